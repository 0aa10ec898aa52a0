"""Underlined lines: the marks stand under the words, whatever a terminal does with the characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.report.excerpt import excerpt, shown, width


def drawn(source: str, words: str, *, room: int = 88) -> list[str]:
    start = source.index(words)
    marked = excerpt(source, start, start + len(words), line=1 + source.count("\n", 0, start), room=room)
    return [line for one in marked for line in (one.line, one.marks)]


def test_the_words_are_underlined() -> None:
    assert drawn("Zinc cures colds.", "cures") == ["Zinc cures colds.", "     ^^^^^"]


def test_wide_characters_take_two_columns_and_combining_ones_none() -> None:
    assert drawn("漢方 cures cafe\u0301 🦴 pain", "🦴 pain") == [
        "漢方 cures cafe\u0301 🦴 pain",
        "                ^^^^^^^",
    ]


def test_tabs_are_widened_to_stops_of_four() -> None:
    assert drawn("\tA\tcures", "cures") == ["    A   cures", "        ^^^^^"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_words_across_lines_are_underlined_on_each(newline: str) -> None:
    source = newline.join(["It is safe", "  and effective", "for you."])
    start = source.index("safe")
    marked = excerpt(source, start, source.index("effective") + len("effective"), line=7)

    assert [(one.number, one.line, one.marks) for one in marked] == [
        (7, "It is safe", "      ^^^^"),
        (8, "  and effective", "  ^^^^^^^^^^^^^"),
    ]


def test_many_lines_are_cut_in_the_middle() -> None:
    source = "\n".join(f"line {number}" for number in range(1, 10))
    marked = excerpt(source, 0, len(source), line=1)

    assert [(one.number, one.line) for one in marked] == [
        (1, "line 1"), (2, "line 2"), (3, "line 3"), (None, "…"), (9, "line 9"),
    ]  # fmt: skip


def test_a_long_line_is_cut_between_words_around_the_span() -> None:
    source = "before " * 30 + "cures pain" + " after" * 30
    line, marks = drawn(source, "cures pain", room=60)

    assert line.startswith("…before") and line.endswith("after…") and len(line) <= 60  # noqa: PT018 - one claim
    assert line[marks.index("^") : marks.rindex("^") + 1] == "cures pain"


def test_a_span_longer_than_the_room_is_cut() -> None:
    line, marks = drawn("x" * 500, "x" * 500, room=40)

    assert len(line) <= 40
    assert marks == "^" * 38


def test_an_empty_span_gets_one_mark() -> None:
    assert [one.marks for one in excerpt("Title", 5, 5, line=1)] == ["     ^"]


def test_what_would_drive_the_terminal_is_shown_as_a_character() -> None:
    assert shown("a\x1b[31mb\u202ec\td\n") == "a\ufffd[31mb\ufffdc\td\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=300), st.data())
def test_marks_have_the_width_of_the_words(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    for one in excerpt(source, start, end, line=1, room=60):
        assert len(one.marks) <= sum(width(character) for character in one.line) + 1
        assert set(one.marks) <= {" ", "^"}
        assert "\x1b" not in one.line
