"""Lines of a source with words underlined, as a terminal shows them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_TAB: Final = 4
_MOST_LINES: Final = 5
_ELLIPSIS: Final = "…"
# Characters that would drive the terminal or turn the line round instead of showing themselves.
_UNSHOWN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line to show and the marks under it; `number` is None where lines are left out."""

    number: int | None
    line: str
    marks: str = ""


def shown(text: str) -> str:
    """Return the text with what a terminal would obey replaced by a visible character."""
    return _UNSHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


def width(character: str) -> int:
    """Return how many columns a terminal gives a character: 0 for combining marks, 2 for wide ones."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, str, int, int]]:
    """Yield index, text, and the marked stretch in it, for each line that `start` to `end` touches."""
    at = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    index = 0
    while True:
        found = _BREAK.search(source, at)
        stop = found.start() if found else len(source)
        yield index, source[at:stop], max(start, at) - at, min(end, stop) - at
        if found is None or found.end() >= end:
            return
        at, index = found.end(), index + 1


def _clip(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """Return at most `room` characters of the line around the marked stretch, cut between words."""
    if len(line) <= room:
        return line, start, end
    end = min(end, start + room - 2)
    spare = max(room - (end - start) - 2, 0)
    first = max(0, start - spare // 2)
    last = min(len(line), first + (end - start) + spare)
    first = max(0, min(first, last - (end - start) - spare))
    if first > 0:
        space = line.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < len(line):
        space = line.rfind(" ", end, last)
        last = space if space >= 0 else last
    head = _ELLIPSIS if first > 0 else ""
    tail = _ELLIPSIS if last < len(line) else ""
    shift = len(head) - first
    return f"{head}{line[first:last]}{tail}", start + shift, end + shift


def _drawn(line: str, start: int, end: int) -> tuple[str, str]:
    """Return the line with its tabs widened, and carets under the characters from `start` to `end`."""
    text, marks, column = "", "", 0
    for index, character in enumerate(line):
        piece = " " * (_TAB - column % _TAB) if character == "\t" else character
        cells = len(piece) if character == "\t" else width(character)
        text += piece
        marks += ("^" if start <= index < end else " ") * cells
        column += cells
    return text, marks.rstrip() or " " * column + "^"


def excerpt(source: str, start: int, end: int, *, line: int, room: int = 88) -> tuple[Marked, ...]:
    """Return the lines that hold `start` to `end` with that stretch underlined; `line` numbers the first."""
    marked = []
    for index, text, first, last in _lines(source, start, end):
        lead = len(text) - len(text.lstrip()) if index else 0
        if not text.strip():
            continue
        clipped = _clip(shown(text), max(first, lead), last, room)
        marked.append(Marked(line + index, *_drawn(*clipped)))
    if len(marked) > _MOST_LINES:
        return (*marked[: _MOST_LINES - 2], Marked(None, _ELLIPSIS), marked[-1])
    return tuple(marked)
