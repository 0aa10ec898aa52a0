"""Quotation marks: what somebody said, and words that the author holds at arm's length."""

import pytest

from tests.unit.nlp.made import blocks_of, cues, sentences

TABLE = [
    ('"Zinc cures every cold," she said.', "quote", "Zinc cures every cold,"),
    ('The coach claims: "This tea melts the fat away".', "quote", "This tea melts the fat away"),
    ('A customer wrote "it stopped my cough in a day" in May.', "quote", "it stopped my cough in a day"),
    ('"I tried many things, and in the end only this balm took the pain away." It was May.', "quote",
     "I tried many things, and in the end only this balm took the pain away."),
    ('The "miracle cure" costs ten dollars.', "distanced", "miracle cure"),
    ("The 'wonder drug' costs ten dollars.", "distanced", "wonder drug"),
    ('He said it was "safe".', "distanced", "safe"),
    ('Words like "it melts the fat" sell.', "distanced", "it melts the fat"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "inside"), TABLE)
def test_speech_and_scare_quotes(text: str, kind: str, inside: str) -> None:
    doc = sentences(text)
    other = {"quote": "distanced", "distanced": "quote"}[kind]

    assert inside in cues(doc, kind)
    assert inside not in cues(doc, other)


@pytest.mark.parametrize(
    "text",
    [
        "It doesn't cure the patients' colds.",
        'A 5" pad cures pain.',
        "The '90s remedy works.",
        "Zinc cures colds.",
        '"" is empty.',
    ],
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert cues(sentences(text), "quote") + cues(sentences(text), "distanced") == []


def test_speech_of_two_sentences_is_a_quote_in_each() -> None:
    doc = sentences('"Zinc cures colds. Ginger cures flu," the seller said.')

    assert cues(doc, "quote") == ["Zinc cures colds.", "Ginger cures flu,"]


def test_the_speaker_may_stand_in_the_next_sentence() -> None:
    doc = sentences('"Zinc stopped my colds at once." That is what Ann said.')

    assert "Zinc stopped my colds at once." in cues(doc, "quote")


def test_a_speaker_of_another_paragraph_is_none() -> None:
    text, blocks = blocks_of(("paragraph", '"Zinc stops bad colds."'), ("paragraph", "Ann said so."))

    assert cues(sentences(text, blocks), "quote") == []


def test_a_quotation_does_not_reach_beyond_its_line() -> None:
    text, blocks = blocks_of(("paragraph", 'An open mark " and no end'), ("paragraph", 'Zinc "cures" colds.'))

    assert cues(sentences(text, blocks), "distanced") == ["cures"]


def test_a_short_quotation_in_the_first_person_is_speech() -> None:
    text, blocks = blocks_of(("paragraph", '"Zinc stopped my colds." Ann'))

    assert cues(sentences(text, blocks), "quote") == ["Zinc stopped my colds."]
