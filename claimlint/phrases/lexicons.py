"""The shared lexicons of rules.md 7: one file each in `data/`, one pattern a line, used by rules and by the claim finder."""

from functools import cache
from importlib.resources import files
from typing import Final

from claimlint.phrases.syntax import Node, parse

NAMES: Final = (
    "BE", "COMP", "CURE", "EFF_ADJ", "EFF_N", "EFF_V", "LIGHT_V", "PEOPLE", "PREV_V", "PROF", "RESULT_V", "SAFE_ADJ", "STUDY",
    "TIME",
)  # fmt: skip
MENTIONS: Final = ("INT", "TGT", "DISEASE", "NUM", "NAME", "HARM")
"""Slots that the language stage fills from the text."""


def entries(name: str) -> tuple[str, ...]:
    """Return the patterns of a lexicon, as written."""
    text = (files("claimlint.phrases") / "data" / f"{name.lower()}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def load_lexicons() -> dict[str, list[Node]]:
    """Return every shared lexicon, compiled: name → an alternative of its entries, longest first."""
    found: dict[str, list[Node]] = {}
    for name in NAMES:
        choices = sorted((parse(line) for line in entries(name)), key=len, reverse=True)
        found[name] = [["a", choices]]
    return found
