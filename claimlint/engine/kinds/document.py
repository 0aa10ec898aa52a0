"""Kind `document`: an article that makes claims and lacks something it owes its readers.

Options: `absent` (what is looked for, see absences.py), `min_claims` (1), `section_claims` (each H2 section
about another intervention is looked at by itself from so many claims on), `min_words`, `max_words`,
`min_harms` (1), `at` (claim | title).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from claimlint.engine.absences import ABSENCES, Lack, sentences_under
from claimlint.engine.candidates import CLAIMS, Candidate, shown_predicate
from claimlint.engine.judge import Fired
from claimlint.engine.page import Page
from claimlint.engine.severity import Reading, severity_of
from claimlint.engine.shields import around, lowered_by
from claimlint.model.analysis import Claim
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Rule

_SECTION_LEVEL = 2


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return at most one finding: the article's, else that of its first section that lacks something."""
    if (
        not rule.number("min_words", 0)
        <= page.analysis.words
        <= rule.number("max_words", page.analysis.words)
    ):
        return []
    found = (_judge(rule, page, claims, sentences) for claims, sentences in _units(rule, page))
    first = next((finding for finding in found if finding is not None), None)
    return [first] if first else []


def _units(rule: Rule, page: Page) -> Iterator[tuple[list[Claim], list[int]]]:
    """Yield the claims and sentences of the article, then of each section about another intervention."""
    claims = [claim for claim in page.benefits if _counts(rule, page, claim)]
    main = main_intervention(page, claims)
    own = (
        [claim for claim in claims if _name(page, claim) == main]
        if rule.options.get("absent") == "harms"
        else claims
    )
    if len(own) >= rule.number("min_claims", 1):
        yield own, list(range(len(page.analysis.sentences)))
    least = rule.number("section_claims", 0)
    for heading, inside in _by_heading(page, claims).items() if least else ():
        if len(inside) >= least and main_intervention(page, inside) != main:
            yield inside, sentences_under(page, [heading])


def _by_heading(page: Page, claims: list[Claim]) -> dict[int, list[Claim]]:
    """Return the claims under each heading of the second level."""
    grouped: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        for index in page.analysis.sentences[claim.sentence].heading_path:
            block = page.analysis.blocks[index]
            if block.role is BlockRole.HEADING and block.level == _SECTION_LEVEL:
                grouped[index].append(claim)
    return grouped


def _counts(rule: Rule, page: Page, claim: Claim) -> bool:
    return lowered_by(around(page, _candidate(rule, page, claim))) is not None


def _candidate(rule: Rule, page: Page, claim: Claim) -> Candidate:
    return Candidate(rule, CLAIMS, shown_predicate(page, claim), claim.sentence, claim, (claim.span,))


def _name(page: Page, claim: Claim) -> str:
    return claim.intervention or page.analysis.topic


def main_intervention(page: Page, claims: list[Claim]) -> str:
    """Return the intervention most claims are about; of equals the first."""
    counted = Counter(_name(page, claim) for claim in claims)
    return max(counted, key=lambda name: counted[name], default="")


def _judge(rule: Rule, page: Page, claims: list[Claim], sentences: list[int]) -> Fired | None:
    check = ABSENCES.get(str(rule.options.get("absent", "")))
    lack = check(rule, page, claims, sentences) if check else Lack(missing=False)
    if not lack.missing or not claims:
        return None
    candidate = replace(
        _candidate(rule, page, _typed(claims)),
        count=len(claims),
        fields=MappingProxyType(
            {"int": main_intervention(page, claims), "n": str(len(claims)), **lack.fields}
        ),
    )
    severity = severity_of(Reading(page, candidate, claims[0].certainty, (), lack.causes), None)
    return (
        None
        if severity is None
        else Fired(_placed(rule, page, candidate, claims[0]), severity, claims[0].certainty, document=True)
    )


def _typed(claims: list[Claim]) -> Claim:
    """The first claim that says what kind of intervention it is about."""
    return next((claim for claim in claims if claim.intervention_codes), claims[0])


def _placed(rule: Rule, page: Page, candidate: Candidate, first: Claim) -> Candidate:
    """Put the finding on the title if the rule asks for that and there is one, else on the first claim."""
    if rule.options.get("at", "claim") == "title":
        for index, sentence in enumerate(page.analysis.sentences):
            if page.block(index).role is BlockRole.TITLE:
                return replace(candidate, span=sentence.span, sentence=index)
    return replace(candidate, span=shown_predicate(page, first), sentence=first.sentence)
