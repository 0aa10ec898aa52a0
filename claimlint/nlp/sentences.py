"""Sentence boundaries of health articles: citations and abbreviations do not break a sentence, blocks do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from spacy.tokens import Doc

from claimlint.nlp.keys import DATA

LONGEST: Final = 500
"""Tokens; what is longer is a list that lost its marks, and every stage's work on a sentence has an end."""
_PAUSES: Final = frozenset({",", ";", ":"})
_BLOCK_BREAK: Final = re.compile(r"\n[ \t]*\n\s*")
_TERMINATOR: Final = re.compile(r"[.!?…]+")

# What may stand between the full stop and the next sentence and still belong to the sentence that ends.
_CLOSER: Final = re.compile(
    r"""["')\]»”’*†‡]|\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]|\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)"""
    r"""|[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹⁻˒,–]*"""
)
_LATE_MARK: Final = re.compile(r"\s?\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\](?=\s+[^\sa-z]|\s*$)")
_LATE_SOURCE: Final = re.compile(
    r"\s\((?:see )?[A-Z][^()\n.!?]{2,60}(?:\. ?)?,? (?:19|20)\d\d[a-z]?\)\.?(?=\s|$)"
)
# A superscript that lost its markup: "points.3 Next", "points.3,4 Next".
_AFTER_WORD: Final = re.compile(r"[a-z]\.")
_FLAT_MARK: Final = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*(?=\s+[A-Z])")

_LAST_WORD: Final = re.compile(r"[\w'’.&-]+$")
_ACRONYM: Final = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}$")
_NEXT_WORD: Final = re.compile(r"[\"'(\[“‘«*_]*([\w'’-]*)")
_CAMEL: Final = re.compile(r"[a-z]{1,2}[A-Z0-9]")
_CAPITALISED: Final = re.compile(r"[A-Z][a-z'’]|[IA]$")
_TWO_LOWER: Final = re.compile(r"[a-z]{2}$")
_PLAIN: Final = re.compile(r"[a-z]{4,}$")
_NUMBERED: Final = re.compile(r"\d|\w\d$")
# Words that a capital letter follows as a name, and may end on: "vitamin C."
_LETTERED: Final = re.compile(
    r"\b(?:[Vv]itamins?|[Hh]epatitis|[Tt]ypes?|[Gg]roups?|[Gg]rade|[Pp]lan|[Pp]art|[Tt]able|[Ff]actor|[Aa]ppendix)\b"
)
_LONGEST_WORD: Final = 30
_NEAR: Final = 40


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the end of a sentence: something is always named next.
_BEFORE_NAME: Final = _words(
    "vs v viz cf approx ca incl esp est transl suppl eds eg ie e.g i.e n.b spp subsp var"
)
_TITLES: Final = _words(
    "Dr Drs Mr Mrs Ms Mx Messrs Prof Profs Gen Rep Sen Hon Rev St Mt Ft Capt Lt Col Sgt Fr Supt DR MR MRS "
    "PROF"
)
# An abbreviation only before a number ("No. 5", "p. 7"); else a word or the end of a sentence.
_BEFORE_NUMBER: Final = _words(
    "no nos fig figs eq eqs ref refs p pp vol vols sec sect ch chap art tab app ver par para lot nr max min"
)
# May end a sentence: it does when a common opening word follows.
_EITHER: Final = _words(
    "al inc ltd co corp llc jr sr ph.d phd m.d b.sc m.sc r.n d.o esq etc a.m p.m u.s u.k u.s.a e.u u.n "
    "d.c b.c a.d b.i.d t.i.d q.i.d q.d p.o i.v i.m dept univ"
)
_EITHER_CAPITAL: Final = _words(
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Int Natl Assn Clin Psychiatr Exp Sci Nutr Pharmacol "
    "Engl Epidemiol Physiol Biol Chem Rheum Cardiol Neurol Oncol Gastroenterol Dermatol Obstet Gynecol "
    "Pediatr Nat Proc Acad Ann Arch Br Am Eur Med Res Immunol"
)
_OPENERS: Final = _words(
    "a about according additionally adults after all also although among an and another any are as ask at "
    "avoid because before both but by can children clinical consult could currently despite did do "
    "doctors does during each either even every experts few finally first for from further furthermore "
    "get given had has have he her here his how however i if in instead is it its it's let like many may "
    "men might moreover more most my neither never nevertheless no none nor not now of often on once one "
    "only or other our overall participants patients people researchers results second several she should "
    "side since so some speak still studies such talk than that that's the their then there there's "
    "therefore these they they're third this those though three through thus to today two under "
    "unfortunately unless unlike until was we we're were what when where whereas whether which while who "
    "why will with within without women would yes yet you you're your"
)


_ABBREVIATIONS: Final = _BEFORE_NAME | _BEFORE_NUMBER | _EITHER


@dataclass(frozen=True, slots=True)
class _Stop:
    """A full stop (`mark`) with the word before it and the word after it.

    `closed`: quotes, brackets or citations follow it; `glued`: no space does; `alone`: the word before it is
    the first of its sentence; `lettered`: a word such as "vitamin" is near.
    """

    mark: str
    before: str
    word: str
    closed: bool
    glued: bool
    alone: bool
    lettered: bool


def _document_input(doc: Doc) -> Mapping[str, Any]:
    data: Mapping[str, Any] = doc.user_data.get(DATA, {}).get("input", {})
    return data


def block_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return the character ranges no sentence may cross: the reader's blocks, or paragraphs."""
    blocks = _document_input(doc).get("blocks")
    if blocks:
        return [(block["start"], block["end"]) for block in blocks]
    bounds, start = [], 0
    for gap in _BLOCK_BREAK.finditer(doc.text):
        bounds.append((start, gap.start()))
        start = gap.end()
    return [*bounds, (start, len(doc.text))]


def sentence_starts(text: str, start: int, end: int, marks: Mapping[int, int] | None = None) -> Iterator[int]:
    """Yield where each sentence of `text[start:end]` after the first begins.

    `marks` maps the start of each note mark to its end: a mark after a full stop stays with its sentence.
    """
    begin = start
    for terminator in _TERMINATOR.finditer(text, start, end):
        if terminator.start() < begin:
            continue
        after = _past_closers(text, terminator.end(), end, marks or {})
        following = after
        while following < end and text[following].isspace():
            following += 1
        if following >= end:
            return
        if _ends(_stop_at(text, begin, terminator, after, following)):
            yield following
            begin = following


def _past_closers(text: str, at: int, end: int, marks: Mapping[int, int]) -> int:
    """Return where the quotes, brackets and marks after a full stop end."""
    here = at
    while here < end:
        if marks.get(here, here) > here:
            here = marks[here]
        elif closer := _CLOSER.match(text, here, end):
            here = closer.end()
        else:
            break
    if here == at and _AFTER_WORD.match(text, at - 2, at) and (flat := _FLAT_MARK.match(text, at, end)):
        here = flat.end()
    while late := _LATE_MARK.match(text, here, end) or _LATE_SOURCE.match(text, here, end):
        here = late.end()
    return here


def _stop_at(text: str, begin: int, terminator: re.Match[str], after: int, following: int) -> _Stop:
    last = _LAST_WORD.search(text, max(begin, terminator.start() - _LONGEST_WORD), terminator.start())
    opening = _NEXT_WORD.match(text, following)
    return _Stop(
        mark=terminator.group(),
        before=last.group() if last else "",
        word=opening.group(1) if opening else "",
        closed=after > terminator.end(),
        glued=after == following,
        alone=last is not None and not text[begin : last.start()].strip("([ "),
        lettered=_LETTERED.search(text, max(begin, terminator.start() - _NEAR), terminator.start())
        is not None,
    )


def _ends(stop: _Stop) -> bool:
    """Say whether a sentence ends here."""
    lower = stop.word[:1].islower() and not _CAMEL.match(stop.word)
    if stop.glued and not _CAPITALISED.match(stop.word):
        return False
    if stop.mark != ".":
        return not lower or (not stop.closed and ("!" in stop.mark or "?" in stop.mark))
    if stop.glued:
        return "." not in stop.before and (_TWO_LOWER.search(stop.before) is not None or stop.closed)
    if stop.alone and stop.before.isdigit():
        return False  # the number of an item: "1. Take"
    if lower:
        return not stop.closed and _PLAIN.match(stop.before) is not None and stop.before not in _ABBREVIATIONS
    return not _abbreviates(stop)


def _abbreviates(stop: _Stop) -> bool:
    """Say whether the full stop belongs to a short form and nothing ends with it."""
    key = stop.before.casefold().strip("'’-")
    if key in _BEFORE_NUMBER:
        return _NUMBERED.match(stop.word) is not None
    if stop.closed:
        return False
    if key in _BEFORE_NAME or stop.before in _TITLES:
        return True
    if stop.word.casefold() in _OPENERS or (key == "etc" and stop.word[:1].isupper()):
        return False
    if len(stop.before) == 1 and stop.before.isupper():
        return not stop.lettered
    return key in _EITHER or stop.before in _EITHER_CAPITAL or _ACRONYM.match(stop.before) is not None


class SentenceSplitter:
    """spaCy component: sets `is_sent_start` on every token; leaves a Doc alone that brings its own parse."""

    def __call__(self, doc: Doc) -> Doc:
        if len(doc) == 0 or doc.has_annotation("DEP"):
            return doc
        offsets = doc.to_array("IDX")
        starts = np.full(len(doc), -1, dtype="int64")
        starts[0] = 1
        first = _skip_space(doc.text, 0)
        for at in self._boundaries(doc):
            token = int(np.searchsorted(offsets, at))
            if at > first and token < len(doc) and offsets[token] == at:
                starts[token] = 1
        for token in _cuts(doc, np.flatnonzero(starts == 1).tolist()):
            starts[token] = 1
        column: Any = starts.astype("uint64")
        doc.from_array(["SENT_START"], column)
        return doc

    def _boundaries(self, doc: Doc) -> Iterator[int]:
        text = doc.text
        marks = {mark["start"]: mark["end"] for mark in _document_input(doc).get("marks", ())}
        for start, end in block_bounds(doc):
            yield _skip_space(text, start)
            yield from sentence_starts(text, start, end, marks)
            yield _skip_space(text, end)


def _cuts(doc: Doc, starts: Sequence[int]) -> Iterator[int]:
    """Yield where sentences go on that are too long to be any: after a comma, if one is in reach."""
    for start, end in pairwise((*starts, len(doc))):
        at = start
        while end - at > LONGEST:
            reach = range(at + LONGEST, at + LONGEST // 2, -1)
            at = next((i for i in reach if doc[i - 1].text in _PAUSES), at + LONGEST)
            yield at


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
