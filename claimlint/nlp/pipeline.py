"""The order of the stages, and the way of a document through them, in pieces of whole blocks."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import spacy
from spacy.language import Language
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found] # compiled, without types
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from claimlint.model.analysis import Analysis
from claimlint.model.text import Block, Document, Link, NoteMark
from claimlint.nlp.cascade import REMEMBERED, Cascade
from claimlint.nlp.citations import CitationFinder
from claimlint.nlp.claims.finder import ClaimFinder
from claimlint.nlp.claims.ledger import LedgerKeeper
from claimlint.nlp.context import ContextScoper
from claimlint.nlp.entities import EntityFinder
from claimlint.nlp.export import Piece, export, joined
from claimlint.nlp.keys import data_of
from claimlint.nlp.sentences import SentenceSplitter
from claimlint.nlp.trained import trained_pipeline
from claimlint.nlp.triggers import PatternKey, TriggerFinder
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.syntax import Node

PIECE: Final = 200_000
"""Characters of text in one Doc; spaCy refuses more than a million, and memory grows with the longest."""
LONGEST: Final = 30_000_000
"""Characters of the longest block; the largest file that is read is smaller."""
Stage = Callable[[Doc], Doc]


@cache
def tokenizer() -> Language:
    """Return the blank English pipeline: its tokenizer and vocabulary are shared by all analysers."""
    nlp = spacy.blank("en")
    nlp.max_length = LONGEST  # one paragraph may be longer than spaCy's default, which is meant for parsers
    _shout(nlp)
    _weigh(nlp)
    return nlp


def _shout(nlp: Language) -> None:
    """Teach the tokenizer that CANNOT and DON'T are two words each, as "cannot" and "don't" are."""
    splitter: Any = nlp.tokenizer  # typed as any callable
    for text, parts in list(splitter.rules.items()):
        if text == text.lower() != text.upper() and (text == "cannot" or "'" in text or "’" in text):
            norms = [part.get(NORM, part[ORTH]) for part in parts]
            loud = [{ORTH: part[ORTH].upper(), NORM: norm} for part, norm in zip(parts, norms, strict=True)]
            splitter.add_special_case(text.upper(), loud)


def _weigh(nlp: Language) -> None:
    """Teach the tokenizer that "2KG" and "15lbs" are a number and a unit, as "2kg" is."""
    known = nlp.Defaults.suffixes or ()
    suffixes = [*known, r"(?<=[0-9])(?i:kgs?|lbs?|mg|mcg|cm|mm|ml|oz|hrs?|mins?|yrs?)"]
    splitter: Any = nlp.tokenizer  # typed as any callable
    splitter.suffix_search = compile_suffix_regex(suffixes).search


@cache
def _before_triggers() -> tuple[tuple[str, Stage], ...]:
    vocab = tokenizer().vocab
    return (
        ("sentences", SentenceSplitter()),
        ("entities", EntityFinder(vocab)),
        ("citations", CitationFinder(vocab)),
    )


@cache
def _after_triggers(exhaustive: bool, ledger: bool) -> tuple[tuple[str, Stage], ...]:  # noqa: FBT001 - a cache key
    stages: tuple[tuple[str, Stage], ...] = (
        ("cascade", Cascade(trained_pipeline, exhaustive=exhaustive or ledger, remembered=REMEMBERED)),
        ("context", ContextScoper()),
        ("claims", ClaimFinder()),
    )
    return (*stages, ("ledger", LedgerKeeper())) if ledger else stages


class Analyser:
    """All stages, built for one set of patterns; documents go through one after another.

    With `ledger` every sentence is parsed, and the wider claims are found as well.
    """

    def __init__(
        self,
        patterns: Iterable[tuple[PatternKey, list[Node]]],
        *,
        exhaustive: bool = False,
        ledger: bool = False,
    ) -> None:
        triggers = ("triggers", TriggerFinder(patterns, load_lexicons()))
        self.stages: tuple[tuple[str, Stage], ...] = (
            *_before_triggers(),
            triggers,
            *_after_triggers(exhaustive, ledger),
        )

    def __call__(self, document: Document) -> Analysis:
        """Return the analysis of a document; the first piece is asked for the topic, later ones are told."""
        document = replace(document, links=_ordered(document.links), marks=_ordered(document.marks))
        parts: list[Analysis] = []
        topic: list[Any] | None = None
        sentences = 0
        for first, last in _ranges(document):
            doc, offset = self._doc(document, first, last, topic)
            for _, stage in self.stages:
                doc = stage(doc)
            topic = topic or (data_of(doc)["topic"] if data_of(doc)["topic"][0] else None)
            # What is kept of a piece is values only: its Doc is gone before the next one is read.
            parts.append(export(document, Piece(doc, offset, first, sentences)))
            sentences += len(parts[-1].sentences)
        return joined(document, parts)

    @staticmethod
    def _doc(document: Document, first: int, last: int, topic: list[Any] | None) -> tuple[Doc, int]:
        """Return the Doc of some blocks, with what the reader knows of them, and where its text starts."""
        blocks = document.blocks[first:last]
        start, end = blocks[0].span.start, blocks[-1].span.end
        doc = tokenizer().make_doc(document.text[start:end])
        data_of(doc)["input"] = {
            "blocks": [_block(document, block, start, first) for block in blocks],
            "links": [
                {"start": link.span.start - start, "end": link.span.end - start, "target": link.target}
                for link in _between(document.links, start, end)
            ],
            "marks": [
                {"start": mark.span.start - start, "end": mark.span.end - start, "label": mark.label}
                for mark in _between(document.marks, start, end)
            ],
            "references": [
                {"label": entry.label, "text": entry.text, "links": list(entry.links)}
                for entry in document.references
            ],
            "media_type": document.media_type,
            "own_host": own_host(document.metadata),
            "topic": topic,
        }
        return doc, start


_Placed = TypeVar("_Placed", Link, NoteMark)


def _start(placed: Link | NoteMark) -> int:
    return placed.span.start


def _ordered(items: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    return tuple(sorted(items, key=_start))


def _between(items: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """Return the links or marks, in the order of the text, that begin between two offsets."""
    return items[bisect_left(items, start, key=_start) : bisect_right(items, end, key=_start)]


def own_host(metadata: Mapping[str, str]) -> str | None:
    """Return the host an article says it stands on, so that its links to itself are known as such."""
    address = metadata.get("canonical") or metadata.get("url") or ""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _block(document: Document, block: Block, start: int, first: int) -> dict[str, Any]:
    return {
        "above": _headings_before(document, block, first),
        "start": block.span.start - start,
        "end": block.span.end - start,
        "role": block.role.value,
        "level": block.level,
        "label": block.label,
        "lead": _within(block.lead, first),
        "section": _within(block.section, first),
    }


def _headings_before(document: Document, block: Block, first: int) -> list[str]:
    """Return the texts of the headings above a block that stand in earlier pieces."""
    found = []
    at = block.section
    while at is not None:
        section = document.blocks[at]
        if at < first:
            found.append(document.text[section.span.start : section.span.end])
        at = section.section
    return found


def _within(block: int | None, first: int) -> int | None:
    return block - first if block is not None and block >= first else None


def _ranges(document: Document) -> Iterator[tuple[int, int]]:
    """Yield block ranges of at most PIECE characters (a longer single block stands alone)."""
    first = 0
    for i, block in enumerate(document.blocks):
        if i > first and block.span.end - document.blocks[first].span.start > PIECE:
            yield first, i
            first = i
    if first < len(document.blocks):
        yield first, len(document.blocks)
