"""Docs and views made by hand: blank tokens, and tags, heads and mentions where a test says so. No trained model."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import spacy
from spacy.tokens import Doc

from claimlint.model.text import TextSpan
from claimlint.nlp.claims.finder import ClaimFinder
from claimlint.nlp.context import ContextScoper
from claimlint.nlp.entities import EntityFinder
from claimlint.nlp.keys import data_of
from claimlint.nlp.sentences import SentenceSplitter
from claimlint.nlp.view import Mark, View

NLP = spacy.blank("en")


@cache
def entity_finder() -> EntityFinder:
    return EntityFinder(NLP.vocab)


def mark(start: int, end: int, kind: str, name: str, *, codes: str = "", flags: str = "") -> Mark:
    return Mark(start, end, kind, name, frozenset(codes.split()), frozenset(flags.split()))


def view(text: str, marks: Iterable[Mark] = (), index: int = 0) -> View:
    """Return a view of words parted by spaces, each with a tag after a slash if the sentence is to count as parsed."""
    words, tags = [], []
    for piece in text.split():
        word, _, tag = piece.partition("/") if piece != "/" else (piece, "", "")
        words.append(word)
        tags.append(tag)
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    made = View(
        index, [word.lower() for word in words], starts, ends, [word[:1].isupper() for word in words],
        TextSpan(0, ends[-1] if ends else 0), marks=list(marks),
    )  # fmt: skip
    if any(tags):
        made.tags, made.deps, made.heads = tags, ["dep"] * len(words), list(range(len(words)))
    return made


def sentences(text: str, blocks: list[dict[str, Any]] | None = None, **more: object) -> Doc:
    """Return a Doc with its sentences; `blocks` is what a reader would have said."""
    doc = NLP.make_doc(text)
    if blocks is not None:
        data_of(doc)["input"] = {"blocks": blocks, "links": [], "marks": [], "references": [], **more}
    return SentenceSplitter()(doc)


def blocks_of(
    *parts: tuple[str, str], leads: dict[int, int] | None = None
) -> tuple[str, list[dict[str, Any]]]:
    """Return the text and blocks of (role, text) pairs; a heading opens a section, `leads` maps items to their lead-in."""
    text, made, section = "", [], None
    for at, (role, words) in enumerate(parts):
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{words}" if text else words
        made.append({
            "start": start, "end": start + len(words), "role": role, "level": 2 if role == "heading" else 0, "label": "",
            "lead": (leads or {}).get(at), "section": None if role == "heading" else section,
        })  # fmt: skip
        section = at if role == "heading" else section
    return text, made


def in_context(doc: Doc) -> Doc:
    return ContextScoper()(doc)


def claims(doc: Doc) -> list[dict[str, Any]]:
    """Return the claims that windows find, without any parse."""
    found: list[dict[str, Any]] = data_of(ClaimFinder()(in_context(entity_finder()(doc))))["claims"]
    return found


def cues(doc: Doc, kind: str) -> list[str]:
    """Return the scopes of one kind of cue, as text."""
    rows = data_of(in_context(doc))["cues"]
    return [doc.text[low:high] for name, _, _, low, high, _, _ in rows if name == kind]
