"""What silences or softens a rule where it would fire: the shields of rules.md 6.1 as a table."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from claimlint.engine.allowed import is_established
from claimlint.engine.candidates import Candidate
from claimlint.engine.page import Page
from claimlint.model.analysis import Cue
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Kind

FIRM_HEDGE: Final = 3
SOFT_HEDGE: Final = 2

_WHY: Final = re.compile(r"\W*(?:why|how)\b", re.IGNORECASE)
_SAME_CAUSE: Final[Mapping[str, str]] = {"Q": "HEDGE"}
"""A why question that takes the benefit for granted is read as a soft hedge; the two lower once."""


class Effect(IntEnum):
    """What a shield does to a finding."""

    NONE = 0
    LOWER = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Around:
    """A candidate, its page and the cues that govern it."""

    page: Page
    candidate: Candidate
    cues: tuple[Cue, ...]
    kinds: frozenset[str]

    def has(self, *kinds: str) -> bool:
        """Say whether a cue of these kinds governs the candidate."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def role(self) -> BlockRole:
        """The role of the candidate's block."""
        return self.page.block(self.candidate.sentence).role


Shield = Callable[[Around], Effect]


def around(page: Page, candidate: Candidate) -> Around:
    """Return the candidate with its governing cues."""
    cues = page.governing(candidate.sentence, candidate.span)
    return Around(page, candidate, cues, frozenset(cue.kind for cue in cues))


def hedge_strength(cues: tuple[Cue, ...]) -> int:
    """Return the strength of the strongest hedge among the cues."""
    return max((cue.strength for cue in cues if cue.kind == "hedge"), default=0)


def is_quoted(here: Around) -> bool:
    """Say whether the words are somebody's, quoted."""
    return here.has("quote") or here.role is BlockRole.QUOTE


def _when(condition: Callable[[Around], bool]) -> Shield:
    return lambda here: Effect.FULL if condition(here) else Effect.NONE


def _cue(*kinds: str) -> Shield:
    return _when(lambda here: here.has(*kinds))


def _above(kind: str) -> Shield:
    """A cue of this kind governs the candidate, or stands in a heading above it."""

    def shield(here: Around) -> Effect:
        return Effect.FULL if here.has(kind) or _heads(here, kind) else Effect.NONE

    return shield


def _heads(here: Around, kind: str) -> bool:
    page = here.page
    for block in page.analysis.sentences[here.candidate.sentence].heading_path:
        for sentence in page.by_block.get(block, []):
            span = page.analysis.sentences[sentence].span
            if any(cue.kind == kind for cue in page.governing(sentence, span)):
                return True
    return False


def _meta(here: Around) -> Effect:
    """The words are spoken about; in a text that takes such claims apart also where they claim nothing."""
    claim = here.candidate.claim
    if here.page.is_sceptical and (claim is None or claim.negated):
        return Effect.FULL
    return _above("meta")(here)


def _negated(here: Around) -> bool:
    if here.has("negation"):
        return True
    claim, span = here.candidate.claim, here.candidate.span
    attributes = here.candidate.rule.kind is Kind.EVIDENCE
    if claim is None:
        return attributes and _denied_after(here)
    if not claim.negated:
        return False
    # "Researchers believe that X does not help": what words of attribution carry is denied.
    carried = attributes and claim.predicate.start >= span.end
    if not carried and not claim.predicate.overlaps(span):
        return False
    cues = here.page.cues(here.candidate.sentence)
    return not any(cue.kind == "negation" and span.covers(cue.span) for cue in cues)


def _denied_after(here: Around) -> bool:
    """Say whether what follows words of attribution is denied, where no claim was found in it."""
    cues = here.page.cues(here.candidate.sentence)
    return any(cue.kind == "negation" and cue.span.start >= here.candidate.span.end for cue in cues)


def _question(here: Around) -> Effect:
    if here.has("question"):
        return Effect.FULL
    if not here.page.analysis.sentences[here.candidate.sentence].question:
        return Effect.NONE
    return Effect.LOWER if _presupposes(here) else Effect.FULL


def _presupposes(here: Around) -> bool:
    """Say whether a why or how question takes a benefit for granted: "Why does CBD cure anxiety?" (3.5)."""
    asks = _WHY.match(here.page.sentence_text(here.candidate.sentence)) is not None
    claim = here.candidate.claim
    heading = here.role in {BlockRole.TITLE, BlockRole.HEADING}
    return asks and not heading and claim is not None and bool(claim.intervention and claim.targets)


def _hedged(here: Around) -> Effect:
    strength = hedge_strength(here.cues)
    if strength >= FIRM_HEDGE:
        return Effect.FULL
    return Effect.LOWER if strength == SOFT_HEDGE else Effect.NONE


def _harmful(here: Around) -> bool:
    claim = here.candidate.claim
    return here.has("harm") or (claim is not None and claim.polarity == "harm")


def _established(here: Around) -> bool:
    """First-line facts of public-health pages need no source (rules.md 6.6.12), nor do those configured."""
    claim = here.candidate.claim
    if claim is None:
        return False
    return "established" in claim.roles or is_established(claim, here.page.analysis.text, here.page.settings)


def _immeasurable(here: Around) -> bool:
    """Benefits without a measurable meaning are another rule's (rules.md 6.6.2)."""
    claim = here.candidate.claim
    return claim is not None and "immeasurable" in claim.roles


SHIELDS: Final[Mapping[str, Shield]] = {
    "NEG": _when(_negated),
    "Q": _question,
    "HYP": _cue("hypothetical"),
    "HEDGE": _hedged,
    "REG": _when(lambda here: here.has("regulatory") and not here.has("booster")),
    "GUIDE": _cue("guideline"),
    "DEBUNK": _above("debunk"),
    "DISTANCED": _cue("distanced"),
    "QUOTE": _when(is_quoted),
    "RESEARCH": _cue("research"),
    "LIMIT": _cue("limitation"),
    "LIMITATION": _cue("limitation"),
    "ADVICE": _cue("advice"),
    "DISCLAIMER": _cue("disclaimer"),
    "HEADING": _when(lambda here: here.role in {BlockRole.HEADING, BlockRole.TITLE}),
    "TESTIMONIAL": _cue("testimonial"),
    "EMERGENCY": _cue("emergency"),
    "STUDY": _cue("study"),
    "ESTABLISHED": _when(_established),
    "IMMEASURABLE": _when(_immeasurable),
    "MECH": _cue("mechanism"),
    "DEF": _cue("definition"),
    "HARMPOL": _when(_harmful),
    "HIST": _cue("historical"),
    "META": _meta,
    "REFLIST": _when(lambda here: here.has("reflist") or here.role is BlockRole.REFERENCES),
    "WARN": _cue("warning"),
    "PROCEDURE": _cue("procedure"),
    "IDIOM": _cue("idiom"),
}
"""Shield code → what it does to a candidate; CITE is not here: the rule's `window` says it."""


def lowered_by(here: Around) -> frozenset[str] | None:
    """Return the shields of the rule that soften the finding; None if one silences it."""
    lowering: set[str] = set()
    for listed in here.candidate.rule.shields:
        code = listed.removesuffix("-")
        shield = SHIELDS.get(code)
        effect = shield(here) if shield else Effect.NONE
        if effect is Effect.FULL and listed == code:
            return None
        if effect is not Effect.NONE:
            lowering.add(_SAME_CAUSE.get(code, code))
    return frozenset(lowering)
