"""An open vocabulary: words of English as frequent as they are, sorted into classes by their endings."""

import random
import re
from bisect import bisect
from functools import cache
from itertools import accumulate
from typing import Final

from wordfreq import top_n_list, word_frequency

_LISTED: Final = 120_000
_SHORTEST: Final = 4
_FLATTENED: Final = 0.62
"""Words of a class are drawn by their frequency to this power: templates have few slots beside prose."""
_ENDINGS: Final = (
    ("adverb", re.compile(r"[a-z]{3,}ly$")),
    (
        "nouns",
        re.compile(
            r"[a-z]{2,}(?:tions|ments|ances|ences|ities|ers|ors|ures|ages|ists|isms|nesses|ships|eries)$"
        ),
    ),
    (
        "noun",
        re.compile(
            r"[a-z]{2,}(?:tion|sion|ment|ness|ity|ance|ence|ship|hood|ism|ist|er|or|ure|age|ery|dom|cy|phy)$"
        ),
    ),
    ("adjective", re.compile(r"[a-z]{2,}(?:ous|ful|less|ive|able|ible|al|ic|ary|ish)$")),
    ("past", re.compile(r"[a-z]{2,}ed$")),
    ("doing", re.compile(r"[a-z]{2,}ing$")),
)
_NAMES_FROM: Final = 4_000
"""Rank from which a word of no class passes for a name."""


class Vocabulary:
    """Words of each class with their weights."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        weights: dict[str, list[float]] = {}
        for rank, word in enumerate(top_n_list("en", _LISTED)):
            name = _class_of(word, rank)
            if name:
                self._words.setdefault(name, []).append(word.capitalize() if name == "name" else word)
                weights.setdefault(name, []).append(word_frequency(word, "en") ** _FLATTENED)
        self._sums = {name: [*accumulate(found)] for name, found in weights.items()}

    def __contains__(self, name: str) -> bool:
        return name in self._words

    def draw(self, name: str, dice: random.Random) -> str:
        """Return a word of a class; frequent ones come often."""
        sums = self._sums[name]
        return self._words[name][bisect(sums, dice.random() * sums[-1])]


def _class_of(word: str, rank: int) -> str:
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return ""
    for name, ending in _ENDINGS:
        if ending.match(word):
            return name
    return "name" if rank >= _NAMES_FROM and not word.endswith("s") else ""


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, made once: reading the frequencies takes a second."""
    return Vocabulary()
