"""Findings that were there before are told from new ones, whatever moved."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.errors import ConfigError
from claimlint.model.finding import Finding
from claimlint.suppress.baseline import read_text, text_of
from claimlint.suppress.known import Entry, Pool, entries_of, moved, told_apart
from tests.unit.report.reports import finding

PAGE = replace(finding("Knees"), rule="DO901", document=True)


def print_of(number: int) -> str:
    return f"v1:{number:016x}"


def seen(path: str, number: int = 1, of: Finding | None = None) -> tuple[str, Finding]:
    return path, replace(of or finding("cures"), path=path, fingerprint=print_of(number))


def new(before: list[tuple[str, Finding]], now: list[tuple[str, Finding]]) -> list[str]:
    pool = Pool(entries_of(before))
    return [path for path, _ in moved(told_apart(now, pool), pool).new]


def test_what_is_the_same_or_moved_is_known_and_a_copy_is_new() -> None:
    before = [seen("a"), seen("b", 2)]

    assert new(before, before) == []
    assert new(before, [seen("c"), seen("b", 2)]) == []
    assert new(before, [seen("a"), seen("b", 2), seen("c")]) == ["c"]
    assert new(before, [seen("0"), seen("a"), seen("b", 2)]) == ["0"]
    assert new(before, [seen("a"), seen("a"), seen("b", 2)]) == ["a"]
    assert new(before, [seen("a", 3)]) == ["a"]


def test_a_page_is_known_by_its_path_when_its_title_changes_and_by_its_title_when_it_moves() -> None:
    before = [seen("a", 1, PAGE)]

    assert new(before, [seen("a", 2, PAGE)]) == []
    assert new(before, [seen("b", 1, PAGE)]) == []
    assert new(before, [seen("b", 2, PAGE)]) == ["b"]
    assert new(before, [seen("a", 2, PAGE), seen("b", 1, PAGE)]) == ["b"]
    assert new(before, [seen("a", 2, replace(PAGE, rule="DO902"))]) == ["a"]


names = st.sampled_from(["a", "b", "c"])
many = st.lists(st.builds(seen, names, st.integers(1, 3)), max_size=12)


@given(many, many)
def test_as_many_are_new_as_there_are_more_of(
    before: list[tuple[str, Finding]], now: list[tuple[str, Finding]]
) -> None:
    def counted(found: list[tuple[str, Finding]], number: int) -> int:
        return sum(one.fingerprint == print_of(number) for _, one in found)

    expected = sum(max(counted(now, number) - counted(before, number), 0) for number in (1, 2, 3))
    assert len(new(before, now)) == expected
    assert new(now, now) == []


@given(many)
def test_a_baseline_is_read_as_it_was_written_and_is_the_same_whatever_the_order(
    found: list[tuple[str, Finding]],
) -> None:
    text = text_of(entries_of(found))

    assert read_text(text, "b.json") == entries_of(found)
    assert text_of(entries_of(found[::-1])) == text


ITS = '{"schema_version": 1, "findings": [{"id": "x", "check": "DP001", "doc_file": "a.md", "message": "m"}]}'
RIGHT = text_of([Entry("a.md", "CE201", print_of(1), 2)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "b.json:1: this is no baseline: Expecting value"),
        ("[]", "b.json: this is no baseline: [] is not of type 'object'"),
        ("[" * 100_000, "b.json: this is no baseline"),
        ("<<<<<<< HEAD\n" + RIGHT, "b.json:1: this is no baseline: Expecting value"),
        (ITS, "b.json: this baseline is for another tool called claimlint, which checks documentation against code"),
        (RIGHT.replace("baseline/1", "baseline/2"), "b.json: this baseline is “claimlint.baseline/2”, and this version reads “claimlint.baseline/1”"),
        (RIGHT.replace('"count": 2', '"count": 0'), "b.json: this is no baseline: 0 is less than the minimum of 1 at entries 1 at count"),
        (RIGHT.replace('"rule": "CE201", ', ""), "b.json: this is no baseline: 'rule' is a required property at entries 1"),
        (RIGHT.replace("v1:", "v9:"), "b.json: this is no baseline: 'v9:0000000000000001' does not match"),
    ],
    ids=["empty", "list", "deep", "conflict", "other tool", "newer", "count", "no rule", "fingerprint"],
)  # fmt: skip
def test_what_is_no_baseline_is_refused_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_text(text, "b.json")

    assert str(caught.value).startswith(told)
    assert "\n" not in str(caught.value)


def test_what_nothing_took_is_left() -> None:
    pool = Pool(entries_of([seen("a"), seen("a"), seen("b", 2), seen("c", 3)]))
    told_apart([seen("a")], pool)
    pool.drop("c")

    assert list(pool.rest()) == [Entry("a", "CE201", print_of(1)), Entry("b", "CE201", print_of(2))]
    assert pool.homes([seen("z")[1], seen("z", 3)[1]]) == {"a"}
