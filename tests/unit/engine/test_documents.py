"""What an article owes its readers: harms beside benefits, sources under claims."""
# ruff: noqa: ANN401 - slots of values built by hand

from typing import Any

import pytest

from claimlint.model.analysis import Certainty, Grade
from claimlint.model.finding import Severity
from claimlint.model.settings import Settings
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Kind, Rule, When
from tests.unit.engine.build import Article, rule

BENEFITS = ("Ketamine eases pain.", "Ketamine lifts mood.", "Ketamine calms fear.")


def harms(**options: Any) -> Rule:
    when = (When(Severity.ERROR, type=("RX",), count_min=3), When(Severity.SUGGESTION, type=("PSY",)))
    return rule(
        "BA701", Kind.DOCUMENT, groups=(), when=when, options={"absent": "harms", "min_claims": 2, **options}
    )


def references(**options: Any) -> Rule:
    return rule(
        "DO901",
        Kind.DOCUMENT,
        groups=(),
        options={"absent": "references", "min_claims": 3, "at": "title", **options},
    )


def page(*more: str, count: int = 3, **slots: Any) -> Article:
    article = Article(*BENEFITS[:count], *more)
    for verb in ("eases", "lifts", "calms")[:count]:
        article.claim(verb, **slots)
    return article


def severity(article: Article, made: Rule) -> Severity | None:
    hits = article.hits(made)
    assert len(hits) <= 1
    return hits[0].severity if hits else None


def test_benefits_without_harms() -> None:
    (hit,) = page().hits(harms())

    assert hit.severity is Severity.ERROR
    assert (hit.sentence, hit.document) == (0, True)
    assert (hit.fields["int"], hit.fields["n"]) == ("ketamine", "3")


def test_fewer_claims_weigh_less_and_too_few_nothing() -> None:
    assert severity(page(count=2), harms()) is Severity.WARNING
    assert severity(page(count=1), harms()) is None


def test_type_decides() -> None:
    assert severity(page(intervention_codes=("PSY",)), harms()) is Severity.SUGGESTION


def test_a_harm_satisfies() -> None:
    article = page("It can cause nausea.").mention("nausea", "HARM", ("HARM",))

    assert severity(article, harms()) is None
    assert severity(article, harms(min_harms=2)) is Severity.ERROR


@pytest.mark.parametrize(
    "sentence",
    [
        "You avoid the nausea of traditional medications.",
        "It helps those with fears about nausea from older drugs.",
        "There is a low risk of nausea.",
        "It comes without nausea.",
    ],
)
def test_harms_of_others_and_harms_made_small_do_not_count(sentence: str) -> None:
    assert severity(page(sentence).mention("nausea", "HARM", ("HARM",)), harms()) is Severity.ERROR


def test_denied_and_asked_harms_do_not_count() -> None:
    for kind in ("negation", "question"):
        article = page("Nausea is not seen.").mention("Nausea", "HARM", ("HARM",)).cue(kind, "not")
        assert severity(article, harms()) is Severity.ERROR


def test_a_contraindication_is_no_denial() -> None:
    article = page("It must not be taken, it harms babies.").mention("harms", "HARM", ("HARM",))

    assert severity(article.cue("negation", "not").cue("harm", "harms babies"), harms()) is None


def test_a_target_is_no_harm_unless_a_harm_claim_says_so() -> None:
    article = (
        page("Ketamine and bleeding.")
        .mention("bleeding", "HARM", ("HARM",))
        .mention("bleeding", "TGT", ("CV",))
    )

    assert severity(article, harms()) is Severity.ERROR
    assert severity(article.claim("and", "cause", "harm", at=3), harms()) is None


def test_the_condition_treated_is_no_harm() -> None:
    article = (
        Article("Ketamine eases nausea.", "Ketamine lifts mood.")
        .mention("nausea", "HARM", ("HARM",))
        .claim("lifts")
    )
    article.claim("eases", target_spans=(article.span("nausea"),))

    assert severity(article, harms()) is Severity.WARNING


@pytest.mark.parametrize("kind", ["advice", "limitation"])
def test_generic_deferral_lowers_but_does_not_silence(kind: str) -> None:
    article = (
        page("Ask a doctor about possible dangers.").mention("dangers", "HARM", ("HARM",)).cue(kind, at=3)
    )

    assert severity(article, harms()) is Severity.WARNING


def test_advice_without_danger_is_no_deferral() -> None:
    assert severity(page("Ask a doctor if it suits you.").cue("advice", at=3), harms()) is Severity.ERROR


def test_link_to_safety_information_lowers() -> None:
    assert severity(page("See full prescribing information."), harms()) is Severity.WARNING


def test_shielded_claims_do_not_count() -> None:
    article = page()
    for index in (0, 1):
        article.cue("debunk", at=index)
    made = rule(
        "BA701", Kind.DOCUMENT, groups=(), shields=("DEBUNK",), options={"absent": "harms", "min_claims": 2}
    )

    assert severity(article, made) is None


@pytest.mark.parametrize("slots", [{"certainty": Certainty.C2}, {"negated": True}])
def test_open_and_negated_claims_do_not_count(slots: dict[str, Any]) -> None:
    assert severity(page(**slots), harms()) is None


def test_captions_and_cells_do_not_count() -> None:
    article = Article()
    for text, role in zip(BENEFITS, (BlockRole.CAPTION, BlockRole.CELL, BlockRole.REFERENCES), strict=True):
        article.block(text, role=role).claim(text.split()[1])

    assert severity(article, harms()) is None


def test_words_bound_the_rule() -> None:
    assert severity(page().with_(words=100), references(min_words=150)) is None
    assert severity(page().with_(words=150), references(min_words=150)) is Severity.WARNING
    assert severity(page().with_(words=200), references(max_words=150)) is None


def sectioned(section_name: str) -> Article:
    article = page("It can cause nausea.").mention("nausea", "HARM", ("HARM",)).heading("More")
    for at in range(3):  # what the article is about
        article.mention("Ketamine", at=at)
    for verb in ("helps", "heals", "soothes"):
        article.block(f"Zinc {verb} skin.").claim(
            verb, intervention=section_name, intervention_codes=("SUPP",)
        )
    return article.block("More of this.")


def test_section_about_another_treatment_is_looked_at_by_itself() -> None:
    article = sectioned("zinc").with_(topic="ketamine")
    article.claim("More of", intervention="ketamine")

    (hit,) = article.hits(harms(section_claims=3))

    assert (hit.fields["int"], hit.severity) == ("zinc", Severity.WARNING)
    assert not article.hits(harms())
    assert not article.hits(harms(section_claims=4 + 1))


def test_section_about_the_same_treatment_is_covered_by_the_article() -> None:
    assert not sectioned("ketamine").hits(harms(section_claims=3))


def test_no_references_stands_on_the_title() -> None:
    article = Article().heading("Ketamine, a guide", 1).block(*BENEFITS, "A study and a trial say so.")
    for verb in ("eases", "lifts", "calms"):
        article.claim(verb)

    (hit,) = article.hits(references())

    assert article.words(hit) == "Ketamine, a guide"
    assert (hit.fields["n"], hit.fields["mentions"]) == ("3", "2")


def test_no_references_without_a_title_stands_on_the_first_claim() -> None:
    article = page()

    (hit,) = article.hits(references())

    assert article.words(hit) == "eases"


@pytest.mark.parametrize(
    ("grade", "expected"), [(Grade.B, None), (Grade.C, Severity.WARNING), (Grade.X, Severity.WARNING)]
)
def test_a_citation_of_grade_b_satisfies(grade: Grade, expected: Severity | None) -> None:
    assert severity(page("See this.").cite("this", grade), references()) is expected
    assert severity(page().with_(reference_grades=(grade,)), references()) is expected


@pytest.mark.parametrize(
    ("absent", "kind", "strength"),
    [
        ("advice", "advice", 0),
        ("disclaimer", "disclaimer", 0),
        ("uncertainty", "hedge", 2),
        ("uncertainty", "limitation", 0),
    ],
)
def test_cues_satisfy(absent: str, kind: str, strength: int) -> None:
    made = rule("DO902", Kind.DOCUMENT, groups=(), options={"absent": absent})

    assert severity(page(), made) is Severity.WARNING
    more = page("Ketamine may do more.").mention("Ketamine", at=3)
    assert severity(more.cue(kind, strength=strength, at=3), made) is None


def test_byline_is_judged_where_metadata_can_be_seen() -> None:
    made = rule("DO903", Kind.DOCUMENT, groups=(), options={"absent": "byline"})

    assert not page().hits(made)
    assert page().hits(made, settings=Settings(meta=True))
    assert page().with_(metadata={"title": "x"}).hits(made)
    assert page().with_(metadata={"author": "x"}).hits(made)
    assert page().with_(metadata={"author": "Admin", "date": "2024"}).hits(made)
    assert not page().with_(metadata={"reviewer": "x", "date": "2024"}).hits(made)
