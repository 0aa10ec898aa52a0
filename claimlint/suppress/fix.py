"""Remove suppressions that suppress nothing from the source they stand in."""

import re
from collections.abc import Iterable
from typing import Final

from claimlint.model.text import TextSpan

_OPENINGS: Final = ("<!--", "{/*")
_AFTER: Final = re.compile(r"[ \t]*(\r\n|\n|\r|\Z)")
_NEXT: Final = re.compile(r"[\s,;]*[,;\s][\s]*")


def without(source: str, spans: Iterable[TextSpan]) -> str:
    """Return a source without directives, or without words in them; `spans` are where they stand."""
    for span in sorted(spans, reverse=True):
        whole = source.startswith(_OPENINGS, span.start)
        start, end = _comment(source, span) if whole else _word(source, span)
        source = source[:start] + source[end:]
    return source


def _comment(source: str, span: TextSpan) -> tuple[int, int]:
    """Return what goes with a comment: its line if it is alone there, else the blanks before or after it."""
    start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
    ends_line = _AFTER.match(source, span.end)
    if ends_line and not source[start : span.start].strip():
        return start, ends_line.end()
    if ends_line:
        return len(source[: span.start].rstrip(" \t")), span.end
    follows = source[span.end : span.end + 1] in {" ", "\t"}
    return span.start, span.end + int(follows and source[: span.start][-1:].isspace())


def _word(source: str, span: TextSpan) -> tuple[int, int]:
    """Return a word of a list and the comma that parts it from the next, or from the one before."""
    rest = source[span.end :]
    if found := re.match(r"\s*[,;]\s*", rest):
        return span.start, span.end + found.end()
    before = re.search(r"[\s,;]+\Z", source[: span.start])
    return (before.start() if before else span.start), span.end
