"""The report that a person reads: the line, the words underlined, what is wrong and what to do."""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import Final

from claimlint.model.finding import Finding, Report, Severity
from claimlint.report.beside import Placed, claim_blocks, claim_lines
from claimlint.report.excerpt import Marked, excerpt, shown
from claimlint.report.places import in_order, known_from
from claimlint.report.statistics import several, statistics
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
    """Return the report for a reader; with `quiet`, one line for each finding and claim and nothing else."""
    view = view or View()
    findings = in_order(report.findings)
    if view.quiet:
        lines = [(_place(one), f"{_head(one, view)}: {shown(one.message)}") for one in findings]
        return "".join(f"{line}\n" for _, line in _merged(claim_lines(report, view), lines))
    blocks = [block for _, block in _merged(claim_blocks(report, view), _blocks(findings, report, view))]
    if view.failures:
        failures = sorted(report.failures, key=lambda failure: failure.path)
        blocks += [f"{shown(one.path)} not checked: {shown(one.message)}" for one in failures]
    if view.statistics:
        blocks += filter(None, ["\n".join(statistics(report))])
    blocks.append(summary(report, view))
    return "\n\n".join(blocks) + "\n"


def _merged(claims: Iterable[Placed], findings: Iterable[Placed]) -> Iterator[Placed]:
    """Yield both in the order of their places, a claim before the findings at its start."""
    return merge(claims, findings, key=lambda placed: placed[0])


def _place(finding: Finding) -> tuple[str, int]:
    return finding.path, finding.start.offset


def _blocks(findings: Sequence[Finding], report: Report, view: View) -> Iterator[Placed]:
    for group in _paragraphs(findings, report):
        kept = in_order(sorted(group, key=lambda one: (-one.severity.rank, one.sort_key))[:PARAGRAPH_LIMIT])
        for finding in kept:
            yield _place(finding), "\n".join(_block(finding, report.sources.get(finding.path), view))
        if rest := len(group) - len(kept):
            more = view.paint(f"+{rest} more in this paragraph (--format json lists all)", "dim")
            yield _place(kept[-1]), more


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


def summary(report: Report, view: View) -> str:
    """Return the closing line: files, what was read in them, findings, and what could not be checked."""
    counts = [
        view.paint(several(number, severity.value), severity.value)
        for severity in reversed(Severity)
        if (number := report.count(severity))
    ]
    found = f"{several(len(report.findings), 'finding')}: {', '.join(counts)}" if counts else ""
    checked = report.files - len(report.failures)
    parts = [f"{several(checked, 'file')} checked{_read(report)}"]
    if found or checked:  # where nothing was read, nothing was found clean
        parts.append(found or view.paint("no findings", "good"))
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} suppressed")
    for why in report.against:
        number = sum(1 for finding in report.known if finding.known == why)
        parts.append(f"{number:,} {known_from(why)}")
    if report.failures:
        parts.append(view.paint(f"{several(len(report.failures), 'file')} could not be checked", "error"))
    return ", ".join(parts)


def _read(report: Report) -> str:
    """Return how many words were read, and claims where they were asked for."""
    parts = [] if report.words is None else [several(report.words, "word")]
    parts += [] if report.claims is None else [several(len(report.claims), "claim")]
    return f" ({', '.join(parts)})" if parts else ""
