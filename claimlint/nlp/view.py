"""A sentence as the matcher and the claim finder see it: words, no spaces, hyphens or quotation marks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, Token

from claimlint.model.text import TextSpan
from claimlint.nlp.keys import ENTITIES, HARMS, data_of
from claimlint.nlp.words import word_set
from claimlint.phrases.inflect import POSSESSIVE

_NO_DETAIL: Final[Mapping[str, list[str]]] = MappingProxyType({"codes": [], "flags": []})
_DROPPED: Final = frozenset({"-", '"', "'", "`", "*", "_", "™", "®", "‑", "‐"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention in a view: words `start` up to `end`."""

    start: int
    end: int
    kind: str
    name: str
    codes: frozenset[str]
    flags: frozenset[str]
    anaphor: bool = False


@dataclass(slots=True)
class View:
    """Words of one sentence with their places; `tags`, `heads`, `deps` are empty where it was not parsed."""

    index: int
    words: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    span: TextSpan
    marks: list[Mark] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    acronym: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def text_span(self, start: int, end: int) -> TextSpan:
        """Return the characters of words `start` up to `end`."""
        if start >= len(self.words):
            return TextSpan(self.span.end, self.span.end)
        return TextSpan(self.starts[start], self.ends[max(end - 1, start)])

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that ends after `offset`."""
        return next((i for i, end in enumerate(self.ends) if end > offset), len(self.words))

    def slots(self) -> dict[str, dict[int, list[int]]]:
        """Return where mentions, numbers and names stand, for the matcher."""
        found: dict[str, dict[int, list[int]]] = {}
        for name, start, end in self._slot_places():
            ends = found.setdefault(name, {}).setdefault(start, [])
            if end not in ends:
                ends.append(end)
                ends.sort(reverse=True)
        return found

    def _slot_places(self) -> Iterator[tuple[str, int, int]]:
        for mark in self.marks:
            for name in _slot_names(mark):
                yield name, mark.start, mark.end
        numbers = word_set("number_words")
        for i, word in enumerate(self.words):
            if word[0].isdigit() or word in numbers:
                yield "NUM", i, i + 1
            if word in _PRONOUNS:
                yield "INT", i, i + 1
            if i < len(self.acronym) and self.acronym[i]:
                yield "ACRONYM", i, i + 1
            if self.capital[i]:
                yield "NAME", i, self._name_end(i)

    def _name_end(self, start: int) -> int:
        end = start + 1
        while end < len(self.words) and (self.capital[end] or self._links_capitals(end)):
            end += 1
        return end

    def _links_capitals(self, at: int) -> bool:
        return self.words[at] in _LINKS and self.capital[at + 1 : at + 2] == [True]


_PRONOUNS: Final = frozenset({"it", "this", "they", "these", "which"})
_LINKS: Final = frozenset({"of", "for", "and", "the", "&", "in"})


def _slot_names(mark: Mark) -> Iterator[str]:
    if mark.kind in {"INT", "INT-GENERIC", "INT-PRONOUN"}:
        yield "INT"
    if mark.kind in {"TGT", "TGT-GENERIC"}:
        yield "TGT"
    if mark.kind == "TGT" and "disease" in mark.flags:
        yield "DISEASE"
    if mark.kind == "HARM":
        yield "HARM"


_HAS_VERB: Final = frozenset({
    "it", "he", "she", "that", "this", "there", "here", "what", "who", "where", "how", "when", "which", "let",
})  # fmt: skip


def _words(tokens: Sequence[Token]) -> list[str]:
    """Return the words as phrases know them: lower-case norms, the possessive told from a shortened verb."""
    words = [token.norm_.lower() for token in tokens]
    for i in range(1, len(words)):
        if words[i] == "'s" and words[i - 1] not in _HAS_VERB:
            words[i] = POSSESSIVE
    return words


def view_of(doc: Doc, sent: Span, index: int, spans: Sequence[tuple[Span, int | None]]) -> View:
    """Return the view of one sentence, mentions included."""
    keep = [token for token in sent if not token.is_space and token.text not in _DROPPED]
    start = keep[0].idx if keep else sent.start_char
    end = max((token.idx + len(token) for token in sent if not token.is_space), default=start)
    view = View(
        index=index,
        words=_words(keep),
        starts=[token.idx for token in keep],
        ends=[token.idx + len(token) for token in keep],
        capital=[token.text[:1].isupper() for token in keep],
        span=TextSpan(start, end),
        acronym=[len(token) > 2 and token.text[:3].isupper() for token in keep],  # noqa: PLR2004 - "US" is none
    )
    places = {token.i: at for at, token in enumerate(keep)}
    parse = data_of(doc).get("syntax", {}).get(str(index))
    _add_syntax(view, parse, [token.i - sent.start for token in keep])
    view.marks.extend(_marks(doc, spans, places))
    return view


def _add_syntax(view: View, parse: Mapping[str, Sequence[Any]] | None, kept: Sequence[int]) -> None:
    """Bring the parse of all tokens to the kept words; a head that was dropped gives way to its own head."""
    if not parse:
        return
    at = {token: i for i, token in enumerate(kept)}
    heads = parse["heads"]
    for token in kept:
        head = heads[token]
        for _ in range(len(heads)):
            if head in at or heads[head] == head:
                break
            head = heads[head]
        view.heads.append(at.get(head, at[token]))
        view.tags.append(parse["tags"][token])
        view.deps.append(parse["deps"][token])


def _marks(doc: Doc, spans: Sequence[tuple[Span, int | None]], places: Mapping[int, int]) -> Iterator[Mark]:
    details = data_of(doc).get("entities", [])
    for span, number in spans:
        inside = [places[i] for i in range(span.start, span.end) if i in places]
        if not inside:
            continue
        detail = details[number] if number is not None and number < len(details) else _NO_DETAIL
        yield Mark(
            inside[0], inside[-1] + 1, span.label_ or "HARM", span.kb_id_ or span.text.lower(),
            frozenset(detail["codes"]), frozenset(detail["flags"]),
        )  # fmt: skip


def _by_sentence(doc: Doc, starts: Sequence[int]) -> dict[int, list[tuple[Span, int | None]]]:
    """Return entities (with their number) and harms of each sentence."""
    found: dict[int, list[tuple[Span, int | None]]] = {}
    for name in (ENTITIES, HARMS):
        for number, span in enumerate(doc.spans.get(name, [])):
            at = bisect_right(starts, span.start) - 1
            found.setdefault(at, []).append((span, number if name == ENTITIES else None))
    return found


@dataclass(frozen=True, slots=True)
class _Built:
    """The views of a Doc, and what they were made of; another value of that makes them stale."""

    made_of: tuple[object, ...]
    views: list[View]


_BUILT: Final[WeakKeyDictionary[Doc, _Built]] = WeakKeyDictionary()
"""Outside `user_data`, which is plain data for `to_bytes`; an entry goes with its Doc."""


def views_of(doc: Doc) -> list[View]:
    """Return the views of all sentences of a Doc; their marks are the caller's own, the rest is shared."""
    sents = list(doc.sents)
    starts = [sent.start for sent in sents]
    made_of = _made_of(doc, starts)
    built = _BUILT.get(doc)
    if built is None or built.made_of != made_of:
        spans = _by_sentence(doc, starts)
        views = [view_of(doc, sent, index, spans.get(index, ())) for index, sent in enumerate(sents)]
        built = _BUILT[doc] = _Built(made_of, views)
    return [replace(view, marks=list(view.marks)) for view in built.views]


def without_syntax(view: View) -> View:
    """Return a view as of a sentence that was not parsed."""
    return replace(view, tags=[], deps=[], heads=[])


def _made_of(doc: Doc, starts: Sequence[int]) -> tuple[object, ...]:
    """Return what views are made of besides tokens; a stage that changes its data replaces them."""
    data = data_of(doc)
    spans = [
        (name, span.start, span.end, span.label, span.kb_id)
        for name in (ENTITIES, HARMS)
        for span in doc.spans.get(name, [])
    ]
    return starts, spans, data.get("entities"), data.get("syntax")
