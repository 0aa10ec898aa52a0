"""Reports made by hand."""

from types import MappingProxyType

from claimlint.model.finding import Failure, Finding, Position, Report, Severity

SOURCE = "# Knees\n\nThe patch cures arthritis.\nIt is safe.\n"


def finding(
    words: str,
    *,
    source: str = SOURCE,
    rule: str = "CE201",
    name: str = "cure-claim",
    severity: Severity = Severity.ERROR,
    path: str = "knees.md",
    searched: str = "",
    related: tuple[Finding, ...] = (),
) -> Finding:
    start = source.index(words)
    end = start + len(words)
    return Finding(
        path, _position(source, start), _position(source, end), rule, name, severity,
        f"“{words}” says too much.", "Say less.", words, "v1:0123456789abcdef", searched=searched, related=related,
    )  # fmt: skip


def _position(source: str, offset: int) -> Position:
    line = source.count("\n", 0, offset) + 1
    return Position(offset, line, offset - (source.rfind("\n", 0, offset) + 1) + 1)


def report(*findings: Finding, source: str = SOURCE, failures: tuple[Failure, ...] = ()) -> Report:
    return Report(findings, failures=failures, files=1, sources=MappingProxyType({"knees.md": source}))
