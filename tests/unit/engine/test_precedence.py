"""Of two findings about the same words or claim one stands; the other is kept as related."""

import pytest

from claimlint.engine.precedence import NO_SOURCE, ROWS, Row, Where
from claimlint.model.finding import Severity
from claimlint.ruleset.rule import Kind, Rule, Unit
from tests.unit.engine.build import Article, claim_rule, rule

SPAN = [row for row in ROWS if row.where is Where.SPAN]
FRAME = [row for row in ROWS if row.where is Where.FRAME]
PASSAGE = [row for row in ROWS if row.where is Where.PASSAGE]


def name(row: Row) -> str:
    return f"{row.winner}>{row.loser}-{row.where.value}"


def both(row: Row) -> tuple[Rule, Rule]:
    return rule(row.winner), rule(row.loser)


def softened(article: Article, row: Row) -> Article:
    return article.cue("softener") if row.soft else article


@pytest.mark.parametrize("row", SPAN, ids=name)
def test_span_rows(row: Row) -> None:
    article = softened(Article("Ketamine is a wonder cure for pain."), row).mention("Ketamine")
    article.match(row.winner, "wonder cure").match(row.loser, "cure for pain", row.group or "main")

    (hit,) = article.hits(*both(row))

    assert hit.rule == row.winner
    assert [other.rule for other in hit.related] == [row.loser]


@pytest.mark.parametrize(
    "row",
    [row for row in SPAN if not any({r.winner, r.loser} == {row.winner, row.loser} for r in FRAME)],
    ids=name,
)
def test_span_rows_need_common_words(row: Row) -> None:
    article = softened(Article("Ketamine is a wonder and cures pain."), row).mention("Ketamine")
    article.match(row.winner, "wonder").match(row.loser, "cures")

    assert {hit.rule for hit in article.hits(*both(row))} == {row.winner, row.loser}


@pytest.mark.parametrize("row", FRAME, ids=name)
def test_frame_rows(row: Row) -> None:
    article = softened(Article("Ketamine is a wonder and cures pain."), row).claim("cures")
    article.match(row.winner, "wonder").match(row.loser, "cures")

    (hit,) = article.hits(*both(row))

    assert (hit.rule, [other.rule for other in hit.related]) == (row.winner, [row.loser])
    assert (NO_SOURCE in hit.notes) is (row.note == NO_SOURCE)


@pytest.mark.parametrize("row", FRAME, ids=name)
def test_frame_rows_leave_another_claim(row: Row) -> None:
    text = "Ketamine cures pain and zinc lifts mood."
    article = softened(Article(text).clauses(0, "and"), row)
    article.claim("cures", clause="Ketamine cures pain").claim("lifts", clause="and zinc lifts mood")
    article.match(row.winner, "cures").match(row.loser, "lifts")

    assert {hit.rule for hit in article.hits(*both(row))} == {row.winner, row.loser}


@pytest.mark.parametrize("row", [row for row in ROWS if row.soft], ids=name)
def test_soft_rows_need_a_softener(row: Row) -> None:
    article = Article("Ketamine is a wonder and cures pain.").claim("cures")
    article.match(row.winner, "wonder").match(row.loser, "cures")

    assert len(article.hits(*both(row))) == 2


@pytest.mark.parametrize("row", PASSAGE, ids=name)
def test_the_first_finding_covers_the_passage(row: Row) -> None:
    article = Article("One study found that ketamine relieves pain.", "The study found that it lifts mood.")
    article.claim("relieves").claim("lifts").match(row.winner, "One study").match(
        row.loser, "The study", at=1
    )

    rules = both(row) if row.winner != row.loser else (rule(row.winner),)
    hits = article.hits(*rules)

    assert [(hit.rule, hit.sentence) for hit in hits] == [(row.winner, 0)]
    assert [other.sentence for other in hits[0].related] == [1]


def test_another_study_is_another_passage() -> None:
    article = Article(
        "One study found that ketamine relieves pain.", "Another study found that it lifts mood."
    )
    article.claim("relieves").claim("lifts").match("EV104", "One study").match("EV104", "Another study", at=1)

    assert len(article.hits(rule("EV104"))) == 2


@pytest.mark.parametrize("rule_id", ["SC504", "QU602", "CE201"])
def test_source_and_claim_are_different_faults(rule_id: str) -> None:
    article = (
        Article("Studies show ketamine cures pain.")
        .claim("cures")
        .match("EV103", "Studies show")
        .match(rule_id, "cures")
    )

    assert {hit.rule for hit in article.hits(rule("EV103"), rule(rule_id))} == {"EV103", rule_id}


def test_magnitude_stands_beside_the_missing_source() -> None:
    article = (
        Article("Ketamine has remarkable efficacy in pain.").claim("efficacy in").match("HY304", "remarkable")
    )

    assert [hit.rule for hit in article.hits(rule("HY304"), claim_rule())] == ["HY304", "EV101"]


def test_a_folded_winner_passes_on_what_it_took() -> None:
    article = Article("A study and studies show ketamine relieves pain.").claim("relieves")
    article.match("EV104", "A study").match("EV103", "studies show").match("EV102", "show")
    rules = (
        rule("EV104", Kind.EVIDENCE),
        rule("EV103", Kind.EVIDENCE),
        rule("EV102", Kind.EVIDENCE),
        claim_rule(),
    )

    (hit,) = article.hits(*rules)

    assert hit.rule == "EV104"
    assert sorted(other.rule for other in hit.related) == ["EV101", "EV102", "EV103"]


def test_precedence_holds_among_the_selected_rules() -> None:
    article = Article("Ketamine cures pain.").claim("cures").match("CE201", "cures")

    (hit,) = article.hits(claim_rule())

    assert hit.rule == "EV101"


@pytest.mark.parametrize(("rule_id", "kept"), [("QU602", 0), ("QU605", 1), ("EV106", 1)])
def test_once_per_passage(rule_id: str, kept: int) -> None:
    article = Article("A trial found ketamine better.", "The trial found it greater.", "Ketamine is better.")
    article.mention("ketamine").mention("it", at=1).mention("Ketamine", at=2)
    article.match(rule_id, "better").match(rule_id, "greater").match(rule_id, "better", at=2)

    hits = article.hits(rule(rule_id, unit=Unit.PASSAGE))

    assert [hit.sentence for hit in hits] == [kept, 2]
    assert len(hits[0].related) == 1


def test_once_per_section_at_the_strongest() -> None:
    article = (
        Article()
        .heading("Uses")
        .block("Ketamine is magic.", "Ketamine is a miracle.")
        .heading("More")
        .block("Pure magic.")
    )
    article.match("HY301", "magic", "mild").match("HY301", "miracle").match("HY301", "magic", "mild", at=4)
    from claimlint.ruleset.rule import When

    made = rule(
        "HY301",
        unit=Unit.SECTION,
        groups=("main", "mild"),
        when=(When(Severity.SUGGESTION, group=("mild",)),),
    )

    assert [(hit.sentence, hit.severity) for hit in article.hits(made)] == [
        (2, Severity.WARNING),
        (4, Severity.SUGGESTION),
    ]


def test_the_opening_belongs_to_the_section_about_the_same_treatment() -> None:
    article = Article("Ketamine is magic.").heading("Uses").block("Ketamine is a miracle.")
    article.match("HY301", "magic").match("HY301", "miracle")

    assert len(article.hits(rule(unit=Unit.SECTION))) == 1


def test_once_per_document() -> None:
    article = Article("Ketamine is magic.").heading("Uses").block("Ketamine is a miracle.")
    article.match("HY301", "magic").match("HY301", "miracle")

    assert len(article.hits(rule(unit=Unit.DOCUMENT))) == 1
    assert len(article.hits(rule())) == 2


def test_order_is_that_of_the_text() -> None:
    article = (
        Article("Ketamine is magic and a miracle.")
        .match("HY302", "magic")
        .match("HY301", "miracle")
        .match("HY301", "magic")
    )

    assert [(hit.span.start, hit.rule) for hit in article.hits(rule("HY302"), rule("HY301"))] == [
        (12, "HY301"),
        (12, "HY302"),
        (24, "HY301"),
    ]
