"""Web addresses in running text: links, not prose."""

import re
from collections.abc import Iterator
from typing import Final

ADDRESS: Final = re.compile(
    r"(?<![\w@/.])(?:(?:https?|ftp)://|www\.(?=\w))"
    r"[^\s<>\"“”\u200b]*[^\s<>\"“”\u200b.,;:!?'’*_~`)\]}]\)?/?",
    re.IGNORECASE,
)


def addresses(raw: str) -> Iterator[tuple[int, int]]:
    """Yield where the web addresses in `raw` stand."""
    if "://" in raw or "www." in raw.lower():
        for found in ADDRESS.finditer(raw):
            yield found.start(), _end(found)


def _end(found: re.Match[str]) -> int:
    """Return where an address ends: a closing bracket belongs to it only if the opening one does."""
    address, end = found.group(), found.end()
    if address.endswith(")") and address.count("(") < address.count(")"):
        return end - 1
    return end


def blank_addresses(raw: str) -> str:
    """Return `raw` with its addresses overwritten by spaces, character for character."""
    parts: list[str] = []
    done = 0
    for start, end in addresses(raw):
        parts += (raw[done:start], " " * (end - start))
        done = end
    return "".join((*parts, raw[done:])) if parts else raw
