"""Paragraphs that are headings in all but name: a short line set in bold."""

from collections.abc import Sequence
from typing import Final, Protocol

from claimlint.model.text import BlockRole
from claimlint.source import bylines, shapes

LOWEST_LEVEL: Final = 6
_BELOW: Final = frozenset({BlockRole.PARAGRAPH, BlockRole.ITEM, BlockRole.QUOTE, BlockRole.CELL})


class _Draft(Protocol):
    role: BlockRole
    level: int
    note: bool
    start: int
    end: int
    strong: int


def promote(drafts: Sequence[_Draft], text: str) -> None:
    """Make headings of the paragraphs that are wholly bold, read like a heading, and stand above prose."""
    below: _Draft | None = None
    for draft in reversed(drafts):
        if draft.end <= draft.start:
            continue
        if _is_bold(draft) and below is not None and below.role in _BELOW:
            words = text[draft.start : draft.end]
            if shapes.can_be_heading(words) and not shapes.is_lead_in(words) and not bylines.is_byline(words):
                draft.role, draft.level = BlockRole.HEADING, LOWEST_LEVEL
        below = draft


def _is_bold(draft: _Draft) -> bool:
    length = draft.end - draft.start
    return draft.role is BlockRole.PARAGRAPH and not draft.note and draft.strong >= length - 1 > 0
