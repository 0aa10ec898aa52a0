"""Find patterns in a sentence: an index from first words to patterns, then a small backtracking match.

spaCy's Matcher tries every pattern at every token, and its PhraseMatcher knows no gaps and no mentions; this index looks at
a token once, however many patterns there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from claimlint.phrases.syntax import Node

Key = TypeVar("Key")
Slots = Mapping[str, Mapping[int, Sequence[int]]]
"""Slot name → start token → end tokens (exclusive), longest first."""

_ADVERBS: Final = frozenset(
    "also even often very really now always still already ever just so quite too actually only well not-only both".split()
)
_NOT_ADVERBS: Final = frozenset("family daily early only supply apply reply rely assembly monthly weekly yearly friendly anomaly".split())


def is_adverb(word: str) -> bool:
    """Say whether a phrase may skip this word (“has *also* been shown”)."""
    return word in _ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS)  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class Found(Generic[Key]):
    """A pattern found: tokens `start` up to `end`; `low` up to `high` is the part between brackets, or all of it."""

    key: Key
    start: int
    end: int
    low: int
    high: int


def _first(nodes: Sequence[Node], lexicons: Mapping[str, list[Node]]) -> Iterator[str]:
    """Yield the words (and `$SLOT` names) a pattern can begin with."""
    for node in nodes:
        match node:
            case ["w", list(words)]:
                yield from (str(word) for word in words)
                return
            case ["s", str(name)]:
                if name in lexicons:
                    yield from _first(lexicons[name], lexicons)
                else:
                    yield f"${name}"
                return
            case ["a", list(choices)]:
                for choice in choices:
                    yield from _first(choice, lexicons)  # type: ignore[arg-type]
                return
            case ["o", list(inner)]:
                yield from _first(inner, lexicons)  # type: ignore[arg-type]


def _compile(nodes: Sequence[Node], lexicons: Mapping[str, list[Node]]) -> list[tuple[str, object]]:
    """Return nodes with word lists as sets and lexicons put in place."""
    done: list[tuple[str, object]] = []
    for node in nodes:
        match node:
            case ["w", list(words)]:
                done.append(("w", frozenset(words)))
            case ["s", str(name)] if name in lexicons:
                done.extend(_compile(lexicons[name], lexicons))
            case ["s", str(name)]:
                done.append(("s", name))
            case ["a", list(choices)]:
                done.append(_merged([_compile(choice, lexicons) for choice in choices]))  # type: ignore[arg-type]
            case ["o", list(inner)]:
                done.append(("o", _compile(inner, lexicons)))  # type: ignore[arg-type]
            case ["g", int(width)]:
                done.append(("g", width))
            case [str(mark)]:
                done.append((mark, None))
    return done


def _merged(choices: list[list[tuple[str, object]]]) -> tuple[str, object]:
    """Return an alternative with its single words made one set: most alternatives are nothing else, and a set is one look."""
    words: frozenset[str] = frozenset()
    longer = []
    for choice in choices:
        if len(choice) == 1 and choice[0][0] == "w":
            words |= choice[0][1]  # type: ignore[operator]
        elif len(choice) == 1 and choice[0][0] == "a":
            for inner in choice[0][1]:  # type: ignore[attr-defined]
                if len(inner) == 1 and inner[0][0] == "w":
                    words |= inner[0][1]
                else:
                    longer.append(inner)
        else:
            longer.append(choice)
    if not longer:
        return ("w", words)
    return ("a", [*longer, [("w", words)]] if words else longer)


class PatternMatcher(Generic[Key]):
    """All patterns of one kind, ready to be looked for in sentences."""

    def __init__(self, patterns: Iterable[tuple[Key, list[Node]]], lexicons: Mapping[str, list[Node]]) -> None:
        self._index: dict[str, list[tuple[Key, list[tuple[str, object]]]]] = {}
        for key, nodes in patterns:
            entry = (key, _compile(nodes, lexicons))
            for word in dict.fromkeys(_first(nodes, lexicons)):
                self._index.setdefault(word, []).append(entry)
        self._slot_names = tuple(word[1:] for word in self._index if word[0] == "$" and len(word) > 1)

    def first_words(self) -> frozenset[str]:
        """Return the words some pattern begins with."""
        return frozenset(word for word in self._index if word[0] != "$")

    def __call__(self, words: Sequence[str], slots: Slots) -> Iterator[Found[Key]]:
        """Yield what is found, at most one match per pattern and start."""
        index = self._index
        for at, word in enumerate(words):
            entries = index.get(word)
            if entries:
                yield from self._at(entries, words, at, slots)
        for name in self._slot_names:
            for at in slots.get(name, ()):
                yield from self._at(index[f"${name}"], words, at, slots)

    @staticmethod
    def _at(
        entries: Sequence[tuple[Key, list[tuple[str, object]]]], words: Sequence[str], at: int, slots: Slots
    ) -> Iterator[Found[Key]]:
        for key, nodes in entries:
            marks: list[int | None] = [None, None]
            end = _match(nodes, 0, words, at, slots, 1, marks, None)
            if end is not None:
                low, high = marks
                yield Found(key, at, end, at if low is None else low, end if high is None else high)


_Rest = Callable[[int, int], int | None]


def _match(  # noqa: PLR0913, C901, PLR0911 - one small automaton, clearer in one place
    nodes: list[tuple[str, object]],
    k: int,
    words: Sequence[str],
    i: int,
    slots: Slots,
    spare: int,
    marks: list[int | None],
    rest: _Rest | None,
) -> int | None:
    """Return where the match of `nodes[k:]` from token `i` ends; `spare` adverbs may be skipped on the way."""
    if k == len(nodes):
        return rest(i, spare) if rest else i
    kind, body = nodes[k]
    if kind == "w":
        if i < len(words) and words[i] in body:  # type: ignore[operator]
            return _match(nodes, k + 1, words, i + 1, slots, spare, marks, rest)
        if spare and k and i + 1 < len(words) and is_adverb(words[i]) and words[i + 1] in body:  # type: ignore[operator]
            return _match(nodes, k + 1, words, i + 2, slots, spare - 1, marks, rest)
        return None
    if kind == "s":
        for end in slots.get(str(body), {}).get(i, ()):
            if (found := _match(nodes, k + 1, words, end, slots, spare, marks, rest)) is not None:
                return found
        return None
    if kind in "<>":
        side = "<>".index(kind)
        before = marks[side]
        marks[side] = i
        if (found := _match(nodes, k + 1, words, i, slots, spare, marks, rest)) is None:
            marks[side] = before
        return found

    def onward(at: int, left: int) -> int | None:
        return _match(nodes, k + 1, words, at, slots, left, marks, rest)

    if kind == "g":
        for skip in range(int(body) + 1):  # type: ignore[call-overload]
            if i + skip <= len(words) and (found := onward(i + skip, spare)) is not None:
                return found
        return None
    choices = body if kind == "a" else [body, []]
    for choice in choices:  # type: ignore[attr-defined]
        if (found := _match(choice, 0, words, i, slots, spare, marks, onward)) is not None:
            return found
    return None
