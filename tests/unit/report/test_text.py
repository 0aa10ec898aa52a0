"""The report that a person reads, compared whole."""

from dataclasses import replace

from claimlint.model.finding import Failure, Report, Severity
from claimlint.report.table import View
from claimlint.report.text import render
from tests.unit.report.reports import finding, report


def test_a_finding_shows_the_line_the_words_and_what_to_do() -> None:
    found = finding("cures", searched="this sentence and the next")

    assert render(report(found)) == (
        "knees.md:3:11 error CE201 cure-claim\n"
        "3 | The patch cures arthritis.\n"
        "  |           ^^^^^\n"
        "  “cures” says too much.\n"
        "  help: Say less.\n"
        "  looked for a source in: this sentence and the next\n"
        "\n"
        "1 file checked, 1 finding: 1 error\n"
    )


def test_findings_come_in_the_order_of_their_places() -> None:
    late = finding("safe", rule="BA703", name="unqualified-safe", severity=Severity.WARNING)
    text = render(report(late, finding("cures")))

    assert text.index("CE201") < text.index("BA703")
    assert text.endswith("1 file checked, 2 findings: 1 error, 1 warning\n")


def test_a_clean_report_is_one_line() -> None:
    assert render(report()) == "1 file checked, no findings\n"


def test_nothing_but_failures() -> None:
    text = render(Report(failures=(Failure("b.md", "cannot be read"),), files=1))

    assert text == "0 files checked, 1 file could not be checked\n"


def test_quiet_is_one_line_for_each_finding() -> None:
    view = View(quiet=True)

    assert render(report(finding("cures")), view) == (
        "knees.md:3:11 error CE201 cure-claim: “cures” says too much.\n"
    )
    assert render(report(), view) == ""


def test_statistics_count_the_findings_of_each_rule() -> None:
    view = View(statistics=True)
    safe = finding("safe", rule="BA703", name="unqualified-safe", severity=Severity.WARNING)

    assert "    1  BA703 unqualified-safe\n    1  CE201 cure-claim\n\n1 file" in render(
        report(safe, finding("cures")), view
    )


def test_without_the_source_the_excerpt_is_shown() -> None:
    text = render(Report((finding("cures"),), files=1))

    assert "\n3 | cures\n  | ^^^^^\n" in text


def test_colours_are_added_and_nothing_else_changes() -> None:
    def paint(text: str, style: str) -> str:
        return f"<{style}>{text}</>"

    text = render(report(finding("cures")), View(paint=paint))

    assert "<error>          ^^^^^</>" in text
    assert "<error>error</> CE201" in text


def test_at_most_eight_findings_of_a_paragraph_are_shown_the_highest_first() -> None:
    words = [f"word{letter}" for letter in "abcdefghijk"]
    source = " ".join(words) + "\n\nlast one\n"
    findings = [
        finding(word, source=source, severity=Severity.ERROR if word == "wordk" else Severity.WARNING)
        for word in words
    ]
    text = render(report(*findings, finding("last", source=source), source=source))

    shown = [word for word in (*words, "last") if f"“{word}”" in text]
    assert shown == [*words[:7], "wordk", "last"]
    assert "\n\n+3 more in this paragraph (--format json lists all)\n\n" in text
    assert "12 findings: 2 errors, 10 warnings" in text


def test_messages_cannot_drive_the_terminal() -> None:
    source = "The patch \x1b[2Jcures pain."

    assert "\x1b" not in render(report(finding("\x1b[2Jcures", source=source), source=source))


def test_long_messages_are_wrapped() -> None:
    found = replace(finding("cures"), suggestion="word " * 40)
    lines = render(report(found)).splitlines()

    at = next(number for number, line in enumerate(lines) if line.startswith("  help: word"))
    assert all(len(line) <= 100 for line in lines)
    assert lines[at + 1].startswith("    word")
