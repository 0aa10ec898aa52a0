"""Prose with addresses and note markers in it: both become data, neither stays in the text."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Final

from claimlint.source import tags
from claimlint.source.addresses import addresses
from claimlint.source.draft import DocumentDraft, Piece

_NOTE: Final = re.compile(r"\[\^([^\]\s\[]{1,40})\]")


def write(draft: DocumentDraft, raw: str, at: int, *, notes: bool = False, record: bool = True) -> None:
    """Write `raw`, which stands in the source at `at`; addresses and `[^9]` become links and marks."""
    done = 0
    for start, end in addresses(raw):
        _write_notes(draft, raw[done:start], at + done, notes=notes)
        if record:
            draft.link(draft.writer.here, raw[start:end])
        done = end
    _write_notes(draft, raw[done:], at + done, notes=notes)


def write_html(
    draft: DocumentDraft, fragment: str, stretch: tuple[int, int], *, base: int = 0, record: bool = True
) -> None:
    """Write a stretch of HTML text of a fragment that stands in the source at `base`."""
    start, end = stretch
    done = start
    for first, last in addresses(fragment[start:end]):
        _write_pieces(draft, tags.pieces(fragment, done, start + first, base=base))
        if record:
            draft.link(draft.writer.here, unescape(fragment[start + first : start + last]))
        done = start + last
    _write_pieces(draft, tags.pieces(fragment, done, end, base=base))


def _write_pieces(draft: DocumentDraft, pieces: Iterable[Piece]) -> None:
    for text, first, last in pieces:
        if len(text) == last - first:
            draft.write(text, first)
        else:
            draft.unit(text, first, last)


def _write_notes(draft: DocumentDraft, raw: str, at: int, *, notes: bool) -> None:
    done = 0
    if notes and "[^" in raw:
        for found in _NOTE.finditer(raw):
            draft.write(raw[done : found.start()], at + done)
            draft.mark(found.group(1))
            done = found.end()
    if done < len(raw):
        draft.write(raw[done:], at + done)
