"""Kind `evidence`: words that lend a claim the authority of research, with the claims they carry.

Option `study`: the words speak of one study; all that the page says of it counts (rules.md 6.6.8).
"""

import re
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from claimlint.engine.candidates import Candidate, evidence_candidates
from claimlint.engine.fields import listed
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_frames
from claimlint.engine.page import Page
from claimlint.engine.study import identify
from claimlint.model.analysis import Grade
from claimlint.ruleset.rule import Rule

BACK: Final = 20
"""Sentences over which "the study" points back."""
_DEFINITE: Final = re.compile(
    r"(?:(?:the\s+)?(?:results?|findings|data)\s+(?:from|of|in)\s+|(?:in|during|from|according to)\s+)?"
    r"(?:the|this|that|these|those|their|its|such|new)\b",
    re.IGNORECASE,
)
_THE_STUDY: Final = re.compile(
    r"\b(?:the|this|that|their)\s+(?:study|trial|review|analysis|paper|experiment|research)\b", re.IGNORECASE
)


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return one finding per claim that the words carry."""
    judged = _judge_study if rule.options.get("study") is True else judge
    return distinct_frames(judged(page, candidate) for candidate in evidence_candidates(rule, page))


def _goes_on(page: Page, candidate: Candidate) -> bool:
    """Say whether "the study" is one that an earlier sentence brought in: what it lacks was missed there."""
    definite = _DEFINITE.match(page.text(candidate.span))
    if not definite and not _THE_STUDY.search(page.sentence_text(candidate.sentence)):
        return False
    back = range(max(candidate.sentence - BACK, 0), candidate.sentence)
    matched = {match.sentence for match in page.matches_of(candidate.rule.id)}
    return any(index in matched or _is_cited(page, index) for index in back)


def _is_cited(page: Page, sentence: int) -> bool:
    return any(citation.grade.rank >= Grade.C.rank for citation in page.citations.get(sentence, ()))


def _judge_study(page: Page, candidate: Candidate) -> Fired | None:
    if _goes_on(page, candidate):
        return None
    study = identify(page, candidate)
    fields = MappingProxyType({"missing": listed(study.missing)})
    return judge(page, replace(candidate, fields=fields), study.grade or Grade.X)
