"""The report that programs read; its schema is `schema/report.schema.json`."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from claimlint import __version__
from claimlint.model.finding import Finding, Position, Report, Severity
from claimlint.report.table import View

SCHEMA: Final = "claimlint.report/1"
Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None


def position(place: Position) -> dict[str, Json]:
    """Return a position as the schema has it."""
    return {"offset": place.offset, "line": place.line, "column": place.column}


def _common(finding: Finding) -> dict[str, Json]:
    return {
        "path": finding.path,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "excerpt": finding.excerpt,
        "fingerprint": finding.fingerprint,
        "start": position(finding.start),
        "end": position(finding.end),
    }


def _finding(finding: Finding) -> dict[str, Json]:
    found = _common(finding)
    if finding.related:
        found["related"] = [_common(other) for other in finding.related]
    return found


def _sorted(findings: Sequence[Finding]) -> list[Json]:
    return [_finding(finding) for finding in sorted(findings, key=lambda finding: finding.sort_key)]


def dumped(data: Json) -> str:
    """Return the JSON text of a report: readable, in its own script, ending in a newline."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def render(report: Report, view: View | None = None) -> str:  # noqa: ARG001 - programs see all, always
    """Return the whole report as JSON."""
    return dumped(
        {
            "schema": SCHEMA,
            "version": __version__,
            "profile": report.profile,
            "findings": _sorted(report.findings),
            "suppressed": _sorted(report.suppressed),
            "failures": [
                {"path": failure.path, "message": failure.message}
                for failure in sorted(report.failures, key=lambda failure: failure.path)
            ],
            "summary": {
                "files": report.files,
                "errors": report.count(Severity.ERROR),
                "warnings": report.count(Severity.WARNING),
                "suggestions": report.count(Severity.SUGGESTION),
            },
        }
    )
