"""Kind `phrase`: the triggers of the rule, wherever its frame and shields let them stand."""

from claimlint.engine.candidates import trigger_candidates
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_spans
from claimlint.engine.page import Page
from claimlint.ruleset.rule import Rule


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return one finding per stretch of words."""
    return distinct_spans(judge(page, candidate) for candidate in trigger_candidates(rule, page))
