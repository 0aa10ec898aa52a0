"""Whole articles with their expectations in them.

`<!-- expect: RULE severity "excerpt"; … -->` at the end of a line names the findings that start on that line, in order; in
plain text, which has no comments, `[[expect: …]]` does, and is taken out before the article is read. Nothing else may be found.
"""

import re
from pathlib import Path

import pytest

from claimlint.linter import check_text
from claimlint.ruleset.load import load_rules
from claimlint.source.reader import media_type_of

ARTICLES = sorted(path for path in (Path(__file__).parent / "articles").iterdir() if path.is_file())
# The rules that these articles were written for; another rule's articles name it here.
RULES = [
    "EV101",
    "EV102",
    "EV103",
    "EV104",
    "EV105",
    "CE201",
    "CE202",
    "CE204",
    "CE205",
    "CE206",
    "HY301",
    "HY302",
    "HY303",
    "HY304",
    "IN404",
    "SC501",
    "QU602",
    "QU605",
    "BA701",
    "BA702",
    "BA703",
    "BA704",
    "BA706",
    "DO901",
]
MARKER = re.compile(r" (?:<!-- expect: (?P<comment>.*?) -->|\[\[expect: (?P<plain>.*?)\]\])$", re.MULTILINE)
EXPECTATION = re.compile(r'([A-Z]{2}\d{3}) (error|warning|suggestion) "(.+?)"(?:; |$)')
Row = tuple[int, str, str, str]


def expected(source: str) -> list[Row]:
    rows = []
    for number, line in enumerate(source.splitlines(), start=1):
        if found := MARKER.search(line):
            body = found["comment"] or found["plain"]
            assert EXPECTATION.sub("", body) == "", f"line {number}: {body}"
            rows += [(number, *one.groups()) for one in EXPECTATION.finditer(body)]
    return rows  # type: ignore[return-value] # the groups are three


def as_read(path: Path, source: str) -> str:
    """Comments are the reader's business; plain text has none, so its markers go first."""
    return MARKER.sub("", source) if path.suffix == ".txt" else source


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_has_the_findings_it_says_and_no_others(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    text = as_read(path, source)
    findings = check_text(text, rules=load_rules().select(RULES, []), media_type=media_type_of(path.name))

    assert [
        (f.start.line, f.rule, f.severity.value, " ".join(f.excerpt.split())) for f in findings
    ] == expected(source)
    assert [text[f.start.offset : f.end.offset] for f in findings] == [f.excerpt for f in findings]


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if path.suffix != ".txt"], ids=lambda path: path.name
)
def test_the_markers_change_nothing(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    pack, media_type = load_rules().select(RULES, []), media_type_of(path.name)
    found = [check_text(text, rules=pack, media_type=media_type) for text in (source, MARKER.sub("", source))]
    marked, bare = (
        [(f.rule, f.severity, f.start.line, f.start.column, f.excerpt) for f in each] for each in found
    )

    assert marked == bare


def test_every_rule_has_an_article() -> None:
    rows = [row for path in ARTICLES for row in expected(path.read_text(encoding="utf-8"))]

    assert {rule for _, rule, _, _ in rows} == set(RULES)


def test_every_marker_is_read() -> None:
    for path in ARTICLES:
        source = path.read_text(encoding="utf-8")
        assert source.count("expect:") == len(MARKER.findall(source)), path.name
