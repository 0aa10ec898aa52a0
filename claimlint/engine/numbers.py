"""Numbers as rules ask for them: how big an effect was, for how long, in how many people (rules.md 7)."""

import re
from collections.abc import Mapping
from typing import Final

_N: Final = r"\d+(?:[.,]\d+)*"
_PERCENT: Final = rf"{_N}\s?(?:%|per\s?cent\b)"
_WORD: Final = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half|a (?:third|quarter|fifth))"
_PEOPLE: Final = (
    r"(?:participants?|patients?|people|persons?|adults?|women|men|children|volunteers?|users?|infants?|subjects|"
    r"babies|teenagers?)"
)
_SPAN: Final = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)"

KINDS: Final[Mapping[str, re.Pattern[str]]] = {
    "percent": re.compile(_PERCENT, re.IGNORECASE),
    "share": re.compile(
        rf"\b(?:{_N}|{_WORD}) (?:in|of|out of)(?: (?:every|the))? (?:{_N}|ten|twenty|a hundred|a thousand)\b",
        re.IGNORECASE,
    ),
    "times": re.compile(
        rf"\b(?:twice|half|double[ds]?|halve[ds]?|{_N}[\s-]?(?:fold|times|x)\b|"
        r"(?:two|three|four|five|ten)(?:fold| times))",
        re.IGNORECASE,
    ),
    "ratio": re.compile(
        rf"\b(?:OR|RR|HR|aOR|aHR|NNT|NNH|SMD)\s?(?:=|of|was|:)?\s?{_N}|\b(?:hazard|odds|risk|rate) ratio\b"
    ),
    "interval": re.compile(r"\b9[059]\s?% (?:CI|confidence interval)", re.IGNORECASE),
    "points": re.compile(
        rf"\b(?:{_N}|{_WORD})[\s-](?:more |fewer )?(?:points?|kg|kilograms?|lbs?|pounds?|mm\s?Hg|mg/dl|"
        rf"mmol(?:/l)?|cm|mm|[mμµn]g/[dm]?l|units|{_SPAN} (?:more|less|longer|shorter|sooner|on average)|"
        r"(?:migraine|headache|pain|sick) (?:days|attacks|episodes))\b",
        re.IGNORECASE,
    ),
    "drop": re.compile(
        rf"\b(?:from|by) (?:about |around |roughly |nearly |over |almost )?{_N}"
        rf"(?: ?%| per ?cent\b)?(?! ?{_SPAN})",
        re.IGNORECASE,
    ),
    "pair": re.compile(
        rf"\bfrom (?:\w+ ){{0,3}}{_N}[^.;]{{0,24}}? to (?:\w+ ){{0,2}}{_N}|"
        rf"{_PERCENT}[^.;]{{0,60}}?\b(?:versus|vs\.?|against|compared (?:with|to))[^.;]{{0,40}}?{_PERCENT}",
        re.IGNORECASE,
    ),
    "people": re.compile(rf"\bn\s?=\s?{_N}|\b{_N} (?:\w+ ){{0,2}}{_PEOPLE}\b", re.IGNORECASE),
    "duration": re.compile(rf"\b(?:{_N}|{_WORD}|eleven|twelve|eighteen)[\s-]{_SPAN}\b", re.IGNORECASE),
    "score": re.compile(r"\bp\s?[<=>]\s?0?\.\d+", re.IGNORECASE),
}
"""Kinds of number and how they are written; a rule names them in its options."""

EFFECT: Final = frozenset({"percent", "share", "times", "ratio", "interval", "points", "drop", "pair"})
"""The kinds that say how big an effect is; a p-value alone does not."""

GROUPS: Final[Mapping[str, frozenset[str]]] = {
    "effect": EFFECT,
    "relative": frozenset({"percent", "times", "ratio"}),
    "absolute": frozenset({"share", "points", "pair"}),
}
"""Names that stand for several kinds."""


def kinds_named(names: tuple[str, ...]) -> frozenset[str]:
    """Return the kinds that these names of kinds and groups stand for."""
    return frozenset().union(*(GROUPS.get(name, frozenset({name})) for name in names))


def first_number(text: str, kinds: frozenset[str] = EFFECT) -> str:
    """Return the first number of these kinds in `text`, or an empty string."""
    found = [match for kind in sorted(kinds) if (match := KINDS[kind].search(text))]
    return min(found, key=lambda match: match.start()).group() if found else ""


def has_number(text: str, kinds: frozenset[str] = EFFECT) -> bool:
    """Say whether `text` holds a number of these kinds."""
    return bool(first_number(text, kinds))
