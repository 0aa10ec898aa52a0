"""Numeric markers and footnote signs, and what looks like them without being any (rules.md 2.3)."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.entries import References
from claimlint.nlp.citations.values import Found, best

_LIST: Final = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_MARKER: Final = re.compile(
    rf"\[\^?(?P<square>{_LIST})\]"
    r"|\[\^(?P<note>\w{1,20})\]"
    rf"|\((?P<round>{_LIST})\)(?=\s*(?:[.,;:)]|$)|\s+[A-Z])"
    r"|(?<=[^\s\d])(?P<raised>[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹]|[,⁻˒–](?=[⁰¹²³⁴-⁹]))*)"
    r"|(?<=[\w.,;:)\"'])(?P<sign>[*†‡]{1,2})(?![\w*])"
    rf"|(?<=[a-z]\.)(?P<flat>{_LIST})(?=\s+[A-Z]|\s*$)"
)
_SIGN: Final = re.compile(r"[\[(]\^?\w|[⁰¹²³⁴-⁹*†‡]|\.\d")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒", "0123456789-,")
# Before a raised digit: a unit, a power, a statistic, a chemical formula.
_NO_MARK_BEFORE: Final = re.compile(
    r"(?:^|[\s(/×\d])(?:m|cm|mm|km|dm|µm|nm|in|ft|yd|sq|x|y|s|n|r|R|I|χ|η|chi|CO|Ca|Mg|Na|Zn|Fe|Cu|H"
    r"|O)$|[§^_]$|(?<!\b(?:19|20)\d)\d$"
)
_VITAMIN: Final = re.compile(r"\b(?:vitamins?\s[A-K]|omega)-?$|\b[A-K]$", re.IGNORECASE)
_NO_LABEL: Final = re.compile(r"st|nd|rd|th|tm|sm|r|®|™|℠|o|er?|[a-z]?", re.IGNORECASE)
_ONLY_RESOLVED: Final = frozenset({"round", "sign", "flat"})
_WIDEST: Final = 60


def expand_label(label: str) -> list[str]:
    """Return the single labels a marker means: "3", "3,5", "3-5", "*"."""
    labels: list[str] = []
    for part in re.split(r"\s?[,;]\s?", label.translate(_RAISED).strip("[]()^ ")):
        low, dash, high = (piece.strip() for piece in re.sub("[–—]", "-", part).partition("-"))
        if dash and low.isdigit() and high.isdigit() and int(low) < int(high) < int(low) + _WIDEST:
            labels.extend(str(number) for number in range(int(low), int(high) + 1))
        elif part:
            labels.append(part.strip())
    return labels


def is_marker(before: str, label: str) -> bool:
    """Say whether a raised `label` after the text `before` points at a note: no power, no ordinal."""
    if _NO_LABEL.fullmatch(label.strip()):
        return False
    return not (label.translate(_RAISED)[:1].isdigit() and _NO_MARK_BEFORE.search(before[-12:]))


def grade_marker(start: int, end: int, label: str, references: References) -> Found:
    """Return the citation that a marker is: as good as the best entry it means, C when it means none."""
    labels = expand_label(label)
    grade = best([found for one in labels if (found := references.grade(one))])
    flags = {"dangling"} if grade is None else set()
    if any(references.is_preprint(one) for one in labels):
        flags.add("preprint")
    return Found(start, end, grade or Grade.C, "marker", frozenset(flags))


def find_markers(text: str, references: References, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Found]:
    """Yield the markers in a sentence; those in `taken` the reader has given as note marks."""
    if not _SIGN.search(text):
        return
    for match in _MARKER.finditer(text):
        name = match.lastgroup or ""
        label = match.group(name)
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if name in _ONLY_RESOLVED and not (match.start() and _all_resolve(label, references)):
            continue
        if _is_possible(text[max(0, match.start() - 14) : match.start()], name, label):
            yield grade_marker(match.start(), match.end(), label, references)


def _all_resolve(label: str, references: References) -> bool:
    return bool(references) and all(one in references for one in expand_label(label))


def _is_possible(before: str, name: str, label: str) -> bool:
    if name in {"square", "round"} and _VITAMIN.search(before):
        return False
    return name != "raised" or is_marker(before, label)
