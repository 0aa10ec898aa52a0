"""Judge an article by a pack of rules."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from claimlint.engine.allowed import name_spans
from claimlint.engine.fields import base_fields
from claimlint.engine.judge import Fired
from claimlint.engine.kinds import KINDS
from claimlint.engine.page import Page
from claimlint.engine.precedence import settle
from claimlint.model.analysis import Analysis
from claimlint.model.finding import Hit
from claimlint.model.meter import Meter, timing
from claimlint.model.settings import Settings
from claimlint.ruleset.rule import Kind, Rule, RulePack, Status

_WHOLE: Final = frozenset({Kind.DOCUMENT, Kind.CONSISTENCY})


def run(
    pack: RulePack, analysis: Analysis, settings: Settings, meter: Meter | None = None
) -> tuple[Hit, ...]:
    """Return what the rules of the pack find, after precedence, in the order of the text."""
    page = Page(analysis, settings, pack)
    hits = [_hit(page, finding) for finding in settle(page, [*_fired(pack, page, meter)])]
    return tuple(sorted(hits, key=lambda hit: (hit.span.start, hit.rule, hit.span.end)))


def _fired(pack: RulePack, page: Page, meter: Meter | None) -> Iterator[Fired]:
    """Yield what stands, save words that are part of a name; the settings may fix its level."""
    names = name_spans(page.analysis.text, page.settings.names)
    running = may_run(pack, page.settings)
    for rule in pack:
        # Rules on whole articles are for articles about health.
        if rule.id not in running or not (page.is_about_health or rule.kind not in _WHOLE):
            continue
        level = page.settings.level(rule.id)
        for finding in _timed(rule, page, meter):
            span = finding.candidate.span
            if finding.document or not any(name.covers(span) for name in names):
                yield replace(finding, severity=level) if level else finding


def _timed(rule: Rule, page: Page, meter: Meter | None) -> tuple[Fired, ...]:
    with timing(meter, rule.id):
        return tuple(KINDS[rule.kind](rule, page))


def may_run(pack: RulePack, settings: Settings) -> frozenset[str]:
    """Return the ids of the rules that run, whatever the article."""
    off = pack.profile(settings.profile).off
    return frozenset(
        rule.id
        for rule in pack
        if rule.status is not Status.RETIRED and rule.id not in off and _is_asked(rule, settings)
    )


def _is_asked(rule: Rule, settings: Settings) -> bool:
    if settings.runs is None:
        return rule.region in {None, settings.region}
    return rule.id in settings.runs


def _hit(page: Page, finding: Fired) -> Hit:
    candidate = finding.candidate
    return Hit(
        rule=candidate.rule.id,
        span=candidate.span,
        sentence=candidate.sentence,
        severity=finding.severity,
        fields=MappingProxyType(base_fields(page, candidate)),
        notes=finding.notes,
        related=tuple(_hit(page, other) for other in finding.related),
        document=finding.document,
    )
