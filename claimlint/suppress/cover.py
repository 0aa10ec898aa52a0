"""Which stretch of the source a directive covers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimlint.model.text import Document, TextSpan
from claimlint.suppress.directives import Directive, Verb

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
# Tags, and the marks of lists, quotations and headings, are no text that a comment could stand behind.
_MARKUP: Final = re.compile(r"<[^<>]*>|^[\s>*+#|-]+|^\s*\d+[.)]\s|[\s|*_]+$")
_CLOSING: Final = re.compile(r"[ \t]*(?:\||</)")
ALL: Final = "ALL"


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch of the source; `line` says that it also holds for sentences that start in it."""

    span: TextSpan
    line: bool = False

    def takes(self, start: int, sentence: int) -> bool:
        """Say whether it covers a finding that starts at `start`, in a sentence that starts at `sentence`."""
        offsets = (start, sentence) if self.line else (start,)
        return any(self.span.start <= offset < self.span.end for offset in offsets)


_NOTHING: Final = Cover(TextSpan(0, 0))


@dataclass(slots=True)
class Covers:
    """The covers of the directives of an article."""

    document: Document
    directives: Sequence[Directive]
    _blocks: list[TextSpan] = field(default_factory=list)

    def __post_init__(self) -> None:
        place = self.document.map.to_source
        self._blocks = sorted(place(block.span) for block in self.document.blocks if len(block.span))

    def of(self, directive: Directive, word: str) -> Cover:
        """Return what a directive covers for one of the words in it."""
        if directive.verb is Verb.OFF:
            return Cover(TextSpan(directive.span.end, self._region_end(directive, word)))
        return self._line(directive.span) or self._block(directive.span)

    def _region_end(self, directive: Directive, word: str) -> int:
        later = (other for other in self.directives if other.span.start >= directive.span.end)
        ends = (other.span.start for other in later if other.verb is Verb.ON and closes(other, word))
        return next(ends, len(self.document.source))

    def _line(self, span: TextSpan) -> Cover | None:
        """Return the cover of a comment that ends a line or a cell of text, None for any other."""
        source = self.document.source
        start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
        found = _LINE_END.search(source, span.end)
        end = found.start() if found else len(source)
        own = self._trailed(span)
        ends_line = bool(self._prose(start, span.start)) and not self._prose(span.end, end)
        if not ends_line and not (own and _CLOSING.match(source, span.end)):
            return None
        return Cover(TextSpan(max(start, own.start) if own else start, span.start), line=True)

    def _trailed(self, span: TextSpan) -> TextSpan | None:
        """Return the block that a comment stands in, or right behind."""
        for block in reversed(self._blocks):
            if block.start < span.start and not self.document.source[block.end : span.start].strip():
                return block
        return None

    def _prose(self, start: int, end: int) -> str:
        """Return the text of a part of a line without comments and markup."""
        written = self.document.source[start:end]
        for comment in reversed(self.document.comments):
            if start <= comment.span.start and comment.span.end <= end:
                written = written[: comment.span.start - start] + written[comment.span.end - start :]
        previous = None
        while previous != written:
            previous, written = written, _MARKUP.sub("", written)
        return written.strip()

    def _block(self, span: TextSpan) -> Cover:
        """Return the cover of the block that follows a comment, or of the rest of the one it stands in."""
        for block in self._blocks:
            if block.start < span.start and span.end <= block.end:
                return Cover(TextSpan(span.end, block.end))
        return next((Cover(block) for block in self._blocks if block.start >= span.end), _NOTHING)


def closes(on: Directive, word: str) -> bool:
    """Say whether an `on` ends the region of a word; one that names no rule ends all."""
    named = {other.text.upper() for other in on.words}
    return not named or ALL in named or word.upper() in named


def idle_ends(found: Sequence[Directive]) -> Iterator[Directive]:
    """Yield each `on` with no region to end."""
    opened: list[str] = []
    for directive in found:
        if directive.verb is Verb.OFF:
            opened += [word.text for word in directive.words]
        elif directive.verb is Verb.ON:
            rest = [word for word in opened if not closes(directive, word)]
            if len(rest) == len(opened):
                yield directive
            opened = rest
