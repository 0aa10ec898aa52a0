"""One HTML tag as it is written: its name and where the values of its attributes stand."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Final

_NAME: Final = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*(?P<name>[^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"'][^\s>]*)))?"
)
_VALUES: Final = ("double", "single", "bare")
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,7};?|[A-Za-z][A-Za-z0-9]{0,31};?)")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; `attributes` holds the start and end of each value in the source."""

    name: str
    closing: bool
    attributes: dict[str, tuple[int, int]]

    def value(self, source: str, attribute: str) -> str:
        """Return the decoded value of an attribute, or nothing."""
        place = self.attributes.get(attribute)
        return unescape(source[place[0] : place[1]]) if place else ""


def read_tag(source: str, start: int, end: int) -> Tag | None:
    """Read the tag that begins at `start` and ends before `end`."""
    named = _NAME.match(source, start, end)
    if not named:
        return None
    attributes: dict[str, tuple[int, int]] = {}
    at = named.end()
    while found := _ATTRIBUTE.match(source, at, end):
        group = next((name for name in _VALUES if found.group(name) is not None), None)
        if group:
            attributes.setdefault(found.group("name").lower(), found.span(group))
        at = found.end()
    return Tag(named.group(1).lower(), source.startswith("</", start), attributes)


def pieces(fragment: str, start: int, end: int, *, base: int = 0) -> list[tuple[str, int, int]]:
    """Split HTML text into copies and decoded references with their places, counted from `base`."""
    made: list[tuple[str, int, int]] = []
    done = start
    if fragment.find("&", start, end) >= 0:
        for found in _REFERENCE.finditer(fragment, start, end):
            decoded = unescape(found.group())
            if decoded == found.group():
                continue
            if found.start() > done:
                made.append((fragment[done : found.start()], base + done, base + found.start()))
            made.append((decoded, base + found.start(), base + found.end()))
            done = found.end()
    if done < end:
        made.append((fragment[done:end], base + done, base + end))
    return made
