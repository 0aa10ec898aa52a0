"""Find patterns in a sentence: an index from first words to patterns, then a small backtracking match.

spaCy's Matcher tries every pattern at every token, and its PhraseMatcher knows no gaps and no mentions; this
index looks at a token once, however many patterns there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

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
    """A pattern of the index, compiled when a sentence first has a word it begins with: most never do."""

    __slots__ = ("_compiler", "_nodes", "key", "step")

    def __init__(self, key: Key, nodes: list[Node], compiler: Compiler) -> None:
        self.key, self._nodes, self._compiler = key, nodes, compiler
        self.step: Step = self._first_step

    def _first_step(self, scene: Scene, i: int, spare: int) -> int | None:
        self.step = chain(self._compiler(self._nodes), end_of_pattern)
        return self.step(scene, i, spare)


class PatternMatcher(Generic[Key]):
    """All patterns of one kind, ready to be looked for in sentences."""

    def __init__(self, patterns: Iterable[tuple[Key, list[Node]]], lexicons: Lexicons) -> None:
        self._index: dict[str, list[_Entry[Key]]] = {}
        compiler = Compiler(lexicons)
        for key, nodes in patterns:
            entry = _Entry(key, nodes, compiler)
            for word in dict.fromkeys(_first(nodes, lexicons)):
                self._index.setdefault(word, []).append(entry)
        self._slot_names = tuple(word[1:] for word in self._index if word[0] == "$" and len(word) > 1)

    def first_words(self) -> frozenset[str]:
        """Return the words some pattern begins with."""
        return frozenset(word for word in self._index if word[0] != "$")

    def __call__(self, words: Sequence[str], slots: Slots) -> Iterator[Found[Key]]:
        """Yield what is found, at most one match per pattern and start."""
        index = self._index
        scene = Scene([*words, "", ""], len(words), slots, [None, None])
        for at, word in enumerate(words):
            entries = index.get(word)
            if entries:
                yield from _at(entries, scene, at)
        for name in self._slot_names:
            for at in slots.get(name, ()):
                yield from _at(index[f"${name}"], scene, at)


def _at(entries: Sequence[_Entry[Key]], scene: Scene, at: int) -> Iterator[Found[Key]]:
    for entry in entries:
        end = entry.step(scene, at, 1)
        if end is not None:
            low, high = scene.marks
            scene.marks[:] = None, None
            yield Found(entry.key, at, end, at if low is None else low, end if high is None else high)
