"""From Docs to an Analysis: frozen values with offsets into the whole text; after this nobody sees spaCy."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from spacy.tokens import Doc, Span

from claimlint.model.analysis import (
    Analysis,
    Certainty,
    Citation,
    Claim,
    Cue,
    Grade,
    Match,
    Mention,
    Sentence,
    Tier,
)
from claimlint.model.text import Document, TextSpan, headings_above
from claimlint.nlp.blocks import layout_of
from claimlint.nlp.citations import grades_of_references
from claimlint.nlp.design import design_tier
from claimlint.nlp.keys import CITATIONS, ENTITIES, HARMS, data_of
from claimlint.nlp.questions import is_open


@dataclass(frozen=True, slots=True)
class Piece:
    """One Doc of a document: where its text, its blocks and its sentences start in those of the document."""

    doc: Doc
    offset: int
    first_block: int
    first_sentence: int

    def span(self, start: int, end: int) -> TextSpan:
        """Return the span in the document's text."""
        return TextSpan(start + self.offset, end + self.offset)

    def sentence(self, index: int) -> int:
        """Return the sentence's index in the document."""
        return index + self.first_sentence


def export(document: Document, piece: Piece) -> Analysis:
    """Return what a piece of a document holds, in places of the whole."""
    data = data_of(piece.doc)
    given = data.get("input", {})
    name, codes = data.get("topic", ["", []])
    return Analysis(
        text=document.text,
        blocks=document.blocks,
        sentences=tuple(_sentences(document, piece)),
        matches=tuple(_matches(piece)),
        cues=tuple(_cues(piece)),
        citations=tuple(_citations(piece)),
        mentions=tuple(_mentions(piece)),
        claims=tuple(_claims(piece, "claims")),
        ledger=tuple(_claims(piece, "ledger")),
        topic=name,
        topic_codes=frozenset(codes),
        reference_grades=tuple(grades_of_references(given, given.get("own_host"))),
        media_type=document.media_type,
        words=len(document.text.split()),
        metadata=document.metadata,
    )


def joined(document: Document, parts: Sequence[Analysis]) -> Analysis:
    """Return the analysis of a document from those of its pieces, in text order."""
    if not parts:
        return Analysis(text=document.text, blocks=document.blocks, sentences=())
    named = next((part for part in parts if part.topic), parts[0])
    return replace(
        parts[0],
        sentences=tuple(chain.from_iterable(part.sentences for part in parts)),
        matches=tuple(chain.from_iterable(part.matches for part in parts)),
        cues=tuple(chain.from_iterable(part.cues for part in parts)),
        citations=tuple(chain.from_iterable(part.citations for part in parts)),
        mentions=tuple(chain.from_iterable(part.mentions for part in parts)),
        claims=tuple(chain.from_iterable(part.claims for part in parts)),
        ledger=tuple(chain.from_iterable(part.ledger for part in parts)),
        topic=named.topic,
        topic_codes=named.topic_codes,
    )


def _heading_path(document: Document, block: int) -> tuple[int, ...]:
    """Return the blocks of the headings above a block, outermost first."""
    return headings_above(document.blocks[block].section, lambda at: document.blocks[at].section)


def _sentences(document: Document, piece: Piece) -> Iterator[Sentence]:
    layout = layout_of(piece.doc)
    clauses = data_of(piece.doc).get("clauses", [])
    for index, sent in enumerate(piece.doc.sents):
        text = sent.text.rstrip()
        parts = clauses[index] if index < len(clauses) else ()
        yield Sentence(
            span=piece.span(sent.start_char, sent.start_char + len(text)),
            block=layout.block_of[index] + piece.first_block,
            heading_path=_heading_path(document, layout.block_of[index] + piece.first_block),
            question=is_open(text),
            clauses=tuple(piece.span(start, end) for start, end in parts),
            design=design_tier([token.lower_ for token in sent]),
        )


def _matches(piece: Piece) -> Iterator[Match]:
    for rule, group, index, start, end, low, high, sentence in data_of(piece.doc).get("matches", ()):
        span, whole = piece.span(start, end), piece.span(low, high)
        yield Match(rule, group, index, span, whole, piece.sentence(sentence))


def _cues(piece: Piece) -> Iterator[Cue]:
    for kind, start, end, low, high, sentence, strength in data_of(piece.doc).get("cues", ()):
        yield Cue(kind, piece.span(start, end), piece.span(low, high), piece.sentence(sentence), strength)


def _sentence_starts(doc: Doc) -> list[int]:
    return [sent.start for sent in doc.sents]


def _sentence_of(span: Span, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, span.start) - 1, 0)


def _citations(piece: Piece) -> Iterator[Citation]:
    starts = _sentence_starts(piece.doc)
    details = data_of(piece.doc).get("citations", [])
    for span, detail in zip(piece.doc.spans.get(CITATIONS, []), details, strict=False):
        yield Citation(
            span=piece.span(span.start_char, span.end_char),
            grade=Grade(detail["grade"]),
            kind=detail["kind"],
            sentence=piece.sentence(detail.get("sentence", _sentence_of(span, starts))),
            flags=frozenset(detail["flags"]),
            elements=frozenset(detail["elements"]),
        )


def _mentions(piece: Piece) -> Iterator[Mention]:
    found = [*_named(piece), *_anaphors(piece)]
    yield from sorted(found, key=lambda mention: (mention.span, mention.kind))


def _named(piece: Piece) -> Iterator[Mention]:
    """Yield the mentions that the text names; a generic noun that was resolved is an anaphor instead."""
    data, starts = data_of(piece.doc), _sentence_starts(piece.doc)
    resolved = {(row[0], row[1]) for row in data.get("anaphors", ())}
    for name in (ENTITIES, HARMS):
        details = data.get("entities", []) if name == ENTITIES else []
        for number, span in enumerate(piece.doc.spans.get(name, [])):
            if (span.start_char, span.end_char) in resolved:
                continue
            detail = details[number] if number < len(details) else {"codes": [], "flags": []}
            yield Mention(
                span=piece.span(span.start_char, span.end_char),
                kind=span.label_ or "HARM",
                name=span.kb_id_ or span.text.lower(),
                sentence=piece.sentence(_sentence_of(span, starts)),
                codes=frozenset(detail["codes"]),
                flags=frozenset(detail["flags"]),
            )


def _anaphors(piece: Piece) -> Iterator[Mention]:
    for start, end, kind, name, sentence, codes, flags in data_of(piece.doc).get("anaphors", ()):
        yield Mention(
            span=piece.span(start, end),
            kind=kind,
            name=name,
            sentence=piece.sentence(sentence),
            codes=frozenset(codes),
            flags=frozenset(flags),
            anaphor=True,
        )


def _claims(piece: Piece, name: str) -> Iterator[Claim]:
    for row in data_of(piece.doc).get(name, ()):
        yield _claim(piece, row)


def _claim(piece: Piece, row: dict[str, Any]) -> Claim:
    place = row["intervention_span"]
    return Claim(
        span=piece.span(*row["span"]),
        predicate=piece.span(*row["predicate"]),
        sentence=piece.sentence(row["sentence"]),
        relation=row["relation"],
        polarity=row["polarity"],
        certainty=Certainty(row["certainty"]),
        negated=row["negated"],
        intervention=row["intervention"],
        intervention_span=piece.span(*place) if place else None,
        intervention_codes=frozenset(row["intervention_codes"]),
        anaphor=row["anaphor"],
        targets=tuple(row["targets"]),
        target_spans=tuple(piece.span(*found) for found in row["target_spans"] if found),
        target_codes=frozenset(row["target_codes"]),
        target_flags=frozenset(row["target_flags"]),
        attribution=row["attribution"],
        evidence=row["evidence"],
        grade=Grade(row["grade"]) if row["grade"] else None,
        design=Tier(row["design"]) if row["design"] else None,
        quantities=tuple(row["quantities"]),
        comparator=row["comparator"],
        population=row.get("population", ""),
        time=row.get("time", ""),
        form=row["form"],
        family=row.get("family", "effect"),
        roles=frozenset(row["roles"]),
    )
