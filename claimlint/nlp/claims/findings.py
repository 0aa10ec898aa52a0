"""What a sentence of a paper says of two things: that one acts on the other, or that they go together.

After Yu, Li and Wang (2019): a link that is told ("associated with") is a link, whatever verbs stand
beside it; a verb of effect with an object acts; one without ("weight increased"), and a comparison, only
show a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from claimlint.nlp.trained import VERB
from claimlint.nlp.view import View
from claimlint.nlp.words import word_set
from claimlint.phrases.inflect import forms
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.matcher import PatternMatcher
from claimlint.phrases.syntax import parse

LINK: Final = "link"
EFFECT: Final = "effect"
_CONTRAST: Final = "contrast"
_OBJECTS: Final = frozenset({"dobj", "agent"})
_RANKS: Final = (LINK, EFFECT, _CONTRAST)


@dataclass(frozen=True, slots=True)
class Finding:
    """What words `start` up to `end` of a sentence tell: a link or an effect."""

    kind: str
    start: int
    end: int


@cache
def _matcher() -> PatternMatcher[str]:
    text = (files("claimlint.nlp") / "data" / "findings.txt").read_text(encoding="utf-8")
    lines = (line.split(" | ") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return PatternMatcher([(kind.strip(), parse(pattern)) for pattern, kind in lines], load_lexicons())


@cache
def _effect_verbs() -> frozenset[str]:
    return frozenset(form for verb in word_set("effect_verbs") for form in forms(verb))


def finding_of(view: View) -> Finding | None:
    """Return what a sentence finds, its plainest words first, or None where it tells of no two things."""
    found = [Finding(hit.key, hit.low, hit.high) for hit in _matcher()(view.words, view.slots())]
    found += _told_by_verbs(view)
    best = min(found, key=lambda one: (_RANKS.index(one.kind), one.start, -one.end), default=None)
    return best and Finding(EFFECT if best.kind == EFFECT else LINK, best.start, best.end)


def _told_by_verbs(view: View) -> Iterator[Finding]:
    if not view.heads:
        return
    for at, word in enumerate(view.words):
        if word in _effect_verbs() and view.tags[at] in VERB and view.deps[at] != "amod":
            yield Finding(EFFECT if _has_object(view, at) else _CONTRAST, at, at + 1)


def _has_object(view: View, at: int) -> bool:
    places = zip(view.heads, view.deps, strict=True)
    return any(head == at and dep in _OBJECTS for head, dep in places)
