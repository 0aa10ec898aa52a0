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
    """Yield a line for each rule that found something; where time was taken, milliseconds too."""
    rows = [row for row in by_rule(report) if row.findings]
    if not report.seconds:
        yield from (f"{row.findings:5}  {row.rule} {row.name}" for row in rows)
        return
    quiet = [row.seconds or 0 for row in by_rule(report) if not row.findings]
    yield "findings        ms  rule"
    yield from (_timed(str(row.findings), row.seconds or 0, f"{row.rule} {row.name}") for row in rows)
    if quiet:
        yield _timed("", sum(quiet), f"({several(len(quiet), 'rule')} without findings)")
    yield from (_timed("", seconds, f"({name})") for name, seconds in stages(report).items())


def _timed(findings: str, seconds: float, what: str) -> str:
    return f"{findings:>8}  {seconds * 1000:8.1f}  {what}"


def several(number: int, noun: str) -> str:
    """Return "1 file" or "2,000 files"."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"
