"""Where a finding stands, as other programs want to be told."""

import os
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from claimlint.model.finding import BASELINE, Finding, Known, Report

_DRIVE: Final = re.compile(r"[A-Za-z]:/")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in the order of every report."""
    return sorted(findings, key=lambda finding: finding.sort_key)


def relative(path: str, root: str) -> str:
    """Return a path without `./`, and relative to `root` if it lies in there."""
    named = PurePath(path)
    if root and named.is_absolute() and named.is_relative_to(root):
        named = named.relative_to(root)
    return named.as_posix()


def uri(path: str) -> str:
    """Return a path as a URI reference: every other byte of its name percent-encoded, colons too."""
    encoded = quote(os.fsencode(path), safe="/")
    if _DRIVE.match(path):
        return f"file:///{encoded}"
    return f"file://{encoded}" if path.startswith("/") else encoded


def byte_columns(finding: Finding, report: Report) -> tuple[int, int] | None:
    """Return start and end column counted in bytes of UTF-8, from 1; None without the source."""
    source = report.sources.get(finding.path)
    if source is None:
        return None
    start, end = (
        1 + len(source[place.offset - place.column + 1 : place.offset].encode("utf-8", "surrogatepass"))
        for place in (finding.start, finding.end)
    )
    return start, end


def advice(finding: Finding) -> str:
    """Return what is wrong and what to do, in one paragraph."""
    return " ".join(f"{finding.message} {finding.suggestion}".split())


def known_from(why: Known) -> str:
    """Return in words why a finding is not new."""
    return f"in the baseline {why.name}" if why.kind == BASELINE else f"not new since {why.name}"
