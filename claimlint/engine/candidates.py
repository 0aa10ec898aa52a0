"""Places where a rule may fire: its trigger matches, or claims, each with the claim it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimlint.engine.page import INTERVENTIONS, TARGETS, Page
from claimlint.engine.watch import is_unapproved_use
from claimlint.model.analysis import Certainty, Claim, Mention
from claimlint.model.text import TextSpan
from claimlint.ruleset.rule import EXCEPTIONS, Frame, Rule

CLAIMS: Final = "claims"
"""Group of the candidates that are claims themselves, not matches of a trigger group."""
USE: Final = "use"
"""Group of the candidates that say what something is used for, where the frame asks for them."""

# A predicate is shown with what stands right before it: "can also reduce", "used to treat".
_MOST_BEFORE: Final = 120
_MODALS: Final = re.compile(
    r"(?:\b(?:can|will|also|even|really|actually|(?:used|prescribed|given) (?:to|for))\s+)+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where `rule` may fire.

    `claim` is the claim the words are about; `frames` are the clauses of all claims a finding here speaks
    for, by which precedence knows that two findings are about the same claim. `count` serves `count_min`.
    """

    rule: Rule
    group: str
    span: TextSpan
    sentence: int
    claim: Claim | None = None
    frames: tuple[TextSpan, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    count: int = 0

    @property
    def frame(self) -> Frame:
        """What must stand around: the group's own frame, else the rule's."""
        group = self.rule.trigger_group(self.group)
        return self.rule.frame if group is None or group.frame is None else group.frame

    @property
    def least_certainty(self) -> Certainty | None:
        """How firm the words must be: as the group says, else the rule."""
        group = self.rule.trigger_group(self.group)
        return self.rule.certainty if group is None or group.certainty is None else group.certainty


def trigger_candidates(rule: Rule, page: Page, groups: Iterable[str] | None = None) -> Iterator[Candidate]:
    """Yield the matches of the rule's triggers (of these groups), each with the claim it touches."""
    wanted = None if groups is None else frozenset(groups)
    silent = {EXCEPTIONS, *rule.grounds}
    for match in page.matches_of(rule.id):
        if match.group in silent or (wanted is not None and match.group not in wanted):
            continue
        claim = claim_at(page, match.sentence, match.span)
        frames = (claim.span if claim else page.clause(match.sentence, match.span),)
        yield Candidate(rule, match.group, match.span, match.sentence, claim, frames)


def evidence_candidates(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield trigger matches as words of attribution: each speaks for all claims from there on."""
    silent = {EXCEPTIONS, *rule.grounds}
    for match in page.matches_of(rule.id):
        if match.group in silent:
            continue
        claims = claims_from(page, match.sentence, match.span)
        frames = tuple(claim.span for claim in claims) or (page.clause(match.sentence, match.span),)
        yield Candidate(rule, match.group, match.span, match.sentence, claims[0] if claims else None, frames)


def claim_candidates(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield the claims that the rule's frame asks for, then the matches of its triggers."""
    frame = rule.frame
    for claim in page.analysis.claims:
        if (frame.relation and claim.relation not in frame.relation) or page.repeats_item(claim):
            continue
        group = _claim_group(page, frame, claim)
        if group:
            yield Candidate(rule, group, shown_predicate(page, claim), claim.sentence, claim, (claim.span,))
    yield from trigger_candidates(rule, page)


def _claim_group(page: Page, frame: Frame, claim: Claim) -> str:
    """Return the group a claim is a candidate of, or an empty string."""
    if not frame.polarity or claim.polarity == frame.polarity:
        return CLAIMS
    asked = frame.use == "unapproved" and page.presents_use(claim)
    return USE if asked and is_unapproved_use(page, claim) else ""


def shown_predicate(page: Page, claim: Claim) -> TextSpan:
    """Return the predicate with the modal and adverbs right before it."""
    start = max(claim.span.start, page.analysis.sentences[claim.sentence].span.start)
    end = claim.predicate.start
    before = _MODALS.search(page.analysis.text, max(start, end - _MOST_BEFORE), end) if start < end else None
    return TextSpan(before.start(), claim.predicate.end) if before else claim.predicate


def claim_at(page: Page, sentence: int, span: TextSpan) -> Claim | None:
    """Return the claim whose predicate overlaps `span`, else the nearest in its clause; benefits first."""
    claims = page.claims.get(sentence, [])
    clause = page.clause(sentence, span)
    touching = [claim for claim in claims if claim.predicate.overlaps(span)]
    near = [claim for claim in claims if claim.span.overlaps(span) or clause.overlaps(claim.predicate)]
    return min(
        touching or near,
        key=lambda claim: (claim.polarity != "benefit", _gap(claim.predicate, span)),
        default=None,
    )


def claims_from(page: Page, sentence: int, span: TextSpan) -> list[Claim]:
    """Return the claims of the sentence from the start of `span` on, else those of its clause."""
    claims = sorted(page.claims.get(sentence, []), key=lambda claim: claim.predicate)
    after = [claim for claim in claims if claim.predicate.end > span.start]
    clause = page.clause(sentence, span)
    found = after or [
        claim for claim in claims if claim.span.overlaps(span) or clause.overlaps(claim.predicate)
    ]
    return sorted(found, key=lambda claim: claim.polarity != "benefit")


def _gap(one: TextSpan, other: TextSpan) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def sentence_mentions(page: Page, sentence: int, kinds: frozenset[str]) -> list[Mention]:
    """Return the mentions of these kinds in a sentence."""
    return [mention for mention in page.mentions.get(sentence, []) if mention.kind in kinds]


def intervention_codes(page: Page, candidate: Candidate) -> frozenset[str]:
    """Return the type codes of the intervention: the claim's, the sentence's, else the document's topic."""
    if candidate.claim and candidate.claim.intervention_codes:
        return candidate.claim.intervention_codes
    mentions = sentence_mentions(page, candidate.sentence, INTERVENTIONS)
    codes = frozenset().union(*(mention.codes for mention in mentions)) - {"GENERIC"}
    return codes or page.analysis.topic_codes


def target_traits(page: Page, candidate: Candidate) -> frozenset[str]:
    """Return codes and flags of the targets spoken of: the claim's, else the sentence's."""
    claim = candidate.claim
    if claim and (claim.target_codes or claim.target_flags) - {"GENERIC"}:
        return claim.target_codes | claim.target_flags
    mentions = sentence_mentions(page, candidate.sentence, TARGETS)
    return frozenset().union(*(mention.codes | mention.flags for mention in mentions))
