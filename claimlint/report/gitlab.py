"""The code quality report of GitLab: an array that the merge request's widget and diff show."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from claimlint.model.finding import Failure, Finding, Report, Severity
from claimlint.report.places import advice, in_order, relative
from claimlint.report.table import View
from claimlint.report.values import Json, dumped

_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.SUGGESTION: "minor",
}


def render(report: Report, view: View | None = None) -> str:
    """Return the report as code quality issues; a file that could not be checked is a blocker."""
    view = view or View()
    seen: Counter[str] = Counter()
    issues = [_finding(finding, seen, view) for finding in in_order(report.findings)]
    issues += [_failure(one, view) for one in sorted(report.failures, key=lambda failure: failure.path)]
    return dumped(issues)


def _finding(finding: Finding, seen: Counter[str], view: View) -> Json:
    path = relative(finding.path, view.root)
    name = f"{path}\x1f{finding.fingerprint}"
    seen[name] += 1
    return {
        "description": advice(finding),
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": _unique(name, seen[name]),
        "severity": _LEVELS[finding.severity],
        "location": {
            "path": path,
            "lines": {"begin": finding.start.line, "end": finding.end.line},
            "positions": {
                "begin": {"line": finding.start.line, "column": finding.start.column},
                "end": {"line": finding.end.line, "column": finding.end.column},
            },
        },
    }


def _failure(failure: Failure, view: View) -> Json:
    path = relative(failure.path, view.root)
    return {
        "description": f"Not checked: {failure.message}",
        "check_name": "claimlint not-checked",
        "fingerprint": _unique(f"{path}\x1fnot-checked", 1),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }


def _unique(name: str, number: int) -> str:
    """Return a fingerprint of which GitLab sees one only, since it drops the second of two equal ones."""
    return sha256(f"{name}\x1f{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
