"""The characters that reading folds, so that a curly quote or a full-width letter meets a plain trigger."""

import re
from types import MappingProxyType
from typing import Final

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_QUOTES = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
_HYPHENS = {"\u2010": "-", "\u2011": "-"}
_SURROGATES = dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

SAME_LENGTH: Final = MappingProxyType(
    str.maketrans(dict.fromkeys(_SPACES, " ") | _QUOTES | _HYPHENS | _FULL_WIDTH | _SURROGATES)
)
"""Folds of one character into one character; a translated string keeps its offsets."""

LIGATURES: Final = MappingProxyType(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "Ĳ": "IJ", "ĳ": "ij"}
)

INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
"""The inside of a character class: soft hyphens, zero-width, direction and control characters."""

UNEVEN: Final = re.compile(rf"[{INVISIBLE}]+|  +|[{''.join(LIGATURES)}]")
"""What changes length: dropped characters, runs of spaces (after `SAME_LENGTH`) and ligatures."""

_ODD_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f]")
_DROPPED = re.compile(rf"[{INVISIBLE}]+")


def fold_same_length(raw: str) -> str:
    """Fold spaces, quotes, hyphens and full-width forms; the result is as long as `raw`."""
    if raw.isascii() and not _ODD_SPACE.search(raw):
        return raw
    return raw.translate(SAME_LENGTH)


def fold(raw: str) -> str:
    """Return `raw` as it reads in a document's text."""
    same = fold_same_length(raw)
    if UNEVEN.search(same):
        same = _DROPPED.sub("", same)
        for ligature, letters in LIGATURES.items():
            same = same.replace(ligature, letters)
    return " ".join(same.split(" ")).strip() if "  " not in same else " ".join(same.split())


def without_surrogates(source: str) -> str:
    """Return `source` with lone surrogates replaced one for one; parsers written in Rust refuse them."""
    return source if source.isascii() else _SURROGATE.sub("\ufffd", source)


_SURROGATE = re.compile("[\ud800-\udfff]")
