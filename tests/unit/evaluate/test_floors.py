"""Floors: read, held and broken."""

from pathlib import Path

import pytest

from claimlint.errors import ConfigError
from claimlint.evaluate.floors import FIGURES, broken, read_floors
from claimlint.evaluate.score import score
from tests.unit.evaluate.golds import found, gold

OURS = Path(__file__).parents[3] / "corpora" / "floors.toml"


def floors_of(text: str, tmp_path: Path, name: str = "test") -> dict[str, float]:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    return dict(read_floors(path, name))


def test_floors_are_read(tmp_path: Path) -> None:
    text = "[test]\nsentence_recall = 0.85\ngroup_f1 = 1\n[dev]\ngroup_f1 = 0\n"

    assert floors_of(text, tmp_path) == {"sentence_recall": 0.85, "group_f1": 1.0}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[tests]\n", "there are no floors for “test” (did you mean “tests”?)"),
        ("", "there are no floors for “test” (it has: none)"),
        ("[test]\ngroup_f2 = 1\n", "unknown figure “group_f2” in [test] (did you mean “group_f1”?)"),
        ("[test]\ngroup_f1 = 80\n", "“group_f1” in [test] must be a number from 0 to 1"),
        ("[test]\ngroup_f1 = true\n", "“group_f1” in [test] must be a number from 0 to 1"),
        ("[test\n", "is not TOML: "),
    ],
)
def test_what_is_wrong_with_floors(text: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        floors_of(text, tmp_path)

    assert str(caught.value).startswith(f"{tmp_path / 'floors.toml'}: {problem}")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        read_floors(tmp_path / "none.toml", "test")


def test_floors_that_break() -> None:
    run = score([(gold("0:EV101 1:EV101 2:EV101"), found("0:EV101 1:EV101 4:EV101"))], {"EV101"})

    assert broken(run, {"sentence_recall": 0.66, "sentence_precision": 2 / 3, "group_f1": 0.6}) == ()
    assert broken(run, {"sentence_recall": 0.67, "group_f1": 0.0}) == (
        "sentence_recall is 0.6667, and its floor is 0.6700",
    )


def test_a_figure_that_is_not_defined_is_below_every_floor_but_0() -> None:
    run = score([], {"EV101"})

    assert broken(run, dict.fromkeys(FIGURES, 0.0)) == ()
    assert broken(run, {"group_f1": 0.01}) == ("group_f1 is not defined, and its floor is 0.0100",)


@pytest.mark.parametrize("name", ["dev", "test", "passages"])
def test_our_own_floors_can_be_read(name: str) -> None:
    assert {"sentence_precision", "sentence_recall", "group_f1"} <= set(read_floors(OURS, name))
