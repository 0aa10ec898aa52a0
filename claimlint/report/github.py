"""Workflow commands of GitHub Actions: each finding becomes an annotation at its line."""

from collections.abc import Iterator, Mapping
from typing import Final

from claimlint.model.finding import Finding, Report, Severity
from claimlint.report.excerpt import shown
from claimlint.report.places import advice, in_order, relative
from claimlint.report.table import View

_COMMANDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "notice",
}


def render(report: Report, view: View | None = None) -> str:
    """Return one workflow command for each finding and each file that could not be checked."""
    view = view or View()
    lines = [_finding(finding, view) for finding in in_order(report.findings)]
    for failure in sorted(report.failures, key=lambda failure: failure.path):
        place = {"file": relative(failure.path, view.root), "title": "claimlint: not checked"}
        lines.append(command("error", place, failure.message))
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, view: View) -> str:
    properties = {
        "file": relative(finding.path, view.root),
        **dict(_place(finding)),
        "title": f"{finding.rule} {finding.name}",
    }
    return command(_COMMANDS[finding.severity], properties, advice(finding))


def _place(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield line and columns; GitHub takes columns only for words on one line."""
    single = finding.start.line == finding.end.line
    yield "line", str(finding.start.line)
    if single:
        yield "col", str(finding.start.column)
    yield "endLine", str(finding.end.line)
    if single:
        yield "endColumn", str(finding.end.column)


def command(name: str, properties: Mapping[str, str], message: str) -> str:
    """Return a workflow command, everything in it escaped."""
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
