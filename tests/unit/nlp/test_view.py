"""A sentence as words: what is dropped, where the words stand, and what the slots hold."""

import pytest

from claimlint.model.text import TextSpan
from claimlint.nlp.keys import data_of
from claimlint.nlp.view import views_of
from tests.unit.nlp.made import entity_finder, mark, sentences, view


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zinc cures colds.", ["zinc", "cures", "colds", "."]),
        ("A fail-safe cure", ["a", "fail", "safe", "cure"]),
        ('The "cure" works', ["the", "cure", "works"]),
        ("Zinc™ doesn't work", ["zinc", "does", "not", "work"]),
        ("It can't work", ["it", "can", "not", "work"]),
        ("A  wide\n gap", ["a", "wide", "gap"]),
        ("100% safe", ["100", "%", "safe"]),
        ("", []),
    ],
)
def test_words_of_a_sentence(text: str, words: list[str]) -> None:
    assert [word for found in views_of(sentences(text)) for word in found.words] == words


def test_words_keep_their_places() -> None:
    text = 'Ann said. The "fail-safe" cure works.'
    found = views_of(sentences(text))[1]

    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == [
        "The", "fail", "safe", "cure", "works", ".",
    ]  # fmt: skip
    assert text[found.text_span(1, 4).start : found.text_span(1, 4).end] == 'fail-safe" cure'
    assert found.text_span(9, 10) == TextSpan(found.span.end, found.span.end)
    assert [found.word_at(offset) for offset in (10, 15, 22, 99)] == [0, 1, 2, 6]


def test_the_span_ends_before_the_blank_line() -> None:
    assert [found.span for found in views_of(sentences("Zinc.\n\nTin."))] == [TextSpan(0, 5), TextSpan(7, 11)]


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        ("zinc cures colds", "INT", {0: [1]}),
        ("zinc cures colds", "TGT", {2: [3]}),
        ("zinc cures colds", "DISEASE", {2: [3]}),
        ("it cures colds", "INT", {0: [1]}),
        ("they cure colds", "INT", {0: [1]}),
        ("in 5 or six days", "NUM", {1: [2], 3: [4]}),
        ("the Food and Drug Office said", "NAME", {1: [5], 3: [5], 4: [5]}),
        ("the Office of no One", "NAME", {1: [2], 4: [5]}),
    ],
)
def test_slots(text: str, slot: str, expected: dict[int, list[int]]) -> None:
    marks = [mark(0, 1, "INT", "zinc"), mark(2, 3, "TGT", "common cold", flags="disease")]

    assert view(text, marks if text.startswith("zinc") else ()).slots().get(slot) == expected


def test_a_slot_offers_the_longest_mention_first() -> None:
    found = view(
        "chronic back pain",
        [mark(0, 2, "TGT", "back"), mark(0, 3, "TGT", "back pain"), mark(0, 2, "TGT", "same")],
    )

    assert found.slots()["TGT"] == {0: [3, 2]}


@pytest.mark.parametrize(
    ("kind", "flags", "slots"),
    [
        ("INT-GENERIC", "", {"INT"}),
        ("INT-PRONOUN", "", {"INT"}),
        ("TGT-GENERIC", "disease", {"TGT"}),
        ("TGT", "function", {"TGT"}),
        ("TGT", "disease", {"TGT", "DISEASE"}),
        ("HARM", "", {"HARM"}),
    ],
)
def test_which_slots_a_mention_fills(kind: str, flags: str, slots: set[str]) -> None:
    assert set(view("that thing", [mark(1, 2, kind, "x", flags=flags)]).slots()) == slots


def test_entities_and_harms_become_marks_of_their_sentence() -> None:
    doc = entity_finder()(sentences("Ann slept. Zinc cures colds without nausea."))
    marks = [
        (found.start, found.end, found.kind, found.name) for each in views_of(doc) for found in each.marks
    ]

    assert marks[:2] == [(0, 1, "INT", "zinc"), (2, 3, "TGT", "common cold")]
    assert views_of(doc)[0].marks == []


def test_a_parse_is_brought_to_the_kept_words() -> None:
    doc = sentences("A fail - safe cure")
    data_of(doc)["syntax"] = {"0": {"tags": ["DT", "NN", "HYPH", "JJ", "NN"], "deps": ["det", "npadvmod", "punct", "amod", "ROOT"],
                                    "heads": [4, 2, 3, 4, 4]}}  # fmt: skip
    found = views_of(doc)[0]

    assert found.words == ["a", "fail", "safe", "cure"]
    assert (found.tags, found.heads) == (["DT", "NN", "JJ", "NN"], [3, 2, 3, 3])
