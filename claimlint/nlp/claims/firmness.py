"""How firmly a claim of the ledger is told where no cue says it: "no side effects", "for every skin type"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from claimlint.model.analysis import Certainty
from claimlint.nlp.clauses import clause_at, clauses_of
from claimlint.nlp.view import View

_NONE: Final = frozenset({"no", "none", "without", "zero", "never", "nobody", "free", "nontoxic"})
_COUNTED: Final = frozenset({
    "were", "was", "reported", "observed", "found", "seen", "serious", "generally", "often", "usually",
    "known",
})  # fmt: skip
_WIDE: Final = frozenset({"hair", "skin", "age", "type", "way", "body", "kind"})
"""What a remedy is good for without exception: "for every hair type"."""


def firmness(view: View, frame: Mapping[str, Any]) -> str:
    """Return the certainty of a frame, absolute where its clause leaves no room for exceptions."""
    told = str(frame["certainty"])
    words = view.words[slice(*clause_at(clauses_of(view), view.word_at(frame["predicate"][0])))]
    if told == Certainty.C4.value and (_of_all(words) or (frame["relation"] == "safe" and _of_none(words))):
        return Certainty.C5.value
    return told


def _of_all(words: Sequence[str]) -> bool:
    return any(word in {"every", "all"} and after in _WIDE for word, after in pairwise(words))


def _of_none(words: Sequence[str]) -> bool:
    """Say whether harm is ruled out, and not only absent among those counted."""
    return not _NONE.isdisjoint(words) and _COUNTED.isdisjoint(words)
