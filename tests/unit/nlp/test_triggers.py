"""Phrases of rules in the sentences of a Doc, as plain rows."""

import pytest

from claimlint.nlp.keys import data_of
from claimlint.nlp.triggers import TriggerFinder
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.syntax import parse
from tests.unit.nlp.made import entity_finder, sentences


def rows(text: str, *phrases: str) -> list[list[object]]:
    finder = TriggerFinder(
        [(("XX1", "main", at), parse(phrase)) for at, phrase in enumerate(phrases)], load_lexicons()
    )
    found: list[list[object]] = data_of(finder(entity_finder()(sentences(text))))["matches"]
    return found


def test_a_row_says_which_pattern_stands_where() -> None:
    text = "Ann slept. Zinc cures colds."

    assert rows(text, "never", "[cures] $TGT") == [["XX1", "main", 1, 16, 21, 16, 27, 1]]
    assert text[16:27] == "cures colds"


@pytest.mark.parametrize(
    ("text", "phrase", "excerpts"),
    [
        ("It's fail-safe, failsafe and fail safe.", "fail-safe", ["fail-safe", "failsafe", "fail safe"]),
        ('A "miracle" cure.', "miracle cure", ['miracle" cure']),
        ("Side\neffects?", "side effect", ["Side\neffects"]),
        ("It cures colds. It CURES flu.", "cures", ["cures", "CURES"]),
        ("One ends here. Two starts.", "here two", []),
        ("Zinc™ works.", "$INT works", ["Zinc™ works"]),
        ("It can't fail.", "cannot fail", ["can't fail"]),
    ],
)
def test_what_is_found(text: str, phrase: str, excerpts: list[str]) -> None:
    assert [text[int(str(row[3])) : int(str(row[4]))] for row in rows(text, phrase)] == excerpts


def test_rows_come_in_text_order_whatever_the_order_of_rules() -> None:
    text = "Zinc cures colds and works."
    one, other = rows(text, "works", "cures", "colds"), rows(text, "colds", "cures", "works")

    assert [row[3] for row in one] == [row[3] for row in other] == [5, 11, 21]
