"""The rules that a report speaks of, and the pages that explain them."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from claimlint.model.finding import Finding, Report, RuleCard

_IN_ADDRESSES: Final = ":/?&=#%+,;@~!$[]"


def cards(report: Report, findings: Iterable[Finding]) -> tuple[RuleCard, ...]:
    """Return the rules of these findings, by id; one that the report does not know gets a bare card."""
    known = {card.id: card for card in report.rules}
    named = {one.rule: RuleCard(one.rule, one.name, one.severity) for one in findings}
    return tuple(known.get(rule, card) for rule, card in sorted(named.items()))


def page(rule: str, pages: str) -> str:
    """Return the address of a rule's page; nothing where no pages are published."""
    return f"{quote(pages.rstrip('/'), safe=_IN_ADDRESSES)}/{rule}.md" if pages else ""
