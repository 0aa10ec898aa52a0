"""Kind `phrase`: the triggers of the rule, wherever its frame and shields let them stand.

Option `against: strong-claims`: the words are a fault only beside a strong claim elsewhere in the article,
one of those found or a phrase of the group `strong`.
"""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from claimlint.engine.candidates import Candidate, shown_predicate, trigger_candidates
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_spans
from claimlint.engine.page import Page
from claimlint.model.analysis import Certainty, Claim
from claimlint.model.text import BlockRole, TextSpan
from claimlint.ruleset.rule import Rule

AGAINST: Final = "against"
STRONG: Final = "strong"
_ABSOLUTE: Final = frozenset({"cure", "eliminate", "prevent"})
_SOLD: Final = frozenset({"SUPP", "CBD", "FOOD", "COSM", "CAM", "DEVICE", "APP", "BIO"})
_WEIGHT: Final = "weight"


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return one finding per stretch of words."""
    candidates = list(trigger_candidates(rule, page))
    if AGAINST in rule.options:
        candidates = _against(page, candidates)
    return distinct_spans(judge(page, candidate) for candidate in candidates)


def _against(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand against a strong claim, each with its words; none if there is none."""
    told = next((page.text(c.span) for c in candidates if c.group == STRONG and judge(page, c)), "")
    strong = _strongest(page)
    words = _words(page, strong) if strong else told
    fields = MappingProxyType({"claim": words})
    return [replace(c, fields=fields) for c in candidates if words and c.group != STRONG]


def _strongest(page: Page) -> Claim | None:
    """Return the firmest claim of benefit that no small print takes back, else None."""
    strong = (claim for claim in page.analysis.claims if _is_strong(page, claim))
    return max(strong, key=lambda claim: claim.certainty.level, default=None)


def _is_strong(page: Page, claim: Claim) -> bool:
    """Say whether a claim promises a cure, is absolute, or names a disease for what shops sell."""
    if claim.polarity != "benefit" or claim.certainty.level < Certainty.C4.level:
        return False
    if page.block(claim.sentence).role is BlockRole.REFERENCES or _is_small_print(page, claim):
        return False
    return (
        claim.certainty is Certainty.C5
        or claim.relation in _ABSOLUTE
        or claim.form == _WEIGHT
        or ("disease" in claim.target_flags and not claim.intervention_codes.isdisjoint(_SOLD))
    )


def _is_small_print(page: Page, claim: Claim) -> bool:
    cues = page.governing(claim.sentence, claim.predicate)
    return any(cue.kind in {"disclaimer", "question", "debunk", "distanced", "meta"} for cue in cues)


def _words(page: Page, claim: Claim) -> str:
    """Return the predicate of a claim with the first target behind it."""
    span = shown_predicate(page, claim)
    home = page.analysis.sentences[claim.sentence].span
    ends = [target.end for target in claim.target_spans if home.covers(target) and target.start >= span.end]
    return page.text(TextSpan(span.start, min(ends, default=span.end)))
