"""Clauses of a sentence: the stretches that hedges, negations and boosters do not leave (after NegEx)."""

from functools import cache
from itertools import pairwise
from typing import Final

from claimlint.nlp.trained import FINITE
from claimlint.nlp.view import View
from claimlint.phrases.inflect import forms
from claimlint.phrases.lexicons import entries

_BREAKS: Final = frozenset(
    {";", ":", "—", "–", "but", "however", "although", "though", "whereas", "nevertheless", "nonetheless"}
)
_BREAKS_AFTER_COMMA: Final = frozenset(
    {
        "which", "who", "while", "yet", "so", "because", "since", "as", "leading", "causing", "making",
        "helping", "allowing", "or",
    }
)  # fmt: skip
_JOINERS: Final = frozenset({"and", "or", "then"})
_PRONOUNS: Final = frozenset(
    {"it", "they", "he", "she", "we", "you", "i", "this", "these", "there", "that", "those"}
)
_REACH: Final = 6
_SUBJECT: Final = frozenset({"RB", "DT", "JJ", "NN", "NNS", "NNP", "PRP", "PRP$", "VBG", "VBN"})
"""Tags that may stand between the start of a clause and its finite verb."""
_TAKES_BARE_VERB: Final = frozenset({"do", "does", "did", "help", "helps", "let", "lets", "make", "makes"})
CONTRAST: Final = frozenset(
    {"but", "however", "although", "though", "yet", "nevertheless", "nonetheless", "whereas"}
)


@cache
def third_person() -> frozenset[str]:
    """Return the -s forms of efficacy verbs, often taken for plural nouns ("and relieves colds")."""
    words = (word.lstrip("~=") for word in entries("EFF_V") if " " not in word)
    return frozenset(form for word in words for form in forms(word) if form.endswith("s") and form != word)


def clauses_of(view: View) -> list[tuple[int, int]]:
    """Return the clauses as word ranges, in order, covering the sentence."""
    cuts = [0, *(i for i in range(1, len(view)) if _starts_clause(view, i)), len(view)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _starts_clause(view: View, i: int) -> bool:
    word, before = view.words[i], view.words[i - 1]
    if word in _BREAKS:
        return True
    if before == "," and word in _BREAKS_AFTER_COMMA:
        return True
    if word in _JOINERS:
        return _new_predicate(view, i + 1)
    return before == "," and word in _PRONOUNS and _new_predicate(view, i)


def _new_predicate(view: View, i: int) -> bool:
    """Say whether a finite verb, with or without a subject of its own, follows at `i`."""
    if i >= len(view):
        return False
    if not view.tags:
        return view.words[i] in _PRONOUNS
    if view.words[i] in third_person() and view.tags[i] in {"NNS", "NN"}:
        return True
    if view.tags[i] in {"VB", "VBP"}:
        # A bare verb goes with an auxiliary before it ("may ease pain and lift mood"), or it is finite.
        return view.tags[0] != "VB" and not any(_takes_bare_verb(view, before) for before in range(i))
    ahead = range(i, min(i + _REACH, len(view)))
    end = next((at for at in ahead if view.tags[at] not in _SUBJECT or view.words[at] == ","), i)
    return view.tags[end] in FINITE


def _takes_bare_verb(view: View, at: int) -> bool:
    return view.tags[at] in {"MD", "TO"} or view.words[at] in _TAKES_BARE_VERB


def clause_at(clauses: list[tuple[int, int]], word: int) -> tuple[int, int]:
    """Return the clause that holds a word."""
    last = clauses[-1] if clauses else (0, 0)
    return next(((start, end) for start, end in clauses if start <= word < end), last)
