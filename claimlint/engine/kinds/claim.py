"""Kind `claim`: the claims that the rule's frame names, and nominal forms given as triggers."""

from claimlint.engine.candidates import claim_candidates
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_frames
from claimlint.engine.page import Page
from claimlint.ruleset.rule import Rule


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return one finding per claim."""
    return distinct_frames(judge(page, candidate) for candidate in claim_candidates(rule, page))
