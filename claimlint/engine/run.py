"""Judge an article by a pack of rules."""

from types import MappingProxyType

from claimlint.engine.fields import base_fields
from claimlint.engine.judge import Fired
from claimlint.engine.kinds import KINDS
from claimlint.engine.page import Page
from claimlint.engine.precedence import settle
from claimlint.model.analysis import Analysis
from claimlint.model.finding import Hit
from claimlint.model.settings import Settings
from claimlint.ruleset.rule import Kind, Rule, RulePack, Status


def run(pack: RulePack, analysis: Analysis, settings: Settings) -> tuple[Hit, ...]:
    """Return what the rules of the pack find, after precedence, in the order of the text."""
    page = Page(analysis, settings, pack)
    fired = [finding for rule in pack if _runs(rule, page) for finding in KINDS[rule.kind](rule, page)]
    hits = [_hit(page, finding) for finding in settle(page, fired)]
    return tuple(sorted(hits, key=lambda hit: (hit.span.start, hit.rule, hit.span.end)))


def _runs(rule: Rule, page: Page) -> bool:
    """Say whether a rule is for this article; those on whole articles are for articles about health."""
    if rule.status is Status.RETIRED or rule.id in page.profile.off:
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
