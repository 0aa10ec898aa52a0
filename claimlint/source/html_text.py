"""Where the characters of a parsed page's text nodes stand in its source.

The parser gives each text node the offset of its first character. A node may hold more than one
stretch of source (a stray end tag, or text that a table throws out, joins two): those are walked tag by
tag, never searched for.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Final

from justhtml import Text

_MARKUP: Final = re.compile(r"<(?=[A-Za-z/!?])")
_TAG: Final = re.compile(r"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_COMMENT_END: Final = re.compile(r"--!?>")
_TITLE_END: Final = re.compile(r"</(?:title|textarea)", re.IGNORECASE)
_MOST_STEPS: Final = 40

Stretch = tuple[int, int]


class TextPlaces:
    """Finds the stretches of source of every text node of one parse."""

    def __init__(self, source: str, nodes: Sequence[Text]) -> None:
        self._source = source
        self._claimed = {node.origin_offset for node in nodes}
        self._no_comment_end = False

    def of(self, node: Text) -> tuple[Stretch, ...]:
        """Return the stretches of source that make up a text node, in order."""
        data, at = node.data or "", node.origin_offset
        if at is None or not data:
            return ()
        if self._source.startswith(data, at) and "&" not in data and "<" not in data:
            return ((at, at + len(data)),)
        return tuple((start, end) for start, end in self._walk(node, data, at))

    def _walk(self, node: Text, data: str, at: int) -> Iterator[Stretch]:
        if node.parent is not None and node.parent.name in {"title", "textarea"}:
            ending = _TITLE_END.search(self._source, at)
            yield at, (ending.start() if ending else len(self._source))
            return
        used = 0
        for start, end, is_text in self._stretches(at):
            text = self._source[start:end]
            if is_text:
                text = _as_parsed(text)
            if start == at and not data.startswith(text):
                text = text.lstrip("\n")
            elif start != at and (start in self._claimed or not data.startswith(text, used)):
                continue
            used += len(text)
            if is_text and end > start:
                self._claimed.add(start)
                yield start, end
            if used >= len(data):
                return

    def _stretches(self, at: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the stretches between tags from `at` on, a limited number of them.

        The parser takes a bogus comment (`<![foo]>`) for text; it is yielded as a stretch that is none.
        """
        start = at
        for _ in range(_MOST_STEPS):
            markup = _MARKUP.search(self._source, start)
            end = markup.start() if markup else len(self._source)
            if end > start:
                yield start, end, True
            if markup is None:
                return
            start = self._end_of_markup(end)
            if self._source[end + 1] in "!?":
                yield end, start, False

    def _end_of_markup(self, at: int) -> int:
        if self._source.startswith("<!--", at):
            found = None if self._no_comment_end else _COMMENT_END.search(self._source, at + 4)
            self._no_comment_end = found is None
            return found.end() if found else len(self._source)
        end = self._source.find(">", at)
        if end < 0:
            return len(self._source)
        quoted = any(quote in self._source[at:end] for quote in "\"'")
        tag = _TAG.match(self._source, at) if quoted else None
        return tag.end() if tag else end + 1


def _as_parsed(raw: str) -> str:
    """Return a stretch of source as the parser reads it."""
    return unescape(raw.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
