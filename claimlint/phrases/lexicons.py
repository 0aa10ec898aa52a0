"""The shared lexicons of rules.md 7, for rules and for the claim finder: a file each, one pattern a line."""

from functools import cache
from typing import Final

from claimlint.phrases.syntax import Node, parse
from claimlint.phrases.words import lines_of

NAMES: Final = (
    "ANIMALS", "BE", "CAUSES", "COMP", "CURE", "EFF_ADJ", "EFF_ING", "EFF_N", "EFF_V", "FADES", "LIGHT_V",
    "MECH_N", "MECH_V", "NONHUMAN", "PART", "PEOPLE", "PREV_V", "PROF", "RESULT_V", "SAFE_ADJ", "SO",
    "SOFT_V", "STUDY", "TIME", "WELL_N", "WORKS",
)  # fmt: skip
MENTIONS: Final = ("INT", "TGT", "DISEASE", "NUM", "NAME", "ACRONYM", "HARM")
"""Slots that the language stage fills from the text."""


def entries(name: str) -> tuple[str, ...]:
    """Return the patterns of a lexicon, as written."""
    return lines_of(f"{name.lower()}.txt")


@cache
def load_lexicons() -> dict[str, list[Node]]:
    """Return every shared lexicon, compiled: name → an alternative of its entries, longest first."""
    found: dict[str, list[Node]] = {}
    for name in NAMES:
        choices = sorted((parse(line) for line in entries(name)), key=len, reverse=True)
        found[name] = [["a", choices]]
    return found
