"""The cue lists as data: scopes that exist, strengths where they count, patterns that parse."""

import pytest

from claimlint.errors import RuleError
from claimlint.model.text import TextSpan
from claimlint.nlp.cues import KINDS, SCOPES, CueRule, Row, _rule, cue_matcher, cue_rules
from claimlint.phrases.lexicons import MENTIONS, NAMES
from claimlint.phrases.syntax import parse, slots


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_there_and_its_patterns_use_known_slots(kind: str) -> None:
    rules = cue_rules(kind)

    assert rules
    assert {rule.kind for rule, _ in rules} == {kind}
    assert {rule.scope for rule, _ in rules} <= SCOPES
    assert {slot for _, pattern in rules for slot in slots(parse(pattern))} <= {*NAMES, *MENTIONS}


def test_hedges_are_graded_and_nothing_else_is() -> None:
    assert {rule.strength for rule, _ in cue_rules("hedge")} == {1, 2, 3}
    assert {rule.strength for kind in KINDS if kind != "hedge" for rule, _ in cue_rules(kind)} == {0}


def test_only_the_pseudo_cues_reach_nowhere() -> None:
    assert {kind for kind in KINDS for rule, _ in cue_rules(kind) if rule.scope == "-"} == {"pseudo"}


@pytest.mark.parametrize("kind", KINDS)
def test_no_pattern_stands_twice_in_a_list(kind: str) -> None:
    patterns = [pattern for _, pattern in cue_rules(kind)]

    assert [pattern for pattern in patterns if patterns.count(pattern) > 1] == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("not | after", (CueRule("x", "after", 0, 0), "not")),
        ("rather than | after:8", (CueRule("x", "after", 8, 0), "rather than")),
        ("{may|might} | after | 3", (CueRule("x", "after", 0, 3), "{may|might}")),
    ],
)
def test_a_line_of_a_list(line: str, expected: tuple[CueRule, str]) -> None:
    assert _rule("x", line) == expected


def test_a_scope_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RuleError, match="cue list x: unknown scope “afterwards” in “not"):
        _rule("x", "not | afterwards")


def test_a_row_is_plain() -> None:
    assert Row("hedge", TextSpan(1, 2), TextSpan(3, 9), 4, 2).plain() == ["hedge", 1, 2, 3, 9, 4, 2]


def test_the_matcher_is_built_once() -> None:
    assert cue_matcher() is cue_matcher()
