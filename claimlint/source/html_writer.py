"""Writes the text of a parsed page in the order of the source, whatever the order of the tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from justhtml import Comment, Element, Text

from claimlint.model.text import BlockRole
from claimlint.source import prose, tags
from claimlint.source.draft import DocumentDraft, Draft
from claimlint.source.html_comments import record_comment
from claimlint.source.html_survey import Survey


@dataclass(slots=True)
class Context:
    """What prose is in a container; `number` is the number of the next item of an ordered list."""

    role: BlockRole
    level: int = 0
    lead: int | None = None
    marker: str = ""
    note: bool = False
    number: int | None = None
    used: bool = False


@dataclass(slots=True)
class Frame:
    """The children of an element still to be walked, and what to do when they end."""

    children: Iterator[object]
    leave: Callable[[], object] | None = None
    closes: bool = False


def frame(node: Element, leave: Callable[[], object] | None = None, *, closes: bool = False) -> Frame:
    """Return the frame of an element's own children."""
    return Frame(iter(node.children or ()), leave, closes)


class PageWriter:
    """Takes text nodes and attributes; opens blocks of the role of the innermost container.

    `fragment` is what was parsed; it stands in the document's source at `base`.
    """

    def __init__(self, draft: DocumentDraft, fragment: str, base: int, context: Draft) -> None:
        self.draft = draft
        self.fragment = fragment
        self.base = base
        self.survey = Survey(fragment)
        self.contexts = [Context(context.role, lead=context.lead, note=context.note)]
        self.anchors = 0
        self.breaks = 0
        self._written = 0
        self._early: list[tuple[int, int]] = []

    def ensure_open(self) -> None:
        """Open a block unless one is open."""
        if self.draft.in_block:
            return
        context = self.contexts[-1]
        self.draft.open(
            Draft(
                context.role,
                level=context.level,
                lead=context.lead,
                marker=context.marker,
                note=context.note,
                continues=context.used,
            )
        )
        context.used = bool(context.marker)

    def text(self, node: Text) -> None:
        """Write a text node."""
        early = self.survey.early
        for stretch in self.survey.places(node):
            if early and stretch in early:
                heappush(self._early, stretch)
                continue
            if self._early:
                self._catch_up(stretch[0])
            self.write(*stretch)

    def finish(self) -> None:
        """Write what waits and close the last block."""
        self._catch_up(len(self.fragment) + 1)
        self.draft.close()

    def write(self, start: int, end: int) -> None:
        """Write the text at `start` … `end` of the fragment."""
        raw = self.fragment[start:end]
        blank = raw.isspace()
        if not self.take(start, end) or (blank and not self.draft.in_block):
            return
        if not blank:
            self.breaks = 0
            self.ensure_open()
        prose.write_html(self.draft, raw, self.base + start, record=not self.anchors)

    def take(self, start: int, end: int) -> bool:
        """Say whether a stretch may still be written, and count it as written."""
        if start < self._written:
            return False
        self._written = end
        return True

    def unit(self, text: str, start: int, end: int) -> None:
        """Write `text` for the stretch at `start` … `end` of the fragment."""
        if self.take(start, end):
            self.ensure_open()
            self.draft.unit(text, self.base + start, self.base + end)

    def comment(self, node: Comment) -> None:
        """Record a comment."""
        start = node.origin_offset
        if start is not None and self.fragment.startswith("<!--", start):
            end = self.survey.comment_end(start)
            record_comment(self.draft, self.base + start, self.base + end)

    def meta(self, label: str, start: int, end: int, *, inside: bool = False) -> None:
        """Add a stretch of the fragment as a META block, between sentences if it stands `inside` a block."""
        self._catch_up(start)
        if not self.take(start, end):
            return
        pieces = tags.pieces(self.fragment, start, end, base=self.base)
        if inside and self.draft.in_block:
            self.draft.aside(label, pieces)
        else:
            self.draft.meta(label, pieces)

    def _catch_up(self, start: int) -> None:
        """Write what a table threw out, at its place in the source, as paragraphs of their own."""
        while self._early and self._early[0][0] < start:
            first, last = heappop(self._early)
            self.draft.close()
            self.write(first, last)
            self.draft.close()
