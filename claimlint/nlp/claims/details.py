"""What else a claim says: of whom, against what, how much and in what time, as the sentence has it."""

import re
from collections.abc import Sequence
from typing import Final, TypedDict

_SOME: Final = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen"
    r"|twenty|thirty|a few|several|an?)"
)
_WHO: Final = (
    r"(?:people|adults|patients|women|men|children|participants|infants|babies|volunteers|mice|rats|dogs|cats"
    r"|smokers|teenagers|adolescents|pupils|students|users|individuals|subjects|athletes|mothers|workers)"
)
_WHICH: Final = r"(?: (?:with|over|under|aged) (?!placebo)[\w']+(?: [\w']+)?)?"
_KIND: Final = r"(?:\d[\d,.]*|healthy|older|younger|elderly|pregnant|postmenopausal|obese|overweight)"
_POPULATION: Final = re.compile(
    rf"\b(?:in|among|of|for|with|by) ((?:(?:about|over|nearly|more than|almost) )?"
    rf"(?:[\w,.'/]+ ){{0,3}}{_WHO}"
    rf"{_WHICH})|\b({_KIND} (?:\w+ ){{0,2}}{_WHO})"
)
_COMPARATOR: Final = re.compile(
    r"\b(placebos?|sham(?: \w+)?|usual care|standard care|standard of care|no treatment"
    r"|controls?(?: groups?)?"
    r"|(?:other|traditional|conventional|older) (?:treatments?|therapies|drugs|medications?|medicines))\b"
    r"|\b(?:than|versus|vs\.?|compared (?:with|to)|unlike|as (?:\w+ )+as)"
    r" ((?:the |an? )?[\w'-]+(?: [\w'-]+)?)"
)
_UNIT: Final = (
    r"(?:%|percent|per cent|percentage points|points?|times|fold|kg|kilos|pounds|lbs?|stone|mm|cm|inches)"
)
_MAGNITUDE: Final = re.compile(
    rf"\b(?:from [\d.,]+ to [\d.,]+|[\d.,]+ (?:to|in|out of|of) [\d.,]+"
    rf"|(?:up to )?\d[\d.,]* ?{_UNIT}(?!\w)"
    r"|halv(?:es?|ed|ing)|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|twice|(?:a|one) (?:half|third|quarter)"
    r"|two thirds|three quarters|\w+ times (?=more|less|as|greater|higher|lower))"
)
_ABOUT: Final = r"(?:(?:about|only|just|around|as little as|the first|up to|less than) )?"
_SPAN: Final = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|sessions?|visits?)"
_TIME: Final = re.compile(
    rf"\b(?:after|within|in|for|over|at|by|during) {_ABOUT}{_SOME}(?: (?:to|or) {_SOME})? {_SPAN}"
    r"|\b(?:overnight|instantly|immediately|straight away)\b"
)


class Details(TypedDict):
    """The words of a sentence that tell these, empty where it does not."""

    population: str
    comparator: str
    quantities: list[str]
    time: str


def details_of(words: Sequence[str]) -> Details:
    """Return what a sentence of these lower-case words tells of whom, against what, how much and when."""
    text = " ".join(words)
    return Details(
        population=_first(_POPULATION, text),
        comparator=_first(_COMPARATOR, text),
        quantities=[found.group() for found in _MAGNITUDE.finditer(text)],
        time=_first(_TIME, text),
    )


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found is None:
        return ""
    return next((group for group in found.groups() if group), found.group()).strip()
