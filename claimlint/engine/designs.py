"""Which kind of study a passage rests on, by the designs that are told in it (rules.md 5.2)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from claimlint.engine.candidates import Candidate
from claimlint.engine.page import Page
from claimlint.engine.windows import sentences_of
from claimlint.model.analysis import Tier
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Design

_TIERS: Final = tuple(Tier)
_STUDY: Final = re.compile(
    r"\b(?:stud(?:y|ies)|research(?:ers)?|scientists|analys[ie]s|survey(?:ed)?|findings|data from|team|"
    r"authors?|concluded)\b",
    re.IGNORECASE,
)
_NARROW: Final = "W0"
_HEADS: Final = frozenset({BlockRole.TITLE, BlockRole.HEADING, BlockRole.QUOTE})


def is_of_kind(page: Page, candidate: Candidate, asked: Design) -> bool:
    """Say whether the best study that the words rest on is of the kind asked for.

    The sentence itself decides, else the passage about the study, else the window, if the sentence is about
    what was found.
    """
    sentence = candidate.sentence
    spoken = _speaks_of_study(page.sentence_text(sentence))
    scopes: list[Iterable[int]] = [[sentence]]
    if asked.within != _NARROW:
        scopes.append(range(page.passage(sentence), sentence + 1))
        if spoken or _stands_for_it(page, candidate):
            scopes.append(_window(page, candidate, asked.within))
    best = next((tier for scope in scopes if (tier := _best(page, scope)) is not None), None)
    if best is None:
        return asked.unsaid and spoken
    return _TIERS.index(asked.at_least) <= _TIERS.index(best) <= _TIERS.index(asked.at_most)


@lru_cache(maxsize=64)
def _speaks_of_study(text: str) -> bool:
    return _STUDY.search(text) is not None


def _stands_for_it(page: Page, candidate: Candidate) -> bool:
    """Say whether words without a word for a study tell its result: a headline, somebody speaking."""
    quoted = any(cue.kind == "quote" for cue in page.governing(candidate.sentence, candidate.span))
    return quoted or page.block(candidate.sentence).role in _HEADS


def _window(page: Page, candidate: Candidate, within: str) -> Iterable[int]:
    """Return the sentences of the window; a title, and what stands under it, speak for the whole article."""
    if within == "W4" or page.block(candidate.sentence).role is BlockRole.TITLE:
        return range(len(page.analysis.sentences))
    return sentences_of(page, candidate, within)


def _best(page: Page, sentences: Iterable[int]) -> Tier | None:
    return max(
        (tier for index in sentences if (tier := page.analysis.sentences[index].design) is not None),
        key=_TIERS.index,
        default=None,
    )
