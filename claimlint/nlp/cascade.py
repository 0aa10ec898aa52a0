"""Tagger and parser for the sentences that need them, one sentence one Doc (architecture 3).

A sentence fed alone has one parse, whatever stands around it, so an edit elsewhere cannot move a finding.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimlint.nlp.blocks import Layout, layout_of
from claimlint.nlp.claims.frames import PATIENT_NOUNS
from claimlint.nlp.claims.predicates import predicate_matcher
from claimlint.nlp.keys import data_of
from claimlint.nlp.letter_case import in_sentence_case
from claimlint.nlp.view import View, views_of

_AIMS: Final = frozenset({"TGT", "TGT-GENERIC", "HARM"})
LONGEST: Final = 400
"""Words; a longer "sentence" is a list or a table gone wrong, and the windows serve it."""


class Cascade:
    """Parses the sentences that may hold a claim or a rule's phrase; its trees are plain data."""

    def __init__(self, load: Callable[[], Language], *, exhaustive: bool = False) -> None:
        self._load = load
        self.exhaustive = exhaustive

    def __call__(self, doc: Doc) -> Doc:
        """Add syntax to the chosen sentences (to all of them if exhaustive)."""
        data = data_of(doc)
        sents = list(doc.sents)
        wanted = range(len(sents)) if self.exhaustive else self._choose(doc)
        chosen = [(i, sents[i]) for i in wanted if 1 < len(sents[i]) <= LONGEST]
        if doc.has_annotation("DEP"):
            data["syntax"] = {str(i): _own_parse(sent) for i, sent in chosen}
            return doc
        parses = self._parse([sent for _, sent in chosen])
        data["syntax"] = {str(i): parse for (i, _), parse in zip(chosen, parses, strict=True)}
        return doc

    @staticmethod
    def _choose(doc: Doc) -> Sequence[int]:
        matched = frozenset(row[7] for row in data_of(doc).get("matches", ()))
        return _wanted(views_of(doc), matched, layout_of(doc))

    def _parse(self, sents: Sequence[Span]) -> Iterable[dict[str, list[Any]]]:
        if not sents:
            return []
        inner = self._load()
        alone = (_alone(sent, inner.vocab) for sent in sents)
        return [_arrays(done) for done in inner.pipe(alone, batch_size=256)]


def _alone(sent: Span, vocab: Vocab) -> Doc:
    starts: list[bool | int | None] = [True, *[False] * (len(sent) - 1)]
    words, spaces = [token.text for token in sent], [bool(token.whitespace_) for token in sent]
    return Doc(vocab, words=in_sentence_case(words), spaces=spaces, sent_starts=starts)


def _arrays(parsed: Doc | Span) -> dict[str, list[Any]]:
    first = parsed[0].i
    return {
        "tags": [token.tag_ for token in parsed],
        "deps": [token.dep_ for token in parsed],
        "heads": [token.head.i - first for token in parsed],
    }


def _own_parse(sent: Span) -> dict[str, list[Any]]:
    found = _arrays(sent)
    found["heads"] = [head if 0 <= head < len(sent) else i for i, head in enumerate(found["heads"])]
    return found


def _wanted(views: Sequence[View], matched: frozenset[int], layout: Layout) -> list[int]:
    """Return the sentences whose reading a parse can change: rules' phrases, possible claims, lead-ins."""
    leads = {lead for view in views if (lead := layout.lead_sentence(view.index)) is not None}
    return [view.index for view in views if view.index in matched or view.index in leads or may_claim(view)]


def may_claim(view: View) -> bool:
    """Say whether a sentence holds an efficacy word and something it may be about."""
    if not any(mark.kind in _AIMS for mark in view.marks) and PATIENT_NOUNS.isdisjoint(view.words):
        return False
    return any(True for _ in predicate_matcher()(view.words, view.slots()))
