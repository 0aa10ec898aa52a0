"""Authors named in running text: "Feeney and colleagues", "(Lee & Kim, 2019)", "a trial by Ncube"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimlint.nlp.citations.names import find_names
from claimlint.nlp.citations.values import AUTHOR, INSTITUTION, JOURNAL, ORGANISATION, YEAR, words_of

YEAR_DIGITS: Final = r"(?:19[5-9]\d|20[0-3]\d)"
_NAME: Final = r"[A-Z][^\W\d_][\w'’-]*"
_TEAM: Final = (
    r"(?:,? et al\b\.?|,? and (?:colleagues|co-?workers|co-?authors|associates"
    r"|(?:his|her|their) (?:\w+ )?(?:team|colleagues|group|co-?authors)))"
)
_WITH_TEAM: Final = re.compile(rf"({_NAME})(?:'s)?{_TEAM}(?:,? \(?({YEAR_DIGITS})[a-z]?\b\)?)?")
_TEAM_SIGN: Final = re.compile(
    r"\bet al\b|\bcolleagues\b|\bco-?(?:workers|authors)\b|\bassociates\b|\b(?:his|her"
    r"|their) (?:\w+ )?(?:team|group)\b"
)
_PAREN: Final = re.compile(r"[(\[]([^()\[\]]{4,300})[)\]]")
_PIECE: Final = re.compile(
    rf"\s*(?:[Ss]ee |e\.g\.,? |cf\.? |[Rr]eviewed (?:in|by) |[Ff]rom )?((?:[A-Z]\. ?)*{_NAME}(?: {_NAME})?)"
    rf"((?:,? (?:and|&) {_NAME}|, {_NAME}(?=,? (?:and|&) ))+|,? et al\b\.?"
    rf"|,? and colleagues)?,? (?=.*({YEAR_DIGITS}))(.*)"
)
_NARRATIVE: Final = re.compile(
    rf"\b({_NAME})((?: (?:and|&) {_NAME})?) \(({YEAR_DIGITS})[a-z]?\)(\s+(?:also )?[a-z]+)?"
)
_BY: Final = re.compile(
    rf"\b(?:stud(?:y|ies)|trials?|review|paper|research|analysis|experiments?|work"
    rf"|survey)\b(?: [^\s.;]+){{0,6}}? by (?:the )?"
    rf"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\b\.? )?({_NAME}(?: (?:[A-Z]\. )?{_NAME})?)"
)
_TITLED: Final = re.compile(
    rf"\b(?:Dr|Drs|Prof|Professor)\b\.? {_NAME}(?: (?:[A-Z]\. )?{_NAME})?"
    rf"|\b{_NAME} (?:[A-Z]\. )?{_NAME},? (?:MD|PhD|RDN?|M\.D\.|Ph\.D\.|MPH|PharmD|DO)(?![\w-])"
)
_ACCORDING: Final = re.compile(rf"\b[Aa]ccording to ({_NAME} (?:[A-Z]\. )?{_NAME})")
_ROLES: Final = r"(?:author|researcher|investigator|scientist)"
_OF_STUDY: Final = re.compile(
    rf"\b{_NAME} (?:[A-Z]\. )?{_NAME},? (?:(?:the|who|is|was|a|an|this|study['’]s|new|study) ){{0,4}}"
    rf"(?:lead|senior|first|principal|corresponding|study) (?:study )?{_ROLES}\b"
    rf"|\b(?:lead|senior|first|principal|corresponding|study) (?:study )?{_ROLES},? {_NAME}"
    rf" (?:[A-Z]\. )?{_NAME}"
)
_SPEAKS: Final = re.compile(
    r"\b(?:says?|said|told|tells|explains?|explained|notes?|noted|reported|reports|found|concluded"
    r"|wrote|writes|recommends?|advises?"
    r"|believes?|argues?|warns?|showed|suggests?|led by|according to|by"
    r"|(?:lead|senior|first|principal|study) (?:author|researcher|investigator))\b",
    re.IGNORECASE,
)
_RESULT: Final = re.compile(
    r"\s+(?:also )?(?:found|showed|shows|reported|reports|observed|concluded|compared|demonstrated"
    r"|described|noted|suggested"
    r"|reviewed|examined|measured|tested|gave|randomi[sz]ed|studied|followed|estimated|argued)$"
)
_NO_AUTHOR: Final = words_of(
    "January February March April May June July August September October November December Jan Feb "
    "Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Spring Summer Autumn Fall Winter Table Figure Fig "
    "Phase Study Trial Updated Published Accessed Since Circa Version Born Section Chapter "
    "Guidelines Guideline Report Review Research Researchers The This These In On By At A An From "
    "Data Source Sources Photo Image Copyright Volume Day Week Year Grade Level Part Step Approved "
    "Our We Their His Her Many Some Several Vitamin Covid Posted Reviewed Last Retrieved Established "
    "Founded Est Doctors Scientists Experts"
)


@dataclass(frozen=True, slots=True)
class Author:
    """Authors at `start` … `end`: the surname, the year when it stands with them, and what else does."""

    start: int
    end: int
    surname: str
    year: str
    elements: frozenset[str]


def find_authors(text: str) -> list[Author]:
    """Return the authors that `text` names as sources, in order, none inside another."""
    found: list[Author] = []
    for author in (*_in_brackets(text), *_with_team(text), *_narrative(text), *_by(text), *_speaking(text)):
        if not any(author.start < other.end and other.start < author.end for other in found):
            found.append(author)
    return sorted(found, key=lambda author: author.start)


def _author(start: int, end: int, surname: str, year: str = "") -> Author:
    return Author(start, end, surname, year, frozenset({AUTHOR, YEAR} if year else {AUTHOR}))


def _in_brackets(text: str) -> Iterator[Author]:
    """Yield "(Lee & Kim, 2019; Li, 2020)", one author a piece; "(WHO, 2023)" names an organisation."""
    if "(" not in text and "[" not in text:
        return
    for bracket in _PAREN.finditer(text):
        start = bracket.start(1)
        for piece in bracket.group(1).split(";"):
            if author := _piece(piece, start):
                yield author
            start += len(piece) + 1


def _piece(piece: str, start: int) -> Author | None:
    match = _PIECE.match(piece)
    if not match or match.group(1).split()[0] in _NO_AUTHOR:
        return None
    elements = {YEAR}
    kinds = {name.kind: name.start for name in find_names(piece)}
    leading = {kind for kind, at in kinds.items() if at <= match.start(1)}
    if leading & {"body", "place"}:
        elements.add(ORGANISATION if "body" in leading else INSTITUTION)
    elif not leading:
        adjacent = re.match(YEAR_DIGITS, match.group(4)) is not None
        if not match.group(2) and not adjacent and not kinds:
            return None
        elements.add(AUTHOR)
    if kinds.keys() & {"journal", "word"}:
        elements.add(JOURNAL)
    surname = match.group(1).split()[-1]
    return Author(
        start + match.start(1), start + len(piece.rstrip()), surname, match.group(3), frozenset(elements)
    )


def _with_team(text: str) -> Iterator[Author]:
    if _TEAM_SIGN.search(text):
        for match in _WITH_TEAM.finditer(text):
            if match.group(1) not in _NO_AUTHOR:
                yield _author(match.start(), match.end(), match.group(1), match.group(2) or "")


def _narrative(text: str) -> Iterator[Author]:
    """Yield "Lee and Kim (2019)", and "Lee (2019) found"."""
    if "(" not in text:
        return
    for match in _NARRATIVE.finditer(text):
        sure = match.group(2) or _RESULT.match(match.group(4) or "")
        if sure and match.group(1) not in _NO_AUTHOR and not any(True for _ in find_names(match.group(1))):
            yield _author(
                match.start(),
                match.start(4) if match.group(4) else match.end(),
                match.group(1),
                match.group(3),
            )


def _by(text: str) -> Iterator[Author]:
    if " by " in text:
        for match in _BY.finditer(text):
            name = match.group(1)
            if (
                name.split()[0] not in _NO_AUTHOR
                and not any(True for _ in find_names(text[match.start(1) :][:120]))
                and not name.isupper()
            ):
                yield _author(match.start(1), match.end(1), name.split()[-1])


def _speaking(text: str) -> Iterator[Author]:
    for match in (*_ACCORDING.finditer(text), *_TITLED.finditer(text)):
        near = text[max(0, match.start() - 20) : match.start()] + " " + text[match.end() : match.end() + 40]
        if not any(True for _ in find_names(match.group())) and _SPEAKS.search(near):
            yield _author(match.start(), match.end(), match.group().rstrip(",").split()[-1])
    for match in _OF_STUDY.finditer(text):
        yield _author(match.start(), match.end(), match.group().split(",")[0].split()[-1])
