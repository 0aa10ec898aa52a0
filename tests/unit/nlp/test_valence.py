"""Benefit or harm: the direction of the verb against what the target is."""

import pytest

from claimlint.nlp.claims.valence import is_bad, is_good, polarity
from tests.unit.nlp.made import mark

PAIN = mark(0, 1, "TGT", "pain", codes="PAIN", flags="symptom")
FLU = mark(0, 1, "TGT", "flu", codes="INF", flags="disease")
SLEEP = mark(0, 1, "TGT", "sleep quality", codes="WELL", flags="function")
PRESSURE = mark(0, 1, "TGT", "blood pressure", codes="CV", flags="marker")
SURVIVAL = mark(0, 1, "TGT", "survival", codes="ONC")
NAUSEA = mark(0, 1, "HARM", "nausea")
CONDITION = mark(0, 1, "TGT-GENERIC", "condition")


@pytest.mark.parametrize(
    ("target", "bad", "good"),
    [
        (PAIN, True, False),
        (FLU, True, False),
        (SLEEP, False, True),
        (PRESSURE, False, False),
        (SURVIVAL, False, True),
        (NAUSEA, True, False),
        (CONDITION, True, False),
        (mark(0, 1, "TGT", "weight loss", codes="MET"), False, True),
        (mark(0, 1, "TGT", "quality of life", codes="MH"), False, True),
    ],
)
def test_what_a_target_is(target: object, bad: bool, good: bool) -> None:  # noqa: FBT001 - a table
    assert (is_bad(target), is_good(target)) == (bad, good)  # type: ignore[arg-type] # parameters are typed by their table


@pytest.mark.parametrize(
    ("relation", "direction", "target", "expected"),
    [
        ("treat", "-", PAIN, "benefit"),
        ("treat", "=", FLU, "benefit"),
        ("improve", "+", SLEEP, "benefit"),
        ("improve", "+", PAIN, "harm"),
        ("improve", "+", FLU, "harm"),
        ("treat", "-", SLEEP, "harm"),
        ("treat", "-", PRESSURE, "benefit"),
        ("cause", "+", FLU, "harm"),
        ("cause", "+", NAUSEA, "harm"),
        ("cause", "+", SLEEP, "benefit"),
        ("cause", "+", PRESSURE, "neutral"),
        ("assoc", "=", FLU, "harm"),
        ("assoc", "=", SLEEP, "neutral"),
        ("safe", "=", None, "benefit"),
        ("cause", "+", None, "neutral"),
        ("prevent", "-", SURVIVAL, "benefit"),
    ],
)
def test_polarity(relation: str, direction: str, target: object, expected: str) -> None:
    assert polarity(relation, direction, target) == expected  # type: ignore[arg-type] # as above
