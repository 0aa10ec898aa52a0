"""A comment for a pull request: safe to post, whatever the words of the article are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from claimlint.model.finding import Failure, Finding, Report
from claimlint.report.catalogue import page
from claimlint.report.excerpt import shown
from claimlint.report.places import in_order, relative
from claimlint.report.table import View, plain
from claimlint.report.text import summary

MARK: Final = "<!-- claimlint -->"
"""First line of every comment, by which the next run finds the one to replace."""
LIMIT: Final = 60_000
"""Characters of a comment; GitHub takes 65,536."""
_LONGEST: Final = 300
_BREAK: Final = "&#8203;"
# Mentions, issue references and bare addresses come alive in text that is escaped, too.
_LIVE: Final = re.compile(
    r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-\d)|(?<=:)(?=[a-z0-9_+-]+:)"
)
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()+\-.!|~$=^])")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "#": "&#35;"}
_FENCE: Final = re.compile(r"`+")


def render(report: Report, view: View | None = None) -> str:
    """Return the report as a comment that mentions nobody, links to nothing of the article, and fits."""
    view = view or View()
    lines = [MARK, f"### claimlint: {summary(report, View(paint=plain))}"]
    room = LIMIT - sum(map(len, lines))
    items = [*_items(report, view)]
    fitting = _fitting(items, room)
    lines += items[:fitting]
    if left := sum(item.startswith("- ") for item in items[fitting:]):
        lines.append(f"\n… and {left} more, which do not fit in a comment.")
    return "\n".join(lines) + "\n"


def _fitting(items: Sequence[str], room: int) -> int:
    used = 0
    for number, item in enumerate(items):
        used += len(item) + 1
        if used > room:
            return number
    return len(items)


def _items(report: Report, view: View) -> Iterator[str]:
    if report.failures:
        yield "\n#### Not checked\n"
        yield from (_failure(one, view) for one in sorted(report.failures, key=lambda failure: failure.path))
    files: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in in_order(report.findings):
        files[finding.path].append(finding)
    yield from chain.from_iterable(_file(path, found, view) for path, found in files.items())


def _file(path: str, findings: Sequence[Finding], view: View) -> Iterator[str]:
    yield f"\n#### {code(relative(path, view.root))}\n"
    for finding in findings:
        yield _finding(finding, page(finding.rule, view.pages))


def _finding(finding: Finding, address: str) -> str:
    rule = f"{finding.rule} {escaped(finding.name)}"
    named = f"[{rule}](<{address}>)" if address else rule
    place = f"{finding.start.line}:{finding.start.column}"
    head = f"- **{place}** {finding.severity.value} {named}"
    lines = [head, code(finding.excerpt), escaped(f"{finding.message} {finding.suggestion}")]
    return "\\\n  ".join(filter(None, lines))


def _failure(failure: Failure, view: View) -> str:
    return f"- {code(relative(failure.path, view.root))}: {escaped(failure.message)}"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: no markup, HTML, links, mentions or references."""
    calm = _LIVE.split(shown(" ".join(text.split())))
    return _BREAK.join(
        "".join(_ENTITIES.get(character, character) for character in _SPECIAL.sub(r"\\\1", part))
        for part in calm
    )


def code(text: str) -> str:
    """Return the text, on one line and cut where it is long, as a code span."""
    line = shown(" ".join(text.split()))
    if len(line) > _LONGEST:
        line = line[: _LONGEST - 1] + "…"
    longest = max((len(run) for run in _FENCE.findall(line)), default=0)
    fence = "`" * (longest + 1)
    edge = " " if line.startswith(("`", " ")) or line.endswith(("`", " ")) else ""
    return f"{fence}{edge}{line}{edge}{fence}" if line else "(nothing)"
