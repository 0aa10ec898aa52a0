"""Tagger and parser for the sentences that need them, one sentence one Doc (architecture 3).

A sentence fed alone has one parse, whatever stands around it, so an edit elsewhere cannot move a finding.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from claimlint.nlp.keys import data_of
from claimlint.nlp.view import View

LONGEST = 400
"""Words; a longer "sentence" is a list or a table gone wrong, and the windows serve it."""


class Cascade:
    """Parses the sentences that `wanted` chooses, and keeps tags, heads and labels as plain data."""

    def __init__(self, load: Callable[[], Language], *, exhaustive: bool = False) -> None:
        self._load = load
        self.exhaustive = exhaustive

    def __call__(self, doc: Doc) -> Doc:
        """Add syntax to every sentence marked in `needs_syntax` (all of them if exhaustive)."""
        data = data_of(doc)
        sents = list(doc.sents)
        wanted = range(len(sents)) if self.exhaustive else data.get("needs_syntax", range(len(sents)))
        chosen = [(i, sents[i]) for i in wanted if 1 < len(sents[i]) <= LONGEST]
        if doc.has_annotation("DEP"):
            data["syntax"] = {str(i): _own_parse(sent) for i, sent in chosen}
            return doc
        data["syntax"] = dict(zip((str(i) for i, _ in chosen), self._parse([sent for _, sent in chosen]), strict=True))
        return doc

    def _parse(self, sents: Sequence[Span]) -> Iterable[dict[str, list[Any]]]:
        if not sents:
            return []
        inner = self._load()
        docs = [
            Doc(inner.vocab, words=[t.text for t in sent], spaces=[bool(t.whitespace_) for t in sent],
                sent_starts=[True] + [False] * (len(sent) - 1))
            for sent in sents
        ]  # fmt: skip
        return [_arrays(done) for done in inner.pipe(docs, batch_size=256)]


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


def view_needs_syntax(view: View, predicate_words: frozenset[str]) -> bool:
    """Say whether a sentence can hold a claim that the parse would change: an efficacy word and something it may be about."""
    return bool(view.marks) and not predicate_words.isdisjoint(view.words)
