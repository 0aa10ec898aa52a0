"""JUnit XML, which every CI server reads: a suite for each file, a failed test for each finding."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET  # for writing only

from claimlint.model.finding import Failure, Finding, Report
from claimlint.report.places import in_order, known_from, relative
from claimlint.report.table import View

# What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTS: Final = ("tests", "failures", "errors", "skipped")


def render(report: Report, view: View | None = None) -> str:
    """Return a suite a file: findings fail, suppressed and known ones are skipped, failures are errors."""
    view = view or View()
    root = ET.Element("testsuites", {"name": "claimlint"})
    for path in sorted({*report.sources, *_named(report)}):
        root.append(_suite(path, report, view))
    for count in _COUNTS[:3]:
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _named(report: Report) -> Iterator[str]:
    yield from (finding.path for finding in (*report.findings, *report.suppressed, *report.known))
    yield from (failure.path for failure in report.failures)


def _suite(path: str, report: Report, view: View) -> ET.Element:
    name = _legal(relative(path, view.root))
    findings = in_order(finding for finding in report.findings if finding.path == path)
    passed = (*report.suppressed, *report.known)
    suppressed = in_order(finding for finding in passed if finding.path == path)
    failures = [failure for failure in report.failures if failure.path == path]
    suite = ET.Element("testsuite", {"name": name})
    suite.extend([_finding(finding, name) for finding in findings])
    suite.extend([_suppressed(finding, name) for finding in suppressed])
    suite.extend([_failure(failure, name) for failure in failures])
    if not len(suite):
        ET.SubElement(suite, "testcase", {"name": "no findings", "classname": name, "time": "0"})
    numbers = (len(suite), len(findings), len(failures), len(suppressed))
    for count, number in zip(_COUNTS, numbers, strict=True):
        suite.set(count, str(number))
    suite.set("time", "0")
    return suite


def _case(finding: Finding, file: str) -> ET.Element:
    start = finding.start
    name = f"{finding.rule} {finding.name} at {start.line}:{start.column}"
    return ET.Element(
        "testcase",
        {"name": name, "classname": file, "file": file, "line": str(start.line), "time": "0"},
    )


def _finding(finding: Finding, file: str) -> ET.Element:
    case = _case(finding, file)
    message = _legal(finding.message)
    failure = ET.SubElement(case, "failure", {"type": finding.severity.value, "message": message})
    start, end = finding.start, finding.end
    failure.text = _legal(
        f"{file}:{start.line}:{start.column} to {end.line}:{end.column}\n{finding.excerpt}\n"
        f"{finding.message}\n{finding.suggestion}"
    )
    return case


def _suppressed(finding: Finding, file: str) -> ET.Element:
    case = _case(finding, file)
    reason = finding.suppression.reason if finding.suppression else ""
    said = known_from(finding.known) if finding.known else f"suppressed: {reason or finding.message}"
    ET.SubElement(case, "skipped", {"message": _legal(said)})
    return case


def _failure(failure: Failure, file: str) -> ET.Element:
    case = ET.Element("testcase", {"name": "not checked", "classname": file, "file": file, "time": "0"})
    error = ET.SubElement(case, "error", {"type": "not-checked", "message": _legal(failure.message)})
    error.text = _legal(f"{file}: {failure.message}")
    return case


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
