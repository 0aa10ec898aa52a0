"""How much a finding weighs: the table, the modifiers, the cap."""
# ruff: noqa: ANN401 - slots of values built by hand

from typing import Any

import pytest

from claimlint.model.analysis import Certainty, Grade
from claimlint.model.finding import Severity
from claimlint.model.settings import Settings
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Frame, When, WindowTerm
from tests.unit.engine.build import Article, claim_rule, rule

TEXT = "Ketamine relieves pain."
CITED = "See Feeney (2020) for that."


def severity(article: Article, *, settings: Settings | None = None, **rest: Any) -> Severity | None:
    hits = article.hits(claim_rule(**rest), settings=settings or Settings())
    assert len(hits) <= 1
    return hits[0].severity if hits else None


def claimed(**slots: Any) -> Article:
    return Article(TEXT).claim("relieves", **slots)


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"target_flags": ("serious",), "intervention_codes": ("SUPP",)}, Severity.ERROR),
        ({"target_flags": ("serious",), "intervention_codes": ("RX",)}, Severity.WARNING),
        ({"target_codes": ("SUI",), "intervention_codes": ("RX",)}, Severity.ERROR),
        ({"target_codes": ("ONC",), "intervention_codes": ("PROC",)}, Severity.ERROR),
        ({"target_codes": ("PAIN",), "intervention_codes": ("CAM",)}, Severity.WARNING),
    ],
)
def test_m1_is_restricted(slots: dict[str, Any], expected: Severity) -> None:
    assert severity(claimed(**slots), modifiers=("M1",)) is expected
    assert severity(claimed(**slots)) is Severity.WARNING


def test_m1_reads_the_heading_where_the_rule_looks_at_the_section() -> None:
    article = Article().heading("Cancer").block("Ketamine works wonders.").match("HY301", "wonders")
    article.mention("Cancer", "TGT", ("ONC",)).mention("Ketamine")

    (raised,) = article.hits(rule(frame=Frame(target="section"), modifiers=("M1",)))
    (plain,) = article.hits(rule(frame=Frame(intervention="mention"), modifiers=("M1",)))

    assert (raised.severity, plain.severity) == (Severity.ERROR, Severity.WARNING)


@pytest.mark.parametrize("role", [BlockRole.TITLE, BlockRole.HEADING, BlockRole.META])
def test_m2_in_prominent_blocks(role: BlockRole) -> None:
    article = Article().block(TEXT, role=role).claim("relieves")

    assert severity(article, modifiers=("M2",)) is Severity.ERROR
    assert severity(article) is Severity.WARNING


def test_m2_in_a_call_to_action_but_not_in_a_paragraph() -> None:
    assert severity(claimed().cue("cta"), modifiers=("M2",)) is Severity.ERROR
    assert severity(claimed(), modifiers=("M2",)) is Severity.WARNING


@pytest.mark.parametrize(("kind", "strength"), [("hedge", 2), ("quote", 0), ("limitation", 0)])
def test_m3_lowers_once_for_each_cause(kind: str, strength: int) -> None:
    article = claimed().cue(kind, strength=strength).cue(kind, "pain", strength, over="relieves")

    assert severity(article, modifiers=("M3",)) is Severity.SUGGESTION
    assert severity(article) is Severity.WARNING


def test_m3_and_shield_are_one_cause() -> None:
    article = claimed().cue("limitation")

    assert severity(article, modifiers=("M3",), shields=("LIMIT-",)) is Severity.SUGGESTION


@pytest.mark.parametrize(("grade", "expected"), [(Grade.D, Severity.SUGGESTION), (Grade.E, Severity.WARNING)])
def test_m3_for_a_citation_one_grade_short(grade: Grade, expected: Severity) -> None:
    article = Article(TEXT, CITED).claim("relieves").cite("Feeney (2020)", grade)

    assert severity(article, modifiers=("M3",), window=(WindowTerm("W1", Grade.C),)) is expected


def test_m4_for_a_citation_in_the_section() -> None:
    article = Article(TEXT).block(CITED).claim("relieves").cite("Feeney (2020)", Grade.B)

    assert severity(article, modifiers=("M4",)) is Severity.SUGGESTION
    assert severity(article) is Severity.WARNING


def test_below_suggestion_is_silent() -> None:
    article = claimed().cue("quote").cue("limitation")

    assert severity(article, shields=("QUOTE-",), default=Severity.SUGGESTION) is None
    assert severity(article, shields=("QUOTE-", "LIMIT-"), default=Severity.ERROR) is Severity.SUGGESTION


def test_error_is_the_cap_and_is_applied_last() -> None:
    article = claimed(target_codes=("ONC",)).cue("limitation")

    assert severity(article, modifiers=("M1",), default=Severity.ERROR) is Severity.ERROR
    assert severity(article, modifiers=("M1",), default=Severity.ERROR, shields=("LIMIT-",)) is Severity.ERROR


LEVEL = Severity.ERROR


@pytest.mark.parametrize(
    ("when", "other"),
    [
        (When(LEVEL, group=("claims",)), When(LEVEL, group=("mild",))),
        (When(LEVEL, type=("RX", "SUPP")), When(LEVEL, type=("SUPP",))),
        (When(LEVEL, target=("serious",)), When(LEVEL, target=("minor",))),
        (When(LEVEL, target=("PAIN",)), When(LEVEL, target=("ONC",))),
        (When(LEVEL, block=("paragraph",)), When(LEVEL, block=("title",))),
        (When(LEVEL, quoted=False), When(LEVEL, quoted=True)),
        (When(LEVEL, profile=("generic",)), When(LEVEL, profile=("news",))),
        (When(LEVEL, certainty=(Certainty.C4,)), When(LEVEL, certainty=(Certainty.C3,))),
        (When(LEVEL, grade=("none",)), When(LEVEL, grade=("D",))),
        (When(LEVEL, hedged=("H1",)), When(LEVEL, hedged=("H2",))),
        (When(LEVEL, words_max=400), When(LEVEL, words_max=399)),
        (When(LEVEL, anaphor=True), When(LEVEL, anaphor=False)),
    ],
)
def test_when_keys(when: When, other: When) -> None:
    article = claimed(anaphor=True, target_flags=("serious",)).cue("hedge", strength=1)

    assert severity(article, when=(when,)) is Severity.ERROR
    assert severity(article, when=(other,)) is Severity.WARNING


def test_region_and_all_keys_of_a_line_must_hold() -> None:
    line = When(Severity.ERROR, region=("us",), type=("RX",))

    assert severity(claimed(), when=(line,), settings=Settings(region="us")) is Severity.ERROR
    assert severity(claimed(), when=(line,)) is Severity.WARNING
    assert (
        severity(claimed(intervention_codes=("OTC",)), when=(line,), settings=Settings(region="us"))
        is Severity.WARNING
    )


def test_first_line_that_holds_wins_and_off_is_off() -> None:
    lines = (When(None, type=("RX",)), When(Severity.ERROR, profile=("generic",)))

    assert severity(claimed(), when=lines) is None
    assert severity(claimed(intervention_codes=("OTC",)), when=lines) is Severity.ERROR


def test_a_line_that_reads_the_hedge_is_not_lowered_for_it_again() -> None:
    article = claimed().cue("hedge", strength=2)
    hedged = When(Severity.SUGGESTION, hedged=("H2",))

    assert severity(article, when=(hedged,), shields=("HEDGE",)) is Severity.SUGGESTION
    assert severity(article, shields=("HEDGE",), default=Severity.SUGGESTION) is None


def test_minimum_certainty() -> None:
    assert severity(claimed(certainty=Certainty.C3), certainty=Certainty.C4) is None
    assert severity(claimed(certainty=Certainty.C4), certainty=Certainty.C4) is Severity.WARNING
    assert severity(claimed().cue("softener"), certainty=Certainty.C4) is None
