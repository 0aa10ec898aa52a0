"""The spaCy component that finds and grades citations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.entries import References
from claimlint.nlp.citations.links import grade_link, link_flags, link_kind
from claimlint.nlp.citations.markers import find_markers, grade_marker, is_marker
from claimlint.nlp.citations.places import Places
from claimlint.nlp.citations.prose import cite_prose
from claimlint.nlp.citations.values import ID, LINK, Found
from claimlint.nlp.keys import CITATIONS, ENTITIES, data_of

_URL: Final = re.compile(r"(?:https?://|\bwww\.|\b(?:dx\.)?doi\.org/)[^\s<>\"]+")
_STUDY_WORD: Final = re.compile(
    r"\b(?:stud|trial|research|review|paper|report|source|guideline|journal|meta|evidence|data"
    r"|article|label|information|here|link)",
    re.IGNORECASE,
)
_PRODUCT_MARK: Final = re.compile(r"[®™]")
_LONGEST_NAME: Final = 3


class CitationFinder:
    """spaCy component: writes `doc.spans["claimlint/citations"]` and a parallel list of their details."""

    def __init__(self, vocab: Vocab, own_host: str | None = None) -> None:
        self.vocab = vocab
        self._own_host = own_host
        self._signs: dict[int, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        found = sorted(self._find(doc), key=lambda one: (one.start, one.end, one.kind)) if len(doc) else []
        spans, details = [], []
        for one in found:
            span = doc.char_span(one.start, one.end, alignment_mode="expand")
            if span is not None and len(span):
                spans.append(Span(doc, span.start, span.end, label=one.kind))
                details.append(_detail(one))
        doc.spans[CITATIONS] = spans
        data_of(doc)["citations"] = details
        return doc

    def _find(self, doc: Doc) -> Iterator[Found]:
        given: Mapping[str, Any] = data_of(doc).get("input", {})
        references = References(given.get("references", ()), given.get("own_host") or self._own_host)
        lists = [
            (block["start"], block["end"])
            for block in given.get("blocks", ())
            if block["role"] == "references"
        ]
        marks = _outside(given.get("marks", ()), lists)
        taken = [(mark["start"], mark["end"]) for mark in marks if mark["end"] > mark["start"]]
        places = Places(doc)
        for start, end in places.sentences(self._signs, brackets=bool(references)):
            if not any(low <= start < high for low, high in lists):
                sentence = places.text[start:end]
                yield from (
                    one.moved(start) for one in _in_sentence(sentence, references, _inside(taken, start, end))
                )
        yield from _marked(places, marks, references)
        yield from _links(places, _outside(given.get("links", ()), lists), references.own_host)


def _in_sentence(text: str, references: References, taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
    urls = list(_URL.finditer(text)) if "http" in text or "www." in text or "doi.org/" in text else []
    for url in urls:
        yield _link(url.start(), url.end(), url.group().rstrip(".,;:)'"), references.own_host)
    prose = _blanked(text, [(url.start(), url.end()) for url in urls])
    yield from cite_prose(prose, references)
    yield from find_markers(prose, references, taken)


def _links(places: Places, links: Sequence[Mapping[str, Any]], own_host: str | None) -> Iterator[Found]:
    entities = places.doc.spans.get(ENTITIES, ()) if links else ()
    products = {(span.start_char, span.end_char) for span in entities if span.label_ == "INT"}
    for link in links:
        start, end = link["start"], link["end"]
        one = _link(*places.anchor(start, end), link["target"], own_host)
        bare = (start, end) in products or _names_product(places.text, start, end)
        if bare and one.grade is not Grade.A:
            one = Found(one.start, one.end, Grade.X, "link", one.flags)
        yield one


def _link(start: int, end: int, target: str, own_host: str | None) -> Found:
    grade = grade_link(target, own_host)
    kind = link_kind(target)
    elements = {LINK} if grade is not Grade.X else set()
    if kind != "link":
        elements.add(ID)
    return Found(start, end, grade, kind, link_flags(target, own_host), frozenset(elements))


def _detail(found: Found) -> dict[str, Any]:
    return {
        "grade": found.grade.value,
        "kind": found.kind,
        "flags": sorted(found.flags),
        "elements": sorted(found.elements),
    }


def _outside(items: Sequence[Mapping[str, Any]], lists: Sequence[tuple[int, int]]) -> list[Mapping[str, Any]]:
    """Return the links or marks that stand outside the reference lists."""
    return [item for item in items if not any(low <= item["start"] < high for low, high in lists)]


def _marked(places: Places, marks: Sequence[Mapping[str, Any]], references: References) -> Iterator[Found]:
    """Yield the citations that the reader's note marks are."""
    for mark in marks:
        label = mark["label"].strip("[]^ ")
        if label in references or is_marker(places.text[max(0, mark["start"] - 14) : mark["start"]], label):
            yield grade_marker(*places.anchor(mark["start"], mark["end"]), label, references)


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [(low - start, high - start) for low, high in spans if start <= low < end]


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _names_product(text: str, start: int, end: int) -> bool:
    """Say whether an anchor is only a trade name: marked ® or ™, or capitalised inside a sentence."""
    anchor = text[start:end].strip()
    if _PRODUCT_MARK.search(anchor):
        return True
    words = anchor.split()
    if not 0 < len(words) <= _LONGEST_NAME or _STUDY_WORD.search(anchor):
        return False
    inside = start > 1 and text[start - 1] == " " and text[start - 2].islower()
    return inside and all(word[0].isupper() and not word.isupper() for word in words)
