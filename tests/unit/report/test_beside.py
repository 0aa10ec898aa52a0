"""Claims among the findings, as an editor reads them."""

from dataclasses import replace

import pytest

from claimlint.model.analysis import Certainty, Claim, Grade
from claimlint.model.claims import PlacedClaim
from claimlint.model.finding import Position, Severity
from claimlint.model.text import TextSpan
from claimlint.report.beside import CERTAINTY, EVIDENCE
from claimlint.report.statistics import several
from claimlint.report.table import View
from claimlint.report.text import render
from tests.unit.report.reports import finding, report


def claim(at: int, words: str, **fields: object) -> PlacedClaim:
    blank = Claim(TextSpan(0, 1), TextSpan(0, 1), 0, "treat", "benefit", Certainty.C4, negated=False)
    line = 3 if at < 36 else 4
    start = Position(at, line, at - 8 if line == 3 else at - 35)
    end = Position(at + len(words), line, start.column + len(words))
    return PlacedClaim("knees.md", start, end, words, replace(blank, **fields))  # type: ignore[arg-type]


CURES = claim(
    9, "The patch cures arthritis", intervention="patch", targets=("arthritis",), certainty=Certainty.C5,
    evidence="cited", grade=Grade.B,
)  # fmt: skip
SAFE = claim(36, "It is safe", relation="safe", negated=True, certainty=Certainty.C0)


def test_claims_stand_at_their_places_with_certainty_evidence_and_findings() -> None:
    safe = finding("safe", rule="BA703", name="unqualified-safe", severity=Severity.WARNING)
    about = replace(report(finding("cures"), safe), claims=(CURES, SAFE), words=1234)
    text = render(about)

    assert text.startswith(
        "knees.md:3:1 claim C5 stated as beyond doubt; evidence: a source is cited (grade B)\n"
        "  “The patch cures arthritis”\n"
        "  patch – treat – arthritis\n"
        "  findings: CE201\n"
        "\n"
        "knees.md:3:11 error CE201 cure-claim\n"
    )
    assert (
        "knees.md:4:1 claim C0 denied; evidence: no source\n"
        "  “It is safe”\n"
        "  (unnamed) – not safe – (unnamed)\n"
        "  findings: BA703\n"
        "\n"
        "knees.md:4:7 warning BA703 unqualified-safe\n"
    ) in text
    assert text.endswith("1 file checked (1,234 words, 2 claims), 2 findings: 1 error, 1 warning\n")


def test_a_claim_without_a_finding_says_so() -> None:
    assert "  no finding\n" in render(replace(report(finding("safe")), claims=(CURES,)))


def test_quiet_claims_take_a_line_each() -> None:
    text = render(replace(report(finding("cures")), claims=(CURES,)), View(quiet=True))

    assert text == (
        "knees.md:3:1 claim C5, cited: patch – treat – arthritis\n"
        "knees.md:3:11 error CE201 cure-claim: “cures” says too much.\n"
    )


def test_without_claims_nothing_is_said_of_them() -> None:
    assert "claim)" not in render(report())
    assert render(replace(report(), claims=())) == "1 file checked (0 claims), no findings\n"


def test_claims_cannot_drive_the_terminal() -> None:
    evil = claim(9, "The \x1b[2Jpatch", intervention="\x1b[2J", targets=("\x1b]0;x\x07",))

    assert "\x1b" not in render(replace(report(), claims=(evil,)))
    assert "\x1b" not in render(replace(report(), claims=(evil,)), View(quiet=True))


def test_every_level_has_words() -> None:
    assert set(CERTAINTY) == set(Certainty)
    assert set(EVIDENCE) == {"none", "vague", "named", "cited"}


@pytest.mark.parametrize(("number", "said"), [(0, "0 words"), (1, "1 word"), (12345, "12,345 words")])
def test_numbers_are_counted_in_words(number: int, said: str) -> None:
    assert several(number, "word") == said
