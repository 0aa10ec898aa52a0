"""A citation answers for a claim inside the rule's window, and not outside of it."""

import pytest

from claimlint.model.analysis import Grade, Tier
from claimlint.model.finding import Severity
from claimlint.ruleset.rule import WindowTerm
from tests.unit.engine.build import Article, claim_rule

CLAIM = "Ketamine relieves pain."
CITED = "See Feeney (2020) for that."


def term(within: str, grade: Grade | None = Grade.C, **rest: object) -> WindowTerm:
    return WindowTerm(within, grade, **rest)  # type: ignore[arg-type]


def severities(article: Article, *terms: WindowTerm, modifiers: tuple[str, ...] = ()) -> list[Severity]:
    return [hit.severity for hit in article.hits(claim_rule(window=terms, modifiers=modifiers))]


def test_same_sentence() -> None:
    article = (
        Article("Ketamine relieves pain (Feeney, 2020).").claim("relieves").cite("(Feeney, 2020)", Grade.B)
    )

    assert not severities(article, term("W0"))


def test_next_sentence_is_w1_not_w0() -> None:
    article = Article(CLAIM, CITED).claim("relieves").cite("Feeney (2020)", Grade.B)

    assert not severities(article, term("W1"))
    assert severities(article, term("W0"))


def test_grade_below_the_term() -> None:
    article = Article(CLAIM, CITED).claim("relieves").cite("Feeney (2020)", Grade.D)

    assert severities(article, term("W1"))


def test_next_paragraph_is_not_next() -> None:
    article = Article(CLAIM).block(CITED).claim("relieves").cite("Feeney (2020)", Grade.A)

    assert severities(article, term("W1"), term("W2"))


@pytest.mark.parametrize(
    "opening",
    [
        "The study found that it",
        "These findings show it",
        "Researchers said it",
        "In that trial it",
        "They say it",
    ],
)
def test_previous_sentence_only_for_an_anaphor(opening: str) -> None:
    article = Article(CITED, f"{opening} relieves pain.").claim("relieves").cite("Feeney (2020)", Grade.B)

    assert not severities(article, term("W1"))


def test_previous_sentence_without_an_anaphor() -> None:
    article = Article(CITED, CLAIM).claim("relieves").cite("Feeney (2020)", Grade.B)

    assert severities(article, term("W1"))
    assert not severities(article, term("W2"))


def test_paragraph_citation_covers_three_claims_after() -> None:
    claims = [f"Ketamine relieves pain {number}." for number in ("one", "two", "three", "four")]
    article = Article(CITED, *claims).cite("Feeney (2020)", Grade.B)
    for index in range(1, 5):
        article.claim("relieves", at=index)

    hits = article.hits(claim_rule(window=(term("W2"),)))

    assert [hit.sentence for hit in hits] == [4]


def test_paragraph_citation_covers_one_claim_before() -> None:
    article = (
        Article(CLAIM, CLAIM, CITED)
        .claim("relieves", at=0)
        .claim("relieves", at=1)
        .cite("Feeney (2020)", Grade.B)
    )

    hits = article.hits(claim_rule(window=(term("W2"),)))

    assert [hit.sentence for hit in hits] == [0]


def test_lead_in_covers_its_item() -> None:
    article = (
        Article("Feeney (2020) found:").block(CLAIM, lead=0).claim("relieves").cite("Feeney (2020)", Grade.B)
    )

    assert not severities(article, term("W2"))


def test_section_ends_at_the_next_heading() -> None:
    article = (
        Article().heading("Uses").block(CLAIM).block(CITED).claim("relieves").cite("Feeney (2020)", Grade.B)
    )
    other = (
        Article()
        .heading("Uses")
        .block(CLAIM)
        .heading("More")
        .block(CITED)
        .claim("relieves")
        .cite("Feeney (2020)", Grade.B)
    )
    lower = term("W3", Grade.B, then="lower")

    assert severities(article, lower) == [Severity.SUGGESTION]
    assert severities(other, lower) == [Severity.WARNING]


def test_reference_list_without_markers_lowers_and_says_so() -> None:
    article = Article(CLAIM).claim("relieves").with_(reference_grades=(Grade.C, Grade.B))
    rule = claim_rule(window=(term("W4", Grade.B, then="lower"),))

    (hit,) = article.hits(rule)

    assert hit.severity is Severity.SUGGESTION
    assert "link this claim" in hit.notes[0]


def test_reference_list_with_markers_is_no_w4() -> None:
    article = (
        Article(CLAIM)
        .block("Elsewhere.[1]")
        .claim("relieves")
        .cite("[1]", Grade.B, "marker")
        .with_(reference_grades=(Grade.B,))
    )

    assert severities(article, term("W4", Grade.B, then="lower")) == [Severity.WARNING]


def test_poor_reference_list_is_no_w4() -> None:
    article = Article(CLAIM).claim("relieves").with_(reference_grades=(Grade.C,))

    assert severities(article, term("W4", Grade.B, then="lower")) == [Severity.WARNING]


def test_first_term_that_holds_decides() -> None:
    article = Article(CLAIM, CITED).claim("relieves").cite("Feeney (2020)", Grade.D)

    assert severities(article, term("W1"), term("W1", Grade.D, then="suggestion")) == [Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [("Feeney (2020): 21% had no pain.", True), ("Feeney (2020) agrees, p < 0.05.", False)],
)
def test_number_condition(sentence: str, *, silent: bool) -> None:
    article = Article(CLAIM, sentence).claim("relieves").cite("Feeney (2020)", Grade.B)

    assert severities(article, term("W1", number=True)) == ([] if silent else [Severity.WARNING])


@pytest.mark.parametrize(
    ("sentence", "silent"), [("Feeney (2020) looked at 12 months.", True), ("Feeney (2020) agrees.", False)]
)
def test_duration_condition(sentence: str, *, silent: bool) -> None:
    article = Article(CLAIM, sentence).claim("relieves").cite("Feeney (2020)", Grade.B)

    assert severities(article, term("W1", duration=True)) == ([] if silent else [Severity.WARNING])


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [("Feeney (2020) ran a randomised trial.", True), ("Feeney (2020) ran a survey.", False)],
)
def test_design_condition(sentence: str, *, silent: bool) -> None:
    article = Article(CLAIM, sentence).claim("relieves").cite("Feeney (2020)", Grade.B)

    assert severities(article, term("W1", design=Tier.T6)) == ([] if silent else [Severity.WARNING])


def test_design_of_the_claim_counts() -> None:
    article = Article(CLAIM).claim("relieves", design=Tier.T7).cite("relieves", Grade.B)

    assert not severities(article, term("W0", design=Tier.T6))
    assert severities(
        Article(CLAIM).claim("relieves", design=Tier.T3).cite("relieves", Grade.B), term("W0", design=Tier.T6)
    )


def test_number_without_a_grade() -> None:
    article = Article("Ketamine relieves pain in 21% of people.").claim("relieves")

    assert not severities(article, term("W0", None, number=True))


def two_topics(first: str, second: str) -> Article:
    text = f"Ketamine relieves pain (Feeney, 2020) and {first} lifts {second}."
    article = Article(text).clauses(0, "and").cite("(Feeney, 2020)", Grade.B)
    article.claim("relieves", clause="Ketamine relieves pain (Feeney, 2020)")
    return article.claim("lifts", clause=f"and {first} lifts {second}", intervention=first, targets=(second,))


def test_citation_of_one_conjunct_leaves_the_other() -> None:
    article = two_topics("zinc", "mood")

    (hit,) = article.hits(claim_rule(window=(term("W0"),)))

    assert article.words(hit) == "lifts"


def test_citation_of_one_conjunct_covers_the_same_topic() -> None:
    assert not two_topics("ketamine", "pain").hits(claim_rule(window=(term("W0"),)))


def test_citation_that_leads_covers_all() -> None:
    article = Article("Feeney (2020) found that ketamine relieves pain and zinc lifts mood.").clauses(
        0, "that", "and"
    )
    article.claim("relieves", clause="that ketamine relieves pain").claim(
        "lifts", clause="and zinc lifts mood", intervention="zinc", targets=("mood",)
    )

    assert not article.cite("Feeney (2020)", Grade.B).hits(claim_rule(window=(term("W0"),)))
