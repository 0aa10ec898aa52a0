"""Kind `breadth`: one intervention for many things, by a phrase, by a list of targets, by an open end.

Triggers are the phrases. Besides them, group `list`: a benefit claim that governs at least `min_targets` (4)
distinct targets. For `count_min` the targets count in full if they come from `min_systems` classes (1); else
at most one more than `min_targets`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from claimlint.engine.candidates import Candidate, trigger_candidates
from claimlint.engine.fields import listed
from claimlint.engine.items import BARE_ITEM
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_spans
from claimlint.engine.naming import as_written
from claimlint.engine.page import Page
from claimlint.model.analysis import Claim
from claimlint.model.text import BlockRole, TextSpan
from claimlint.ruleset.rule import Rule

LIST: Final = "list"
MIN_TARGETS: Final = 4
_FEW: Final = 2
_ENOUGH: Final = 50
"""More claims than this name no target a message would still list."""
_NO_SYSTEM: Final = frozenset({"GENERIC", "OUT", "SUR", "WELL"})


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return the instances; `unit: section` folds them to the strongest."""
    candidates = [*trigger_candidates(rule, page), *_lists(rule, page)]
    return distinct_spans(judge(page, _counted(page, candidate)) for candidate in candidates)


def _lists(rule: Rule, page: Page) -> Iterator[Candidate]:
    """Yield the claims, and the runs of list items under one lead-in, that govern enough targets."""
    least = rule.number("min_targets", MIN_TARGETS)
    claims = [claim for claim in page.analysis.claims if claim.polarity == "benefit"]
    for _key, members in groupby(claims, key=lambda claim: (_home(page, claim), claim.intervention)):
        group = list(members)
        if len(targets_of(page, group)) >= least:
            first = group[0]
            sentence, span = _lead_in(page, first) or (first.sentence, _list_span(page, first))
            yield Candidate(rule, LIST, span, sentence, first, (first.span,))


def _lead_in(page: Page, claim: Claim) -> tuple[int, TextSpan] | None:
    """The sentence that introduces the list of a claim ("Conditions treated:"): there the editor stops."""
    kind, home = _home(page, claim)
    inside = page.by_block.get(home, []) if kind == "list" else []
    if not inside:
        return None
    span = page.analysis.sentences[inside[-1]].span
    words = page.text(span).rstrip(" :\n")
    return inside[-1], TextSpan(span.start, span.start + len(words))


def _home(page: Page, claim: Claim) -> tuple[str, int]:
    """The sentence of a claim; for a list item its lead-in, which governs the whole list."""
    block = page.block(claim.sentence)
    if block.role is BlockRole.ITEM and block.lead is not None:
        # A heading over items that are sentences of their own introduces no list of conditions.
        named = page.analysis.blocks[block.lead].role is BlockRole.HEADING
        if claim.form == BARE_ITEM or not named:
            return "list", block.lead
    return "sentence", claim.sentence


def _list_span(page: Page, claim: Claim) -> TextSpan:
    """The targets from first to last, inside the sentence; the predicate where they are not marked."""
    sentence = page.analysis.sentences[claim.sentence].span
    spans = [span for span in claim.target_spans if sentence.covers(span)]
    return (
        TextSpan(min(span.start for span in spans), max(span.end for span in spans))
        if spans
        else claim.predicate
    )


def targets_of(page: Page, claims: Iterable[Claim]) -> list[str]:
    """Return the distinct targets of claims, in order, without "conditions" and the like."""
    return list(
        dict.fromkeys(
            name for claim in claims for name in claim.targets if not _is_generic(page, claim, name)
        )
    )


def _is_generic(page: Page, claim: Claim, name: str) -> bool:
    kinds = {mention.kind for mention in page.mentions.get(claim.sentence, []) if mention.name == name}
    return "TGT-GENERIC" in kinds and "TGT" not in kinds


def _counted(page: Page, candidate: Candidate) -> Candidate:
    """Give a candidate its count, and the number and list of what is claimed for the intervention."""
    claims = _governed(page, candidate)
    names = targets_of(page, claims)
    systems = frozenset().union(*(claim.target_codes for claim in claims)) - _NO_SYSTEM
    least = candidate.rule.number("min_targets", MIN_TARGETS)
    enough = len(systems) >= candidate.rule.number("min_systems", 1)
    count = len(names) if enough else min(len(names), least + 1)
    told = names if len(names) >= _FEW else _wider(page, candidate)
    fields = (
        {"n": str(len(told)), "list": listed(as_written(page, name) for name in told)}
        if len(told) >= _FEW
        else {}
    )
    return replace(candidate, count=count, fields=MappingProxyType(fields))


def _governed(page: Page, candidate: Candidate) -> list[Claim]:
    if candidate.group != LIST or candidate.claim is None:
        return [claim for claim in page.claims.get(candidate.sentence, []) if claim.polarity == "benefit"]
    home = _home(page, candidate.claim)
    same = candidate.claim.intervention
    if home[0] == "sentence":
        claims = page.claims.get(candidate.sentence, [])
        return [claim for claim in claims if claim.intervention == same and claim.polarity == "benefit"]
    return [
        c
        for c in page.analysis.claims
        if _home(page, c) == home and c.intervention == same and c.polarity == "benefit"
    ]


def _wider(page: Page, candidate: Candidate) -> list[str]:
    """The targets claimed in the section, else in the article."""
    path = page.analysis.sentences[candidate.sentence].heading_path
    near = targets_of(page, page.section_benefits.get(path, ())[:_ENOUGH])
    return near if len(near) >= _FEW else targets_of(page, page.benefits[:_ENOUGH])
