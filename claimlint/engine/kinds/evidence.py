"""Kind `evidence`: words that lend a claim the authority of research, with the claims they carry.

Option `study`: the words speak of one study; all that the page says of it counts (rules.md 6.6.8).
"""

from dataclasses import replace
from types import MappingProxyType

from claimlint.engine.candidates import Candidate, evidence_candidates
from claimlint.engine.fields import listed
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_frames
from claimlint.engine.page import Page
from claimlint.engine.study import identify
from claimlint.model.analysis import Grade
from claimlint.ruleset.rule import Rule


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return one finding per claim that the words carry."""
    judged = _judge_study if rule.options.get("study") is True else judge
    return distinct_frames(judged(page, candidate) for candidate in evidence_candidates(rule, page))


def _judge_study(page: Page, candidate: Candidate) -> Fired | None:
    study = identify(page, candidate)
    fields = MappingProxyType({"missing": listed(study.missing)})
    return judge(page, replace(candidate, fields=fields), study.grade or Grade.X)
