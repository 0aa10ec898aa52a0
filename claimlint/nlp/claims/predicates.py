"""The predicates of claims, where they stand in a sentence, and which way they point."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from claimlint.nlp.trained import ADJECTIVE, NOUN, VERB
from claimlint.nlp.view import Mark, View
from claimlint.nlp.words import word_set
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.matcher import Found, PatternMatcher
from claimlint.phrases.syntax import parse

_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "of", "this", "that", "these", "its", "their", "your", "our", "my", "his", "her"}
)
_WISHES: Final = word_set("wishes")
_PARTICLE: Final = re.compile(r"\((?:up|off|down|away)\)\?")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A kind of predicate: relation, form (one of the twelve orders), direction (`+`, `-`, `=`), words."""

    relation: str
    form: str
    direction: str
    words: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A predicate in a sentence: `start` up to `end` are its words, `head` the word that carries it."""

    predicate: Predicate
    start: int
    end: int
    head: int
    form: str


def _lines() -> Iterator[tuple[Predicate, str]]:
    text = (files("claimlint.nlp") / "data" / "predicates.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, relation, form, direction = (part.strip() for part in line.split(" | "))
            simple = " " not in _PARTICLE.sub("", pattern).strip() and "{" not in pattern
            yield Predicate(relation, form, direction, 1 if simple else 2), pattern


@cache
def predicate_matcher() -> PatternMatcher[Predicate]:
    """Return the matcher of all predicates, built once."""
    return PatternMatcher([(predicate, parse(pattern)) for predicate, pattern in _lines()], load_lexicons())


def occurrences(view: View) -> list[Occurrence]:
    """Return the predicates of a sentence, longest first where they overlap, in text order."""
    found = []
    for hit in predicate_matcher()(view.words, view.slots()):
        occurrence = _occurrence(view, hit)
        if occurrence is not None:
            found.append((hit.start - hit.end, hit.low - hit.high, hit.start, hit.end, occurrence))
    found.sort(key=lambda row: row[:4])
    kept: list[tuple[int, int, Occurrence]] = []
    for _, _, start, end, occurrence in found:
        if all(end <= first or last <= start for first, last, _ in kept):
            kept.append((start, end, occurrence))
    return sorted((occurrence for _, _, occurrence in kept), key=lambda o: o.start)


_LABOUR: Final = frozenset({"work", "works"})
_HOW: Final = frozenset({"by", "through", "via", "as", "in", "with", "like", "at", "from"})
"""After "works" they tell how something works, not that it does."""


def _occurrence(view: View, hit: Found[Predicate]) -> Occurrence | None:
    form = hit.key.form
    if form == "works" and view.words[hit.high : hit.high + 1] and view.words[hit.high] in _HOW:
        return None
    if (
        form == "works"
        and hit.high - hit.low == 1
        and view.tags
        and view.tags[hit.low] in NOUN
        and view.words[hit.low] in _LABOUR
    ):
        return None
    if hit.key.words == 1:
        if not _is_verb(view, hit.low):
            return None
        form = _verb_form(view, hit.low)
        if form == "wish":
            return None
    return Occurrence(hit.key, hit.low, hit.high, hit.low, form)


def _is_verb(view: View, at: int) -> bool:
    """Say whether a word that may be a verb is used as one; the model tags some verbs in -s as nouns."""
    before = view.words[at - 1] if at else ""
    if not view.tags:
        return before not in _DETERMINERS
    tag = view.tags[at]
    if tag in VERB:
        return not (tag in {"VBN", "VBG"} and view.deps[at] in {"amod", "compound"})
    if view.words[at].endswith("s") and tag in NOUN:
        return _between_mentions(view.marks, view.words, at)
    if tag not in NOUN | ADJECTIVE or not _mention_after(view.marks, at):
        return False
    after_name = any(mark.end == at and mark.kind.startswith("INT") for mark in view.marks)
    return at == 0 or after_name or (before in {"to", "and", ",", "or"} and _verb_before(view, at))


def _verb_before(view: View, at: int) -> bool:
    return at > 1 and (
        view.words[at - 1] == "to" or any(tag in VERB for tag in view.tags[max(at - 6, 0) : at - 1])
    )


def _between_mentions(marks: Iterable[Mark], words: list[str], at: int) -> bool:
    marks = list(marks)
    joined = at > 0 and words[at - 1] in {"and", "or", ",", "also"}
    return (
        joined or any(mark.end == at and mark.kind.startswith("INT") for mark in marks)
    ) and _mention_after(marks, at)


def _mention_after(marks: Iterable[Mark], at: int) -> bool:
    return any(at < mark.start <= at + 3 for mark in marks if mark.kind.startswith("TGT"))


_PUT_TO_USE: Final = frozenset({"used", "prescribed", "taken", "given"})
_IN_USE: Final = frozenset({"used", "prescribed"})
_FOR: Final = frozenset({"for", "in"})
_REPORTED: Final = frozenset({"shown", "proven", "found", "known", "demonstrated", "said", "proved"})


def _verb_form(view: View, at: int) -> str:
    """Return the order of a verb: active, passive, evidential, use, infinitive or `wish` (no claim)."""
    before = view.words[max(at - 9, 0) : at]
    if _names_use(before, view.words[at]):
        return "use"
    if "to" in before[-4:] and not _REPORTED.isdisjoint(before):
        return "evidential"
    if "to" in before[-2:] and any(word in _WISHES for word in before[-5:-1]):
        return "wish"
    if before[-1:] == ["to"] and _serves(view, at):
        return "use"
    if view.tags and view.tags[at] == "VBN" and _has_be(before):
        return "passive"
    return "infinitive" if before[-1:] == ["to"] else "active"


def _names_use(before: Sequence[str], verb: str) -> bool:
    """Say whether a verb tells what something is used for: "taken to treat X", "used for treating X"."""
    if "to" in before[-2:] and not _PUT_TO_USE.isdisjoint(before[-4:]):
        return True
    used = not _IN_USE.isdisjoint(before[-4:])
    return used and verb.endswith("ing") and not _FOR.isdisjoint(before[-2:])


def _serves(view: View, at: int) -> bool:
    """Say whether "to VERB" only tells what was done for it ("blood is spun to remove cells")."""
    if not view.heads or view.deps[at] not in {"advcl", "xcomp"}:
        return False
    head = view.heads[at]
    return head < at and view.tags[head] in {"VBN", "VBD"} and view.words[head] in word_set("procedures")


def _has_be(before: list[str]) -> bool:
    return any(
        word in {"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "gets"}
        for word in before[-4:]
    )
