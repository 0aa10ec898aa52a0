"""Who wrote an article, who reviewed it and when, where only its own lines say so (rules.md 1.3)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from claimlint.model.text import Block, BlockRole

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    rf"|(?:[A-Z][a-z]+day,? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|(?:[A-Z][a-z]+day,? )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{4}})"
)
_REVIEWER: Final = re.compile(
    r"(?:(?:medically|clinically|scientifically|expert|peer)[ -])?"
    r"(?:reviewed|(?:fact[ -])?checked|approved) by:? (?P<value>[^|•·\n]{3,80})",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile(
    r"(?:(?:written|posted|reported|authored) )?by:? (?P<value>(?:[A-Z][\w.'-]*,? ?|and |of |the |& ){1,10})|"
    r"author: (?P<other>[^|•·\n]{3,80})"
)
_LOWER_BY: Final = re.compile(r"^(?:Written|Posted|Reported|Authored|By|Author)\b")
_WHEN: Final = re.compile(
    r"(?:last |first )?(?:medically )?"
    r"(?:updated|reviewed|published|modified|posted|revised|checked|issued|date)"
    rf"(?: on)?:? (?:by [^|•·]{{3,60}} )?(?:on |in )?(?P<value>{_DATE})|^(?P<other>{_DATE})$",
    re.IGNORECASE,
)
_LONGEST: Final = 200
_STAFF = r"our (?:[\w-]+ ){0,3}(?:staff|team|desk|reporters?|correspondents?|writers?|editors?)\b"
"""Who signs an article without a name."""
_BYLINE: Final = re.compile(
    rf"(?:Written|Posted|Reported|Authored) [Bb]y:? [A-Z]|[Bb]y:? (?:[A-Z][\w.'-]* [A-Z]|(?i:{_STAFF}))"
    r"|Author: "
    r"|(?:Medically |Clinically |Expert |Peer[ -])?(?:[Rr]eviewed|[Ff]act[ -][Cc]hecked) by "
    r"|(?:Last |First )?(?:[Uu]pdated|[Rr]eviewed|[Pp]ublished|[Mm]odified)(?: on)?:? (?:on )?"
    rf"{_DATE}|{_DATE}$"
)
_NAMELESS: Final = re.compile(_STAFF, re.IGNORECASE)
_NEAR_START: Final = 40
_FIRST: Final = 15
_LAST: Final = 8
_ROLES: Final = frozenset({BlockRole.PARAGRAPH, BlockRole.HEADING, BlockRole.ITEM, BlockRole.CELL})
_DATELINE: Final = re.compile(
    rf"[A-Z][\w.&', ]{{1,80}}? (?P<date>{_DATE})\W{{0,3}}\s*(?:[-–—]{{1,2}}|/)\s*"
    r"(?P<who>(?:[A-Z][\w&'-]* ){1,4})"
)
"""How a press release opens: place, date, a dash, and who speaks."""


def read(blocks: Sequence[Block], text: str) -> Iterator[tuple[str, str]]:
    """Yield `(key, value)` for bylines, review lines and date lines near the ends of the article."""
    near = blocks if len(blocks) <= _FIRST + _LAST else (*blocks[:_FIRST], *blocks[-_LAST:])
    for block in near:
        line = text[block.span.start : block.span.end]
        if block.role in _ROLES and len(block.span) <= _LONGEST:
            yield from _line(line)
        elif dateline := _DATELINE.match(line):
            yield "date", dateline.group("date")
            yield "author", dateline.group("who").strip()


def read_lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield `(key, value)` for the lines of a part of the page that is no prose, its footer say."""
    for line in lines:
        if len(line) <= _LONGEST:
            yield from _line(" ".join(line.split()))


def is_byline(line: str) -> bool:
    """Say whether a whole line names an author, a reviewer or a date."""
    return len(line) <= _LONGEST // 2 and _BYLINE.match(line) is not None


def _line(line: str) -> Iterator[tuple[str, str]]:
    reviewer = _REVIEWER.search(line)
    if reviewer and reviewer.start() < _NEAR_START:
        yield "reviewer", _person(reviewer.group("value"))
    if _LOWER_BY.match(line):
        author = _AUTHOR.match(line[0].lower() + line[1:])
        who = (author.group("value") or author.group("other")) if author else ""
        if who and not _NAMELESS.match(who):
            yield "author", _person(who)
    when = _WHEN.search(line)
    if when and when.start() < 2 * _NEAR_START:
        yield "date", when.group("value") or when.group("other")


def _person(value: str) -> str:
    return re.split(
        r"\s+(?:[Oo]n|[Ll]ast|[Uu]pdated|[Pp]ublished|[Rr]eviewed|[Mm]edically|[Cc]linically|[Ff]act)\b|\s[-–—]\s",
        value,
    )[0].strip(" .,;:")
