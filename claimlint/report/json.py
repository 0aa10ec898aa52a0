"""The report that programs read; its schema is `schema/report.schema.json`."""

from collections.abc import Sequence
from typing import Final

from claimlint import __version__
from claimlint.model.finding import Finding, Known, Report, Severity
from claimlint.model.suppression import Suppression
from claimlint.report.claims import claim_json
from claimlint.report.statistics import by_rule, stages
from claimlint.report.table import View
from claimlint.report.values import Json, dumped, position

SCHEMA: Final = "claimlint.report/1"


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
    if finding.suppression:
        found["suppression"] = _suppression(finding.suppression)
    if finding.known:
        found["known"] = _known(finding.known)
    return found


def _suppression(why: Suppression) -> dict[str, Json]:
    until: dict[str, Json] = {"until": why.until.isoformat()} if why.until else {}
    return {"kind": why.kind, "reason": why.reason, "path": why.path, "line": why.line, **until}


def _known(why: Known) -> dict[str, Json]:
    return {"kind": why.kind, "name": why.name}


def _sorted(findings: Sequence[Finding]) -> list[Json]:
    return [_finding(finding) for finding in sorted(findings, key=lambda finding: finding.sort_key)]


def render(report: Report, view: View | None = None) -> str:  # noqa: ARG001 - programs see all, always
    """Return the whole report as JSON."""
    return dumped(
        {
            "schema": SCHEMA,
            "version": __version__,
            "profile": report.profile,
            "findings": _sorted(report.findings),
            "suppressed": _sorted(report.suppressed),
            "known": _sorted(report.known),
            "against": [_known(one) for one in report.against],
            "failures": [
                {"path": failure.path, "message": failure.message}
                for failure in sorted(report.failures, key=lambda failure: failure.path)
            ],
            "summary": _summary(report),
            **_asked_for(report),
        }
    )


def _summary(report: Report) -> dict[str, Json]:
    counts: dict[str, Json] = {
        "files": report.files,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "suggestions": report.count(Severity.SUGGESTION),
    }
    return counts if report.words is None else {**counts, "words": report.words}


def _asked_for(report: Report) -> dict[str, Json]:
    """Return what is there only if somebody asked: claims and times."""
    found: dict[str, Json] = {}
    if report.claims is not None:
        found["claims"] = [claim_json(placed) for placed in report.claims]
    if report.seconds:
        found["statistics"] = [
            {"rule": row.rule, "name": row.name, "findings": row.findings, "seconds": row.seconds}
            for row in by_rule(report)
        ]
        found["stages"] = {name: round(seconds, 6) for name, seconds in stages(report).items()}
    return found
