"""A sentence as the pattern matcher and the claim finder see it: words without spaces, hyphens and quotation marks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from spacy.tokens import Doc, Span

from claimlint.model.text import TextSpan
from claimlint.nlp.keys import ENTITIES, HARMS, data_of

_DROPPED: Final = frozenset({"-", '"', "'", "`", "*", "_", "™", "®", "‑", "‐"})
_NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " half third quarter twice dozens hundreds thousands".split()
)


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
    """Words of one sentence with their places; `tags`, `heads`, `deps` are empty where the sentence was not parsed."""

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

        def put(name: str, start: int, end: int) -> None:
            ends = found.setdefault(name, {}).setdefault(start, [])
            if end not in ends:
                ends.append(end)
                ends.sort(reverse=True)

        for mark in self.marks:
            for name in _slot_names(mark):
                put(name, mark.start, mark.end)
        for i, word in enumerate(self.words):
            if word[0].isdigit() or word in _NUMBER_WORDS:
                put("NUM", i, i + 1)
            if word in _PRONOUNS:
                put("INT", i, i + 1)
            if self.capital[i]:
                put("NAME", i, self._name_end(i))
        return found

    def _name_end(self, start: int) -> int:
        end = start + 1
        while end < len(self.words) and (self.capital[end] or (self.words[end] in _LINKS and self.capital[end + 1 : end + 2] == [True])):
            end += 1
        return end


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


def view_of(doc: Doc, sent: Span, index: int, spans: Sequence[tuple[Span, int | None]]) -> View:
    """Return the view of one sentence, mentions included."""
    keep = [token for token in sent if not token.is_space and token.text not in _DROPPED]
    start = keep[0].idx if keep else sent.start_char
    end = max((token.idx + len(token) for token in sent if not token.is_space), default=start)
    view = View(
        index=index,
        words=[token.norm_.lower() for token in keep],
        starts=[token.idx for token in keep],
        ends=[token.idx + len(token) for token in keep],
        capital=[token.text[:1].isupper() for token in keep],
        span=TextSpan(start, end),
    )
    places = {token.i: at for at, token in enumerate(keep)}
    _add_syntax(view, data_of(doc).get("syntax", {}).get(str(index)), [token.i - sent.start for token in keep])
    view.marks.extend(_marks(doc, spans, places))
    return view


def _add_syntax(view: View, parse: Mapping[str, Sequence[Any]] | None, kept: Sequence[int]) -> None:
    """Bring the parse (over all tokens of the sentence) to the kept words; a head that was dropped gives way to its own head."""
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
        detail = details[number] if number is not None and number < len(details) else {"codes": [], "flags": []}
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


def views_of(doc: Doc) -> list[View]:
    """Return the views of all sentences of a Doc."""
    sents = list(doc.sents)
    spans = _by_sentence(doc, [sent.start for sent in sents])
    return [view_of(doc, sent, index, spans.get(index, ())) for index, sent in enumerate(sents)]
