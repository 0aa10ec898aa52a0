"""Which kind of study a passage rests on, by the designs that are told in it (rules.md 5.2)."""

import re
from collections.abc import Iterable
from typing import Final

from claimlint.engine.candidates import Candidate
from claimlint.engine.page import Page
from claimlint.engine.windows import sentences_of
from claimlint.model.analysis import Tier
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Design

_TIERS: Final = tuple(Tier)
_STUDY: Final = re.compile(
    r"\b(?:stud(?:y|ies)|research(?:ers)?|scientists|analys[ie]s|survey(?:ed)?|findings|data from)\b",
    re.IGNORECASE,
)
_NARROW: Final = "W0"


def is_at_most(page: Page, candidate: Candidate, asked: Design) -> bool:
    """Say whether the words rest on a study no better than asked, and on none that is better.

    The sentence itself decides, else the passage about the study, else the window.
    """
    sentence = candidate.sentence
    for sentences in (
        [sentence],
        range(page.passage(sentence), sentence + 1),
        _window(page, candidate, asked.within),
    ):
        best = _best(page, sentences)
        if best is not None:
            return _TIERS.index(best) <= _TIERS.index(asked.at_most)
        if asked.within == _NARROW:
            break
    return asked.unsaid and _STUDY.search(page.sentence_text(sentence)) is not None


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
