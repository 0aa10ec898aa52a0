"""A report with everything in it that a format may trip over, and readers that take each format apart."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import unquote

import pyromark
from junitparser import Error, Failure, JUnitXml

from claimlint.model import finding as model
from claimlint.model.finding import Finding, Report, RuleCard, Severity
from claimlint.source.lines import Lines

SCHEMAS: Final = Path(__file__).parents[2] / "schemas"
SPACED: Final = "my site/Knoten ü#1 100%.md"
COLON: Final = "a:b,c.md"
SOURCES: Final = {
    "knees.md": "# Knees\n\n🦴🦴 The patch cures arthritis.\nIt is safe\n  and 漢方 effective for all.\nIt cures. It cures.\n",
    SPACED: "Wow\x1b[2J!\r\nIt works 100% ::error::for all,\r\n::set-output name=x::y\r\ncafe\u0301 \U0001d4ae cures\rpain\n",
    COLON: "| `a` | @octocat says <img src=x onerror=alert(1)> [cures](https://evil.example) ![i](j) #12 ``` *all* of it ]]> &amp; |\n",
    "clean.md": "Knees are joints.\n",
}
RULES: Final = (
    RuleCard("BA703", "unqualified-safe", Severity.WARNING, "It says “safe”.", "Nothing is.", "Say how safe.", "https://example.org/a?b=c"),
    RuleCard("CE201", "cure-claim", Severity.ERROR, "It says “cure”, [really](x).", "People stop treatment.", "Say less."),
    RuleCard("HY301", "miracle-vocabulary", Severity.SUGGESTION, "It is a miracle."),
    RuleCard("ZZ999", "never-found"),
)  # fmt: skip
FAILURES: Final = (
    model.Failure("b ü.html", "byte 3 is not UTF-8 | @octocat ::warning::50% <b>"),
    model.Failure("z.md", "cannot be read:\nline two, [x](y)"),
)


def found(path: str, words: str, severity: Severity, *, start: int = 0) -> Finding:
    """Return a finding on the first `words` after `start`, whose message repeats them."""
    source = SOURCES[path]
    at = source.index(words, start)
    lines = Lines(source)
    card = {Severity.ERROR: RULES[1], Severity.WARNING: RULES[0], Severity.SUGGESTION: RULES[2]}[severity]
    return Finding(
        path, lines.position(at), lines.position(at + len(words)), card.id, card.name, severity,
        f"'{words}' says too much.", "Say less; 100% @less.", words, "v1:0123456789abcdef",
    )  # fmt: skip


def awkward() -> Report:
    """Return the report; its findings are in no order."""
    knees = SOURCES["knees.md"]
    findings = (
        found("knees.md", "cures", Severity.ERROR, start=knees.rindex("It cures")),
        found("knees.md", "cures", Severity.ERROR, start=knees.index("It cures")),
        found("knees.md", "cures", Severity.ERROR),
        found("knees.md", "safe\n  and 漢方 effective", Severity.WARNING),
        found(SPACED, "\x1b[2J!", Severity.SUGGESTION),
        found(SPACED, "100% ::error::for all,\r\n::set-output name=x::y", Severity.WARNING),
        found(SPACED, "cures\rpain", Severity.ERROR),
        found(COLON, "| `a` | @octocat says <img src=x onerror=alert(1)> [cures](https://evil.example) ![i](j) #12 ``` *all*", Severity.ERROR),
        found(COLON, "]]> &amp;", Severity.WARNING),
    )  # fmt: skip
    return Report(
        findings, (found("clean.md", "joints", Severity.WARNING),), FAILURES, files=6, notes=("a note",),
        sources=MappingProxyType(SOURCES), rules=RULES,
    )  # fmt: skip


@dataclass(frozen=True, order=True)
class Seen:
    """What a reader of a format learns of a finding; None where the format has no room for it."""

    path: str
    rule: str
    severity: str
    start: tuple[int, int | None]
    end: tuple[int | None, int | None]


def expected(report: Report) -> list[Seen]:
    return sorted(
        Seen(
            one.path, one.rule, one.severity.value, (one.start.line, one.start.column),
            (one.end.line, one.end.column),
        )
        for one in report.findings
    )  # fmt: skip


Read = tuple[list[Seen], list[str]]
"""Findings, and the paths of files that failed."""


def read_json(text: str) -> Read:
    data = json.loads(text)
    found = [
        Seen(
            one["path"], one["rule"], one["severity"], (one["start"]["line"], one["start"]["column"]),
            (one["end"]["line"], one["end"]["column"]),
        )
        for one in data["findings"]
    ]  # fmt: skip
    return found, [one["path"] for one in data["failures"]]


def read_sarif(text: str) -> Read:
    (run,) = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    levels = {"error": "error", "warning": "warning", "note": "suggestion"}
    found = []
    for one in run["results"]:
        if one.get("suppressions"):
            continue
        place = one["locations"][0]["physicalLocation"]
        region = place["region"]
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        found.append(
            Seen(
                unquote(place["artifactLocation"]["uri"]), one["ruleId"], levels[one["level"]],
                (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"]),
            )
        )  # fmt: skip
    notices = [one for one in run["invocations"][0]["toolExecutionNotifications"] if one["level"] == "error"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in notices]
    return found, [unquote(place) for place in places]


def commands(text: str) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """Take workflow commands apart as the runner does: by line, `::`, comma and `=`, then unescape."""
    assert text == "" or text.endswith("\n")
    for line in text.split("\n")[:-1]:
        command = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        assert command, line
        properties = dict(part.split("=", 1) for part in command.group(2).split(","))
        yield (
            command.group(1),
            {key: _unescaped(value) for key, value in properties.items()},
            _unescaped(command.group(3)),
        )


def _unescaped(text: str) -> str:
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def read_github(text: str) -> Read:
    found, failed = [], []
    levels = {"error": "error", "warning": "warning", "notice": "suggestion"}
    for name, properties, _ in commands(text):
        if "line" not in properties:
            failed.append(properties["file"])
            continue
        columns = [int(properties[key]) if key in properties else None for key in ("col", "endColumn")]
        found.append(
            Seen(
                properties["file"], properties["title"].split()[0], levels[name],
                (int(properties["line"]), columns[0]), (int(properties["endLine"]), columns[1]),
            )
        )  # fmt: skip
    return found, failed


def read_gitlab(text: str) -> Read:
    found, failed = [], []
    levels = {"critical": "error", "major": "warning", "minor": "suggestion"}
    for one in json.loads(text):
        place = one["location"]
        if one["severity"] == "blocker":
            failed.append(place["path"])
            continue
        begin, end = place["positions"]["begin"], place["positions"]["end"]
        assert place["lines"] == {"begin": begin["line"], "end": end["line"]}
        found.append(
            Seen(
                place["path"], one["check_name"].split()[0], levels[one["severity"]],
                (begin["line"], begin["column"]), (end["line"], end["column"]),
            )
        )  # fmt: skip
    return found, failed


def read_junit(text: str) -> Read:
    """Read as `junitparser` does."""
    found, failed = [], []
    for suite in JUnitXml.fromstring(text.encode()):
        for case in suite:
            for result in case.result:
                if isinstance(result, Error):
                    failed.append(case.classname)
                if isinstance(result, Failure):
                    places = re.match(r".*?:(\d+):(\d+) to (\d+):(\d+)\n", result.text, re.DOTALL)
                    assert places, result.text
                    numbers = [int(number) for number in places.groups()]
                    found.append(
                        Seen(
                            case.classname, case.name.split()[0], result.type, (numbers[0], numbers[1]),
                            (numbers[2], numbers[3]),
                        )
                    )  # fmt: skip
    return found, failed


def read_rdjson(text: str) -> Read:
    found, failed = [], []
    levels = {"ERROR": "error", "WARNING": "warning", "INFO": "suggestion"}
    for one in json.loads(text)["diagnostics"]:
        path = one["location"]["path"]
        if "range" not in one["location"]:
            failed.append(path)
            continue
        start, end = (_code_points(path, one["location"]["range"][edge]) for edge in ("start", "end"))
        found.append(Seen(path, one["code"]["value"], levels[one["severity"]], start, end))
    return found, failed


def _code_points(path: str, place: Mapping[str, int]) -> tuple[int, int | None]:
    if path not in SOURCES:
        return place["line"], None
    line = re.split("\r\n|\n|\r", SOURCES[path])[place["line"] - 1]
    return place["line"], len(line.encode()[: place["column"] - 1].decode()) + 1


OPTIONS: Final = (
    pyromark.Options.ENABLE_GFM | pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_MATH | pyromark.Options.ENABLE_TASKLISTS | pyromark.Options.ENABLE_FOOTNOTES
)  # fmt: skip


class Page(HTMLParser):
    """What a browser makes of a comment: its tags, its text outside code, and its code."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = self.code = ""
        self.headings: list[str] = []
        self._open: list[str] = []
        self.feed(pyromark.html(markdown, options=OPTIONS))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag == "h4":
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "h4" in self._open:
            self.headings[-1] += data
        if "code" in self._open:
            self.code += f"{data}\n"
        else:
            self.text += data


def read_markdown(text: str) -> Read:
    """Read headings and items; the words are read by `Page`."""
    found: list[Seen] = []
    failed: list[str] = []
    for part in re.split(r"^#### ", text, flags=re.MULTILINE)[1:]:
        heading = part.splitlines()[0]
        if heading == "Not checked":
            failed += re.findall(r"^- `(.*?)`: ", part, re.MULTILINE)
            continue
        for line, column, severity, rule in re.findall(
            r"^- \*\*(\d+):(\d+)\*\* (\w+) \[?(\w+) ", part, re.MULTILINE
        ):
            found.append(Seen(heading.strip("`"), rule, severity, (int(line), int(column)), (None, None)))
    return found, failed


def read_text(text: str) -> Read:
    rows = re.findall(r"^(.+):(\d+):(\d+) (error|warning|suggestion) (\w+) ", text, re.MULTILINE)
    found = [
        Seen(path, rule, level, (int(line), int(column)), (None, None))
        for path, line, column, level, rule in rows
    ]
    return found, re.findall(r"^(.+) not checked: ", text, re.MULTILINE)


READERS: Final[Mapping[str, Callable[[str], Read]]] = {
    "text": read_text, "json": read_json, "sarif": read_sarif, "github": read_github, "gitlab": read_gitlab,
    "junit": read_junit, "rdjson": read_rdjson, "markdown": read_markdown,
}  # fmt: skip


def schema(name: str) -> Mapping[str, Any]:
    """Return a schema of tests/schemas."""
    read: Mapping[str, Any] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return read
