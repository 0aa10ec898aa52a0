"""Headings in Title Case or CAPITALS as a sentence would be written: so a parser knows verbs from names."""

from collections.abc import Sequence
from typing import Final

_SMALL_WORDS: Final = "and are but for from into nor over per than that the via was with you your"
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_SHORTEST: Final = 3
_FEWEST: Final = 2
_SHARE: Final = 0.75


def in_sentence_case(words: Sequence[str]) -> list[str]:
    """Return the words of a sentence, in lower case after the first where nearly all are capitalised.

    Acronyms keep their capitals, unless everything is in capitals.
    """
    telling = [word for word in words[1:] if _tells(word)]
    raised = sum(word[0].isupper() for word in telling)
    if len(telling) < _FEWEST or raised < _SHARE * len(telling):
        return list(words)
    shouted = sum(word.isupper() for word in telling) >= _SHARE * len(telling)
    first = words[0].capitalize() if shouted else words[0]
    return [first, *(word.lower() if shouted or word[1:].islower() else word for word in words[1:])]


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isalpha() and word.lower() not in _SMALL
