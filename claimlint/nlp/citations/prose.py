"""Citations in the prose of one sentence: what it shows of a study is put together and graded once."""

import re
from typing import Final

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.authors import Author, find_authors
from claimlint.nlp.citations.context import (
    GUIDELINE,
    LABEL,
    SCIENTISTS,
    STUDY,
    STUDY_SIGN,
    guideline_title,
    size_and_place,
    source_names,
    years,
)
from claimlint.nlp.citations.entries import References
from claimlint.nlp.citations.identifiers import find_identifiers
from claimlint.nlp.citations.vague import find_vague
from claimlint.nlp.citations.values import (
    AUTHOR,
    JOURNAL,
    ORGANISATION,
    PLACE,
    TITLE,
    YEAR,
    Found,
    Part,
    best,
    grade_elements,
)

_DEFINITE: Final = re.compile(r"(?:The|the|This|this|That|that|Their|their) ")


def cite_prose(text: str, references: References) -> list[Found]:
    """Return the citations that the words of a sentence make; links and markers are found elsewhere."""
    identifiers = list(find_identifiers(text))
    found = find_vague(text.lower())
    found.extend(_labels(text, identifiers))
    authors = find_authors(text)
    separate = [author for author in authors if author.year]
    if len(separate) > 1:
        found.extend(_author_year(author, references) for author in separate)
        found.extend(identifiers)
        return sorted(found, key=_place)
    source = _source(text, authors, references)
    if source and identifiers:
        source = _identified(source, identifiers.pop(0))
    if source:
        found.append(source)
    return sorted([*found, *identifiers], key=_place)


def _place(found: Found) -> tuple[int, int]:
    return found.start, found.end


def _labels(text: str, identifiers: list[Found]) -> list[Found]:
    """Return the label or prescribing information a sentence refers to; its NDA number makes it an A."""
    if not (match := LABEL.search(text)):
        return []
    number = next((one for one in identifiers if one.kind == "label"), None)
    if number:
        identifiers.remove(number)
    elements = frozenset({ORGANISATION, TITLE}) | (number.elements if number else frozenset())
    return [
        Found(
            match.start(),
            match.end(),
            Grade.A if number else Grade.B,
            "label",
            frozenset({"label"}),
            elements,
        )
    ]


def _author_year(author: Author, references: References) -> Found:
    grade = grade_elements(author.elements)
    listed = references.by_author(author.surname, author.year) if AUTHOR in author.elements else None
    return Found(
        author.start,
        author.end,
        best([grade, listed or grade]) or grade,
        "author-year",
        frozenset(),
        author.elements,
    )


def _identified(source: Found, identifier: Found) -> Found:
    """Return a source together with the identifier that stands in its sentence."""
    return Found(
        min(source.start, identifier.start),
        max(source.end, identifier.end),
        identifier.grade,
        identifier.kind,
        source.flags | identifier.flags,
        source.elements | identifier.elements,
    )


def _source(text: str, authors: list[Author], references: References) -> Found | None:
    """Return the one source that a sentence speaks of: a study, a guideline, the word of a body or person."""
    names = [
        name for name in source_names(text) if not any(one.start <= name.start < one.end for one in authors)
    ]
    study = STUDY.search(text) if STUDY_SIGN.search(text) else None
    if not (names or authors or study):
        return _foreign_team(text)
    parts = [*names, *years(text)]
    for author in authors:
        parts.extend(Part(author.start, author.end, element) for element in sorted(author.elements))
    if study or authors or any(name.element == JOURNAL for name in names):
        parts.extend(size_and_place(text, names))
    guideline = GUIDELINE.search(text) is not None and any(name.element == ORGANISATION for name in names)
    if guideline and (title := guideline_title(text)):
        parts.append(title)
    if study and not parts:
        anaphor = frozenset({"anaphor"}) if _DEFINITE.match(study.group()) else frozenset()
        return Found(study.start(), study.end(), Grade.E, "study", anaphor)
    return _resolved(_graded(_kind(parts, guideline=guideline), parts), authors, references)


def _foreign_team(text: str) -> Found | None:
    """Return "a Danish team", a source by its country alone."""
    if not SCIENTISTS.search(text):
        return None
    nation = [part for part in size_and_place(text, ()) if part.element == PLACE]
    return _graded("study", nation) if nation else None


def _graded(kind: str, parts: list[Part]) -> Found:
    flags = frozenset({"guideline"} & {kind})
    elements = frozenset(part.element for part in parts)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return Found(start, end, grade_elements(elements), kind, flags, elements)


def _resolved(source: Found, authors: list[Author], references: References) -> Found:
    """Return the source with the grade of the entry that its author and year mean, if that is better."""
    listed = [
        grade
        for author in authors
        if author.year
        and AUTHOR in author.elements
        and (grade := references.by_author(author.surname, author.year))
    ]
    grade = best([source.grade, *listed]) or source.grade
    return Found(source.start, source.end, grade, source.kind, source.flags, source.elements)


def _kind(parts: list[Part], *, guideline: bool) -> str:
    elements = {part.element for part in parts}
    if guideline:
        return "guideline"
    if AUTHOR in elements:
        return "author-year" if YEAR in elements else "named"
    if JOURNAL in elements:
        return "journal"
    return "body" if ORGANISATION in elements else "study"
