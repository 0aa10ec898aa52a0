"""Text as read, and the way back to the file as written."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """Characters `start` up to, not including, `end` of a document's text (code points)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "TextSpan") -> bool:
        """Say whether the two spans share a character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def covers(self, other: "TextSpan") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Runs of text copied from the source, in order; what no run holds was added or dropped by a reader.

    Run `i` holds text `text_at[i]` … `text_at[i] + lengths[i]`, which stands in the source at
    `source_at[i]` … `source_at[i] + source_lengths[i]`. Where the two lengths differ (an entity such as
    `&amp;`, a curly quote written as two characters) the run is one unit: any part of it maps to the whole.
    """

    text_at: tuple[int, ...] = ()
    source_at: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    source_lengths: tuple[int, ...] = ()

    def to_source(self, span: TextSpan) -> TextSpan:
        """Return the smallest stretch of source that covers the text of `span`."""
        if not self.text_at:
            return TextSpan(0, 0)
        start = self._start(span.start, max(bisect_right(self.text_at, span.start) - 1, 0))
        if len(span) == 0:
            return TextSpan(start, start)
        end = self._end(span.end, max(bisect_left(self.text_at, span.end) - 1, 0))
        return TextSpan(start, max(start, end))

    def _start(self, offset: int, run: int) -> int:
        into = offset - self.text_at[run]
        if into >= self.lengths[run] and run + 1 < len(self.text_at):
            return self.source_at[run + 1]
        if self.lengths[run] != self.source_lengths[run]:
            return self.source_at[run] + (self.source_lengths[run] if into >= self.lengths[run] else 0)
        return self.source_at[run] + min(max(into, 0), self.lengths[run])

    def _end(self, offset: int, run: int) -> int:
        into = offset - self.text_at[run]
        if self.lengths[run] != self.source_lengths[run]:
            return self.source_at[run] + (self.source_lengths[run] if into > 0 else 0)
        return self.source_at[run] + min(max(into, 0), self.lengths[run])


class BlockRole(StrEnum):
    """What a block of text is to its reader (rules.md 1.3)."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    CAPTION = "caption"
    REFERENCES = "references"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of prose no sentence crosses.

    `level` is the heading level (1–6) of titles and headings, else 0. `lead` is the index of the block that
    introduces a list item. `section` is the index of the nearest heading above (for a heading: of its parent
    heading). `label` names a META block (`title`, `description`, `summary`, `alt`, …).
    """

    span: TextSpan
    role: BlockRole
    level: int = 0
    lead: int | None = None
    section: int | None = None
    label: str = ""


def headings_above(section: int | None, section_of: Callable[[int], int | None]) -> tuple[int, ...]:
    """Return the headings above a block of this section, outermost first; `section_of` tells a heading's."""
    path: list[int] = []
    while section is not None and section not in path:
        path.append(section)
        section = section_of(section)
    return tuple(reversed(path))


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: `span` is its anchor text, `target` the address as written (entities decoded)."""

    span: TextSpan
    target: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mark in the text that points at a note or reference: `[^3]`, `<sup>3</sup>`. `span` may be empty."""

    span: TextSpan
    label: str


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One entry of a reference list, footnote or endnote; `links` are the addresses in it."""

    label: str
    text: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the source (HTML or MDX).

    `span` is in the *source*, delimiters included; `body` is what is inside.
    """

    span: TextSpan
    body: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: prose, blocks, citations kept as data, and the map back to the source."""

    source: str
    text: str
    map: SourceMap
    blocks: tuple[Block, ...]
    media_type: str = "text/plain"
    links: tuple[Link, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    references: tuple[ReferenceEntry, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
