"""Prose with addresses and note markers in it: both become data, neither stays in the text."""

import re
from html import unescape
from typing import Final

from claimlint.source.draft import DocumentDraft

ADDRESS: Final = re.compile(
    r"(?<![\w@/.])(?:(?:https?|ftp)://|www\.(?=\w))[^\s<>\"“”\u200b]*[^\s<>\"“”\u200b.,;:!?'’*_~`)\]}]\)?/?", re.IGNORECASE
)
_NOTE: Final = re.compile(r"\[\^([^\]\s\[]{1,40})\]")


def write(draft: DocumentDraft, raw: str, at: int, *, notes: bool = False) -> None:
    """Write `raw`, which stands in the source at `at`; record the addresses and `[^9]` markers it holds."""
    done = 0
    if "://" in raw or "www." in raw.lower():
        for found in ADDRESS.finditer(raw):
            start, end = found.start(), address_end(found)
            _write_notes(draft, raw[done:start], at + done, notes=notes)
            draft.link(draft.writer.here, unescape(raw[start:end]))
            done = end
    _write_notes(draft, raw[done:], at + done, notes=notes)


def address_end(found: re.Match[str]) -> int:
    """Return where an address ends: a closing bracket belongs to it only if the opening one does."""
    address, end = found.group(), found.end()
    if address.endswith(")") and address.count("(") < address.count(")"):
        return end - 1
    return end


def _write_notes(draft: DocumentDraft, raw: str, at: int, *, notes: bool) -> None:
    done = 0
    if notes and "[^" in raw:
        for found in _NOTE.finditer(raw):
            draft.writer.write(raw[done : found.start()], at + done)
            draft.mark(found.group(1))
            done = found.end()
    if done < len(raw):
        draft.writer.write(raw[done:], at + done)
