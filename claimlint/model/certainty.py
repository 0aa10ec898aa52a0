"""How firmly something is said, by the cues that govern it (rules.md 3.6; GRADE wording, Santesso 2020)."""

from collections.abc import Iterable
from typing import Final

from claimlint.model.analysis import Certainty, Cue
from claimlint.model.text import TextSpan

_OPEN: Final = frozenset({"question", "research", "hypothetical"})


def governing(cues: Iterable[Cue], span: TextSpan) -> tuple[Cue, ...]:
    """Return the cues whose scope reaches `span`."""
    return tuple(cue for cue in cues if cue.scope.overlaps(span))


def certainty_of(cues: Iterable[Cue]) -> Certainty:
    """Return the certainty that these governing cues leave to a statement; the most doubtful cue decides."""
    cues = tuple(cues)
    kinds = {cue.kind for cue in cues}
    hedge = max((cue.strength for cue in cues if cue.kind == "hedge"), default=0)
    if "negation" in kinds:
        return Certainty.C0
    if kinds & _OPEN:
        return Certainty.C1
    if hedge == 3:  # noqa: PLR2004 - H3
        return Certainty.C2
    if hedge == 2 or "softener" in kinds:  # noqa: PLR2004 - H2
        return Certainty.C3
    return Certainty.C5 if "booster" in kinds else Certainty.C4


def certainty_at(cues: Iterable[Cue], span: TextSpan) -> Certainty:
    """Return the certainty of what stands at `span`, given the cues of its sentence."""
    return certainty_of(governing(cues, span))
