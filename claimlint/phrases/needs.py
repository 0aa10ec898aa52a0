"""What a sentence must have for a pattern to match in it, so that most patterns are never tried."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claimlint.phrases.inflect import phrase_forms
from claimlint.phrases.steps import Lexicons
from claimlint.phrases.syntax import Node
from claimlint.phrases.words import word_set

_COMMON: Final = 40
"""How many rare words a common one, or a mention, counts for."""


def is_slot(key: str) -> bool:
    """Say whether a key is a mention, a number or a name ("$INT"), not a word."""
    return len(key) > 1 and key[0] == "$"


@cache
def _common() -> frozenset[str]:
    mentions = {"$INT", "$TGT", "$DISEASE", "$HARM", "$NUM", "$NAME"}
    return frozenset(form for word in word_set("closed") for form in phrase_forms(word)) | {",", *mentions}


def rarity(keys: frozenset[str]) -> int:
    """Return how often one of these keys may be met: less is rarer."""
    return len(keys) + _COMMON * len(keys & _common())


class Needs:
    """Tells the sets of keys of each of which a sentence must have one; a lexicon is looked at once."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._done: dict[str, tuple[frozenset[str], ...]] = {}

    def __call__(self, nodes: Sequence[Node]) -> tuple[frozenset[str], ...]:
        """Return the needs of a pattern."""
        return tuple(need for node in nodes for need in self._of(node))

    def _of(self, node: Node) -> Iterator[frozenset[str]]:
        match node:
            case ["w", list(words)]:
                yield frozenset(words)
            case ["s", str(name)]:
                yield from self._lexicon(name) if name in self._lexicons else (frozenset({f"${name}"}),)
            case ["a", list(choices)]:
                yield from self._either(choices)
            case _:
                pass  # what is optional, a gap or a bracket needs nothing

    def _lexicon(self, name: str) -> tuple[frozenset[str], ...]:
        if name not in self._done:
            self._done[name] = self(self._lexicons[name])
        return self._done[name]

    def _either(self, choices: Sequence[Sequence[Node]]) -> Iterator[frozenset[str]]:
        """Yield the one need of an alternative: the rarest of each choice together, if all have one."""
        needs = [self(choice) for choice in choices]
        if all(needs):
            yield frozenset().union(*(min(found, key=rarity) for found in needs))
