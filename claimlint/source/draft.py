"""A document while it is being read: blocks open and close in the order of the source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from sys import maxsize
from types import MappingProxyType

from claimlint.model.text import (
    Block,
    BlockRole,
    Comment,
    Document,
    Link,
    NoteMark,
    TextSpan,
)
from claimlint.source import bylines, headings, references, shapes
from claimlint.source.source_map import TextWriter

Piece = tuple[str, int, int]
"""Text and where the source writes it; lengths differ where it is one unit."""

_LONGEST_CELL = 350
"""A longer cell belongs to a table that lays out a page."""

_LONGEST = MappingProxyType({BlockRole.HEADING: 200, BlockRole.CELL: 350})
"""A longer heading is a paragraph in large print; a longer cell belongs to a table that lays out a page."""

_HEADINGS = frozenset({BlockRole.TITLE, BlockRole.HEADING})
_LEADS = frozenset({BlockRole.PARAGRAPH, BlockRole.ITEM, BlockRole.QUOTE}) | _HEADINGS


@dataclass(slots=True)
class Draft:
    """A block to be; one without text carries only links.

    `marker` is the number of a list item or note; `note` says that it belongs to a footnote or reference list
    whatever its heading; `continues` that it is a further part of the entry before it.
    """

    role: BlockRole
    level: int = 0
    label: str = ""
    marker: str = ""
    lead: int | None = None
    note: bool = False
    continues: bool = False
    start: int = 0
    end: int = 0
    links: list[str] = field(default_factory=list)
    strong: int = 0


class DocumentDraft:
    """Takes blocks, prose, links, marks and comments in source order and makes a `Document` of them."""

    def __init__(self, source: str, media_type: str) -> None:
        self.source = source
        self.media_type = media_type
        self.writer = TextWriter()
        self.metadata: dict[str, str] = {}
        self._drafts: list[Draft] = []
        self._open: Draft | None = None
        self._links: list[tuple[int, int, str]] = []
        self._marks: list[tuple[int, str]] = []
        self._comments: list[Comment] = []
        self._asides: list[tuple[str, list[Piece]]] = []

    @property
    def in_block(self) -> bool:
        """Say whether a block is open."""
        return self._open is not None

    @property
    def last_lead(self) -> int | None:
        """The index of the draft that would introduce a list that starts here."""
        for index in range(len(self._drafts) - 1, -1, -1):
            draft = self._drafts[index]
            if draft.end > draft.start:
                return index if draft.role in _LEADS and not draft.note else None
        return None

    def open(self, draft: Draft) -> None:
        """Close the open block and start `draft`."""
        self.close()
        self._open = draft
        draft.start = self.writer.here

    def close(self) -> int | None:
        """End the open block; return its index if it has text."""
        draft, self._open = self._open, None
        if draft is None:
            return None
        has_text = self.writer.last != ""
        draft.end = self.writer.here if has_text else draft.start
        if draft.end - draft.start > _LONGEST.get(draft.role, maxsize):
            draft.role = BlockRole.PARAGRAPH
        self.writer.start_block()
        if not has_text and not draft.links:
            return None
        self._drafts.append(draft)
        index = len(self._drafts) - 1 if has_text else None
        asides, self._asides = self._asides, []
        for label, pieces in asides:
            self.meta(label, pieces)
        return index

    @property
    def last_term(self) -> int | None:
        """The index of the last paragraph, which a definition explains."""
        last = self.last_lead
        while last is not None and last > 0 and self._drafts[last].role is BlockRole.ITEM:
            last = self._drafts[last].lead
        return last

    def role_of(self, index: int) -> BlockRole:
        """Return the role of a closed draft."""
        return self._drafts[index].role

    def write(self, raw: str, at: int) -> None:
        """Append `raw`, which stands in the source at `at`, to the open block."""
        if self._asides and raw.strip():
            self._interject()
        skipped = 0 if self.writer.last else shapes.ornament(raw)
        self.writer.write(raw[skipped:] if skipped else raw, at + skipped)

    def unit(self, text: str, start: int, end: int) -> None:
        """Append `text`, written in the source as one unit at `start` … `end`, to the open block."""
        if self._asides and text.strip():
            self._interject()
        if self.writer.last or shapes.ornament(text) < len(text):
            self.writer.unit(text, start, end)

    def meta(self, label: str, pieces: Iterable[Piece]) -> None:
        """Add a META block of `(text, source start, source end)` pieces; equal lengths are copies."""
        self.open(Draft(BlockRole.META, label=label))
        for text, start, end in pieces:
            if len(text) == end - start:
                self.writer.write(text, start)
            else:
                self.writer.unit(text, start, end)
        self.close()

    def aside(self, label: str, pieces: Iterable[Piece]) -> None:
        """Add a META block inside another: before it, after it, or between two of its sentences."""
        if self.writer.last:
            self._asides.append((label, list(pieces)))
            return
        opened, self._open = self._open, None
        self.writer.start_block()
        self.meta(label, pieces)
        if opened is not None:
            opened.start = self.writer.here
            self._open = opened

    def _interject(self) -> None:
        """Part the open block for the asides at the end of a sentence; inside one they give way."""
        asides, self._asides = self._asides, []
        if self._open is None or self.writer.tail(2).rstrip("\"')")[-1:] not in set(".!?:"):
            return
        rest = replace(self._open, continues=True, links=[], strong=0)
        self.close()
        for label, pieces in asides:
            self.meta(label, pieces)
        self.open(rest)

    def link(self, start: int, target: str) -> None:
        """Record a link whose anchor text began at `start` and ends here."""
        end = self.writer.here if self.writer.last else start
        self._links.append((min(start, end), end, target))
        if self._open is not None:
            self._open.links.append(target)

    def strong(self, start: int) -> None:
        """Record that the text from `start` to here is set in bold."""
        if self._open is not None and self.writer.last:
            self._open.strong += max(self.writer.here - max(start, self._open.start), 0)

    def mark(self, label: str) -> None:
        """Record a note marker here."""
        self._marks.append((self.writer.here, label))

    def comment(self, start: int, end: int, body: str) -> None:
        """Record a comment that stands in the source at `start` … `end`."""
        self._comments.append(Comment(TextSpan(start, end), body))

    def name(self, key: str, value: str) -> None:
        """Set a metadata value unless an earlier one stands."""
        if value.strip():
            self.metadata.setdefault(key, " ".join(value.split()))

    def finish(self) -> Document:
        """Return the document."""
        self.close()
        text, text_map = self.writer.finish()
        headings.promote(self._drafts, text)
        references.classify(self._drafts, text)
        blocks = _blocks(self._drafts)
        for key, value in bylines.read(blocks, text):
            self.name(key, value)
        return Document(
            source=self.source,
            text=text,
            map=text_map,
            blocks=blocks,
            media_type=self.media_type,
            links=tuple(Link(_span(start, end, text), target) for start, end, target in self._links),
            marks=tuple(NoteMark(_span(at, at, text), label) for at, label in self._marks),
            references=references.entries(self._drafts, text),
            comments=tuple(sorted(self._comments, key=lambda comment: comment.span)),
            metadata=_frozen(self.metadata),
        )


def _frozen(values: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(values))


def _span(start: int, end: int, text: str) -> TextSpan:
    return TextSpan(min(start, len(text)), min(end, len(text)))


def _blocks(drafts: list[Draft]) -> tuple[Block, ...]:
    """Freeze the drafts that have text; find the title and each block's section."""
    blocks: list[Block] = []
    places: dict[int, int] = {}
    above: list[tuple[int, int]] = []
    titled = False
    for number, draft in enumerate(drafts):
        if draft.end <= draft.start:
            continue
        role = draft.role
        if role is BlockRole.HEADING:
            while above and above[-1][0] >= draft.level:
                above.pop()
            if draft.level == 1 and not titled:
                role, titled = BlockRole.TITLE, True
        section = above[-1][1] if above else None
        index = places[number] = len(blocks)
        if role in _HEADINGS:
            above.append((draft.level, index))
        lead = places.get(draft.lead) if draft.lead is not None and role is BlockRole.ITEM else None
        block = Block(TextSpan(draft.start, draft.end), role, section=section, label=draft.label, lead=lead)
        blocks.append(replace(block, level=draft.level) if role in _HEADINGS else block)
    return tuple(blocks)
