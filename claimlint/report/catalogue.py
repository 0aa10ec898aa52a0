"""The rules that a report speaks of, and the pages that explain them."""

from collections.abc import Iterable

from claimlint.model.finding import Finding, Report, RuleCard


def cards(report: Report, findings: Iterable[Finding]) -> tuple[RuleCard, ...]:
    """Return the rules of these findings, by id; one that the report does not know gets a bare card."""
    known = {card.id: card for card in report.rules}
    named = {one.rule: RuleCard(one.rule, one.name, one.severity) for one in findings}
    return tuple(known.get(rule, card) for rule, card in sorted(named.items()))


def page(card: RuleCard, pages: str) -> str:
    """Return the address of a rule's page; the authority behind the rule where no pages are published."""
    return f"{pages.rstrip('/')}/{card.id}.md" if pages else card.authority


def pages_of(report: Report, pages: str) -> dict[str, str]:
    """Return rule id → address, for the rules of all findings that have one."""
    found = cards(report, (*report.findings, *report.suppressed))
    return {card.id: address for card in found if (address := page(card, pages))}
