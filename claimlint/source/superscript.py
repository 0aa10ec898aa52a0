"""Superscripts: note markers, unless they are exponents."""

import re
from collections.abc import Iterator
from typing import Final

_NOTES: Final = re.compile(r"[\[(]?\s*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*\s*[\])]?[.,]?|[*†‡§]{1,3}|\[?[a-z]\]?")
_LIST: Final = re.compile(r"(\d{1,3})(?:\s*[–—-]\s*(\d{1,3}))?|([*†‡§]+|[a-z])")
_POWER: Final = re.compile(r"(?:\d|(?<![A-Za-z])(?:[mckdµ]?m|in|ft|yd|sq|kg|[cmk]?g|s|h)|[×x]\s?10)$")
_DIGITS: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_WIDEST_RANGE: Final = 30


def note_labels(text: str, before: str, *, linked: bool) -> tuple[str, ...]:
    """Return the labels a superscript points at; none if it is an exponent or words."""
    stripped = text.strip()
    if not _NOTES.fullmatch(stripped) or (stripped.strip("[]").isalpha() and not linked):
        return ()
    if not linked and _POWER.search(before):
        return ()
    return tuple(_labels(stripped))


def exponent(text: str) -> str:
    """Return digits as superscript digits, so that 10³ does not become 103."""
    return text.translate(_DIGITS) if text.strip("-").isdigit() and text.isascii() else text


def _labels(text: str) -> Iterator[str]:
    for first, last, sign in _LIST.findall(text):
        if sign:
            yield sign
        elif last and int(first) < int(last) <= int(first) + _WIDEST_RANGE:
            yield from (str(number) for number in range(int(first), int(last) + 1))
        else:
            yield from (number for number in (first, last) if number)
