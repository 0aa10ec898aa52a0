"""Tagger and parser for the sentences that need them, one sentence one Doc (architecture 3).

A sentence fed alone has one parse, whatever stands around it, so an edit elsewhere cannot move a finding.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from sys import intern
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimlint.nlp.blocks import layout_of
from claimlint.nlp.claims.possible import claimable, lead_ins
from claimlint.nlp.keys import data_of
from claimlint.nlp.letter_case import in_sentence_case
from claimlint.nlp.view import views_of

REMEMBERED: Final = 10_000
"""Sentences whose parse is kept (some 15 MB); two versions of an article have most of theirs in common."""
Parse = dict[str, list[Any]]
LONGEST: Final = 400
"""Words; a longer "sentence" is a list or a table gone wrong, and the windows serve it."""


class Cascade:
    """Parses the sentences that may hold a claim or a rule's phrase; its trees are plain data.

    The parses of the last `remembered` sentences are kept: the same words have the same parse.
    """

    def __init__(
        self, load: Callable[[], Language], *, exhaustive: bool = False, remembered: int = 0
    ) -> None:
        self._load = load
        self.exhaustive = exhaustive
        self._remembered = remembered
        self._known: dict[str, Parse] = {}

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

    def forget(self) -> None:
        """Let all parses go."""
        self._known.clear()

    @staticmethod
    def _choose(doc: Doc) -> Sequence[int]:
        """Return the sentences that a parse may change: with rules' phrases or possible claims, lead-ins."""
        data, views = data_of(doc), views_of(doc)
        matched = frozenset(row[7] for row in data.get("matches", ()))
        return sorted(matched | claimable(data, views) | lead_ins(views, layout_of(doc)))

    def _parse(self, sents: Sequence[Span]) -> Iterable[Parse]:
        if not sents:
            return []
        names = ["\x1f".join(token.text_with_ws for token in sent) for sent in sents]
        known = {name: self._known[name] for name in names if name in self._known}
        unknown = {name: sent for name, sent in zip(names, sents, strict=True) if name not in known}
        if unknown:
            inner = self._load()
            alone = (_alone(sent, inner.vocab) for sent in unknown.values())
            done = inner.pipe(alone, batch_size=256)
            known |= {name: _arrays(parsed) for name, parsed in zip(unknown, done, strict=True)}
        self._remember(known, unknown)
        return [known[name] for name in names]

    def _remember(self, known: Mapping[str, Parse], names: Iterable[str]) -> None:
        """Keep the newest parses, and let the oldest go."""
        for name in names if self._remembered else ():
            self._known[name] = known[name]
        for name in list(self._known)[: max(len(self._known) - self._remembered, 0)]:
            del self._known[name]


def _alone(sent: Span, vocab: Vocab) -> Doc:
    starts: list[bool | int | None] = [True, *[False] * (len(sent) - 1)]
    words, spaces = [token.text for token in sent], [bool(token.whitespace_) for token in sent]
    return Doc(vocab, words=in_sentence_case(words), spaces=spaces, sent_starts=starts)


def _arrays(parsed: Doc | Span) -> Parse:
    first = parsed[0].i
    return {
        "tags": [intern(token.tag_) for token in parsed],
        "deps": [intern(token.dep_) for token in parsed],
        "heads": [token.head.i - first for token in parsed],
    }


def _own_parse(sent: Span) -> Parse:
    found = _arrays(sent)
    found["heads"] = [head if 0 <= head < len(sent) else i for i, head in enumerate(found["heads"])]
    return found
