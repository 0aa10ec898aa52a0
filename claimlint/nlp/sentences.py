"""Sentence boundaries of health articles: citations, abbreviations and numbers do not break a sentence, blocks do."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import numpy as np
from spacy.tokens import Doc

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
_FLAT_MARK: Final = re.compile(r"\d{1,3}(?:[,–-]\d{1,3})*(?=\s+[A-Z])")

_LAST_WORD: Final = re.compile(r"[\w'’.&-]+$")
_ACRONYM: Final = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}$")
_NEXT_WORD: Final = re.compile(r"[\"'(\[“‘«*_]*([\w'’-]*)")
_CAMEL: Final = re.compile(r"[a-z]{1,2}[A-Z0-9]")
_VITAMIN: Final = re.compile(
    r"\b(?:[Vv]itamins?|[Hh]epatitis|[Tt]ypes?|[Gg]roups?|[Gg]rade|[Pp]lan|[Pp]art|[Tt]able|[Ff]actor|[Aa]ppendix)\b"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the end of a sentence: something is always named next.
_BEFORE_NAME: Final = _words(
    "vs v viz cf approx ca incl esp est transl suppl eds eg ie e.g i.e n.b spp subsp var"
)
_TITLES: Final = _words(
    "Dr Drs Mr Mrs Ms Mx Messrs Prof Profs Gen Rep Sen Hon Rev St Mt Ft Capt Lt Col Sgt Fr Supt DR MR MRS PROF"
)
# An abbreviation only before a number ("No. 5", "p. 7"); else a word or the end of a sentence.
_BEFORE_NUMBER: Final = _words(
    "no nos fig figs eq eqs ref refs p pp vol vols sec sect ch chap art tab app ver par para lot nr max min"
)
# May end a sentence: it does when a common opening word follows.
_EITHER: Final = _words(
    "al inc ltd co corp llc jr sr ph.d phd m.d b.sc m.sc r.n d.o esq etc a.m p.m u.s u.k u.s.a e.u u.n d.c b.c a.d "
    "b.i.d t.i.d q.i.d q.d p.o i.v i.m dept univ"
)
_EITHER_CAPITAL: Final = _words(
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Int Natl Assn Clin Psychiatr Exp Sci Nutr Pharmacol Engl Epidemiol "
    "Physiol Biol Chem Rheum Cardiol Neurol Oncol Gastroenterol Dermatol Obstet Gynecol Pediatr Nat Proc Acad Ann Arch "
    "Br Am Eur Med Res Immunol"
)
_OPENERS: Final = _words(
    "a about according additionally adults after all also although among an and another any are as ask at avoid because "
    "before both but by can children clinical consult could currently despite did do doctors does during each either even "
    "every experts few finally first for from further furthermore get given had has have he her here his how however i if "
    "in instead is it its it's let like many may men might moreover more most my neither never nevertheless no none nor not "
    "now of often on once one only or other our overall participants patients people researchers results second several she "
    "should side since so some speak still studies such talk than that that's the their then there there's therefore these "
    "they they're third this those though three through thus to today two under unfortunately unless unlike until was we "
    "we're were what when where whereas whether which while who why will with within without women would yes yet you you're "
    "your"
)


def _document_input(doc: Doc) -> Mapping[str, Any]:
    data: Mapping[str, Any] = doc.user_data.get("claimlint", {}).get("input", {})
    return data


def block_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Return the character ranges no sentence may cross: the reader's blocks, or stretches between blank lines."""
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

    `marks` maps the start of each note mark to its end, so that a mark after a full stop stays with its sentence.
    """
    begin = start
    for terminator in _TERMINATOR.finditer(text, start, end):
        if terminator.start() < begin:
            continue
        after, closed = _past_closers(text, terminator.end(), end, marks or {})
        following = after
        while following < end and text[following].isspace():
            following += 1
        if following >= end:
            return
        if _ends(text, begin, terminator, after, following, closed):
            yield following
            begin = following


def _past_closers(text: str, at: int, end: int, marks: Mapping[int, int]) -> tuple[int, bool]:
    """Return where the quotes, brackets and marks after a full stop end, and whether there were any."""
    here = at
    while here < end:
        if marks.get(here, here) > here:
            here = marks[here]
        elif closer := _CLOSER.match(text, here, end):
            here = closer.end()
        else:
            break
    if (
        here == at
        and text[at - 1] == "."
        and text[at - 2 : at - 1].islower()
        and (flat := _FLAT_MARK.match(text, at, end))
    ):
        here = flat.end()
    while late := _LATE_MARK.match(text, here, end) or _LATE_SOURCE.match(text, here, end):
        here = late.end()
    return here, here > at


def _ends(text: str, begin: int, terminator: re.Match[str], after: int, following: int, closed: bool) -> bool:
    """Say whether the run of marks matched by `terminator` ends a sentence that began at `begin`."""
    opening = _NEXT_WORD.match(text, following)
    word = opening.group(1) if opening else ""
    first = word[:1]
    lower = first.islower() and not _CAMEL.match(word)
    glued = after == following
    if glued and not (word[1:2].islower() or word[1:2] in ("'", "’") or word in ("I", "A")):
        return False
    if terminator.group() != ".":
        return not (lower and (closed or "!" not in terminator.group() and "?" not in terminator.group()))
    last = _LAST_WORD.search(text, max(begin, terminator.start() - 30), terminator.start())
    before = last.group() if last else ""
    if glued:
        return first.isupper() and len(before) > 1 and (before[-2:].islower() or closed) and "." not in before
    if before.isdigit() and last is not None and not text[begin : last.start()].strip("([ "):
        return False  # the number of an item: "1. Take"
    if lower:
        return (
            not closed
            and len(before) > 3
            and before.isalpha()
            and before.islower()
            and not _is_abbreviation(before)
        )
    return _full_stop(text, terminator.start(), before, word, closed)


def _is_abbreviation(word: str) -> bool:
    return word in _BEFORE_NAME or word in _EITHER or word in _BEFORE_NUMBER


def _full_stop(text: str, at: int, before: str, word: str, closed: bool) -> bool:
    """Say whether the full stop at `at`, with `before` in front and a new word behind, is more than an abbreviation's."""
    key = before.casefold().strip("'’-")
    opener = word.casefold() in _OPENERS
    if key in _BEFORE_NAME or before in _TITLES:
        return closed
    if key in _BEFORE_NUMBER:
        return not word[:1].isdigit() and not (len(word) == 2 and word[1].isdigit())
    if key in _EITHER or before in _EITHER_CAPITAL:
        return opener or closed or (key == "etc" and word[:1].isupper())
    if len(before) == 1 and before.isupper():
        return opener or closed or _VITAMIN.search(text, max(0, at - 40), at) is not None
    if _ACRONYM.match(before):
        return opener or closed
    return True


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
        doc.from_array(["SENT_START"], starts.astype("uint64").reshape(-1, 1))
        return doc

    def _boundaries(self, doc: Doc) -> Iterator[int]:
        text = doc.text
        marks = {mark["start"]: mark["end"] for mark in _document_input(doc).get("marks", ())}
        for start, end in block_bounds(doc):
            yield _skip_space(text, start)
            yield from sentence_starts(text, start, end, marks)
            yield _skip_space(text, end)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
