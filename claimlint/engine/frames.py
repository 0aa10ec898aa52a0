"""What must stand around a trigger: intervention, target, kind of product, a claim."""

from bisect import bisect_left, bisect_right
from functools import partial
from typing import Final

from claimlint.engine.candidates import Candidate, intervention_codes, sentence_mentions, target_traits
from claimlint.engine.designs import is_of_kind
from claimlint.engine.page import INTERVENTIONS, TARGETS, Page
from claimlint.engine.rivals import rival
from claimlint.engine.voices import is_lay
from claimlint.model.analysis import Match, Mention
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Frame, Kind

NAMED: Final = frozenset({"INT", "TGT"})
UNGATED: Final = frozenset({"AU801", "AU802", "AU803", "AU804", "BA705", "QU604", "QU606"})
UNGATED_GROUPS: Final = ("HY", "DO")
"""Rules that may fire outside of health claims (rules.md 1.6)."""

NEVER_HARM: Final = ("EV", "CE", "HY", "SC")
"""Groups that have nothing to say of a claim of harm (1.6); the BA rules are about harms and use HARMPOL."""


def about_health(page: Page) -> bool:
    """Say whether the article names any intervention or condition."""
    return bool(page.analysis.topic) or not page.kinds.isdisjoint(NAMED)


def holds(page: Page, candidate: Candidate) -> bool:
    """Say whether what the rule asks for stands around the candidate."""
    claim = candidate.claim
    if not page.is_about_health and not page.speaks_of_health(candidate.sentence):
        return False
    if claim and claim.polarity == "harm" and candidate.rule.id.startswith(NEVER_HARM):
        return False
    if candidate.rule.kind is Kind.CLAIM and _is_label(page, candidate):
        return False
    frame = candidate.frame
    if _empty(frame) and not _is_health(page, candidate):
        return False
    return _slots_hold(page, candidate, frame) and all(
        condition()
        for asked, condition in (
            (frame.type, partial(_has_type, page, candidate, frame)),
            (frame.disease, partial(_has_disease, page, candidate, frame)),
            (frame.claim, partial(_has_claim, candidate)),
            (frame.after, partial(_has_ground, page, candidate, frame)),
            (frame.design, partial(_has_design, page, candidate, frame)),
            (frame.comparator, partial(rival, page, candidate)),
            (frame.voice == "lay", partial(is_lay, page, candidate.sentence, candidate.span)),
        )
        if asked
    )


def _is_label(page: Page, candidate: Candidate) -> bool:
    """Say whether a heading only names its subject: "Treatment for Depression"."""
    if candidate.claim or page.block(candidate.sentence).role is not BlockRole.HEADING:
        return False
    mentions = sentence_mentions(page, candidate.sentence, INTERVENTIONS)
    named = any(mention.kind in NAMED and not mention.anaphor for mention in mentions)
    return not named and any(mention.span.overlaps(candidate.span) for mention in mentions)


def _empty(frame: Frame) -> bool:
    return not any((frame.intervention, frame.target, frame.either, frame.disease, frame.type, frame.claim))


def _is_health(page: Page, candidate: Candidate) -> bool:
    """The gate of rules.md 1.6 for rules that ask for nothing."""
    rule = candidate.rule.id
    if candidate.claim or rule in UNGATED or rule.startswith(UNGATED_GROUPS):
        return True
    mentions = sentence_mentions(page, candidate.sentence, INTERVENTIONS | TARGETS)
    return any(_counts(page, mention) for mention in mentions)


def _counts(page: Page, mention: Mention) -> bool:
    """A generic noun ("this approach") means a treatment only where the article is about one."""
    return about_health(page) if mention.kind not in NAMED or mention.anaphor else True


def _slots_hold(page: Page, candidate: Candidate, frame: Frame) -> bool:
    if frame.either:
        return _has_intervention(page, candidate, frame.intervention or "mention") or _has_target(
            page, candidate, frame.target or "mention"
        )
    return (not frame.intervention or _has_intervention(page, candidate, frame.intervention)) and (
        not frame.target or _has_target(page, candidate, frame.target)
    )


def _has_intervention(page: Page, candidate: Candidate, where: str) -> bool:
    claim = candidate.claim
    if claim and (claim.intervention or claim.intervention_span):
        return True
    if any(_counts(page, mention) for mention in sentence_mentions(page, candidate.sentence, INTERVENTIONS)):
        return True
    return where == "topic" and bool(page.analysis.topic)


def _has_target(page: Page, candidate: Candidate, where: str) -> bool:
    if candidate.claim and candidate.claim.targets:
        return True
    if any(_counts(page, mention) for mention in sentence_mentions(page, candidate.sentence, TARGETS)):
        return True
    return where == "section" and "TGT" in page.kinds


def _has_type(page: Page, candidate: Candidate, frame: Frame) -> bool:
    return not intervention_codes(page, candidate).isdisjoint(frame.type)


def _has_disease(page: Page, candidate: Candidate, frame: Frame) -> bool:
    if "disease" in target_traits(page, candidate):
        return True
    return frame.target == "section" and any(
        "disease" in mention.flags for mention in page.section_targets(candidate.sentence)
    )


def _has_ground(page: Page, candidate: Candidate, frame: Frame) -> bool:
    """Say whether the ground of the conclusion stands before it, in this sentence or the last one."""
    sentence, matches = candidate.sentence, page.matches_of(candidate.rule.id)
    first = bisect_left(matches, sentence - 1, key=_sentence)
    return any(
        match.group == frame.after
        and (
            (match.sentence == sentence and match.whole.start < candidate.span.start)
            or (match.sentence == sentence - 1 and page.adjacent(sentence, match.sentence))
        )
        for match in matches[first : bisect_right(matches, sentence, key=_sentence)]
    )


def _sentence(match: Match) -> int:
    return match.sentence


def _has_design(page: Page, candidate: Candidate, frame: Frame) -> bool:
    return frame.design is not None and is_of_kind(page, candidate, frame.design)


def _has_claim(candidate: Candidate) -> bool:
    return candidate.claim is not None and candidate.claim.polarity != "harm"
