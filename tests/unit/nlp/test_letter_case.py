"""Headings are parsed as sentences, whatever their capitals."""

import pytest

from claimlint.nlp.letter_case import in_sentence_case


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("How Keto Works", "How keto works"),
        ("WHY ZINC AND CBD HELP", "Why zinc and cbd help"),
        ("Why CBD Eases Pain at Night", "Why CBD eases pain at night"),
        ("Ask Dr Green about the patch in May", "Ask Dr Green about the patch in May"),
        ("Zinc Pills", "Zinc Pills"),
        ("", ""),
    ],
)
def test_capitals_are_lowered_where_nearly_all_words_have_them(written: str, expected: str) -> None:
    assert in_sentence_case(written.split()) == expected.split()
