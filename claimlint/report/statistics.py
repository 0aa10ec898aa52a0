"""How many findings each rule has, and how long it took where that was measured."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimlint.model.finding import Report


@dataclass(frozen=True, slots=True)
class Row:
    """A rule and its figures; `seconds` is None where no time was taken."""

    rule: str
    name: str
    findings: int
    seconds: float | None = None


def by_rule(report: Report) -> list[Row]:
    """Return a row for each rule that found something or whose time is known, the busiest first."""
    counts = Counter(finding.rule for finding in report.findings)
    names = {finding.rule: finding.name for finding in report.findings}
    names |= {card.id: card.name for card in report.rules if card.id in report.seconds}
    rows = [Row(rule, name, counts[rule], _rounded(report, rule)) for rule, name in names.items()]
    return sorted(rows, key=lambda row: (-row.findings, row.rule))


def _rounded(report: Report, rule: str) -> float | None:
    return round(report.seconds[rule], 6) if rule in report.seconds else None


def stages(report: Report) -> Mapping[str, float]:
    """Return the seconds of what is no rule: reading, and the language stage."""
    rules = {card.id for card in report.rules}
    return {name: seconds for name, seconds in report.seconds.items() if name not in rules}


def statistics(report: Report) -> Iterator[str]:
    """Yield a line for each rule, and for each stage that took time."""
    timed = bool(report.seconds)
    if timed:
        yield "findings  seconds  rule"
    for row in by_rule(report):
        figures = f"{row.findings:8}  {row.seconds or 0:7.3f}" if timed else f"{row.findings:5}"
        yield f"{figures}  {row.rule} {row.name}"
    for name, seconds in stages(report).items():
        yield f"{'':8}  {seconds:7.3f}  ({name})"


def several(number: int, noun: str) -> str:
    """Return "1 file" or "2,000 files"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"
