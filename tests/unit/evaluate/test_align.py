"""Which sentence a finding belongs to, and what it counts as there."""

import pytest

from claimlint.evaluate.align import Judged, judge, sentence_at
from claimlint.evaluate.counts import Counts
from claimlint.model.text import TextSpan
from tests.unit.evaluate.golds import gold, spotted

SPANS = (TextSpan(3, 9), TextSpan(10, 20), TextSpan(25, 30))


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [(3, 0), (8, 0), (9, 0), (10, 1), (19, 1), (20, 1), (24, 1), (25, 2), (30, 2), (99, 2), (0, 0)],
)
def test_a_start_between_sentences_belongs_to_the_one_before(offset: int, sentence: int) -> None:
    assert sentence_at(SPANS, offset) == sentence


def only(marks: str, found: str, active: str = "EV101 EV102 CE201 HY301") -> Judged:
    return judge(gold(marks, sentences=1), spotted(found), active.split())[0]


@pytest.mark.parametrize(
    ("marks", "found", "counts"),
    [
        ("0:EV101", "0:EV101", Counts(right=1)),
        ("0:EV101", "", Counts(missed=1)),
        (
            "0:EV101",
            "0:CE201",
            Counts(missed=1),
        ),  # the wrong rule finds nothing, and the sentence is not clean
        ("0:EV101 0:CE201?", "0:CE201", Counts(right=1)),  # found by what only may be there
        ("0:EV101 0:CE201", "0:CE201", Counts(right=1)),  # one of several is enough
        ("0:EV101", "0:EV101 0:CE201 0:HY301", Counts(right=1)),
        ("0:EV101?", "0:EV101", Counts(may=1)),
        ("0:EV101?", "0:CE201", Counts(may=1)),
        ("0:EV101?", "", Counts()),
        ("", "0:EV101 0:EV101 0:CE201", Counts(false=1)),  # one sentence, however much was found in it
        ("", "", Counts()),
    ],
)
def test_a_sentence(marks: str, found: str, counts: Counts) -> None:
    assert only(marks, found).counts == counts


@pytest.mark.parametrize(
    ("marks", "found", "groups"),
    [
        ("0:EV101", "0:EV101", {"EV": Counts(right=1)}),
        ("0:EV101", "0:EV102", {"EV": Counts(right=1)}),  # another rule of the group
        ("0:EV101 0:EV102", "0:EV102", {"EV": Counts(right=1)}),  # a group counts once
        ("0:EV101 0:EV102?", "", {"EV": Counts(missed=1)}),
        ("0:EV101", "0:CE201", {"EV": Counts(missed=1), "CE": Counts(false=1)}),
        ("0:EV101 0:CE201?", "0:CE201", {"EV": Counts(missed=1), "CE": Counts(may=1)}),
        ("0:EV101?", "0:EV102", {"EV": Counts(may=1)}),
        ("0:EV101?", "0:CE201", {"CE": Counts(false=1)}),
        ("0:EV101?", "", {}),
        ("", "0:EV101 0:EV102 0:CE201", {"EV": Counts(false=1), "CE": Counts(false=1)}),
    ],
)
def test_the_groups_of_a_sentence(marks: str, found: str, groups: dict[str, Counts]) -> None:
    assert only(marks, found).groups == groups


def test_the_rules_of_a_sentence() -> None:
    sentence = only("0:EV101 0:CE201 0:HY301?", "0:EV101 0:EV102 0:EV102 0:HY301")

    assert sentence.rules == {
        "EV101": Counts(right=1), "CE201": Counts(missed=1), "HY301": Counts(may=1), "EV102": Counts(false=1)
    }  # fmt: skip


def test_what_must_be_found_once_is_not_undone_by_a_second_mark_that_may() -> None:
    assert only("0:EV101 0:EV101?", "").may == frozenset()


@pytest.mark.parametrize(
    ("marks", "found", "counts", "groups"),
    [
        ("0:EV101", "", Counts(), {}),
        (
            "0:EV101",
            "0:CE201",
            Counts(may=1),
            {"CE": Counts(false=1)},
        ),  # not clean, though nobody looked for EV101
        ("0:EV101", "0:EV102", Counts(may=1), {"EV": Counts(may=1)}),
        ("0:EV101 0:CE201", "0:CE201", Counts(right=1), {"CE": Counts(right=1)}),
        ("0:EV101 0:CE201", "", Counts(missed=1), {"CE": Counts(missed=1)}),
    ],
)
def test_rules_that_did_not_run_count_neither_way(
    marks: str, found: str, counts: Counts, groups: dict[str, Counts]
) -> None:
    sentence = only(marks, found, active="EV102 CE201")

    assert (sentence.counts, sentence.groups) == (counts, groups)


def test_rules_of_documents_are_left_out_on_both_sides() -> None:
    active = ["BA701", "BA707", "SC503", "DO901", "BA702", "SC501"]
    sentences = judge(
        gold("0:BA701 1:DO901 2:SC501"), spotted("0:BA707 1:SC503 2:SC501 3:DO901 4:BA702"), active
    )

    assert [sentence.counts for sentence in sentences] == [
        Counts(), Counts(), Counts(right=1), Counts(), Counts(false=1)
    ]  # fmt: skip
