"""Entries of a reference list: how good a source each is, and which a marker means (rules.md 2.2)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.authors import YEAR_DIGITS
from claimlint.nlp.citations.identifiers import find_identifiers
from claimlint.nlp.citations.links import grade_link
from claimlint.nlp.citations.names import find_names
from claimlint.nlp.citations.values import (
    AUTHOR,
    INSTITUTION,
    JOURNAL,
    ORGANISATION,
    TITLE,
    YEAR,
    best,
    grade_elements,
)

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\bdoi\.org/\S+")
_LEFTOVER: Final = re.compile(
    r"\b(?:accessed|retrieved|available (?:at|from)|url|link|online|viewed)\b[^.;]{0,40}", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_INITIALS: Final = re.compile(
    r"\b[A-Z][\w'’-]+,? (?:[A-Z]\.? ?-?){1,3}(?=[,.;&\s]|$)|\b(?:[A-Z]\. ?){1,3}[A-Z][a-z]+|\bet al\b"
)
_YEAR: Final = re.compile(rf"\b{YEAR_DIGITS}\b")
_NUMBERING: Final = re.compile(
    r"\d ?\(\d[^()]{0,12}\) ?[:,]|\d{4} ?; ?\d|\bvol\b|\bpp?\. ?\d|\bISBN\b|\b\d{1,4}:e?\d{1,6}\b"
)
_SHORT_JOURNAL: Final = re.compile(
    r"\b(?:J|Am|Ann|Arch|Br|Int|Clin|Eur|N Engl|Acta|Proc|Curr|Nat|Psychiatry|Med|Rev|Res|Nutr"
    r"|Pharmacol)\.? "
    r"(?:[A-Z][\w]*\.? ?){1,5}(?=[.,;:\d(]|$)"
)
_OURS: Final = re.compile(
    r"\b(?:our|my) (?:own )?(?:physicians?|clinics?|doctors?|team|patients?|data|experts?|research"
    r"|staff|practice|clinicians|customers"
    r"|records|experience|stud(?:y|ies)|surveys?)\b|\bdata on file\b|\binternal (?:data|research"
    r"|stud)|\bpersonal communication\b|\b[Pp]atent\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"prescribing information|package insert|summary of product characteristics|\bSmPC\b", re.IGNORECASE
)
_STUDY: Final = re.compile(r"\b(?:stud(?:y|ies)|trials?|research|evidence)\b", re.IGNORECASE)
_PREPRINT: Final = re.compile(r"\bpre-?print|medrxiv|biorxiv|research square", re.IGNORECASE)
_LEAST_WORDS: Final = 3
_TITLE_WORDS: Final = 4
_TITLE_LOWER: Final = 2


def grade_entry(text: str, links: Sequence[str] = (), own_host: str | None = None) -> Grade:
    """Return the grade of one entry of a reference list; a bare address has the grade of its host."""
    addresses = [*links, *_ADDRESS.findall(text)]
    reached = best([grade_link(address.rstrip(".,;)"), own_host) for address in addresses])
    if _OURS.search(text) and not next(find_identifiers(text), None):
        return Grade.X
    if reached is Grade.A or next(find_identifiers(text), None):
        return Grade.A
    prose = _LEFTOVER.sub(" ", _ADDRESS.sub(" ", text))
    if len(_WORD.findall(prose)) < _LEAST_WORDS and reached:
        return reached
    return _capped(_grade_prose(prose), entry_elements(prose), reached)


def _grade_prose(prose: str) -> Grade:
    if "Wikipedia" in prose:
        return Grade.D
    if _LABEL.search(prose):
        return Grade.B
    elements = entry_elements(prose)
    if not elements & {AUTHOR, ORGANISATION, INSTITUTION, JOURNAL, YEAR}:
        return Grade.E if _STUDY.search(prose) else Grade.X
    return grade_elements(elements)


def _capped(grade: Grade, elements: frozenset[str], reached: Grade | None) -> Grade:
    """Return no more than the linked page deserves, unless the entry names a journal or an issuing body."""
    if reached is None or elements & {JOURNAL, ORGANISATION}:
        return grade
    return min(grade, reached, key=lambda one: one.rank)


def entry_elements(text: str) -> frozenset[str]:
    """Return which elements of a full reference an entry shows."""
    kinds = {name.kind for name in find_names(text)}
    found = {
        AUTHOR: _INITIALS.search(text) is not None,
        YEAR: _YEAR.search(text) is not None,
        JOURNAL: bool(kinds & {"journal", "word"} or _NUMBERING.search(text) or _SHORT_JOURNAL.search(text)),
        ORGANISATION: "body" in kinds,
        INSTITUTION: "place" in kinds,
        TITLE: any(_is_title(piece) for piece in re.split(r"[.?!] |[\"“”]", text)),
    }
    return frozenset(element for element, shown in found.items() if shown)


def _is_title(piece: str) -> bool:
    words = _WORD.findall(piece)
    return len(words) >= _TITLE_WORDS and sum(word.islower() for word in words) >= _TITLE_LOWER


def grades_of_references(document_input: Mapping[str, Any], own_host: str | None = None) -> list[Grade]:
    """Return the grades of a document's reference list (`input` as in `doc.user_data`), in its order."""
    return [
        grade_entry(entry["text"], entry["links"], own_host) for entry in document_input.get("references", ())
    ]


class References:
    """The reference list of a document, by label and by author and year."""

    def __init__(self, entries: Sequence[Mapping[str, Any]], own_host: str | None = None) -> None:
        self._entries = entries
        self.own_host = own_host
        self._at = {
            _plain(entry["label"]): i for i, entry in reversed(list(enumerate(entries))) if entry["label"]
        }
        if not self._at:
            self._at = {str(i + 1): i for i in range(len(entries))}
        self._grades: dict[int, Grade] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def __contains__(self, label: str) -> bool:
        return _plain(label) in self._at

    def grade(self, label: str) -> Grade | None:
        """Return the grade of the entry a label means, or nothing when there is none."""
        at = self._at.get(_plain(label))
        return None if at is None else self._grade(at)

    def is_preprint(self, label: str) -> bool:
        """Say whether the entry a label means is a preprint."""
        at = self._at.get(_plain(label))
        if at is None:
            return False
        entry = self._entries[at]
        return _PREPRINT.search(" ".join((entry["text"], *entry["links"]))) is not None

    def by_author(self, surname: str, year: str) -> Grade | None:
        """Return the grade of the entry with this author and year, at least B, or nothing."""
        for at, entry in enumerate(self._entries):
            if surname in entry["text"] and year in entry["text"]:
                return best([Grade.B, self._grade(at)])
        return None

    def _grade(self, at: int) -> Grade:
        if at not in self._grades:
            entry = self._entries[at]
            self._grades[at] = grade_entry(entry["text"], entry["links"], self.own_host)
        return self._grades[at]


def _plain(label: str) -> str:
    return label.strip("[]^(). ").lower()
