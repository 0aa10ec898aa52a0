"""The ledger of claims: those that rules judge and the wider ones, in the order of the text."""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from claimlint.nlp.blocks import layout_of
from claimlint.nlp.claims.anaphora import resolve
from claimlint.nlp.claims.details import details_of
from claimlint.nlp.claims.finder import cues_by_sentence, fixed_topic, grades_by_sentence
from claimlint.nlp.claims.firmness import firmness
from claimlint.nlp.claims.support import Support
from claimlint.nlp.claims.wider import WiderClaims, trimmed
from claimlint.nlp.clauses import clause_at, clauses_of
from claimlint.nlp.keys import data_of
from claimlint.nlp.view import View, views_of


class LedgerKeeper:
    """Writes `ledger` to our plain data; needs what the claim finder wrote."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the ledger of a document."""
        data, layout, views = data_of(doc), layout_of(doc), views_of(doc)
        topic, cues = fixed_topic(data), cues_by_sentence(data)
        resolve(views, layout, topic)
        wider = WiderClaims(views, layout, topic, cues)
        judged: dict[int, list[dict[str, Any]]] = {}
        for frame in data["claims"]:
            if wider.belongs(frame):
                told = wider.as_told(_detailed(views[frame["sentence"]], frame))
                judged.setdefault(frame["sentence"], []).append(told)
        support = Support(views, layout, grades_by_sentence(doc), cues)
        data["ledger"] = [
            {**frame, **support(frame)}
            for view in views
            for frame in _of_sentence(wider, view, judged.get(view.index, ()))
        ]
        return doc


def _of_sentence(
    wider: WiderClaims, view: View, judged: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    taken = [(frame["span"][0], frame["span"][1]) for frame in judged]
    found = wider.found(view, [*judged, *wider.frames(view, taken)])
    yield from (
        {**frame, "certainty": firmness(view, frame)}
        for frame in sorted(found, key=lambda frame: frame["predicate"])
    )


def _detailed(view: View, frame: dict[str, Any]) -> dict[str, Any]:
    """Return a judged frame as the ledger has it: its clause without list marks, and the details."""
    clause = clause_at(clauses_of(view), view.word_at(frame["predicate"][0]))
    span = view.text_span(*trimmed(view, clause))
    return {**frame, **details_of(view.words), "span": [span.start, span.end], "family": "effect"}
