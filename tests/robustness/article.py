"""An article as its reader sees it, and copies of it that are written otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from claimlint.evaluate.align import sentence_at
from claimlint.evaluate.gold_reader import read_gold
from claimlint.model.text import Block, BlockRole, Document, TextSpan
from claimlint.source.reader import media_type_of, read_text

CORPORA = Path(__file__).parents[2] / "corpora"
HEADINGS = frozenset({BlockRole.TITLE, BlockRole.HEADING})
_NO_PROSE = frozenset({BlockRole.META, BlockRole.REFERENCES})


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters `start` up to `end` of a source are written as `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A source after edits, and where places of the original are in it."""

    source: str
    edits: tuple[Edit, ...]

    def span(self, span: TextSpan) -> TextSpan:
        """Return where a span of the original is; what is replaced at its border belongs to it whole."""
        start, end, shift = span.start, span.end, 0
        for edit in self.edits:
            grown = len(edit.text) - (edit.end - edit.start)
            if edit.end <= span.start:
                start = span.start + shift + grown
            elif edit.start <= span.start:
                start = edit.start + shift
            if edit.start < span.end:
                end = max(span.end, edit.end) + shift + grown
            shift += grown
        return TextSpan(start, end)


def varied(source: str, edits: Iterable[Edit]) -> Variant:
    """Return `source` with edits that do not overlap."""
    ordered = tuple(sorted(set(edits)))
    parts, done = [], 0
    for edit in ordered:
        if edit.start < done:
            raise ValueError(f"two edits at {edit.start}")
        parts += [source[done : edit.start], edit.text]
        done = edit.end
    return Variant("".join([*parts, source[done:]]), ordered)


@dataclass(frozen=True)
class Article:
    """A text of the corpus: its source, and the prose in it with the place of each character."""

    name: str
    split: str
    source: str
    media_type: str
    gold: frozenset[tuple[str, int]]
    sentences: tuple[TextSpan, ...]

    @cached_property
    def document(self) -> Document:
        return read_text(self.source, media_type=self.media_type)

    def blocks(self, *roles: BlockRole) -> Iterator[Block]:
        """Yield the blocks of prose, or those of some roles."""
        for block in self.document.blocks:
            if block.role in roles or (not roles and block.role not in _NO_PROSE):
                yield block

    def text(self, block: Block) -> str:
        return self.document.text[block.span.start : block.span.end]

    def written(self, block: Block, start: int, end: int) -> TextSpan:
        """Return where characters of a block stand in the source."""
        return self.document.map.to_source(TextSpan(block.span.start + start, block.span.start + end))

    def in_gold(self, rule: str, offset: int) -> bool:
        """Say whether people saw what the rule finds in the sentence at `offset`."""
        return (rule, sentence_at(self.sentences, offset)) in self.gold


def articles() -> tuple[Article, ...]:
    """Return the articles of the corpora with what people saw in them: rule and sentence."""
    texts = sorted(read_gold(CORPORA / "gold.jsonl"), key=lambda text: text.path)
    return tuple(
        Article(
            name=Path(text.path).name,
            split=text.split,
            source=text.source,
            media_type=media_type_of(text.path),
            gold=frozenset((one.rule, sentence_at(text.sentences, one.span.start)) for one in text.findings),
            sentences=text.sentences,
        )
        for text in texts
    )
