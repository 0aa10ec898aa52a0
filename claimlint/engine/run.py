"""Judge an article by a pack of rules."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

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
    for rule in pack:
        level = page.settings.level(rule.id)
        for finding in _timed(rule, page, meter) if _runs(rule, page) else ():
            span = finding.candidate.span
            if finding.document or not any(name.covers(span) for name in names):
                yield replace(finding, severity=level) if level else finding


def _timed(rule: Rule, page: Page, meter: Meter | None) -> tuple[Fired, ...]:
    with timing(meter, rule.id):
        return tuple(KINDS[rule.kind](rule, page))


def _runs(rule: Rule, page: Page) -> bool:
    """Say whether a rule is for this article; those on whole articles are for articles about health."""
    runs = page.settings.runs
    if (
        rule.status is Status.RETIRED
        or rule.id in page.profile.off
        or (runs is not None and rule.id not in runs)
    ):
        return False
    if rule.region not in {None, page.settings.region}:
        return False
    return page.is_about_health or rule.kind not in {Kind.DOCUMENT, Kind.CONSISTENCY}


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
