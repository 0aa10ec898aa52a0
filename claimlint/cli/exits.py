"""What the exit status of a run says."""

from enum import IntEnum

from claimlint.errors import ClaimlintError, SourceError
from claimlint.model.finding import Report, Severity


class Exit(IntEnum):
    """2 beats 3 beats 1: what could not be run or checked is never clean."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAILED = 3
    INTERRUPTED = 130


def exit_of(error: ClaimlintError) -> Exit:
    """Return the status for a run that an expected error ended."""
    return Exit.FAILED if isinstance(error, SourceError) else Exit.USAGE


def verdict(report: Report, *, fail_on: Severity | None, nothing_found: bool) -> Exit:
    """Return the status of a finished run; `nothing_found`: a folder or pattern held nothing to check."""
    if nothing_found:
        return Exit.USAGE
    if report.failures:
        return Exit.FAILED
    if fail_on is not None and any(finding.severity.rank >= fail_on.rank for finding in report.findings):
        return Exit.FINDINGS
    return Exit.CLEAN
