"""Reference lists: which blocks they are, and what each entry says (rules.md 1.3, 2.3)."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from claimlint.model.text import BlockRole, ReferenceEntry

_HEADING: Final = re.compile(
    r"(?:(?:article|key|selected|full|our|medical|scientific|additional|list of|cited)\s+)?"
    r"(?:references?|sources?|bibliography|citations?|works cited|literature cited|further reading"
    r"|footnotes?|end ?notes?|resources?|notes and references|references and (?:notes|further reading)"
    r"|sources and references|references and sources|sources and further reading"
    r"|(?:references|sources) cited)"
    r"(?:\s*\(\d+\))?\s*:?",
    re.IGNORECASE,
)
_JOURNAL: Final = (
    r"\b(?:J|Am|Ann|Br|Int|Clin|Eur|N Engl|Psychiatry|Med|Rev|Lancet|JAMA|BMJ|Cochrane|Nutr|Pharmacol"
    r"|Journal)\b(?: \w+\.?){0,5}[.,;]"
)
_FEATURES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b[A-Z][\w'-]+,? (?:[A-Z]\.? ?){1,3}[,.;&]|\b[A-Z][\w'-]+, (?:[A-Z]\.)+",
        r"\bet al\b",
        r"\b(?:19[5-9]\d|20[0-2]\d|203[0-5])\b",
        _JOURNAL,
        r"\d+ ?\(\d+(?:[-–]\d+)?\) ?[:,]|\d{4};\d+",
        r"\bpp?\. ?\d+|\b[Ee]?\d+[-–][Ee]?\d+\b",
        r"\b10\.\d{4,9}/\S+|\bPMID|\bPMC\d{6,8}",
        r"\bISBN\b",
        r"\b(?:Accessed|Retrieved|Updated|Published)\b.{0,20}\d",
        r"\b(?:guideline|report|fact ?sheet|guidance|statement)s?\b",
    )
)
_MARKER: Final = re.compile(
    r"\[?\(?(\d{1,3})(?:[\].)]{1,2}|(?=\s[A-Z]))\s*|\[\^?(\w{1,12})\]:?\s*|([⁰¹²³⁴-⁹]+)\s*"
)
_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LEAST_FEATURES: Final = 3
_LEAST_RUN: Final = 3
_LOWEST_LEVEL: Final = 6
_LONGEST_ENTRY: Final = 600
_LONGEST_TITLE: Final = 60
_PROSE: Final = frozenset({BlockRole.PARAGRAPH, BlockRole.ITEM})
_NOT_ENTRIES: Final = frozenset({BlockRole.HEADING, BlockRole.TITLE, BlockRole.META})


class _Draft(Protocol):
    role: BlockRole
    level: int
    marker: str
    note: bool
    continues: bool
    start: int
    end: int
    links: list[str]


def is_heading(text: str) -> bool:
    """Say whether a heading announces a reference list."""
    return len(text) < _LONGEST_TITLE and _HEADING.fullmatch(text.strip()) is not None


def is_entry(text: str, *, links: int = 0) -> bool:
    """Say whether a line reads like an entry of a reference list."""
    if not text or len(text) > _LONGEST_ENTRY:
        return False
    return features(text) + (1 if links else 0) >= _LEAST_FEATURES


def features(text: str) -> int:
    """Count the signs of a reference entry that `text` shows."""
    return sum(1 for feature in _FEATURES if feature.search(text))


def label_of(text: str) -> tuple[str, str]:
    """Split an entry into its number (or nothing) and the rest."""
    found = _MARKER.match(text)
    if not found:
        return "", text
    label = found.group(1) or found.group(2) or found.group(3).translate(_SUPERSCRIPTS)
    return label, text[found.end() :]


def classify(drafts: Sequence[_Draft], text: str) -> None:
    """Give every block of a reference list the role REFERENCES."""
    _under_headings(drafts, text)
    _runs(drafts, text)


def entries(drafts: Sequence[_Draft], text: str) -> tuple[ReferenceEntry, ...]:
    """Return the entries of the reference lists, notes included, in order."""
    made: list[ReferenceEntry] = []
    for draft in drafts:
        if draft.role is not BlockRole.REFERENCES:
            continue
        label, rest = label_of(text[draft.start : draft.end])
        if draft.marker and not draft.continues:
            label, rest = draft.marker, rest if label == draft.marker else text[draft.start : draft.end]
        links = tuple(dict.fromkeys(draft.links))
        if made and (draft.continues or not label) and _continues(draft, rest, made[-1]):
            last = made[-1]
            made[-1] = ReferenceEntry(last.label, f"{last.text} {rest}".strip(), (*last.links, *links))
        else:
            made.append(ReferenceEntry(label, rest, links))
    return tuple(made)


def _continues(draft: _Draft, rest: str, last: ReferenceEntry) -> bool:
    """Say whether a piece belongs to the entry before it: an address on its own line, the rest of a note."""
    return not rest or (draft.continues and last.label != "")


def _under_headings(drafts: Sequence[_Draft], text: str) -> None:
    level: int | None = None
    for draft in drafts:
        if draft.role is BlockRole.PARAGRAPH and not draft.note and is_heading(text[draft.start : draft.end]):
            draft.role, draft.level = BlockRole.HEADING, _LOWEST_LEVEL
        if draft.role is BlockRole.HEADING:
            if level is not None and draft.level <= level:
                level = None
            if level is None and is_heading(text[draft.start : draft.end]):
                level = draft.level
        elif draft.note or (level is not None and draft.role not in _NOT_ENTRIES):
            draft.role = BlockRole.REFERENCES


def _runs(drafts: Sequence[_Draft], text: str) -> None:
    run: list[_Draft] = []
    for draft in drafts:
        if draft.role in _PROSE and is_entry(text[draft.start : draft.end], links=len(draft.links)):
            run.append(draft)
            continue
        if draft.role in _PROSE and draft.start == draft.end:
            continue
        _take(run)
        run = []
    _take(run)


def _take(run: list[_Draft]) -> None:
    if len(run) >= _LEAST_RUN:
        for draft in run:
            draft.role = BlockRole.REFERENCES
