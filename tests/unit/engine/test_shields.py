"""Every shield silences what it should, and nothing else."""

import pytest

from claimlint.engine.shields import SHIELDS
from claimlint.model.analysis import Certainty
from claimlint.model.finding import Severity
from claimlint.model.text import BlockRole
from tests.unit.engine.build import Article, claim_rule, rule

TEXT = "Ketamine works wonders for pain."

CUES = {
    "NEG": "negation",
    "Q": "question",
    "HYP": "hypothetical",
    "REG": "regulatory",
    "GUIDE": "guideline",
    "DEBUNK": "debunk",
    "DISTANCED": "distanced",
    "QUOTE": "quote",
    "RESEARCH": "research",
    "LIMIT": "limitation",
    "LIMITATION": "limitation",
    "ADVICE": "advice",
    "DISCLAIMER": "disclaimer",
    "TESTIMONIAL": "testimonial",
    "EMERGENCY": "emergency",
    "MECH": "mechanism",
    "DEF": "definition",
    "HARMPOL": "harm",
    "HIST": "historical",
    "META": "meta",
    "REFLIST": "reflist",
    "WARN": "warning",
    "PROCEDURE": "procedure",
    "IDIOM": "idiom",
    "STUDY": "study",
}


def test_every_shield_is_tested() -> None:
    assert set(SHIELDS) == {*CUES, "HEDGE", "HEADING", "ESTABLISHED", "IMMEASURABLE"}


@pytest.mark.parametrize(("code", "kind"), CUES.items())
def test_cue_silences(code: str, kind: str) -> None:
    article = Article(TEXT).match("HY301", "wonders").cue(kind)

    assert not article.hits(rule(shields=(code,)))
    assert article.hits(rule(shields=()))


@pytest.mark.parametrize(("code", "kind"), CUES.items())
def test_arrow_only_lowers(code: str, kind: str) -> None:
    article = Article(TEXT).match("HY301", "wonders").cue(kind)

    (hit,) = article.hits(rule(shields=(f"{code}-",)))

    assert hit.severity is Severity.SUGGESTION


@pytest.mark.parametrize("kind", sorted(set(CUES.values())))
def test_cue_beyond_its_scope_is_nothing(kind: str) -> None:
    article = Article(TEXT).match("HY301", "wonders").cue(kind, "pain", over="pain")

    assert article.hits(rule(shields=tuple(CUES)))


@pytest.mark.parametrize(
    ("strength", "severity"), [(3, None), (2, Severity.SUGGESTION), (1, Severity.WARNING)]
)
def test_hedge_by_strength(strength: int, severity: Severity | None) -> None:
    article = Article(TEXT).match("HY301", "wonders").cue("hedge", strength=strength)

    assert [hit.severity for hit in article.hits(rule(shields=("HEDGE",)))] == (
        [severity] if severity else []
    )


def test_booster_breaks_the_regulatory_shield() -> None:
    article = Article(TEXT).match("HY301", "wonders").cue("regulatory").cue("booster")

    assert article.hits(rule(shields=("REG",)))


def test_heading_above_debunks() -> None:
    article = Article().heading("Five myths").block(TEXT).match("HY301", "wonders")

    assert article.hits(rule(shields=("DEBUNK",)))
    assert not article.cue("debunk", at=0).hits(rule(shields=("DEBUNK",)))


def test_cue_in_the_heading_above() -> None:
    article = Article().heading("Words to avoid").block(TEXT).match("HY301", "wonders").cue("meta", at=0)

    assert not article.hits(rule(shields=("META",)))
    assert article.hits(rule(shields=("DEBUNK",)))


@pytest.mark.parametrize(("roles", "fires"), [(("established",), False), ((), True)])
def test_established_facts(*, roles: tuple[str, ...], fires: bool) -> None:
    article = Article("Ketamine relieves pain.").claim("relieves", roles=frozenset(roles))

    assert bool(article.hits(claim_rule(shields=("ESTABLISHED",)))) is fires


def test_heading_shield_is_about_the_block() -> None:
    article = Article().heading(TEXT).block(TEXT).match("HY301", "wonders").match("HY301", "wonders", at=1)

    (hit,) = article.hits(rule(shields=("HEADING",)))

    assert hit.sentence == 1


def test_block_quote_is_quoted() -> None:
    article = Article().block(TEXT, role=BlockRole.QUOTE).match("HY301", "wonders")

    assert not article.hits(rule(shields=("QUOTE",)))


@pytest.mark.parametrize("heading", [True, False])
def test_question(*, heading: bool) -> None:
    article = Article()
    article = article.heading("Is ketamine a wonder?") if heading else article.block("Is ketamine a wonder?")

    assert not article.match("HY301", "wonder").hits(rule(shields=("Q",)))
    assert article.hits(rule())


def test_text_under_a_question_heading_is_not_shielded() -> None:
    article = Article().heading("Does it work?").block(TEXT).match("HY301", "wonders")

    assert article.hits(rule(shields=("Q",)))


def test_why_question_that_presupposes_is_lowered_once() -> None:
    article = Article("Why does ketamine relieve pain?").claim("relieve").cue("hedge", strength=2)

    (hit,) = article.hits(claim_rule(shields=("Q", "HEDGE")))

    assert hit.severity is Severity.SUGGESTION


def test_why_heading_is_a_question() -> None:
    article = Article().heading("Why does ketamine relieve pain?").claim("relieve")

    assert not article.hits(claim_rule(shields=("Q",)))


def test_a_trigger_is_not_negated_by_its_own_words() -> None:
    article = (
        Article("Ketamine has none of the side effects.")
        .match("BA706", "none of the side effects")
        .mention("Ketamine")
    )

    assert article.cue("negation", "none").hits(rule("BA706", shields=("NEG",), certainty=Certainty.C3))
    assert not article.cue("negation", "has").hits(rule("BA706", shields=("NEG",)))


def test_a_claim_negated_by_the_trigger_itself() -> None:
    article = (
        Article("Ketamine works without the risks of pills.")
        .match("BA706", "without the risks")
        .claim("risks", negated=True)
    )

    assert article.cue("negation", "without", over="the risks").hits(rule("BA706", shields=("NEG",)))


def test_negated_claim_is_shielded_without_a_cue() -> None:
    article = Article("Ketamine fails to relieve pain.").claim("relieve", negated=True)

    assert not article.hits(claim_rule(shields=("NEG",)))
    assert article.hits(claim_rule())


def test_two_lowering_shields_count_one_step_each() -> None:
    article = Article(TEXT).match("HY301", "wonders").cue("quote").cue("limitation")
    shields = ("QUOTE-", "LIMIT-")

    (hit,) = article.hits(rule(shields=shields, default=Severity.ERROR))

    assert hit.severity is Severity.SUGGESTION
    assert not article.hits(rule(shields=shields))


def test_same_shield_twice_counts_once() -> None:
    article = Article(TEXT).match("HY301", "wonders").cue("quote").cue("quote", "Ketamine")

    (hit,) = article.hits(rule(shields=("QUOTE-",)))

    assert hit.severity is Severity.SUGGESTION
