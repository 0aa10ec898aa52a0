"""What of an article a document rule judges: the whole, a section about something else, a substance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimlint.engine.absences import sentences_under
from claimlint.engine.candidates import CLAIMS, Candidate, intervention_codes, shown_predicate, target_traits
from claimlint.engine.lack import Subject
from claimlint.engine.page import Page, main_intervention, name_of
from claimlint.engine.shields import around, lowered_by
from claimlint.engine.watch import row_of, unapproved_targets
from claimlint.model.analysis import Claim
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Rule

if TYPE_CHECKING:
    from claimlint.ruleset.tables import WatchRow

_SECTION_LEVEL = 2
_CLAIMLESS = frozenset({"crisis"})
"""What an article may owe its readers even if it makes no claim."""
_OWN = frozenset({"harms"})
"""What is looked for of one intervention, not of the article as a whole."""


def subjects(rule: Rule, page: Page, absent: str) -> Iterator[Subject]:
    """Yield what is judged by itself, the whole article first."""
    claims = [claim for claim in _claims(rule, page, absent) if _counts(rule, page, claim)]
    if rule.options.get("about") == "watchlist":
        yield from _watched(rule, page, claims, absent)
    elif absent in _CLAIMLESS:
        yield Subject(tuple(claims), _all(page))
    else:
        yield from _units(rule, page, claims, absent)


def _all(page: Page) -> tuple[int, ...]:
    return tuple(range(len(page.analysis.sentences)))


def _claims(rule: Rule, page: Page, absent: str) -> Sequence[Claim]:
    """Return the claims of benefit that are firm enough; where use is the matter, statements of use."""
    least = rule.certainty.level if rule.certainty else 0
    uses = absent == "disclosure"
    return [
        claim
        for claim in page.analysis.claims
        if (page.countable(claim) or (uses and page.presents_use(claim))) and claim.certainty.level >= least
    ]


def _counts(rule: Rule, page: Page, claim: Claim) -> bool:
    return lowered_by(around(page, candidate_of(rule, page, claim))) is not None


def candidate_of(rule: Rule, page: Page, claim: Claim) -> Candidate:
    """Return a claim as a place where the rule may fire."""
    return Candidate(rule, CLAIMS, shown_predicate(page, claim), claim.sentence, claim, (claim.span,))


def _watched(rule: Rule, page: Page, claims: Sequence[Claim], absent: str) -> Iterator[Subject]:
    """Yield the claims about each substance of the watch-list; for a disclosure, those of unapproved uses."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    rows: dict[str, WatchRow] = {}
    for claim in claims:
        row = row_of(page, claim)
        if row is None or (absent == "disclosure" and not unapproved_targets(page, row, claim)):
            continue
        rows[row.id] = row
        grouped[row.id].append(claim)
    for name, found in grouped.items():
        enough = len(found) >= rule.number("min_claims", 1)
        if enough and not (absent == "risks" and _in_passing(page, found)):
            yield Subject(tuple(found), _all(page), rows[name])


def _in_passing(page: Page, claims: Sequence[Claim]) -> bool:
    """Say whether an article about something else names the substance once only."""
    if len(claims) > 1 or name_of(page, claims[0]) == page.analysis.topic or not page.analysis.topic:
        return False
    name = claims[0].intervention
    return sum(mention.name == name for found in page.mentions.values() for mention in found) <= 1


def _units(rule: Rule, page: Page, claims: Sequence[Claim], absent: str) -> Iterator[Subject]:
    """Yield the claims and sentences of the article, then of each section about another intervention."""
    main = main_intervention(page, claims)
    own = [claim for claim in claims if absent not in _OWN or name_of(page, claim) == main]
    counted = [claim for claim in own if _asked_for(rule, page, claim)]
    if len(counted) >= rule.number("min_claims", 1) or _has_type(rule, page, own, "any_type"):
        yield Subject(tuple(counted or own), _all(page))
    least = rule.number("section_claims", 0)
    for heading, inside in _by_heading(page, claims).items() if least else ():
        if len(inside) >= least and main_intervention(page, inside) != main:
            yield Subject(tuple(inside), tuple(sentences_under(page, [heading])))


def _asked_for(rule: Rule, page: Page, claim: Claim) -> bool:
    """Say whether a claim is about the products and targets that the rule counts."""
    targets = rule.listed("claim_target")
    if targets and target_traits(page, candidate_of(rule, page, claim)).isdisjoint(targets):
        return False
    return "claim_type" not in rule.options or _has_type(rule, page, [claim], "claim_type")


def _has_type(rule: Rule, page: Page, claims: Sequence[Claim], option: str) -> bool:
    """Say whether one of the claims is about a product of the types that an option names."""
    types = rule.listed(option)
    return any(
        not intervention_codes(page, candidate_of(rule, page, claim)).isdisjoint(types) for claim in claims
    )


def _by_heading(page: Page, claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """Return the claims under each heading of the second level."""
    grouped: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for index in page.analysis.sentences[claim.sentence].heading_path:
            block = page.analysis.blocks[index]
            if block.role is BlockRole.HEADING and block.level == _SECTION_LEVEL:
                grouped[index].append(claim)
    return grouped
