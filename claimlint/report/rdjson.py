"""The diagnostic format of reviewdog; it counts columns in bytes of UTF-8."""

from collections.abc import Mapping
from typing import Final

from claimlint.model.finding import Failure, Finding, Report, Severity
from claimlint.report.catalogue import page
from claimlint.report.places import advice, byte_columns, in_order, relative
from claimlint.report.table import View
from claimlint.report.values import Json, dumped

_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.SUGGESTION: "INFO",
}


def render(report: Report, view: View | None = None) -> str:
    """Return the report as a `DiagnosticResult`; a file that was not checked is an error without a range."""
    view = view or View()
    diagnostics = [_finding(finding, report, view) for finding in in_order(report.findings)]
    failures = sorted(report.failures, key=lambda failure: failure.path)
    diagnostics += [_failure(failure, view) for failure in failures]
    return dumped({"source": {"name": "claimlint"}, "diagnostics": diagnostics})


def _finding(finding: Finding, report: Report, view: View) -> Json:
    code: dict[str, Json] = {"value": finding.rule}
    if address := page(finding.rule, view.pages):
        code["url"] = address
    return {
        "message": f"{finding.name}: {advice(finding)}",
        "location": {"path": relative(finding.path, view.root), "range": _range(finding, report)},
        "severity": _LEVELS[finding.severity],
        "code": code,
    }


def _range(finding: Finding, report: Report) -> Json:
    start: dict[str, Json] = {"line": finding.start.line}
    end: dict[str, Json] = {"line": finding.end.line}
    columns = byte_columns(finding, report)
    if columns:
        start["column"], end["column"] = columns
    return {"start": start, "end": end}


def _failure(failure: Failure, view: View) -> Json:
    return {
        "message": f"not checked: {failure.message}",
        "location": {"path": relative(failure.path, view.root)},
        "severity": "ERROR",
    }
