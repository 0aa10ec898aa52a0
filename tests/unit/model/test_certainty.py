"""What governing cues leave of a statement's certainty, and what governs."""

import pytest

from claimlint.model.analysis import Certainty, Cue
from claimlint.model.certainty import certainty_at, certainty_of, governing
from claimlint.model.text import TextSpan


def cue(kind: str, strength: int = 0, scope: tuple[int, int] = (0, 50)) -> Cue:
    return Cue(kind, TextSpan(0, 3), TextSpan(*scope), 0, strength)


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        ([], Certainty.C4),
        ([cue("booster")], Certainty.C5),
        ([cue("softener")], Certainty.C3),
        ([cue("hedge", 1)], Certainty.C4),
        ([cue("hedge", 2)], Certainty.C3),
        ([cue("hedge", 3)], Certainty.C2),
        ([cue("hedge", 1), cue("hedge", 3)], Certainty.C2),
        ([cue("booster"), cue("hedge", 2)], Certainty.C3),
        ([cue("booster"), cue("softener")], Certainty.C3),
        ([cue("question")], Certainty.C1),
        ([cue("research"), cue("hedge", 3)], Certainty.C1),
        ([cue("hypothetical"), cue("booster")], Certainty.C1),
        ([cue("negation"), cue("question"), cue("booster")], Certainty.C0),
        ([cue("advice"), cue("quote")], Certainty.C4),
    ],
)
def test_the_most_doubtful_cue_decides(cues: list[Cue], expected: Certainty) -> None:
    assert certainty_of(cues) is expected
    assert certainty_of(cues[::-1]) is expected


@pytest.mark.parametrize(
    ("scope", "governs"),
    [
        ((0, 10), False),
        ((0, 11), True),
        ((10, 12), True),
        ((12, 20), True),
        ((19, 30), True),
        ((20, 30), False),
    ],
)
def test_a_cue_governs_what_its_scope_touches(scope: tuple[int, int], governs: bool) -> None:  # noqa: FBT001 - a table
    found = cue("negation", scope=scope)

    assert governing([found], TextSpan(10, 20)) == ((found,) if governs else ())


def test_certainty_at_a_place_leaves_out_what_does_not_reach_it() -> None:
    cues = [cue("negation", scope=(0, 5)), cue("hedge", 3, (5, 50))]

    assert [certainty_at(cues, TextSpan(at, at + 2)) for at in (0, 4, 5, 60)] == [
        Certainty.C0,
        Certainty.C0,
        Certainty.C2,
        Certainty.C4,
    ]
