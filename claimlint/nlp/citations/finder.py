"""The spaCy component that finds and grades citations."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.entries import References
from claimlint.nlp.citations.links import grade_link, link_flags, link_kind
from claimlint.nlp.citations.markers import find_markers, grade_marker, is_marker
from claimlint.nlp.citations.prose import cite_prose
from claimlint.nlp.citations.values import ID, LINK, Found
from claimlint.nlp.keys import CITATIONS, ENTITIES, data_of

_URL: Final = re.compile(r"(?:https?://|\bwww\.|\b(?:dx\.)?doi\.org/)[^\s<>\"]+")
# A sentence with none of these has no source, not even a vague one.
_SIGN: Final = re.compile(
    r"tud|rial|esear|cien|evid|data|litera|inding|xpert|octor|hysic|lini|pecial|ologist|utrit|ietit|iatrist|herap|rofess|uthor"
    r"|nvestig|eview|nalys|xperim|urvey|uid|[Tt]est|ournal|known|shown|prove|said|believed|thought|eport|ocument|accept|establish"
    r"|\b[Mm]any |\b[Ss]ome |\b[Mm]ost |more and more|et al|olleague|co-?work|team|\d{4}|ccord|ublish|label|ackage|SmPC|nsert|ikipedia|aper|says?\b"
    r"|tates\b|arns?\b|otes\b|ecommend|dvis|stimate|\bour |on file|internal |s seen|atent|JAMA|BMJ|NEJM|Lancet|Nature|\bin [A-Z]|CT|ISRC|PMC|PMID"
    r"|http|www\.|doi|iversit|chool|\bby [A-Z]|Dr\b|Prof|MD\b|PhD|[\[(⁰¹²³⁴-⁹*†‡]"
)
_STUDY_WORD: Final = re.compile(
    r"\b(?:stud|trial|research|review|paper|report|source|guideline|journal|meta|evidence|data|article|label|information|here|link)",
    re.IGNORECASE,
)
_PRODUCT_MARK: Final = re.compile(r"[®™]")
_LONGEST_NAME: Final = 3


class CitationFinder:
    """spaCy component: writes `doc.spans["claimlint/citations"]` and a parallel list of grades, kinds, flags, elements."""

    def __init__(self, vocab: Vocab, own_host: str | None = None) -> None:
        self.vocab = vocab
        self._own_host = own_host

    def __call__(self, doc: Doc) -> Doc:
        found = sorted(self._find(doc), key=lambda one: (one.start, one.end, one.kind))
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
        references = References(given.get("references", ()), self._own_host)
        lists = [
            (block["start"], block["end"])
            for block in given.get("blocks", ())
            if block["role"] == "references"
        ]
        marks = [(mark["start"], mark["end"], mark["label"]) for mark in given.get("marks", ())]
        taken = [(start, end) for start, end, _ in marks if end > start]
        text = doc.text
        for start, end in _sentences(doc):
            if any(low <= start < high for low, high in lists):
                continue
            sentence = text[start:end]
            if _SIGN.search(sentence):
                yield from (
                    one.moved(start)
                    for one in self._in_sentence(sentence, references, _inside(taken, start, end))
                )
        outside = [
            place for place in _places(doc, marks) if not any(low <= place[0] < high for low, high in lists)
        ]
        for start, end, at, label in outside:
            if label.strip("[]^ ") in references or is_marker(
                text[max(0, at - 14) : at], label.strip("[]^ ")
            ):
                yield grade_marker(start, end, label, references)
        yield from self._links(doc, given.get("links", ()), lists)

    def _in_sentence(
        self, text: str, references: References, taken: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        urls = list(_URL.finditer(text)) if "http" in text or "www." in text or "doi.org/" in text else []
        for url in urls:
            yield self._link(url.start(), url.end(), url.group().rstrip(".,;:)'"))
        prose = _blanked(text, [(url.start(), url.end()) for url in urls])
        yield from cite_prose(prose, references)
        yield from find_markers(prose, references, taken)

    def _links(
        self, doc: Doc, links: Sequence[Mapping[str, Any]], lists: Sequence[tuple[int, int]]
    ) -> Iterator[Found]:
        products = {
            (span.start_char, span.end_char) for span in doc.spans.get(ENTITIES, ()) if span.label_ == "INT"
        }
        for link in links:
            start, end = link["start"], link["end"]
            if any(low <= start < high for low, high in lists):
                continue
            one = self._link(*_place(doc, start, end), link["target"])
            bare = (start, end) in products or _names_product(doc.text, start, end)
            if bare and one.grade is not Grade.A:
                one = Found(one.start, one.end, Grade.X, "link", one.flags, one.elements)
            yield one

    def _link(self, start: int, end: int, target: str) -> Found:
        grade = grade_link(target, self._own_host)
        kind = link_kind(target)
        elements = {LINK} if grade is not Grade.X else set()
        if kind != "link":
            elements.add(ID)
        return Found(start, end, grade, kind, link_flags(target, self._own_host), frozenset(elements))


def _detail(found: Found) -> dict[str, Any]:
    return {
        "grade": found.grade.value,
        "kind": found.kind,
        "flags": sorted(found.flags),
        "elements": sorted(found.elements),
    }


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    if not doc.has_annotation("SENT_START"):
        yield 0, len(doc.text)
        return
    for sentence in doc.sents:
        yield sentence.start_char, sentence.end_char


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [(low - start, high - start) for low, high in spans if start <= low < end]


def _places(doc: Doc, marks: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, int, str]]:
    for start, end, label in marks:
        yield (*_place(doc, start, end), start, label)


def _place(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the characters that stand for an empty span: the token before it in its block, else the one after."""
    if end > start:
        return start, end
    offsets = [token.idx for token in doc]
    at = bisect_right(offsets, max(start - 1, 0)) - 1
    while at > 0 and doc[at].is_space and "\n\n" not in doc[at].text:
        at -= 1
    if at >= 0 and (start == 0 or doc[at].is_space):
        at = min(bisect_right(offsets, start) - 1, len(doc) - 1)
    if at < 0:
        return start, end
    return doc[at].idx, doc[at].idx + len(doc[at])


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _names_product(text: str, start: int, end: int) -> bool:
    """Say whether an anchor is only a trade name: marked ® or ™, or a few capitalised words inside a sentence."""
    anchor = text[start:end].strip()
    if _PRODUCT_MARK.search(anchor):
        return True
    words = anchor.split()
    if not 0 < len(words) <= _LONGEST_NAME or _STUDY_WORD.search(anchor):
        return False
    inside = start > 1 and text[start - 1] == " " and text[start - 2].islower()
    return inside and all(word[0].isupper() and not word.isupper() for word in words)
