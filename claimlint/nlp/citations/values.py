"""What a citation shows of its source, and the grade that follows (rules.md 2.2)."""

from dataclasses import dataclass
from typing import Final

from claimlint.model.analysis import Grade

AUTHOR: Final = "author"
YEAR: Final = "year"
JOURNAL: Final = "journal"
TITLE: Final = "title"
ORGANISATION: Final = "organisation"
INSTITUTION: Final = "institution"
SIZE: Final = "size"
PLACE: Final = "place"
LINK: Final = "link"
ID: Final = "id"

_FINDABLE: Final = 2


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Characters `start` up to `end` that show one element of a source."""

    start: int
    end: int
    element: str


@dataclass(frozen=True, slots=True)
class Found:
    """One citation by character, as in `model.analysis.Citation`."""

    start: int
    end: int
    grade: Grade
    kind: str
    flags: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()

    def moved(self, by: int) -> "Found":
        """Return the same citation `by` characters further on."""
        return Found(self.start + by, self.end + by, self.grade, self.kind, self.flags, self.elements)


def grade_elements(elements: frozenset[str]) -> Grade:
    """Return the grade of a source of which the text shows these elements."""
    if ID in elements:
        return Grade.A
    named = bool(elements & {AUTHOR, ORGANISATION})
    titled = bool(elements & {JOURNAL, TITLE})
    if named and titled and YEAR in elements:
        return Grade.B
    shown = (named or INSTITUTION in elements) + titled + (YEAR in elements) + (elements >= {SIZE, PLACE})
    if shown >= _FINDABLE:
        return Grade.C
    return Grade.D if elements else Grade.E


def best(grades: list[Grade]) -> Grade | None:
    """Return the best of some grades."""
    return max(grades, key=lambda grade: grade.rank, default=None)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list written as prose."""
    return frozenset(text.split())
