"""Where a text stands as a whole: does it make claims, or take those of others apart?"""

from typing import Final

from claimlint.model.analysis import Analysis, Certainty

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
    sells = any(cue.kind == "cta" for cue in analysis.cues)
    return len(doubts) >= _SCEPTICAL and len(doubts) >= 2 * len(asserted) and not sells
