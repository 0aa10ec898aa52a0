"""Kind `consistency`: a title or heading that is firmer than the text under it (rules.md DO905)."""

from collections.abc import Iterator

from claimlint.engine.absences import sentences_under
from claimlint.engine.candidates import CLAIMS, Candidate, shown_predicate
from claimlint.engine.judge import Fired, judge
from claimlint.engine.page import Page
from claimlint.model.analysis import Certainty, Claim
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Rule

HEADS = frozenset({BlockRole.TITLE, BlockRole.HEADING})


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return the asserted benefits in titles and headings that the text below does not carry."""
    found = (judge(page, candidate) for candidate in _candidates(rule, page))
    return [finding for finding in found if finding is not None]


def _candidates(rule: Rule, page: Page) -> Iterator[Candidate]:
    for claim in page.analysis.claims:
        asserted = claim.certainty.level >= Certainty.C4.level and not claim.negated
        if claim.polarity != "benefit" or not asserted or page.block(claim.sentence).role not in HEADS:
            continue
        if _contradicted(page, claim, _body(page, claim)):
            yield Candidate(rule, CLAIMS, shown_predicate(page, claim), claim.sentence, claim, (claim.span,))


def _body(page: Page, claim: Claim) -> list[int]:
    """The sentences a heading stands over: those below it, for a title all that are not headings."""
    if page.block(claim.sentence).role is BlockRole.TITLE:
        return [i for i in range(len(page.analysis.sentences)) if page.block(i).role not in HEADS]
    return sentences_under(page, [page.analysis.sentences[claim.sentence].block])


def _contradicted(page: Page, claim: Claim, body: list[int]) -> bool:
    """Say whether the body never says the same as firmly, and denies or limits it."""
    same = [other for index in body for other in page.claims.get(index, []) if _same(claim, other)]
    if any(other.certainty.level >= Certainty.C3.level and not other.negated for other in same):
        return False
    within = set(body)
    return bool(same) or any(
        cue.kind == "limitation" and cue.sentence in within for cue in page.analysis.cues
    )


def _same(one: Claim, other: Claim) -> bool:
    intervention = not other.intervention or other.intervention == one.intervention
    return other.polarity == "benefit" and intervention and not set(one.targets).isdisjoint(other.targets)
