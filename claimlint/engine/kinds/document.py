"""Kind `document`: an article that makes claims and lacks something it owes its readers.

Options: `absent` (what is looked for, see absences.py; of a list each by itself, its name the finding's
group), `about: watchlist` (claims about a substance of the watch-list, each row by itself), `min_claims`
(1), `claim_type` and `claim_target` (only claims about such products and targets count), `any_type` (one
claim about such a product is enough), `section_claims` (each H2 section about another intervention is
looked at by itself from so many claims on), `min_words`, `max_words`, `min_harms` (1), `at` (claim |
title).
"""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from claimlint.engine.absences import check_for
from claimlint.engine.candidates import Candidate, shown_predicate
from claimlint.engine.fields import listed
from claimlint.engine.judge import Fired
from claimlint.engine.lack import Lack, Subject
from claimlint.engine.naming import as_written
from claimlint.engine.page import Page, main_intervention
from claimlint.engine.severity import Reading, severity_of
from claimlint.engine.subjects import subjects
from claimlint.engine.watch import unapproved_targets
from claimlint.model.analysis import Certainty, Claim
from claimlint.model.text import TextSpan
from claimlint.ruleset.rule import Rule

_OF_PRAISE: Final = frozenset({"harms", "advice", "uncertainty"})
"""What only a text owes that speaks for a treatment; one that takes such claims apart does not."""


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return at most one finding: the gravest of what is absent, each at the first subject that lacks it."""
    words = page.analysis.words
    if not rule.number("min_words", 0) <= words <= rule.number("max_words", words):
        return []
    if page.is_sceptical and _OF_PRAISE.intersection(rule.listed("absent")):
        return []
    found = [finding for absent in rule.listed("absent") for finding in _lacking(rule, page, absent)]
    return [max(found, key=lambda finding: finding.severity.rank)] if found else []


def _lacking(rule: Rule, page: Page, absent: str) -> Iterator[Fired]:
    """Yield the finding of the first subject that lacks this."""
    for subject in subjects(rule, page, absent):
        lack = check_for(absent)(rule, page, subject)
        finding = _judge(rule, page, absent, subject, lack) if lack.missing else None
        if finding is not None:
            yield finding
            return


def _judge(rule: Rule, page: Page, absent: str, subject: Subject, lack: Lack) -> Fired | None:
    """Weigh a lack by the claims of its subject."""
    place = _place(rule, page, subject, lack)
    if place is None:
        return None
    claim = _typed(subject.claims)
    candidate = Candidate(
        rule,
        absent,
        shown_predicate(page, claim) if claim else place[1],
        claim.sentence if claim else place[0],
        claim,
        count=len(subject.claims),
        fields=MappingProxyType(_fields(page, subject, lack)),
    )
    certainty = claim.certainty if claim else Certainty.C4
    level = severity_of(Reading(page, candidate, certainty, (), lack.causes), None)
    if level is None:
        return None
    sentence, span = place
    level = min(level, lack.most, key=lambda one: one.rank)
    return Fired(replace(candidate, span=span, sentence=sentence), level, certainty, document=True)


def _typed(claims: tuple[Claim, ...]) -> Claim | None:
    """The first claim that says what kind of intervention it is about."""
    return next((claim for claim in claims if claim.intervention_codes), claims[0] if claims else None)


def _fields(page: Page, subject: Subject, lack: Lack) -> dict[str, str]:
    row = subject.row
    found = {
        "int": row.names[0] if row else main_intervention(page, subject.claims),
        "n": str(len(subject.claims)),
    }
    if row:
        found["tgt"] = listed(
            as_written(page, target)
            for claim in subject.claims
            for target in unapproved_targets(page, row, claim)
        )
    return {**found, **lack.fields}


def _place(rule: Rule, page: Page, subject: Subject, lack: Lack) -> tuple[int, TextSpan] | None:
    """Return where the finding stands.

    On the title if the rule asks for that and there is one; else on the first claim; else where the matter is
    first spoken of.
    """
    if rule.options.get("at", "claim") == "title" and page.title is not None:
        return page.title, page.analysis.sentences[page.title].span
    if subject.claims:
        first = subject.claims[0]
        return first.sentence, shown_predicate(page, first)
    return lack.at
