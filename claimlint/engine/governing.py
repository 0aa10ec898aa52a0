"""Which cues govern a stretch of a sentence."""

from collections.abc import Sequence
from typing import Final

from claimlint.model.analysis import Cue
from claimlint.model.text import TextSpan

_OWN: Final = frozenset({"negation", "hypothetical", "harm"})
"""Cues that are part of a trigger's meaning where they stand inside it."""


def governing(cues: Sequence[Cue], span: TextSpan) -> tuple[Cue, ...]:
    """Return the cues whose scope reaches `span`; its own words negate nothing ("none of the risks")."""
    low, high = span.start, span.end  # by hand: a long sentence has hundreds of cues, and as many spans
    reaching = [cue for cue in cues if max(cue.scope.start, low) < min(cue.scope.end, high)]
    return tuple(cue for cue in reaching if cue.kind not in _OWN or not span.covers(cue.span))
