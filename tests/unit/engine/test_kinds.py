"""Each kind of rule finds what it is for, once, at the right words."""
# ruff: noqa: ANN401 - slots of values built by hand

from typing import Any

import pytest

from claimlint.engine.kinds import KINDS
from claimlint.model.analysis import Certainty, Grade
from claimlint.model.finding import Severity
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Frame, Kind, Rule, Unit, When, WindowTerm
from tests.unit.engine.build import Article, claim_rule, rule

STUDY = rule(
    "EV104",
    Kind.EVIDENCE,
    options={"study": True},
    window=(WindowTerm("W1", Grade.B), WindowTerm("W1", Grade.C, "suggestion")),
)


def spoken(article: Article, *rules: Rule) -> list[str]:
    return [article.words(hit) for hit in article.hits(*rules)]


def test_the_set_of_kinds_is_closed() -> None:
    assert set(KINDS) == set(Kind)


def test_phrase_reports_each_stretch_once() -> None:
    article = (
        Article("Ketamine is a miracle drug, pure magic.")
        .match("HY301", "miracle")
        .match("HY301", "miracle drug")
        .match("HY301", "magic")
    )

    assert spoken(article, rule()) == ["miracle drug", "magic"]


def test_phrase_keeps_the_weightier_of_two_groups() -> None:
    article = (
        Article("Ketamine is a miracle drug.")
        .match("HY301", "miracle drug", "mild")
        .match("HY301", "miracle")
    )

    (hit,) = article.hits(rule(groups=("main", "mild"), when=(When(Severity.SUGGESTION, group=("mild",)),)))

    assert (article.words(hit), hit.severity) == ("miracle", Severity.WARNING)


def test_claim_shows_the_modal_with_the_predicate() -> None:
    article = Article("Ketamine can also reduce pain.").claim("reduce")

    (hit,) = article.hits(claim_rule())

    assert article.words(hit) == "can also reduce"
    assert hit.fields == {"trigger": "can also reduce", "int": "ketamine", "rel": "treats", "tgt": "pain"}


def test_claim_reports_each_frame_once() -> None:
    text = "Ketamine eases pain and zinc lifts mood."
    article = (
        Article(text)
        .clauses(0, "and")
        .claim("eases", clause="Ketamine eases pain")
        .claim("lifts", clause="and zinc lifts mood")
    )
    article.match("EV101", "eases pain")

    assert spoken(article, claim_rule()) == ["eases pain", "lifts"]


def test_triggers_of_a_claim_rule_are_candidates_too() -> None:
    article = Article("Pain relief from ketamine is here.").match("EV101", "relief from").mention("ketamine")

    assert spoken(
        article, rule("EV101", Kind.CLAIM, frame=Frame(polarity="benefit", intervention="mention"))
    ) == ["relief from"]


def test_harm_claims_are_no_candidates() -> None:
    assert not Article("Ketamine causes nausea.").claim("causes", "cause", "harm").hits(claim_rule())


def test_evidence_is_read_with_the_claim_it_carries() -> None:
    article = (
        Article("Studies suggest ketamine may ease pain.")
        .clauses(0, "ketamine")
        .match("EV103", "Studies suggest")
    )
    article.claim("ease", clause="ketamine may ease pain", certainty=Certainty.C2)
    soft = When(Severity.SUGGESTION, certainty=(Certainty.C2,))

    (hit,) = article.hits(rule("EV103", Kind.EVIDENCE, when=(soft,)))

    assert hit.severity is Severity.SUGGESTION
    assert not article.hits(rule("EV103", Kind.EVIDENCE, certainty=Certainty.C4))


def test_evidence_without_a_claim_where_one_is_asked() -> None:
    article = Article("Studies show ketamine is old.").match("EV103", "Studies show").mention("ketamine")

    assert not article.hits(rule("EV103", Kind.EVIDENCE, frame=Frame(claim=True)))
    assert article.hits(rule("EV103", Kind.EVIDENCE))


def test_evidence_speaks_for_all_claims_after_it() -> None:
    article = (
        Article("Studies show ketamine eases pain and lifts mood.")
        .clauses(0, "ketamine", "and")
        .match("EV103", "Studies show")
    )
    article.claim("eases", clause="ketamine eases pain ").claim("lifts", clause="and lifts mood")

    (hit,) = article.hits(rule("EV103", Kind.EVIDENCE), claim_rule())

    assert [other.rule for other in hit.related] == ["EV101", "EV101"]


def study(*sentences: str) -> Article:
    return Article(*sentences).match("EV104", "A study").claim("relieves")


FOUND = "A study found that ketamine relieves pain."


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ((), Severity.WARNING),
        (("journal",), Severity.WARNING),
        (("year",), Severity.WARNING),
        (("journal", "year"), Severity.SUGGESTION),
        (("institution", "size"), Severity.SUGGESTION),
        (("author", "year", "journal"), None),
    ],
)
def test_study_elements_add_up(elements: tuple[str, ...], expected: Severity | None) -> None:
    article = study(FOUND, "The authors say more.", "They say where.")
    for index, element in enumerate(elements):
        article.cite(("A study", "The authors", "They")[index], Grade.D, "study", (element,))

    assert [hit.severity for hit in article.hits(STUDY)] == ([expected] if expected else [])


def test_study_says_what_is_missing() -> None:
    (hit,) = study(FOUND).cite("A study", Grade.D, "journal", ("journal", "year")).hits(STUDY)

    assert hit.fields["missing"] == "author, title and link"


def test_link_nearby_identifies_the_study() -> None:
    assert not study(FOUND, "See it here.").cite("it", Grade.A, "doi", ("id",), at=1).hits(STUDY)
    assert study(FOUND, "See it here.").cite("it", Grade.X, "link", ("link",), at=1).hits(STUDY)


def test_previous_sentence_names_the_study_unless_this_is_another() -> None:
    named = (
        Article("Patel (2020) looked.", FOUND)
        .match("EV104", "A study")
        .claim("relieves")
        .cite("Patel (2020)", Grade.B)
    )
    another = (
        Article("Patel (2020) looked.", "Another study found ketamine relieves pain.")
        .match("EV104", "Another study")
        .claim("relieves")
    )

    assert not named.hits(STUDY)
    assert another.cite("Patel (2020)", Grade.B).hits(STUDY)


def test_a_study_named_by_author_and_year_is_known_from_there_on() -> None:
    article = Article("Patel et al. (2020) looked.", "Their trial found that ketamine relieves pain.")
    article.match("EV104", "Their trial").claim("relieves").cite(
        "Patel et al. (2020)", Grade.C, elements=("author", "year")
    )

    assert not article.hits(STUDY)


def test_what_is_said_of_the_next_study_does_not_count() -> None:
    article = (
        study(FOUND, "Another study came after.")
        .match("EV104", "Another study")
        .claim("came")
        .cite("Another study", Grade.B, elements=("author",))
    )

    assert [hit.sentence for hit in article.hits(STUDY)] == [0]


def test_the_lead_names_the_only_study() -> None:
    article = (
        Article("JAMA, 2021.")
        .block(FOUND)
        .match("EV104", "A study")
        .claim("relieves")
        .cite("JAMA, 2021", Grade.C, "journal", ("journal", "year"))
    )

    (hit,) = article.hits(STUDY)

    assert hit.severity is Severity.SUGGESTION
    second = article.block("A study too found relief.").match("EV104", "A study too").claim("relief")
    assert [hit.severity for hit in second.hits(STUDY)] == [Severity.WARNING, Severity.WARNING]


LACKS = rule("QU605", Kind.NUMBER, options={"lacks": ("effect",), "within": "W1"})


@pytest.mark.parametrize(
    ("sentences", "fires"),
    [
        (("Ketamine significantly reduces pain.", "Ask us."), True),
        (("Ketamine significantly reduces pain, by 6 points.",), False),
        (("Ketamine significantly reduces pain.", "Scores fell by 21%."), False),
        (("Ketamine significantly reduces pain (p < 0.05).",), True),
    ],
)
def test_number_lacks(sentences: tuple[str, ...], *, fires: bool) -> None:
    assert bool(Article(*sentences).match("QU605", "significantly").claim("reduces").hits(LACKS)) is fires


def test_number_needs() -> None:
    made = rule("QU601", Kind.NUMBER, options={"needs": ("relative",), "lacks": ("absolute",)})

    (hit,) = (
        Article("Ketamine cuts the risk by half, 50%.")
        .match("QU601", "cuts the risk")
        .claim("cuts")
        .hits(rule("QU601", Kind.NUMBER, options={"needs": ("percent",)}))
    )
    assert hit.fields["n"] == "50%"
    assert not Article("Ketamine cuts the risk.").match("QU601", "cuts the risk").claim("cuts").hits(made)
    assert (
        not Article("It cuts the risk 50%, to 3 in 100.")
        .match("QU601", "cuts the risk")
        .claim("cuts")
        .hits(made)
    )


@pytest.mark.parametrize(("number", "fires"), [("5", False), ("20", True), ("2,000", True), ("many", False)])
def test_number_bounds(number: str, *, fires: bool) -> None:
    trigger = f"over {number} conditions"
    made = rule("SC599", Kind.NUMBER, options={"min_number": 10})

    assert (
        bool(Article(f"Ketamine treats {trigger}.").match("SC599", trigger).claim("treats").hits(made))
        is fires
    )
    assert (
        not Article("Ketamine treats over 99 things.")
        .match("SC599", "over 99")
        .claim("treats")
        .hits(rule("SC599", Kind.NUMBER, options={"max_number": 50}))
    )


def breadth(**rest: Any) -> Rule:
    return rule("SC501", Kind.BREADTH, unit=Unit.SECTION, groups=("breadth", "open"), **rest)


def test_breadth_phrase_names_what_the_article_claims() -> None:
    article = Article("Ketamine treats a variety of conditions.", "It eases gout and colds.").claim(
        "treats", targets=()
    )
    article.match("SC501", "a variety of conditions", "breadth").claim("eases", targets=("gout", "colds"))

    (hit,) = article.hits(breadth())

    assert (hit.fields["n"], hit.fields["list"]) == ("2", "gout and colds")


def test_list_of_targets() -> None:
    text = "Ketamine relieves pain, acne, gout and colds."
    article = Article(text).claim(
        "relieves",
        targets=("pain", "acne", "gout", "colds"),
        target_spans=(Article(text).span("pain"), Article(text).span("colds")),
    )

    (hit,) = article.hits(breadth())

    assert article.words(hit) == "pain, acne, gout and colds"
    assert (hit.fields["n"], hit.fields["list"]) == ("4", "pain, acne, gout and colds")
    assert not Article(text).claim("relieves", targets=("pain", "acne", "pain", "colds")).hits(breadth())
    assert (
        Article(text)
        .claim("relieves", targets=("pain", "acne", "colds"))
        .hits(breadth(options={"min_targets": 3}))
    )


def test_list_over_bullets_is_one_list() -> None:
    article = Article("Ketamine relieves:")
    for name in ("acne", "gout", "colds", "warts"):
        article.block(name, role=BlockRole.ITEM, lead=0).claim(name, targets=(name,))

    (hit,) = article.hits(breadth())

    assert hit.fields["n"] == "4"


def test_list_that_is_only_researched() -> None:
    article = Article("Ketamine is being studied for pain, acne, gout, colds.").claim(
        "studied", targets=("pain", "acne", "gout", "colds")
    )

    assert not article.cue("research").hits(breadth(shields=("RESEARCH",)))


@pytest.mark.parametrize(
    ("codes", "expected"), [(("PAIN", "DERM", "GI"), Severity.ERROR), (("PAIN", "DERM"), Severity.WARNING)]
)
def test_count_needs_different_systems(codes: tuple[str, ...], expected: Severity) -> None:
    article = Article("Ketamine relieves six things.").claim(
        "relieves", targets=tuple("abcdef"), target_codes=codes
    )

    (hit,) = article.hits(breadth(options={"min_systems": 3}, when=(When(Severity.ERROR, count_min=6),)))

    assert hit.severity is expected


def test_breadth_once_per_section_at_the_broadest() -> None:
    article = Article(
        "Ketamine eases pain and other conditions.", "It eases gout, colds and other conditions."
    )
    article.claim("eases", targets=("pain",)).claim("eases", at=1, targets=("gout", "colds"))
    article.match("SC501", "and other conditions", "open").match(
        "SC501", "and other conditions", "open", at=1
    )

    (hit,) = article.hits(breadth())

    assert (hit.sentence, len(hit.related)) == (1, 1)


def mismatch(body: str, **slots: Any) -> Article:
    article = Article().heading("Ketamine cures pain", 1).block(body, "More.")
    head = article.claim("cures", intervention_span=article.span("Ketamine"))
    return head.claim(body.split()[1], at=1, **slots) if slots else head


def test_consistency() -> None:
    made = rule("DO905", Kind.CONSISTENCY, groups=())

    assert mismatch("Ketamine may ease pain.", certainty=Certainty.C2).hits(made)
    assert not mismatch("Ketamine eases pain.", certainty=Certainty.C4).hits(made)
    assert mismatch("More research is needed.").cue("limitation", at=1).hits(made)
    assert not mismatch("Here is a guide.").hits(made)
    assert (
        not Article()
        .heading("Does ketamine cure pain?", 1)
        .block("Perhaps.")
        .claim("cure", certainty=Certainty.C1)
        .cue("limitation", at=1)
        .hits(made)
    )


def test_consistency_under_a_heading_only() -> None:
    article = (
        Article()
        .heading("Ketamine cures pain")
        .block("Well.")
        .heading("Limits")
        .block("More research is needed.")
        .claim("cures")
    )

    assert not article.cue("limitation", at=3).hits(rule("DO905", Kind.CONSISTENCY, groups=()))


@pytest.mark.parametrize(
    ("sentence", "fires"),
    [
        ("Collagen improved elasticity by 18%.", True),
        ("Collagen improved elasticity by 18%, from 2.1 to 2.5.", False),
        ("Collagen, 2.5 g for 8 weeks, improved elasticity by 18%.", True),
        ("Collagen improved elasticity by 18%, or 3 mm.", False),
    ],
)
def test_beside_a_percentage_of_change_only_absolute_values_count(sentence: str, *, fires: bool) -> None:
    made = rule("QU605", Kind.NUMBER, options={"lacks": ("effect",), "relative": "percent"})
    article = Article(sentence).match("QU605", "by 18%", group="percent").claim("improved")

    assert bool(article.hits(made)) is fires
