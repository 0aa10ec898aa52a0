"""Inline Markdown: contiguous text, links, images, note marks and the HTML tags between words."""

from collections.abc import Callable
from typing import Final

from claimlint.source import prose, superscript
from claimlint.source.boilerplate import CODE, DROPPED
from claimlint.source.draft import DocumentDraft, Piece
from claimlint.source.html_comments import record_comment
from claimlint.source.tags import Tag, pieces, read_tag

_SKIPPED: Final = DROPPED | CODE


class InlineWriter:
    """Writes the inline events of one Markdown document into a draft."""

    def __init__(self, draft: DocumentDraft, shadow: str, ensure_open: Callable[[], None]) -> None:
        self.draft = draft
        self.shadow = shadow
        self.ensure_open = ensure_open
        self._from = 0
        self._to = 0
        self._links: list[tuple[int, str, bool]] = []
        self._image: list[Piece] | None = None
        self._strong: list[int] = []
        self._images = 0
        self._raised: list[Piece] | None = None
        self._raised_links = 0
        self._skipping: str = ""

    def text(self, value: str, start: int, end: int) -> None:
        """Take a text event; what is contiguous in the source is written as one."""
        copied = len(value) == end - start
        if copied and start == self._to and self._from < self._to:
            self._to = end
            return
        self.flush()
        if copied:
            self._from, self._to = start, end
        else:
            self._put(value, start, end)

    def line_break(self, start: int, end: int) -> None:
        """Take a soft or hard line break."""
        self.flush()
        self._put(" ", start, end)

    def gap(self) -> None:
        """Keep the words on both sides of a code span apart."""
        self.flush()
        self.ensure_open()
        self.draft.writer.space()

    def note(self, label: str) -> None:
        """Take a footnote reference."""
        self.flush()
        self.ensure_open()
        self.draft.mark(label)

    def start_strong(self) -> None:
        """Take the start of strong emphasis."""
        self.flush()
        self._strong.append(self.draft.writer.next)

    def end_strong(self) -> None:
        """Take the end of strong emphasis."""
        self.flush()
        if self._strong:
            self.draft.strong(self._strong.pop())

    def start_link(self, target: str, *, automatic: bool) -> None:
        """Take the start of a link; the text of an automatic one is an address, not prose."""
        self.flush()
        self.ensure_open()
        self._links.append((self.draft.writer.next, target, automatic))

    def start_image(self) -> None:
        """Take the start of an image; its text is the alternative text."""
        self.flush()
        self._end_superscript()
        self.ensure_open()
        self._images += 1
        if self._image is None:
            self._image = []

    def end_span(self, *, image: bool) -> None:
        """Take the end of a link or image."""
        self.flush()
        if image:
            self._images -= 1
            if self._images == 0 and self._image is not None:
                alternative, self._image = self._image, None
                self.draft.aside("alt", alternative)
        elif self._links:
            start, target, _ = self._links.pop()
            self.draft.link(start, target)
            self._raised_links += 1

    def html(self, start: int, end: int) -> None:
        """Take an inline tag or comment."""
        self.flush()
        if self.shadow.startswith("<!--", start):
            record_comment(self.draft, start, end)
            return
        tag = read_tag(self.shadow, start, end)
        if tag is None:
            return
        if self._skipping:
            if tag.closing and tag.name == self._skipping:
                self._skipping = ""
        elif tag.name in _SKIPPED:
            if not tag.closing and not self.shadow.startswith("/>", end - 2):
                self._skipping = tag.name
            self.gap()
        else:
            self._tag(tag)

    def end_block(self) -> None:
        """Forget what the end of a block ends."""
        self.flush()
        self._end_superscript()
        self._links.clear()
        self._strong.clear()
        self._skipping = ""

    def flush(self) -> None:
        """Write the contiguous text that waits."""
        start, end = self._from, self._to
        self._from = self._to = 0
        if end > start:
            self._put(self.shadow[start:end], start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._skipping or (self._links and self._links[-1][2]):
            return
        if self._image is not None:
            self._image.append((text, start, end))
        elif self._raised is not None:
            self._raised.append((text, start, end))
        else:
            self._write(text, start, end)

    def _write(self, text: str, start: int, end: int) -> None:
        self.ensure_open()
        if len(text) == end - start:
            prose.write(self.draft, text, start, notes=True, record=not self._links)
        else:
            self.draft.unit(text, start, end)

    def _tag(self, tag: Tag) -> None:
        if tag.name == "sup":
            if tag.closing:
                self._end_superscript()
            elif self._raised is None:
                self._raised, self._raised_links = [], 0
        elif tag.name in {"b", "strong"}:
            (self.end_strong if tag.closing else self.start_strong)()
        elif tag.name == "a":
            self._anchor(tag)
        elif tag.name == "img":
            place = tag.attributes.get("alt")
            self._end_superscript()
            self.ensure_open()
            self.draft.aside("alt", pieces(self.shadow, *place) if place else ())
        elif tag.name in {"br", "p", "div", "li", "td", "tr", "hr", "ul", "ol"}:
            self.gap()

    def _anchor(self, tag: Tag) -> None:
        if not tag.closing:
            self.start_link(tag.value(self.shadow, "href"), automatic=False)
        elif self._links:
            self.end_span(image=False)

    def _end_superscript(self) -> None:
        """Make a note mark of the superscript that ends here, or write it."""
        raised, self._raised = self._raised, None
        if not raised:
            return
        self.ensure_open()
        text = "".join(piece[0] for piece in raised)
        linked = bool(self._raised_links or self._links)
        labels = superscript.note_labels(text, self.draft.writer.tail(8), linked=linked)
        for label in labels:
            self.draft.mark(label)
        if not labels:
            for piece, start, end in raised:
                self._write(superscript.exponent(piece), start, end)
