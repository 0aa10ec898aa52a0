"""Compiled patterns: nodes as values, linked into a chain of steps that each know the one after it.

A chain asks nothing about its own shape while a sentence is read, which is where the time of the search goes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from claimlint.phrases.syntax import Node
from claimlint.phrases.words import word_set

Slots: TypeAlias = Mapping[str, Mapping[int, Sequence[int]]]
"""Slot name → start token → end tokens (exclusive), longest first."""
Lexicons: TypeAlias = Mapping[str, list[Node]]


@dataclass(slots=True)
class Scene:
    """A sentence while patterns are tried on it; `marks` are the places of `[` and `]` in this attempt.

    `words` ends with two empty ones, so that a step may look at a word and the next one without asking.
    """

    words: Sequence[str]
    size: int
    slots: Slots
    marks: list[int | None]


Step: TypeAlias = Callable[[Scene, int, int], int | None]
"""Takes the token to go on from and how many adverbs may yet be skipped; returns where the match ends."""


_SHORTEST: Final = 5
"""Letters of an adverb in -ly: "badly", not "fly"."""


def is_adverb(word: str) -> bool:
    """Say whether a phrase may skip this word (“has *also* been shown”)."""
    if word in word_set("adverbs"):
        return True
    return len(word) >= _SHORTEST and word.endswith("ly") and word not in word_set("not_adverbs")


def end_of_pattern(_: Scene, i: int, __: int) -> int | None:
    """Be the last step: everything matched up to `i`."""
    return i


@dataclass(frozen=True, slots=True)
class Words:
    """One word, in any of its forms."""

    forms: frozenset[str]

    def linked(self, then: Step, *, inside: bool) -> Step:
        """Return the step; inside a phrase one adverb may stand before the word."""
        return self._later(then) if inside else self._first(then)

    def _first(self, then: Step) -> Step:
        forms = self.forms

        def step(scene: Scene, i: int, spare: int) -> int | None:
            return then(scene, i + 1, spare) if scene.words[i] in forms else None

        return step

    def _later(self, then: Step) -> Step:
        forms = self.forms

        def step(scene: Scene, i: int, spare: int) -> int | None:
            words = scene.words
            if words[i] in forms:
                return then(scene, i + 1, spare)
            if spare and words[i + 1] in forms and is_adverb(words[i]):
                return then(scene, i + 2, spare - 1)
            return None

        return step


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention, a number or a name."""

    name: str

    def linked(self, then: Step, *, inside: bool) -> Step:  # noqa: ARG002 - one signature for all nodes
        """Return the step, which tries the longest mention first."""
        name = self.name

        def step(scene: Scene, i: int, spare: int) -> int | None:
            for end in scene.slots.get(name, {}).get(i, ()):
                if (found := then(scene, end, spare)) is not None:
                    return found
            return None

        return step


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `width` words, whatever they are."""

    width: int

    def linked(self, then: Step, *, inside: bool) -> Step:  # noqa: ARG002 - as above
        """Return the step, which tries the narrowest gap first."""
        width = self.width

        def step(scene: Scene, i: int, spare: int) -> int | None:
            for at in range(i, min(i + width, scene.size) + 1):
                if (found := then(scene, at, spare)) is not None:
                    return found
            return None

        return step


@dataclass(frozen=True, slots=True)
class Bracket:
    """The start (side 0) or the end (side 1) of what is reported."""

    side: int

    def linked(self, then: Step, *, inside: bool) -> Step:  # noqa: ARG002 - as above
        """Return the step, which leaves no trace where the rest does not match."""
        side = self.side

        def step(scene: Scene, i: int, spare: int) -> int | None:
            before = scene.marks[side]
            scene.marks[side] = i
            if (found := then(scene, i, spare)) is None:
                scene.marks[side] = before
            return found

        return step


@dataclass(frozen=True, slots=True)
class Either:
    """One of several phrases, tried in their order; an empty one makes the others optional."""

    choices: tuple[tuple["Part", ...], ...]

    def linked(self, then: Step, *, inside: bool) -> Step:
        """Return the step."""
        steps = tuple(chain(choice, then, inside=inside) for choice in self.choices)

        def step(scene: Scene, i: int, spare: int) -> int | None:
            for choice in steps:
                if (found := choice(scene, i, spare)) is not None:
                    return found
            return None

        firsts = [first_words(choice) for choice in self.choices]
        return step if None in firsts else _dispatched(step, steps, firsts, inside=inside)


def _dispatched(
    whole: Step, steps: Sequence[Step], firsts: Sequence[frozenset[str] | None], *, inside: bool
) -> Step:
    """Return a step that tries only the choices that begin with the word at hand.

    Where an adverb may be skipped, any of them may begin with the word after it: all are tried.
    """
    table: dict[str, tuple[Step, ...]] = {}
    for choice, words in zip(steps, firsts, strict=True):
        for word in words or ():
            table[word] = (*table.get(word, ()), choice)

    def step(scene: Scene, i: int, spare: int) -> int | None:
        word, after = scene.words[i], scene.words[i + 1]
        if inside and spare and after in table and is_adverb(word):
            return whole(scene, i, spare)
        for choice in table.get(word, ()):
            if (found := choice(scene, i, spare)) is not None:
                return found
        return None

    return step


def first_words(parts: Sequence["Part"]) -> frozenset[str] | None:
    """Return the words with which parts must begin; None if they may begin with anything else."""
    for part in parts:
        match part:
            case Words(forms):
                return forms
            case Bracket():
                continue
            case Either(choices):
                found = [first_words(choice) for choice in choices]
                known = [words for words in found if words is not None]
                return frozenset().union(*known) if len(known) == len(found) else None
            case _:
                return None
    return None


Part: TypeAlias = Words | Slot | Gap | Bracket | Either


def chain(parts: Sequence[Part], then: Step, *, inside: bool = False) -> Step:
    """Return the step that matches all parts and goes on with `then`; `inside`: others come before."""
    for at in range(len(parts) - 1, -1, -1):
        then = parts[at].linked(then, inside=inside or at > 0)
    return then


class Compiler:
    """Makes values of the nodes of patterns; a lexicon is compiled once."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._done: dict[str, tuple[Part, ...]] = {}

    def __call__(self, nodes: Sequence[Node]) -> tuple[Part, ...]:
        """Return the parts of a pattern, with lexicons put in place."""
        return tuple(part for node in nodes for part in self._parts(node))

    def _parts(self, node: Node) -> Sequence[Part]:
        match node:
            case ["w", list(words)]:
                return (Words(frozenset(words)),)
            case ["s", str(name)]:
                return self._lexicon(name) if name in self._lexicons else (Slot(name),)
            case ["a", list(choices)]:
                return (_merged([self(choice) for choice in choices]),)
            case ["o", list(inner)]:
                return (Either((self(inner), ())),)
            case ["g", int(width)]:
                return (Gap(width),)
            case _:
                return (Bracket("<>".index(node[0])),)

    def _lexicon(self, name: str) -> tuple[Part, ...]:
        if name not in self._done:
            self._done[name] = self(self._lexicons[name])
        return self._done[name]


def _merged(choices: Sequence[tuple[Part, ...]]) -> Words | Either:
    """Return an alternative with its single words made one set, which is one look instead of many."""
    words: frozenset[str] = frozenset()
    longer: list[tuple[Part, ...]] = []
    for choice in _flat(choices):
        match choice:
            case (Words(forms),):
                words |= forms
            case _:
                longer.append(choice)
    if not longer:
        return Words(words)
    return Either((*longer, (Words(words),)) if words else tuple(longer))


def _flat(choices: Sequence[tuple[Part, ...]]) -> Iterator[tuple[Part, ...]]:
    """Yield the choices; one that is nothing but an alternative gives its own."""
    for choice in choices:
        match choice:
            case (Either(inner),) if all(inner):
                yield from inner
            case _:
                yield choice
