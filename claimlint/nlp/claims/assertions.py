"""The words that assert something of health beyond the predicates: results, harms, nulls and others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from claimlint.nlp.view import View
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.matcher import PatternMatcher
from claimlint.phrases.syntax import parse

_VERBS: Final = ("~", "{~")
"""How the patterns begin that open with verbs: all inflections of a lemma are meant."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words of a family of claims: what they say, how firmly by themselves, and what must stand beside.

    `needs` is agent, aim or both (in the sentence), near (an agent there or before), page (only a page on
    health), research (a paper) or free; `certainty` is `-` where only cues decide; `verb` says that the words
    open with a verb.
    """

    family: str
    relation: str
    polarity: str
    certainty: str
    needs: str
    verb: bool


@dataclass(frozen=True, slots=True)
class Assertion:
    """A trigger in a sentence, words `start` up to `end`."""

    trigger: Trigger
    start: int
    end: int


def _lines() -> Iterator[tuple[Trigger, str]]:
    text = (files("claimlint.nlp") / "data" / "assertions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            pattern, family, relation, leaning, certainty, needs = (
                part.strip() for part in line.split(" | ")
            )
            verb = pattern.startswith(_VERBS)
            yield Trigger(family, relation, leaning, certainty, needs, verb), pattern


def triggers() -> list[Trigger]:
    """Return all triggers, in the order of the list."""
    return [trigger for trigger, _ in _lines()]


@cache
def assertion_matcher() -> PatternMatcher[Trigger]:
    """Return the matcher of all assertion words, built once."""
    return PatternMatcher([(trigger, parse(pattern)) for trigger, pattern in _lines()], load_lexicons())


def assertions(view: View) -> list[Assertion]:
    """Return the assertions of a sentence in text order."""
    found = [Assertion(hit.key, hit.low, hit.high) for hit in assertion_matcher()(view.words, view.slots())]
    return sorted(found, key=lambda one: (one.start, -one.end))
