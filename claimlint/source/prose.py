"""Prose with addresses and note markers in it: both become data, neither stays in the text."""

import re
from html import unescape
from typing import Final

from claimlint.source import tags
from claimlint.source.addresses import addresses
from claimlint.source.draft import DocumentDraft

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


def write_html(draft: DocumentDraft, raw: str, at: int, *, record: bool = True) -> None:
    """Write HTML text, which stands in the source at `at`; references are decoded, addresses become links."""
    done = 0
    for start, end in addresses(raw):
        _write_pieces(draft, raw[done:start], at + done)
        if record:
            draft.link(draft.writer.here, unescape(raw[start:end]))
        done = end
    _write_pieces(draft, raw[done:] if done else raw, at + done)


def _write_pieces(draft: DocumentDraft, raw: str, at: int) -> None:
    if "&" not in raw:
        draft.write(raw, at)
        return
    for text, first, last in tags.pieces(raw, 0, len(raw), base=at):
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
