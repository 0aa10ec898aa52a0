"""The report that a person reads: the line, the words underlined, what is wrong and what to do."""

import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimlint.model.finding import Finding, Report, Severity
from claimlint.report.excerpt import Marked, excerpt, shown
from claimlint.report.table import View

PARAGRAPH_LIMIT: Final = 8
"""How many findings of one paragraph are shown (rules.md 6.4.7)."""
_HELP: Final = "help:"
# Blank lines part paragraphs in text and Markdown, block tags in HTML.
_PARAGRAPH: Final = re.compile(
    r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)|</?(?:p|li|t[dhr]|h[1-6]|div|d[dt]|blockquote|section|article)\b",
    re.IGNORECASE,
)


def render(report: Report, view: View | None = None) -> str:
    """Return the report for a reader; with `quiet`, one line for each finding and nothing else."""
    view = view or View()
    findings = sorted(report.findings, key=lambda finding: finding.sort_key)
    if view.quiet:
        return "".join(f"{_head(finding, view)}: {shown(finding.message)}\n" for finding in findings)
    blocks = [*_blocks(findings, report, view)]
    if view.statistics and findings:
        blocks.append("\n".join(_statistics(findings)))
    blocks.append(summary(report, view))
    return "\n\n".join(blocks) + "\n"


def _blocks(findings: Sequence[Finding], report: Report, view: View) -> Iterator[str]:
    for group in _paragraphs(findings, report):
        kept = sorted(group, key=lambda finding: (-finding.severity.rank, finding.sort_key))[:PARAGRAPH_LIMIT]
        kept.sort(key=lambda finding: finding.sort_key)
        for finding in kept:
            yield "\n".join(_block(finding, report.sources.get(finding.path), view))
        if rest := len(group) - len(kept):
            yield view.paint(f"+{rest} more in this paragraph (--format json lists all)", "dim")


def _paragraphs(findings: Iterable[Finding], report: Report) -> Iterator[list[Finding]]:
    groups: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    bounds: dict[str, list[int]] = {}
    for finding in findings:
        if finding.path not in bounds:
            source = report.sources.get(finding.path, "")
            bounds[finding.path] = [found.end() for found in _PARAGRAPH.finditer(source)]
        paragraph = sum(1 for bound in bounds[finding.path] if bound <= finding.start.offset)
        # Without the source every finding is its own paragraph: nothing is hidden on a guess.
        key = paragraph if finding.path in report.sources else -1 - len(groups)
        groups[finding.path, key].append(finding)
    yield from groups.values()


def _head(finding: Finding, view: View) -> str:
    place = view.paint(shown(f"{finding.path}:{finding.start.line}:{finding.start.column}"), "bold")
    level = view.paint(finding.severity.value, finding.severity.value)
    return f"{place} {level} {finding.rule} {finding.name}"


def _block(finding: Finding, source: str | None, view: View) -> Iterator[str]:
    yield _head(finding, view)
    gutter = len(str(finding.end.line))
    bar = view.paint("|", "dim")
    for marked in _excerpt(finding, source, view.width - gutter - 3):
        number = "" if marked.number is None else str(marked.number)
        yield f"{view.paint(number.rjust(gutter), 'dim')} {bar} {marked.line}"
        if marked.marks.strip():
            yield f"{' ' * gutter} {bar} {view.paint(marked.marks, finding.severity.value)}"
    yield _wrapped("", finding.message, view.width)
    if finding.suggestion:
        text = _wrapped(_HELP, finding.suggestion, view.width)
        yield text.replace(_HELP, view.paint(_HELP, "good"), 1)
    if finding.searched:
        yield view.paint(_wrapped("looked for a source in:", finding.searched, view.width), "dim")


def _wrapped(label: str, text: str, width: int) -> str:
    """Return the text in lines of at most `width` columns, indented, with the label before the first."""
    return textwrap.fill(
        f"{label} {shown(text)}".strip(),
        width,
        initial_indent="  ",
        subsequent_indent="    " if label else "  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _excerpt(finding: Finding, source: str | None, room: int) -> tuple[Marked, ...]:
    if source is None:
        return excerpt(finding.excerpt, 0, len(finding.excerpt), line=finding.start.line, room=room)
    start, end = finding.start.offset, finding.end.offset
    return excerpt(source, start, end, line=finding.start.line, room=room)


def _statistics(findings: Iterable[Finding]) -> Iterator[str]:
    counts = Counter((finding.rule, finding.name) for finding in findings)
    for (rule, name), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:5}  {rule} {name}"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(report: Report, view: View) -> str:
    """Return the closing line: files, findings by severity, and what could not be checked."""
    counts = [
        view.paint(_several(number, severity.value), severity.value)
        for severity in reversed(Severity)
        if (number := report.count(severity))
    ]
    found = f"{_several(len(report.findings), 'finding')}: {', '.join(counts)}" if counts else ""
    checked = report.files - len(report.failures)
    parts = [f"{_several(checked, 'file')} checked", found or view.paint("no findings", "good")]
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} suppressed")
    if report.failures:
        parts.append(view.paint(f"{_several(len(report.failures), 'file')} could not be checked", "error"))
    return ", ".join(parts)
