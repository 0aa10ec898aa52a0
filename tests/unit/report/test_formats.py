"""Every format tells the same story: as many findings, at the same places, and the files that failed."""

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from junitparser import JUnitXml, TestSuite

from claimlint.model.finding import Failure, Position, Report, Severity
from claimlint.report.cards import cards
from claimlint.report.places import relative, uri
from claimlint.report.table import REPORTERS, View, renderer
from claimlint.ruleset.load import load_rules
from tests.unit.report.awkward import (
    COLON,
    FAILURES,
    READERS,
    SCHEMAS,
    SOURCES,
    SPACED,
    Page,
    Seen,
    awkward,
    commands,
    expected,
    found,
    schema,
)
from tests.unit.report.reports import finding, report

LISTED = View(failures=True)
REPORTS = {
    "awkward": awkward(),
    "clean": Report(files=1, sources={"clean.md": SOURCES["clean.md"]}),
    "empty": Report(),
    "only failures": Report(failures=FAILURES, files=2),
}


def rendered(name: str, about: Report, view: View = LISTED) -> str:
    return renderer(name)(about, view)


def known(seen: Seen, of: Seen) -> Seen:
    """Return what is expected, without what the format has no room for."""
    start = (of.start[0], seen.start[1] and of.start[1])
    end = (seen.end[0] and of.end[0], seen.end[1] and of.end[1])
    return replace(of, start=start, end=end)


def test_every_format_has_a_reader() -> None:
    assert set(READERS) == set(REPORTERS)


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("about", REPORTS.values(), ids=REPORTS)
def test_findings_and_failures_are_the_same_in_every_format(name: str, about: Report) -> None:
    seen, failed = READERS[name](rendered(name, about))
    wanted = expected(about)

    assert len(seen) == len(wanted)
    assert sorted(seen) == [known(one, of) for one, of in zip(sorted(seen), wanted, strict=True)]
    assert sorted(failed) == sorted(failure.path for failure in about.failures)


@pytest.mark.parametrize("name", sorted({*REPORTERS} - {"text", "markdown", "github"}))
def test_formats_with_room_for_places_give_both_ends(name: str) -> None:
    seen, _ = READERS[name](rendered(name, awkward()))

    assert sorted(seen) == expected(awkward())


@pytest.mark.parametrize("name", REPORTERS)
def test_the_order_of_findings_is_that_of_their_places(name: str) -> None:
    about = awkward()
    turned = replace(about, findings=about.findings[::-1], failures=about.failures[::-1])

    assert rendered(name, about) == rendered(name, turned)


@pytest.mark.parametrize("about", REPORTS.values(), ids=REPORTS)
def test_reports_follow_the_published_schemas(about: Report) -> None:
    checker = jsonschema.FormatChecker()
    jsonschema.Draft7Validator(schema("sarif-2.1.0.json"), format_checker=checker).validate(
        json.loads(rendered("sarif", about))
    )
    jsonschema.Draft7Validator(schema("rdformat.json")).validate(json.loads(rendered("rdjson", about)))
    jsonschema.validate(json.loads(rendered("gitlab", about)), schema("gitlab-code-quality.json"))
    xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd").validate(rendered("junit", about))


def test_the_schemas_refuse_what_is_wrong() -> None:
    sarif = json.loads(rendered("sarif", awkward()))
    sarif["runs"][0]["results"][0]["level"] = "suggestion"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(sarif, schema("sarif-2.1.0.json"))
    result = json.loads(rendered("rdjson", awkward()))
    result["diagnostics"][0]["severity"] = "suggestion"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(result, schema("rdformat.json"))


# SARIF


def run_of(about: Report, view: View = LISTED) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(rendered("sarif", about, view))["runs"][0]
    return run


def test_sarif_has_the_rules_that_found_something_with_their_help() -> None:
    rules = run_of(awkward())["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["BA703", "CE201", "HY301"]
    assert rules[0]["helpUri"] == "https://example.org/a?b=c"
    assert "helpUri" not in rules[1]
    assert rules[1]["help"] == {
        "text": "It says “cure”, [really](x).\n\nWhy: People stop treatment.\n\nWhat to do: Say less.",
        "markdown": "It says “cure”, \\[really\\]\\(x\\)\\.\n\n**Why:** People stop treatment\\.\n\n**What to do:** Say less\\.",
    }
    assert rules[2]["defaultConfiguration"] == {"level": "note"}


def test_the_help_of_a_rule_says_what_is_flagged_and_what_is_not() -> None:
    pack = load_rules().select(["CE201"])
    one = finding("cures")
    (rule,) = run_of(replace(report(one), rules=cards(pack)))["tool"]["driver"]["rules"]
    (known,) = pack

    for kind in ("text", "markdown"):
        told = rule["help"][kind].replace("\\", "")
        for title in ("Why:", "What to do:", "Flagged:", "Not flagged:", "It stays silent where the text:"):
            assert title in told
        assert next(one.text for one in known.examples if one.fires).strip() in told
        assert "asks it as a question" in told
    assert rule["helpUri"] == next(source.url for source in known.sources if source.url)


def test_published_pages_take_the_place_of_authorities() -> None:
    view = View(pages="https://pages.example/rules/")
    rules = run_of(awkward(), view)["tool"]["driver"]["rules"]

    assert rules[1]["helpUri"] == "https://pages.example/rules/CE201.md"
    assert '"https://pages.example/rules/BA703.md"' in rendered("rdjson", awkward(), view)
    assert "[CE201 cure\\-claim](<https://pages.example/rules/CE201.md>)" in rendered(
        "markdown", awkward(), view
    )


def test_sarif_keeps_suppressed_findings_apart() -> None:
    results = run_of(awkward())["results"]

    assert [one["suppressions"] for one in results if "joints" in one["message"]["text"]] == [
        [{"kind": "external", "status": "accepted"}]
    ]
    assert sum(one["suppressions"] == [] for one in results) == len(awkward().findings)
    assert "suppressions" not in rendered("sarif", replace(awkward(), suppressed=()))


def test_sarif_counts_code_points_and_says_so() -> None:
    run = run_of(awkward())

    assert run["columnKind"] == "unicodeCodePoints"
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in run["results"]]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    sources = {uri(path): source for path, source in SOURCES.items()}
    for place, region in zip(places, regions, strict=True):
        start = region["charOffset"]
        assert sources[place][start : start + region["charLength"]] == region["snippet"]["text"]


def test_sarif_words_are_no_links() -> None:
    texts = [one["message"]["text"] for one in run_of(awkward())["results"]]

    assert any("\\[cures](https://evil.example)" in text for text in texts)
    assert not any(re.search(r"(?<!\\)\[[^\]]*\]\(", text) for text in texts)


def test_related_findings_are_in_sarif() -> None:
    other = finding("cures", rule="EV101", name="uncited", severity=Severity.WARNING)
    (result,) = run_of(report(finding("cures", related=(other,))))["results"]

    assert result["relatedLocations"][0]["message"]["text"] == "EV101 uncited: “cures” says too much."
    assert result["partialFingerprints"] == {"claimlint/v1": "0123456789abcdef"}


def test_a_run_with_failures_did_not_succeed() -> None:
    assert run_of(awkward())["invocations"][0]["executionSuccessful"] is False
    assert run_of(replace(awkward(), failures=()))["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("path", "encoded"),
    [
        ("a b/ü#1%.md", "a%20b/%C3%BC%231%25.md"), ("a:b.md", "a%3Ab.md"), ("/x/a b.md", "file:///x/a%20b.md"),
        ("C:/x/a.md", "file:///C%3A/x/a.md"), ("bad\udcff.md", "bad%FF.md"), ("-", "-"),
    ],
)  # fmt: skip
def test_paths_are_uris(path: str, encoded: str) -> None:
    assert uri(path) == encoded


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("./a.md", "a.md"),
        ("/w/site/a.md", "a.md"),
        ("/w/sites/a.md", "/w/sites/a.md"),
        ("../a.md", "../a.md"),
        ("-", "-"),
    ],
)
def test_paths_in_the_folder_are_relative_to_it(path: str, short: str) -> None:
    assert relative(path, "/w/site") == short
    for name in ("sarif", "github", "gitlab", "junit", "rdjson", "markdown"):
        text = rendered(name, Report((replace(finding("cures"), path=path),)), View(root="/w/site"))
        assert READERS[name](text)[0][0].path.removeprefix("file://") == short


# GitHub


def test_github_lines_hold_one_command_each() -> None:
    text = rendered("github", awkward())

    assert text.count("\n") == len([*commands(text)]) == len(awkward().findings) + len(FAILURES)
    assert "\r" not in text
    assert "\x1b" not in text


def test_github_gives_back_the_message() -> None:
    messages = [
        message
        for _, properties, message in commands(rendered("github", awkward()))
        if properties["file"] == SPACED
    ]

    assert "'100% ::error::for all, ::set-output name=x::y' says too much. Say less; 100% @less." in messages


def test_github_gives_columns_for_one_line_only() -> None:
    (spanning,) = [
        properties
        for _, properties, _ in commands(rendered("github", awkward()))
        if properties["file"] == "knees.md" and properties["line"] != properties.get("endLine")
    ]

    assert (spanning["line"], spanning["endLine"], "col" in spanning) == ("4", "5", False)


# GitLab


def test_gitlab_fingerprints_differ_even_for_twins_and_outlive_a_new_line() -> None:
    prints = [one["fingerprint"] for one in json.loads(rendered("gitlab", awkward()))]
    assert len(set(prints)) == len(prints)

    moved = replace(finding("cures"), start=Position(40, 9, 3), end=Position(45, 9, 8))
    (before,), (after,) = (json.loads(rendered("gitlab", report(one))) for one in (finding("cures"), moved))
    assert before["fingerprint"] == after["fingerprint"]
    (elsewhere,) = json.loads(rendered("gitlab", report(replace(moved, path="other.md"))))
    assert elsewhere["fingerprint"] != after["fingerprint"]


# JUnit


def test_junit_counts_as_its_consumers_do() -> None:
    suites = JUnitXml.fromstring(rendered("junit", awkward()).encode())
    totals = (suites.tests, suites.failures, suites.errors)
    assert totals == (len(awkward().findings) + 1 + len(FAILURES), len(awkward().findings), len(FAILURES))

    counted: dict[str, TestSuite] = {suite.name: suite for suite in suites}
    assert set(counted) == {*SOURCES, *(failure.path for failure in FAILURES)}
    assert counted["clean.md"].skipped == 1
    for suite in counted.values():
        written = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()  # type: ignore[no-untyped-call]
        assert written == (suite.tests, suite.failures, suite.errors, suite.skipped)


def test_a_clean_file_is_a_passed_test() -> None:
    (suite,) = JUnitXml.fromstring(rendered("junit", REPORTS["clean"]).encode())
    (case,) = suite

    assert (case.name, case.is_passed) == ("no findings", True)


# Markdown


def test_markdown_shows_words_and_lets_none_of_them_act() -> None:
    page = Page(rendered("markdown", awkward(), View(pages="https://example.org/x y>")))

    assert {tag for tag, _ in page.tags} <= {"h3", "h4", "ul", "li", "p", "strong", "code", "br", "a"}
    links = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert links == {f"https://example.org/x%20y%3E/{rule}.md" for rule in ("BA703", "CE201", "HY301")}
    assert page.headings == ["Not checked", COLON, "knees.md", SPACED]
    assert "<img src=x onerror=alert(1)> [cures](https://evil.example) ![i](j) #12 ``` *all*" in page.code
    shown = page.text.replace("\u200b", "")
    assert "'| `a` | @octocat says <img src=x onerror=alert(1)> [cures](https://evil.example)" in shown
    assert "']]> &amp;' says too much." in shown


def test_markdown_calls_nobody() -> None:
    text = Page(rendered("markdown", awkward())).text

    assert not re.search(r"@\w|#\d|://|GH-\d|www\.", text)


def test_markdown_fits_in_a_comment_and_says_what_it_leaves_out() -> None:
    words = "cures " * 2000
    source = words + "\n"
    many = tuple(
        replace(
            finding("cures", source=source),
            start=Position(6 * at, 1, 1 + 6 * at),
            end=Position(6 * at + 5, 1, 6 + 6 * at),
        )
        for at in range(2000)
    )
    text = rendered("markdown", report(*many, source=source))

    left = re.search(r"\n… and (\d+) more", text)
    assert left
    assert len(text) < 65_000
    assert int(left.group(1)) + len(READERS["markdown"](text)[0]) == 2000
    assert "2,000 findings" in text


# Anything


ANY = st.text(max_size=60)
PATHS = ANY.filter(
    lambda text: text.strip("./") and "\0" not in text and not re.search(r"[\ud800-\udfff]", text)
)


@given(ANY, ANY, ANY, PATHS)
def test_no_words_break_a_format(excerpt: str, message: str, suggestion: str, path: str) -> None:
    one = replace(
        found("knees.md", "cures", Severity.ERROR),
        excerpt=excerpt,
        message=message,
        suggestion=suggestion,
        path=path,
    )
    about = Report((one,), failures=(Failure(path, message),), files=1)

    for name in ("json", "sarif", "gitlab", "rdjson", "junit", "github"):
        seen, failed = READERS[name](rendered(name, about).encode("utf-8", "backslashreplace").decode())
        assert (len(seen), len(failed)) == (1, 1)
    ET.fromstring(rendered("junit", about))  # noqa: S314 - our own
    page = Page(rendered("markdown", about))
    assert {tag for tag, _ in page.tags} <= {"h3", "h4", "ul", "li", "p", "strong", "code", "br"}
    assert len([tag for tag, _ in page.tags if tag == "li"]) == 2
    assert not re.search(r"@\w|#\d|://", page.text)


@given(st.text(st.sampled_from("`*_[]()<>@#|~\\!&:/ \nab1-+.=$^{}"), min_size=1, max_size=40))
def test_no_markup_survives_in_a_comment(words: str) -> None:
    one = replace(finding("cures"), excerpt=words, message=words, suggestion="")
    page = Page(rendered("markdown", report(one)))

    code, text = ["code"] if words.strip() else [], ["br"] if words.strip() else []
    assert [tag for tag, _ in page.tags] == ["h3", "h4", "code", "ul", "li", "strong", "br", *code, *text]
    shown = " ".join(words.split())
    assert shown in " ".join(page.text.replace("\u200b", "").split())
    assert not shown or shown in " ".join(page.code.split())
