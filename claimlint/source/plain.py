"""Plain text: bare headings, hard-wrapped paragraphs, odd bullets."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claimlint.model.text import BlockRole, Document
from claimlint.source import bylines, prose, references, shapes
from claimlint.source.addresses import ADDRESS, addresses, blank_addresses
from claimlint.source.draft import DocumentDraft, Draft
from claimlint.source.normalise import fold, fold_same_length

_LINE: Final = re.compile(r"[^\r\n\f]*")
_BREAK: Final = re.compile(r"\r\n|[\r\n\f]|$")
_ENDED: Final = re.compile(r"[.!?:…][\"')\]]*$")
_WRAPPED_AT: Final = 120
_FULL_LINE: Final = 55
_NEXT_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: where it stands, its prose as it will read, its markers, and where the prose begins in it."""

    raw: str
    at: int
    prose: str
    markers: str
    begins: int
    indent: int
    underline: bool

    @property
    def is_blank(self) -> bool:
        return not self.raw.strip()

    @property
    def is_empty(self) -> bool:
        return not self.prose


def read(source: str) -> Document:
    """Read plain text."""
    reader = _PlainReader(DocumentDraft(source, "text/plain"), tuple(_lines(source)))
    return reader.read()


def _lines(source: str) -> Iterator[_Line]:
    at = 0
    blank_before, item_before = True, False
    while at < len(source):
        end = _end_of_line(source, at)
        line = _line(source[at:end], at, at_start=blank_before or item_before)
        yield line
        blank_before = line.is_empty or line.prose.endswith(":")
        item_before = bool(line.markers) or (item_before and line.indent > 0 and not line.is_empty)
        found = _BREAK.match(source, end)
        at = found.end() if found and found.end() > end else end + 1


def _end_of_line(source: str, at: int) -> int:
    found = _LINE.match(source, at)
    return found.end() if found else at


def _line(raw: str, at: int, *, at_start: bool) -> _Line:
    same = blank_addresses(fold_same_length(raw))
    markers, begins = shapes.marker(same, at_start=at_start)
    body = fold(same[begins:])
    underline = shapes.is_underline(same)
    if shapes.is_rule(body):
        body = ""
    indent = len(same) - len(same.lstrip(" "))
    return _Line(raw, at, body, markers if body else "", begins if body else 0, indent, underline)


class _PlainReader:
    """Walks the lines once and opens blocks."""

    def __init__(self, draft: DocumentDraft, lines: Sequence[_Line]) -> None:
        self.draft = draft
        self.lines = lines
        self.following = _following(lines)
        self.lead: int | None = None
        self.before: _Line | None = None
        self.any_block = False
        self.in_references = False
        self.item_indent = 0
        self.marked = False
        self.after_byline = False

    def read(self) -> Document:
        """Read all lines."""
        for index, written in enumerate(self.lines):
            line = written
            if line.is_empty:
                self._empty(line)
                continue
            role, level = self._role(index, line)
            if role is not None and not line.markers and shapes.marker(line.prose, at_start=True)[0]:
                line = _line(line.raw, line.at, at_start=True)
                if line.is_empty:
                    self._empty(line)
                    continue
                role, level = self._marked_role(line)
            if role is not None:
                self._open(line, role, level)
            else:
                self._unwrap(line)
            self._write(line)
            if role is BlockRole.HEADING:
                self.draft.close()
                self.before = None
                continue
            self.before = line
        return self.draft.finish()

    def _empty(self, line: _Line) -> None:
        if line.is_blank or not ADDRESS.search(line.raw):
            self.draft.close()
        elif not self.draft.in_block:
            self.draft.open(Draft(BlockRole.PARAGRAPH))
        if not line.is_blank and ADDRESS.search(line.raw):
            self._addresses(line.raw)
        self.before = None if not self.draft.in_block else self.before

    def _addresses(self, raw: str) -> None:
        for start, end in addresses(raw):
            self.draft.link(self.draft.writer.here, raw[start:end])

    def _unwrap(self, line: _Line) -> None:
        if self.before is not None:
            self.draft.writer.unit(" ", self.before.at + len(self.before.raw), line.at)
        self.draft.writer.space()

    def _write(self, line: _Line) -> None:
        self._addresses(line.raw[: line.begins])
        prose.write(self.draft, line.raw[line.begins :], line.at + line.begins)

    def _open(self, line: _Line, role: BlockRole, level: int) -> None:
        lead = None
        if role is BlockRole.ITEM:
            if self.lead is None:
                self.draft.close()
                self.lead = self.draft.last_lead
            lead = self.lead
            self.item_indent = line.indent
        else:
            self.lead = None
        if role is BlockRole.HEADING:
            self.in_references = references.is_heading(line.prose)
        self.any_block = True
        self.marked = bool(line.markers)
        self.after_byline = bylines.is_byline(line.prose)
        self.draft.open(Draft(role, level=level, lead=lead, marker=shapes.number(line.markers)))

    def _role(self, index: int, line: _Line) -> tuple[BlockRole | None, int]:
        """Return the role of the block a line opens and its level, or nothing if the line continues one."""
        if line.markers:
            return self._marked_role(line)
        level = self._heading_level(index, line)
        if level:
            return BlockRole.HEADING, level
        if self.before is None or not self.draft.in_block or self._breaks(line):
            return BlockRole.PARAGRAPH, 0
        return None, 0

    def _marked_role(self, line: _Line) -> tuple[BlockRole, int] | tuple[None, int]:
        if not shapes.is_quote(line.markers):
            return BlockRole.ITEM, 0
        if (
            self.before is not None
            and shapes.is_quote(self.before.markers)
            and self.before.markers == line.markers
        ):
            return None, 0
        return BlockRole.QUOTE, 0

    def _heading_level(self, index: int, line: _Line) -> int:
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if below is not None and below.underline and shapes.can_be_heading(line.prose):
            return 1 if "=" in below.raw or not self.any_block else 2
        following, width = self.following[index]
        if self.before is not None and not self._ends_before(line, self.before, width):
            return 0
        alone = self.before is None and (below is None or below.is_empty)
        around = shapes.Around(following, width, alone, first=not self.any_block)
        if not shapes.is_heading(line.prose, around, in_references=self.in_references):
            return 0
        return 2 if self.any_block else 1

    def _ends_before(self, line: _Line, before: _Line, width: int) -> bool:
        """Say whether what stands right above a line has ended, so that the line can be a heading."""
        if len(line.prose) > _FULL_LINE or line.prose[0].islower():
            return False
        if before.markers:
            return line.indent <= self.item_indent and shapes.has_room(before.prose, width)
        return _ENDED.search(before.prose) is not None

    def _parts_references(self, line: _Line, before: _Line) -> bool:
        """Say whether two lines are two entries of a reference list rather than one that is wrapped."""
        if self.in_references and line.prose[0] == "[" and references.label_of(line.prose)[0]:
            return True
        least = 2 if self.in_references else 3
        return not self.marked and min(map(references.features, (line.prose, before.prose))) >= least

    def _breaks(self, line: _Line) -> bool:
        """Say whether a line without a marker begins a paragraph although no blank line stands before it."""
        before = self.before
        if before is None:
            return True
        if self._parts_references(line, before):
            return True
        ended = _ENDED.search(before.prose) is not None
        if self.after_byline or (bylines.is_byline(line.prose) and not _runs_on(before, line)):
            return True
        if self.lead is not None or before.markers:
            deeper = line.indent > self.item_indent
            return not deeper and line.prose[0].isupper() and (ended or len(before.prose) < _FULL_LINE)
        return ended and len(before.prose) > _WRAPPED_AT and not line.prose[0].islower()


def _runs_on(before: _Line, line: _Line) -> bool:
    """Say whether a sentence goes on from a full line to the next: "named the best / by City News"."""
    open_ended = not _ENDED.search(before.prose) and len(before.prose) >= _FULL_LINE
    return open_ended and line.prose[0].islower()


def _following(lines: Sequence[_Line]) -> list[tuple[str, int]]:
    """Return for each line the next prose below it, and the length of the longest of the next few lines."""
    below: list[tuple[str, int]] = [("", 0)] * len(lines)
    seen: deque[str] = deque(maxlen=_NEXT_FEW)
    for index in range(len(lines) - 1, -1, -1):
        if seen:
            below[index] = seen[0], max(map(len, seen))
        if not lines[index].is_empty:
            seen.appendleft(lines[index].prose)
    return below
