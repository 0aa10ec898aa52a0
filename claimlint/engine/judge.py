"""Judge one candidate: exceptions, block, frame, certainty, shields, citations, severity, in this order."""

from dataclasses import dataclass

from claimlint.engine import frames
from claimlint.engine.candidates import Candidate
from claimlint.engine.page import Page
from claimlint.engine.severity import Reading, severity_of
from claimlint.engine.shields import around, lowered_by
from claimlint.engine.windows import deciding_term
from claimlint.model.analysis import Certainty, Cue, Grade
from claimlint.model.certainty import certainty_of
from claimlint.model.finding import Severity
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Kind

UNLINKED = "the reference list has sources; link this claim to its entry"


@dataclass(frozen=True, slots=True)
class Fired:
    """A candidate that stood: its severity, and what precedence and messages need."""

    candidate: Candidate
    severity: Severity
    certainty: Certainty
    soft: bool = False
    notes: tuple[str, ...] = ()
    related: tuple["Fired", ...] = ()
    document: bool = False


def judge(page: Page, candidate: Candidate, best: Grade | None = None) -> Fired | None:
    """Return the finding that a candidate makes, or None; `best` is the grade of the study it names."""
    if page.block(candidate.sentence).role is BlockRole.REFERENCES or excepted(page, candidate):
        return None
    if not frames.holds(page, candidate):
        return None
    cues = reading_cues(page, candidate)
    certainty = certainty_at_candidate(candidate, cues)
    least = candidate.least_certainty
    if least is not None and certainty.level < least.level:
        return None
    lowered = lowered_by(around(page, candidate))
    if lowered is None:
        return None
    term = deciding_term(page, candidate, best)
    severity = severity_of(Reading(page, candidate, certainty, cues, lowered, best), term)
    if severity is None:
        return None
    notes = (UNLINKED,) if term is not None and term.within == "W4" else ()
    soft = page.softened(candidate.sentence, candidate.span)
    return Fired(candidate, severity, certainty, soft, notes)


def excepted(page: Page, candidate: Candidate) -> bool:
    """Say whether an exception of the rule takes words of the candidate, or what its claim is about."""
    taken = page.exceptions(candidate.rule.id, candidate.sentence)
    spans = [candidate.span]
    if candidate.claim is not None and candidate.rule.kind is Kind.CLAIM:
        spans.extend(candidate.claim.target_spans[:1])
    return any(match.whole.overlaps(span) for match in taken for span in spans)


def reading_cues(page: Page, candidate: Candidate) -> tuple[Cue, ...]:
    """Return the cues under which it is read; words of attribution are read with the claim they carry."""
    cues = page.governing(candidate.sentence, candidate.span)
    if candidate.rule.kind is Kind.EVIDENCE and candidate.claim is not None:
        carried = page.governing(candidate.sentence, candidate.claim.predicate)
        known = {id(cue) for cue in cues}  # cues that are equal govern the same
        return (*cues, *(cue for cue in carried if id(cue) not in known))
    return cues


def certainty_at_candidate(candidate: Candidate, cues: tuple[Cue, ...]) -> Certainty:
    """Return how firmly the words are said, for words of attribution and claims no firmer than the claim."""
    claim = candidate.claim
    read = certainty_of(cues)
    if claim is None or candidate.rule.kind not in {Kind.EVIDENCE, Kind.CLAIM} or not _speaks_for(candidate):
        return read
    return min(read, claim.certainty, key=lambda certainty: certainty.level)


def _speaks_for(candidate: Candidate) -> bool:
    claim = candidate.claim
    return candidate.rule.kind is Kind.EVIDENCE or (
        claim is not None and claim.predicate.overlaps(candidate.span)
    )
