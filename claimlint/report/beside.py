"""Claims shown to people, each at its place among the findings."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimlint.model.analysis import Certainty, Claim
from claimlint.model.claims import PlacedClaim
from claimlint.model.finding import Finding, Report
from claimlint.report.excerpt import shown
from claimlint.report.table import View

Placed = tuple[tuple[str, int], str]
"""A piece of the report, and the place (path, offset) by which it is put in order."""
CERTAINTY: Final[Mapping[Certainty, str]] = {
    Certainty.C0: "denied",
    Certainty.C1: "asked, or being studied",
    Certainty.C2: "said with “may”",
    Certainty.C3: "softened",
    Certainty.C4: "stated plainly",
    Certainty.C5: "stated as beyond doubt",
}
EVIDENCE: Final[Mapping[str, str]] = {
    "none": "no source",
    "vague": "an appeal to research, nothing named",
    "named": "a study, body or journal is named",
    "cited": "a source is cited",
}


def claim_blocks(report: Report, view: View) -> Iterator[Placed]:
    """Yield each claim: where, how certain, on what evidence, its words, and the findings on them."""
    findings = _by_path(report)
    for placed in report.claims or ():
        claim = placed.claim
        level = f"{claim.certainty.value} {CERTAINTY[claim.certainty]}"
        lines = [
            f"{_head(placed, view)} {level}; {_evidence(claim)}",
            *_quoted(placed.text, view.width),
            f"  {claim_parts(claim)}",
            f"  {_found(placed, findings[placed.path])}",
        ]
        yield (placed.path, placed.start.offset), "\n".join(lines)


def claim_lines(report: Report, view: View) -> Iterator[Placed]:
    """Yield each claim on one line."""
    for placed in report.claims or ():
        claim = placed.claim
        line = f"{_head(placed, view)} {claim.certainty.value}, {claim.evidence}: {claim_parts(claim)}"
        yield (placed.path, placed.start.offset), line


def _head(placed: PlacedClaim, view: View) -> str:
    place = f"{placed.path}:{placed.start.line}:{placed.start.column}"
    return f"{view.paint(shown(place), 'bold')} {view.paint('claim', 'good')}"


def _evidence(claim: Claim) -> str:
    grade = f" (grade {claim.grade.value})" if claim.grade else ""
    return f"evidence: {EVIDENCE[claim.evidence]}{grade}"


def _quoted(text: str, width: int) -> list[str]:
    words = shown(" ".join(text.split()))
    return textwrap.wrap(f"“{words}”", width, initial_indent="  ", subsequent_indent="   ")


def claim_parts(claim: Claim) -> str:
    """Return who is said to do what to which."""
    relation = f"not {claim.relation}" if claim.negated else claim.relation
    return shown(
        f"{claim.intervention or '(unnamed)'} – {relation} – {', '.join(claim.targets) or '(unnamed)'}"
    )


def _by_path(report: Report) -> Mapping[str, Sequence[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.path].append(finding)
    return found


def _found(placed: PlacedClaim, findings: Sequence[Finding]) -> str:
    """Return the rules whose findings touch the words of the claim."""
    rules = {
        finding.rule
        for finding in findings
        if finding.start.offset < placed.end.offset and placed.start.offset < finding.end.offset
    }
    return f"findings: {', '.join(sorted(rules))}" if rules else "no finding"
