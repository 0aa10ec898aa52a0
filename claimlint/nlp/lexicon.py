"""The consumer vocabulary as values, and a table that finds the longest listed phrase in a run of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from claimlint.errors import RuleError, SourcePlace
from claimlint.nlp.morphology import fold, is_plural, respell

# What an entry of each shipped lexicon is; phrases of `everyday` look like entities and are none.
LABELS = {
    "interventions": "INT",
    "targets": "TGT",
    "generic_interventions": "INT-GENERIC",
    "generic_targets": "TGT-GENERIC",
    "harms": "HARM",
    "body_parts": "BODY",
    "body_heads": "BODY-HEAD",
    "everyday": "",
}
# How an entry matches. weak: only with a sure entity near it; open: with an unlisted modifier before it
# ("Raynaud syndrome"); joins: makes a target of the intervention before it ("iron deficiency").
MATCHING_FLAGS = frozenset({"weak", "open", "joins"})
FLAGS = MATCHING_FLAGS | {"serious", "minor", "disease", "symptom", "function", "marker"}
# Tokens that stand inside a phrase without being part of it: low-carb = low carb, Crohn's = Crohn.
JOINTS = frozenset({"-", "–", "‑", "'s", "’s", "'"})

_CODE = re.compile(r"[A-Z]+$")
_HYPHEN = re.compile(r"[-–‑]")
_BETWEEN_LETTERS = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")  # where the tokenizer splits


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon: the kind of entity, its canonical name, codes and flags, and its other forms."""

    label: str
    name: str
    codes: tuple[str, ...]
    flags: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


@cache
def load_lexicon(name: str) -> tuple[Entry, ...]:
    """Return the entries of a shipped lexicon, in the order of its file."""
    path = files("claimlint.nlp") / "data" / "lexicons" / f"{name}.txt"
    return tuple(parse_lexicon(path.read_text(encoding="utf-8"), LABELS[name], str(path)))


def parse_lexicon(text: str, label: str, path: str) -> Iterator[Entry]:
    """Yield the entries of a lexicon's text, all of one label; `#` begins a comment line."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield _parse_line(line, label, SourcePlace(path, number))


def _parse_line(line: str, label: str, at: SourcePlace) -> Entry:
    name, *rest = (field.strip() for field in line.split("|"))
    codes = tuple(code.strip() for code in rest[0].split(",")) if rest else ()
    if not name or not codes or not all(_CODE.match(code) for code in codes):
        raise RuleError(
            "not a lexicon entry", at=at, remedy="write: name | CODE[,CODE2] | [flags |] variant; variant"
        )
    rest = rest[1:]
    flags: tuple[str, ...] = ()
    if rest and rest[0] and FLAGS.issuperset(rest[0].split()):
        flags = tuple(rest[0].split())
        rest = rest[1:]
    variants = tuple(form.strip() for field in rest for form in field.split(";") if form.strip())
    return Entry(label, name, codes, flags, variants)


def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys under which a word of a text is looked up.

    The most exact comes first: with `=`, the word itself if it has capitals, for forms listed so; with `~`,
    its respelling if its fold differs, for forms listed in the plural; its fold, for all other forms.
    """
    plain = respell(word)
    folded = fold(plain)
    keys = [f"={word}"] if word != word.lower() else []
    if folded != plain:
        keys.append(f"~{plain}")
    return (*keys, folded)


def _listed_key(word: str) -> str:
    if word != word.lower():
        return f"={word}"
    plain = respell(word)
    return f"~{plain}" if is_plural(plain) else fold(plain)


def spellings(form: str) -> Iterator[tuple[str, ...]]:
    """Yield the key sequences of a listed form: hyphens open, closed or kept; possessives too."""
    for chunks in product(*(_chunk_spellings(chunk) for chunk in form.split())):
        yield tuple(key for chunk in chunks for key in chunk)


def _chunk_spellings(chunk: str) -> list[tuple[str, ...]]:
    if chunk.endswith("'s"):
        stem = chunk[:-2]
        return [(_listed_key(stem), "'s"), (f"~{respell(stem)}s",)]
    chunk = chunk.removesuffix("'")
    parts = [part for part in _HYPHEN.split(chunk) if part]
    if parts == [chunk]:
        return [(_listed_key(chunk),)]
    letters = tuple(_listed_key(part) for part in _BETWEEN_LETTERS.split(chunk))
    return [tuple(_listed_key(part) for part in parts), letters, (_listed_key(chunk),), *_closed(parts)]


def _closed(parts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the spelling in one word, unless a part is so short that another word may come of it (car-t)."""
    return [(_listed_key("".join(parts)),)] if min(map(len, parts)) > 1 else []


class _Node:
    """A place in the table: the words that may follow, and the entry that ends here."""

    __slots__ = ("below", "entry")

    def __init__(self) -> None:
        self.below: dict[str, _Node] = {}
        self.entry: Entry | None = None


class PhraseTable:
    """Phrases and what they stand for; of two phrases with the same words the first given holds."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        for entry in entries:
            for form in entry.forms:
                for keys in spellings(form):
                    self._add(keys, entry)

    def _add(self, keys: Sequence[str], entry: Entry) -> None:
        node = self._root
        for key in keys:
            node = node.below.setdefault(key, _Node())
        if node.entry is None:
            node.entry = entry

    def starts(self, keys: Iterable[str]) -> bool:
        """Say whether a phrase may begin with a word of these keys."""
        return any(key in self._root.below for key in keys)

    def longest(self, words: Sequence[tuple[str, ...]], start: int) -> tuple[int, Entry] | None:
        """Return the end and the entry of the longest phrase that begins at word `start`."""
        nodes = [self._root]
        found: tuple[int, Entry] | None = None
        for at in range(start, len(words)):
            keys = words[at]
            after = [node.below[key] for node in nodes for key in keys if key in node.below]
            found = next(((at + 1, node.entry) for node in after if node.entry), found)
            if at > start and keys[-1] in JOINTS:
                after += nodes
            if not after:
                break
            nodes = after
        return found
