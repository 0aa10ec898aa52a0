"""The recorded list of findings and what differs from it."""

from pathlib import Path

import pytest

from claimlint.errors import ConfigError
from claimlint.evaluate.changes import Changes, changes, listed, recorded, write
from claimlint.evaluate.gold import GoldText
from claimlint.model.finding import Finding, Position, Severity


def finding(path: str, start: int, rule: str, excerpt: str = "cures") -> Finding:
    end = Position(start + len(excerpt), 1, 1)
    place = Position(start, 1, 1)
    return Finding(path, place, end, rule, "name", Severity.ERROR, "message", "", excerpt, "v1:00")


def test_lines_are_sorted_by_place_and_paths_relative_to_the_record() -> None:
    found = [
        finding("corpora/dev/b.md", 100, "EV101"), finding("corpora/dev/b.md", 20, "EV101", "cures\n  all"),
        finding("corpora/dev/b.md", 20, "CE201"), finding("corpora/dev/a.md", 7, "EV101"),
        finding("corpora/dev/b.md", 20, "CE201"),
    ]  # fmt: skip

    assert listed(found, Path("corpora"), ()) == (
        "dev/a.md EV101 error 7-12 cures",
        "dev/b.md CE201 error 20-25 cures",
        "dev/b.md CE201 error 20-25 cures",
        "dev/b.md EV101 error 20-31 cures all",
        "dev/b.md EV101 error 100-105 cures",
    )


def test_the_words_of_blind_texts_are_not_told() -> None:
    texts = [
        GoldText("a", "c/test/a.md", "It cures.", split="test"),
        GoldText("b", "c/b.md", "It cures.", split="dev"),
    ]
    found = [finding("c/test/a.md", 3, "CE201"), finding("c/b.md", 3, "CE201")]

    assert listed(found, Path("c"), texts) == ("b.md CE201 error 3-8 cures", "test/a.md CE201 error 3-8")


def test_what_appeared_and_what_vanished() -> None:
    assert changes(["a", "b", "b", "d"], ["a", "b", "c"]) == Changes(("b", "d"), ("c",))
    assert not changes(["a", "a"], ["a", "a"])
    assert changes([], ["a"]).vanished == ("a",)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = tmp_path / "findings.txt"
    lines = listed([finding("a.md", 1, "CE201", "a\u2028b\x0cc\x85d")], Path(), ())
    write(record, lines)

    assert recorded(record) == lines == ("a.md CE201 error 1-8 a b c d",)


def test_a_record_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--record writes it"):
        recorded(tmp_path / "none.txt")
    with pytest.raises(ConfigError, match="cannot be written"):
        write(tmp_path / "none" / "none.txt", ["a"])
