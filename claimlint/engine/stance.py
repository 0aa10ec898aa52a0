"""Where a text stands as a whole: does it make claims, or take those of others apart?"""

from typing import Final

from claimlint.model.analysis import Analysis, Certainty
from claimlint.model.text import BlockRole

_DOUBTS: Final = frozenset({"debunk", "distanced"})
_SCEPTICAL: Final = 2
"""Sentences that deny, refute or keep their distance, in a text that does so as a whole."""


def is_sceptical(analysis: Analysis) -> bool:
    """Say whether a text sells nothing and doubts at least twice as often as it asserts a benefit."""
    # Scare quotes have no words of their own; sellers use quotation marks too.
    doubts = {cue.sentence for cue in analysis.cues if cue.kind in _DOUBTS and len(cue.span)}
    asserted: set[int] = set()
    for claim in analysis.claims:
        if claim.polarity != "benefit":
            continue
        if claim.negated:
            doubts.add(claim.sentence)
        elif claim.certainty.level >= Certainty.C4.level and claim.attribution != "distancing":
            asserted.add(claim.sentence)
    asserted -= doubts
    # A title that denies says it for the whole text: "Why detox teas don't work".
    told = len(doubts) + any(_is_title(analysis, sentence) for sentence in doubts)
    sells = any(cue.kind == "cta" for cue in analysis.cues)
    return told >= _SCEPTICAL and told >= 2 * len(asserted) and not sells


def _is_title(analysis: Analysis, sentence: int) -> bool:
    return analysis.blocks[analysis.sentences[sentence].block].role is BlockRole.TITLE
