"""Journals and organisations by name: the shipped lists, and the shapes that such names have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_DATA: Final = files("claimlint.nlp") / "data"
_CAPITAL: Final = re.compile(r"[A-Z][\w.'’&-]*|npj|eLife")
_RUN: Final = re.compile(
    r"[A-Z][\w'’&-]*(?:,? (?:of|for|and|the|&|in|on|de|of the|for the|, and) [A-Z][\w'’&-]*"
    r"| [A-Z][\w'’&-]*){0,10}"
)
_JOURNAL_SHAPE: Final = re.compile(
    r"(?:Journal|Annals|Archives|Frontiers|Proceedings|Acta|Trends|Bulletin|International Review)"
    r" (?:of|in|for) |\b(?:Medical|Nutrition|Heart|Dental) Journal\b|^Journal "
)
_BODY_SHAPE: Final = re.compile(
    r"\b(?:Society|Association|Academy|Foundation|Council|Committee|Task Force|Organi[sz]ation"
    r"|Agency|Authority|Federation"
    r"|Commission|Ministry|Department of Health|(?:American|Royal|Australian|Canadian|Irish) College)\b"
)
_PLACE_SHAPE: Final = re.compile(
    r"\b(?:University|Universit[éà]|Universität|College|Hospitals?|Institutes?|Institutet|School of"
    r"|Medical School"
    r"|Medical Cent(?:er|re)|Research Cent(?:er|re)|Clinic)\b"
)
_LEAST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text. `kind` is journal, word (a journal with an everyday word's name), body or place."""

    start: int
    end: int
    kind: str


@cache
def _listed() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the listed names with their kinds, by first word, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for file, plain in (("journals.txt", "journal"), ("institutions.txt", "body")):
        for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _, kind = (part.strip() for part in line.partition("|"))
                table.setdefault(_head(name), []).append((name, kind or plain))
    return {
        head: tuple(sorted(names, key=lambda name: (-len(name[0]), name))) for head, names in table.items()
    }


def _head(name: str) -> str:
    found = _CAPITAL.match(name)
    return found.group().rstrip("'’.&-").removesuffix("'s") if found else name


def find_names(text: str) -> Iterator[Name]:
    """Yield the journals and organisations in `text`, from left to right, longest names first."""
    listed, end = _listed(), 0
    for word in _CAPITAL.finditer(text):
        if word.start() < end:
            continue
        found = _at(text, word.start(), listed.get(_head(word.group()), ())) or _shaped(text, word.start())
        if found:
            end = found.end
            yield found


def _at(text: str, start: int, names: tuple[tuple[str, str], ...]) -> Name | None:
    for name, kind in names:
        if text.startswith(name, start) and not text[start + len(name) : start + len(name) + 1].isalnum():
            shaped = _shaped(text, start)
            if shaped and shaped.end > start + len(name) and shaped.kind != "body":
                return shaped
            return Name(start, start + len(name), kind)
    return None


def _shaped(text: str, start: int) -> Name | None:
    """Return the capitalised words at `start` if they look like a journal's or organisation's name."""
    run = _RUN.match(text, start)
    if not run or " " not in run.group():
        return None
    words = run.group()
    if words.startswith(("The ", "A ", "In ", "At ", "According ")):
        return None
    if _JOURNAL_SHAPE.search(words):
        return Name(start, run.end(), "journal")
    if _BODY_SHAPE.search(words):
        return Name(start, run.end(), "body")
    return Name(start, run.end(), "place") if _PLACE_SHAPE.search(words) else None
