"""SARIF 2.1.0, the format of code scanning: rules with their help, findings with fingerprints, failures."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from claimlint import __version__
from claimlint.model.finding import Failure, Finding, Report, RuleCard, Severity
from claimlint.model.suppression import INLINE
from claimlint.report.card_help import help_markdown, help_text
from claimlint.report.catalogue import cards, page
from claimlint.report.places import known_from, relative, uri
from claimlint.report.table import View
from claimlint.report.values import Json, dumped

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "note",
}
_PROBLEM: Final = {"error": "error", "warning": "warning", "note": "recommendation"}
_BASE: Final = "%SRCROOT%"
# In a plain text message `[words](target)` is a link; the words of an article are none of ours.
_LINK: Final = re.compile(r"\[(?=[^\[\]]*\]\()")


def render(report: Report, view: View | None = None) -> str:
    """Return the report as one SARIF run."""
    view = view or View()
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, view)]})


def _run(report: Report, view: View) -> dict[str, Json]:
    rules = cards(report, (*report.findings, *report.suppressed, *report.known))
    index = {card.id: number for number, card in enumerate(rules)}
    shown = [(finding, False) for finding in report.findings]
    hidden = [(finding, True) for finding in (*report.suppressed, *report.known)]
    results = sorted(shown + hidden, key=lambda pair: pair[0].sort_key)
    return {
        "tool": {
            "driver": {
                "name": "claimlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(card, view) for card in rules],
            }
        },
        "invocations": [_invocation(report, view)],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that claimlint was run in."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [_artifact(path, view) for path in sorted(report.sources)],
        "results": [
            {
                **_result(finding, index[finding.rule], view),
                **_state(finding, report),
                **_suppressions(finding, report, suppressed=suppressed),
            }
            for finding, suppressed in results
        ],
        "properties": {"profile": report.profile, "files": report.files},
    }


def _rule(card: RuleCard, view: View) -> dict[str, Json]:
    level = LEVELS[card.severity]
    address = page(card.id, view.pages) or card.authority
    rule: dict[str, Json] = {
        "id": card.id,
        "name": card.name,
        "shortDescription": {"text": card.summary or card.name},
        "fullDescription": {"text": card.why or card.summary or card.name},
        "help": {"text": help_text(card, address), "markdown": help_markdown(card, address)},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["health", card.id[:2]], "problem.severity": _PROBLEM[level]},
    }
    return {**rule, "helpUri": address} if address else rule


def _located(path: str, view: View) -> dict[str, Json]:
    named = uri(relative(path, view.root))
    return {"uri": named} if named.startswith("file:") else {"uri": named, "uriBaseId": _BASE}


def _artifact(path: str, view: View) -> dict[str, Json]:
    return {"location": _located(path, view), "roles": ["analysisTarget"], "encoding": "utf-8"}


def _result(finding: Finding, index: int, view: View) -> dict[str, Json]:
    version, _, value = finding.fingerprint.partition(":")
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _unlinked(f"{finding.message} {finding.suggestion}")},
        "locations": [{"physicalLocation": _place(finding, view)}],
        "partialFingerprints": {f"claimlint/{version}": value},
    }
    related = [_related(number, other, view) for number, other in enumerate(finding.related, start=1)]
    return {**result, "relatedLocations": related} if related else result


def _related(number: int, other: Finding, view: View) -> dict[str, Json]:
    text = _unlinked(f"{other.rule} {other.name}: {other.message}")
    return {"id": number, "physicalLocation": _place(other, view), "message": {"text": text}}


def _unlinked(text: str) -> str:
    return _LINK.sub(r"\\[", " ".join(text.split()))


def _place(finding: Finding, view: View) -> dict[str, Json]:
    return {
        "artifactLocation": _located(finding.path, view),
        "region": {
            "startLine": finding.start.line,
            "startColumn": finding.start.column,
            "endLine": finding.end.line,
            "endColumn": finding.end.column,
            "charOffset": finding.start.offset,
            "charLength": finding.end.offset - finding.start.offset,
            "snippet": {"text": finding.excerpt},
        },
    }


def _state(finding: Finding, report: Report) -> dict[str, Json]:
    """Return whether a result was there before, in a run that was held against something."""
    return {"baselineState": "unchanged" if finding.known else "new"} if report.against else {}


def _suppressions(finding: Finding, report: Report, *, suppressed: bool) -> dict[str, Json]:
    """Return the suppressions of a result: in a run that has any, every result says whether it is one.

    What is known is suppressed, too, for the readers that do not heed the state of a result.
    """
    if not (report.suppressed or report.known):
        return {}
    return {"suppressions": [_suppression(finding)] if suppressed else []}


def _suppression(finding: Finding) -> dict[str, Json]:
    if finding.known:
        return {"kind": "external", "status": "accepted", "justification": known_from(finding.known)}
    why = finding.suppression
    kind = "inSource" if why and why.kind == INLINE else "external"
    reason: dict[str, Json] = {"justification": why.reason} if why and why.reason else {}
    return {"kind": kind, "status": "accepted", **reason}


def _invocation(report: Report, view: View) -> dict[str, Json]:
    notices = [_notice(failure, view) for failure in sorted(report.failures, key=lambda one: one.path)]
    notes: Iterable[dict[str, Json]] = ({"level": "note", "message": {"text": note}} for note in report.notes)
    return {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": [*notices, *notes],
    }


def _notice(failure: Failure, view: View) -> dict[str, Json]:
    return {
        "level": "error",
        "message": {"text": _unlinked(failure.message)},
        "locations": [{"physicalLocation": {"artifactLocation": _located(failure.path, view)}}],
    }
