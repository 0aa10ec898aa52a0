"""Find patterns in a sentence: an index from needed words to patterns, then a small backtracking match.

spaCy's Matcher tries every pattern at every token, and its PhraseMatcher knows no gaps and no mentions; this
index asks once for a sentence which of its words some pattern needs, however many patterns there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimlint.phrases.needs import Needs, is_slot, rarity
from claimlint.phrases.steps import Compiler, Lexicons, Scene, Slots, Step, chain, end_of_pattern
from claimlint.phrases.syntax import Node

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """A pattern found: tokens `start` up to `end`; `low` up to `high` is what brackets mark, or all of it."""

    key: Key
    start: int
    end: int
    low: int
    high: int


def _first(nodes: Sequence[Node], lexicons: Lexicons) -> Iterator[str]:
    """Yield the words (and `$SLOT` names) a pattern can begin with."""
    for node in nodes:
        match node:
            case ["w", list(words)]:
                yield from words
                return
            case ["s", str(name)]:
                yield from _first(lexicons[name], lexicons) if name in lexicons else (f"${name}",)
                return
            case ["a", list(choices)]:
                for choice in choices:
                    yield from _first(choice, lexicons)
                return
            case ["o", list(inner)]:
                yield from _first(inner, lexicons)
            case _:
                pass  # a bracket: what follows comes first


class _Entry(Generic[Key]):
    """A pattern of the index, compiled when a sentence first has what it needs: most never do."""

    __slots__ = ("_compiler", "_nodes", "firsts", "key", "number", "others", "step")

    def __init__(self, number: int, key: Key, nodes: list[Node], compiler: Compiler) -> None:
        self.number, self.key, self._nodes, self._compiler = number, key, nodes, compiler
        self.firsts: frozenset[str] = frozenset()
        self.others: tuple[frozenset[str], ...] = ()
        self.step: Step = self._first_step

    def _first_step(self, scene: Scene, i: int, spare: int) -> int | None:
        self.step = chain(self._compiler(self._nodes), end_of_pattern)
        return self.step(scene, i, spare)


class PatternMatcher(Generic[Key]):
    """All patterns of one kind, ready to be looked for in sentences.

    A pattern is tried only where the sentence has its rarest word, and the others that it cannot do without.
    """

    def __init__(self, patterns: Iterable[tuple[Key, list[Node]]], lexicons: Lexicons) -> None:
        self._index: dict[str, list[_Entry[Key]]] = {}
        compiler, needs = Compiler(lexicons), Needs(lexicons)
        for number, (key, nodes) in enumerate(patterns):
            entry = _Entry(number, key, nodes, compiler)
            entry.firsts = frozenset(_first(nodes, lexicons))
            rarest, *others = sorted([*needs(nodes), entry.firsts], key=rarity)
            entry.others = tuple(other for other in others if other is not rarest)
            for word in rarest:
                self._index.setdefault(word, []).append(entry)
        self._words = self._index.keys()

    def first_words(self) -> frozenset[str]:
        """Return the words some pattern begins with."""
        entries = (entry for several in self._index.values() for entry in several)
        return frozenset(word for entry in entries for word in entry.firsts if not is_slot(word))

    def __call__(self, words: Sequence[str], slots: Slots) -> Iterator[Found[Key]]:
        """Yield what is found, at most one match per pattern and start, in the order of the starts."""
        keys = {*words, *(f"${name}" for name in slots)}
        entries = {entry for key in self._words & keys for entry in self._index[key]}
        if entries:
            yield from _tried([entry for entry in entries if _may_match(entry, keys)], keys, words, slots)


def _may_match(entry: _Entry[Key], keys: set[str]) -> bool:
    for other in entry.others:  # noqa: SIM110 - a generator here doubles the time
        if keys.isdisjoint(other):
            return False
    return True


def _tried(
    entries: Iterable[_Entry[Key]], keys: set[str], words: Sequence[str], slots: Slots
) -> Iterator[Found[Key]]:
    """Try patterns at the places of their first words, then at those of their first mentions."""
    scene = Scene([*words, "", ""], len(words), slots, [None, None])
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    tries: list[tuple[str, int, int, _Entry[Key]]] = []
    for entry in entries:
        for first in keys & entry.firsts:
            if is_slot(first):
                tries += [(first, at, entry.number, entry) for at in slots[first[1:]]]
            else:
                tries += [("", at, entry.number, entry) for at in places[first]]
    for _, at, _, entry in sorted(tries, key=_order):
        end = entry.step(scene, at, 1)
        if end is not None:
            low, high = scene.marks
            scene.marks[:] = None, None
            yield Found(entry.key, at, end, at if low is None else low, end if high is None else high)


def _order(tried: tuple[str, int, int, _Entry[Key]]) -> tuple[str, int, int]:
    return tried[:3]
