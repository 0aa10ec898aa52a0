"""What a hanging comparative is measured against, named before it or in a heading (rules.md 6.6.11)."""

import re
from collections.abc import Iterator
from typing import Final

from claimlint.engine.candidates import Candidate, sentence_mentions
from claimlint.engine.page import INTERVENTIONS, Page
from claimlint.model.analysis import Mention

_CONTRAST: Final = re.compile(r"\b(?:vs\.?|versus|compared|against|or|than|beats?)(?!\w)", re.IGNORECASE)
_VERSUS: Final = re.compile(r"\s(?:vs\.?|versus)\s", re.IGNORECASE)
_TWO: Final = 2
_PRONOUN: Final = re.compile(r"\W*(?:it|they|this|that|these|those)\b(?! means\b)", re.IGNORECASE)
_REMEDIES: Final = re.compile(
    r"\W*(?:\w+ ){0,2}(pills|tablets|capsules|drugs|medications?|medicines?|creams|injections|surgery|"
    r"supplements|painkillers|braces|dentures|glasses|diets|drops)\b",
    re.IGNORECASE,
)
"""Kinds of treatment that a sentence may begin with though no mention is found for them."""


def rival(page: Page, candidate: Candidate) -> str:
    """Return the other intervention that the words before a comparative name, or an empty string."""
    own = _own(page, candidate)
    for mention in _before(page, candidate):
        if mention.name and not any(mention.name in name or name in mention.name for name in own):
            return mention.name
    if side := _other_side(page, candidate, own):
        return side
    if not candidate.sentence or _refers_back(page, candidate.sentence):
        return ""
    found = _REMEDIES.match(page.sentence_text(candidate.sentence - 1))
    return found.group(1) if found and not any(found.group(1).lower() in name for name in own) else ""


def _other_side(page: Page, candidate: Candidate, own: frozenset[str]) -> str:
    """Return what a heading sets against the treatment: "IV therapy vs oral supplements"."""
    for block in reversed(page.analysis.sentences[candidate.sentence].heading_path):
        sides = _VERSUS.split(page.text(page.analysis.blocks[block].span))
        if len(sides) == _TWO:
            named = (side.rsplit(":", 1)[-1].strip(" ?!.#*") for side in reversed(sides))
            return next((side for side in named if not any(name in side.lower() for name in own)), "")
    return ""


def _refers_back(page: Page, sentence: int) -> bool:
    """Say whether a sentence goes on about what the one before names: "It works faster"."""
    return _PRONOUN.match(page.sentence_text(sentence)) is not None


def _own(page: Page, candidate: Candidate) -> frozenset[str]:
    """What the comparative praises: the claim's intervention, else those of its sentence, else the topic."""
    claim = candidate.claim
    if claim and claim.intervention:
        return frozenset({claim.intervention})
    named = {mention.name for mention in sentence_mentions(page, candidate.sentence, INTERVENTIONS)}
    return frozenset(named - {""}) or frozenset({page.analysis.topic} - {""})


def _before(page: Page, candidate: Candidate) -> Iterator[Mention]:
    """Yield what the sentence before begins with, then what a heading sets side by side."""
    sentence = candidate.sentence
    if sentence and not _refers_back(page, sentence) and page.block(sentence - 1) == page.block(sentence):
        yield from sentence_mentions(page, sentence - 1, INTERVENTIONS)[:1]
    for block in reversed(page.analysis.sentences[sentence].heading_path):
        if _CONTRAST.search(page.text(page.analysis.blocks[block].span)):
            for heading in page.by_block.get(block, ()):
                yield from sentence_mentions(page, heading, INTERVENTIONS)
