"""Kind `consistency`: a title or heading that is firmer than the text under it (rules.md DO905).

Triggers: group `head`, firm words that make no claim ("the best treatment"), looked for in titles and
headings; group `limit`, words in the text below that take them back, beside limitations, hedges and denials.
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from claimlint.engine.absences import answers, sentences_under
from claimlint.engine.candidates import CLAIMS, Candidate, shown_predicate, trigger_candidates
from claimlint.engine.fields import plain
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_spans
from claimlint.engine.lack import Subject
from claimlint.engine.page import Page
from claimlint.model.analysis import Certainty, Claim
from claimlint.model.text import BlockRole, TextSpan
from claimlint.ruleset.rule import Rule

HEADS: Final = frozenset({BlockRole.TITLE, BlockRole.HEADING})
HEAD: Final = "head"
LIMIT: Final = "limit"


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return the asserted benefits in titles and headings that the text below does not carry."""
    return distinct_spans(judge(page, candidate) for candidate in _candidates(rule, page))


def _candidates(rule: Rule, page: Page) -> Iterator[Candidate]:
    for candidate in (*_claims(rule, page), *trigger_candidates(rule, page, [HEAD])):
        if not _is_head(page, candidate.sentence):
            continue
        limit = _limit(rule, page, candidate, _body(page, candidate.sentence))
        if limit is not None:
            yield replace(candidate, fields=MappingProxyType({"limit": plain(page.text(limit))}))


def _claims(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield the benefits that are firmly asserted, of something that is named beside them."""
    for claim in page.analysis.claims:
        firm = claim.certainty.level >= Certainty.C4.level and not claim.negated
        if claim.polarity == "benefit" and firm and claim.intervention_span is not None:
            yield Candidate(rule, CLAIMS, shown_predicate(page, claim), claim.sentence, claim, (claim.span,))


def _is_head(page: Page, sentence: int) -> bool:
    block = page.block(sentence)
    return block.role in HEADS or block.label == "title"


def _body(page: Page, head: int) -> list[int]:
    """The sentences a heading stands over: those below it, for a title all that are not headings."""
    if page.block(head).role is BlockRole.HEADING:
        return sentences_under(page, [page.analysis.sentences[head].block])
    return [i for i in range(len(page.analysis.sentences)) if not _is_head(page, i)]


def _limit(rule: Rule, page: Page, candidate: Candidate, body: list[int]) -> TextSpan | None:
    """Return the words that deny or limit what the head says; None if the body says it as firmly."""
    claim = candidate.claim
    same = [other for index in body for other in page.claims.get(index, []) if claim and _same(claim, other)]
    if any(other.certainty.level >= Certainty.C3.level and not other.negated for other in same):
        return None
    if same:
        return same[0].span
    within = set(body)
    told = [match.whole for match in answers(rule, page, LIMIT, Subject((), tuple(body)))]
    told += [cue.span for cue in page.analysis.cues if cue.kind == "limitation" and cue.sentence in within]
    return min(told, default=None)


def _same(one: Claim, other: Claim) -> bool:
    intervention = not other.intervention or other.intervention == one.intervention
    return other.polarity == "benefit" and intervention and not set(one.targets).isdisjoint(other.targets)
