"""Values that cross layers: spans, severities, positions, reports, errors."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.errors import ClaimlintError, SourcePlace
from claimlint.model.analysis import Certainty, Grade
from claimlint.model.finding import Finding, Position, Report, Severity
from claimlint.model.text import TextSpan

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: TextSpan(min(pair), max(pair)))


def finding(**values: object) -> Finding:
    given_values: dict[str, object] = {
        "path": "a.md", "start": Position(10, 2, 1), "end": Position(14, 2, 5), "rule": "EV101", "name": "n",
        "severity": Severity.WARNING, "message": "m", "suggestion": "s", "excerpt": "cure", "fingerprint": "v1:0",
    }  # fmt: skip
    return Finding(**(given_values | values))  # type: ignore[arg-type] # the values are those of the fields


@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_character(one: TextSpan, other: TextSpan) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(SPANS, SPANS)
def test_a_span_covers_what_lies_inside(one: TextSpan, other: TextSpan) -> None:
    assert one.covers(other) == (one.start <= other.start and other.end <= one.end)
    assert not (one.covers(other) and other.covers(one)) or one == other
    assert len(one) == one.end - one.start


def test_a_span_cannot_be_changed() -> None:
    span = TextSpan(1, 2)
    with pytest.raises(FrozenInstanceError):
        span.start = 0  # type: ignore[misc] # the point of the test


@pytest.mark.parametrize(
    ("level", "steps", "expected"),
    [
        ("error", 1, "error"),
        ("error", 0, "error"),
        ("error", -1, "warning"),
        ("error", -2, "suggestion"),
        ("error", -3, None),
        ("warning", 1, "error"),
        ("warning", -1, "suggestion"),
        ("warning", -2, None),
        ("suggestion", 2, "error"),
        ("suggestion", -1, None),
    ],
)
def test_a_severity_moves_in_steps(level: str, steps: int, expected: str | None) -> None:
    assert Severity(level).moved(steps) == (Severity(expected) if expected else None)


def test_orders() -> None:
    assert sorted(Severity, key=lambda level: level.rank) == [
        Severity.SUGGESTION,
        Severity.WARNING,
        Severity.ERROR,
    ]
    assert sorted(Grade, key=lambda grade: grade.rank) == [
        Grade.X,
        Grade.E,
        Grade.D,
        Grade.C,
        Grade.B,
        Grade.A,
    ]
    assert [certainty.level for certainty in Certainty] == [0, 1, 2, 3, 4, 5]


def test_findings_are_ordered_by_path_place_rule() -> None:
    ordered = [
        finding(path="a.md", start=Position(2, 1, 3)),
        finding(path="a.md", rule="CE201"),
        finding(path="a.md", rule="EV101", end=Position(12, 2, 3)),
        finding(path="a.md", rule="EV101", end=Position(14, 2, 5)),
        finding(path="b.md", start=Position(0, 1, 1)),
    ]

    ordered_again = [*ordered[2:], *ordered[:2]]
    ordered_again.sort(key=lambda found: found.sort_key)

    assert ordered_again == ordered


def test_a_report_counts_its_findings() -> None:
    report = Report(
        (finding(), finding(severity=Severity.ERROR), finding()),
        suppressed=(finding(severity=Severity.ERROR),),
    )

    assert {level.value: report.count(level) for level in Severity} == {
        "suggestion": 0,
        "warning": 2,
        "error": 1,
    }


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ClaimlintError("it broke"), "it broke"),
        (ClaimlintError("it broke", remedy="mend it"), "it broke (mend it)"),
        (ClaimlintError("it broke", at=SourcePlace("a.md")), "a.md: it broke"),
        (
            ClaimlintError("it broke", at=SourcePlace("a.md", 3, 4), remedy="mend it"),
            "a.md:3:4: it broke (mend it)",
        ),
    ],
)
def test_an_error_says_where_what_and_what_to_do(error: ClaimlintError, text: str) -> None:
    assert str(error) == text
