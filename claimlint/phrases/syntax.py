"""The notation of phrase patterns, and their compiled form (nested lists, so that a pack is plain JSON).

has been shown to          words; base forms and -s forms match all inflections, participles themselves
{cure|remedy} for          alternatives, each a phrase
(very)? safe               optional
shown … to, shown …3 to    a gap of up to 5 (3) tokens
$TGT, $INT, $DISEASE       a mention; $NUM a number; $EFF_V a shared lexicon
=promising, ~relieve       exactly this word; all inflections of this lemma
[remarkable] …2 $EFF_N     brackets mark what is reported, the rest is context
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from claimlint.errors import RuleError
from claimlint.phrases.inflect import forms, phrase_forms, spellings

Node: TypeAlias = list[Any]
"""`["w", [words]]`, `["a", [[nodes], …]]`, `["o", [nodes]]`, `["g", n]`, `["s", name]`, `["<"]`, `[">"]`.

What a pack holds is JSON, which has no tuples to type more closely; `steps.Compiler` makes values of it.
"""

_PIECE: Final = re.compile(r"\s*(…\d*|[{}()\[\]|?]|\$[A-Z_]+|[^\s{}()\[\]|?…]+)")
_SPLIT: Final = re.compile(r"\d+(?:[.,]\d+)*|[%#+/]|'\w+|[^\W\d]+(?:\.[^\W\d]+)*\.?|[^\w\s-]")
_CONTRACTED: Final = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
}  # fmt: skip
DEFAULT_GAP: Final = 5


def words_of(text: str) -> tuple[str, ...]:
    """Return the tokens a word of a pattern stands for, split as the tokenizer splits running text."""
    low = text.lower()
    if low in _CONTRACTED:
        return _CONTRACTED[low]
    if low.endswith("n't"):
        return (low[:-3], "not") if len(low) > 3 else ("not",)  # noqa: PLR2004 - the suffix
    return tuple(_SPLIT.findall(low))


def _word_nodes(text: str) -> list[Node]:
    mark, body = (text[0], text[1:]) if text[0] in "=~" and len(text) > 1 else ("", text)
    exact = mark == "=" or (body.isupper() and len(body) > 1)
    parts = words_of(body)
    choices: list[list[str]] = []
    for part in parts:
        if exact:
            found = phrase_forms(part) if part == "'s" else frozenset({part})
        elif mark == "~":
            found = frozenset(s for form in forms(part) for s in spellings(form))
        else:
            found = phrase_forms(part)
        # The written form comes first: it is the one that `realise` speaks.
        choices.append([part, *sorted(found - {part})])
    nodes: list[Node] = [["w", words] for words in choices]
    if "-" in body and len(parts) > 1:
        closed = ["".join(parts[:-1]) + form for form in choices[-1]]
        return [["a", [nodes, [["w", closed]]]]]
    return nodes


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.pieces = [found.group(1) for found in _PIECE.finditer(pattern)]
        self.at = 0

    def fail(self, problem: str) -> RuleError:
        return RuleError(
            f"pattern “{self.pattern}”: {problem}", remedy="see the notation in docs/how-it-works.md"
        )

    def peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def take(self) -> str:
        piece = self.peek()
        self.at += 1
        return piece

    def sequence(self, stop: str) -> list[Node]:
        nodes: list[Node] = []
        while (piece := self.peek()) and piece not in stop:
            nodes.extend(self.element())
        return nodes

    def element(self) -> list[Node]:
        piece = self.take()
        if piece in _OPENING:
            return [_OPENING[piece](self)]
        if piece in "})|?":
            raise self.fail(f"“{piece}” has nothing to belong to")
        if piece[0] == "…":
            return [["g", int(piece[1:] or DEFAULT_GAP)]]
        if piece[0] == "$" and len(piece) > 1:
            return [["s", piece[1:]]]
        return _word_nodes(piece)

    def alternatives(self) -> list[list[Node]]:
        found = [self.sequence("|}")]
        while self.peek() == "|":
            self.take()
            found.append(self.sequence("|}"))
        if self.take() != "}":
            raise self.fail("“{” is not closed")
        if not all(found):
            raise self.fail("an alternative is empty; write (x)? for what may be absent")
        return sorted(found, key=len, reverse=True)

    def optional(self) -> Node:
        inner = [self.sequence("|)")]
        while self.peek() == "|":
            self.take()
            inner.append(self.sequence("|)"))
        if self.take() != ")" or self.take() != "?":
            raise self.fail("“(” needs “)?”; parentheses mean optional")
        return ["o", inner[0] if len(inner) == 1 else [["a", inner]]]


_OPENING: Final[Mapping[str, Callable[[_Parser], Node]]] = {
    "{": lambda parser: ["a", parser.alternatives()],
    "(": _Parser.optional,
    "[": lambda _: ["<"],
    "]": lambda _: [">"],
}


def parse(pattern: str) -> list[Node]:
    """Return the compiled form of a pattern; raise RuleError where its notation is wrong."""
    parser = _Parser(pattern)
    nodes = parser.sequence("")
    if not nodes:
        raise parser.fail("it is empty")
    kinds = [node[0] for node in nodes]
    if kinds[0] == "g" or kinds[-1] == "g":
        raise parser.fail("a gap needs something on both sides")
    if kinds.count("<") != kinds.count(">") or kinds.count("<") > 1:
        raise parser.fail("brackets mark one stretch, at the top level")
    return nodes


def slots(nodes: list[Node]) -> Iterator[str]:
    """Yield the names of all slots in a compiled pattern."""
    for node in nodes:
        match node:
            case ["s", str(name)]:
                yield name
            case ["a", list(choices)]:
                for choice in choices:
                    yield from slots(choice)
            case ["o", list(inner)]:
                yield from slots(inner)
            case _:
                pass  # words, gaps and brackets name no slot


def realise(nodes: list[Node], lexicons: dict[str, list[Node]]) -> str:
    """Return the simplest text the pattern matches; mention slots stay as `$NAME`."""
    words: list[str] = []
    for node in nodes:
        match node:
            case ["w", list(choices)]:
                words.append(str(choices[0]))
            case ["a", list(choices)]:
                words.append(realise(choices[-1], lexicons))
            case ["s", str(name)]:
                words.append(realise(lexicons[name], lexicons) if name in lexicons else f"${name}")
            case _:
                pass  # what may be absent, gaps and brackets say nothing
    return " ".join(word for word in words if word)
