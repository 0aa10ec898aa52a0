"""Comments in HTML, kept with their places: directives live in them."""

from collections.abc import Iterator

from claimlint.source.draft import DocumentDraft

_OPENING = "<!--"
_CLOSINGS = ("--!>", "-->")


def comments_of(fragment: str) -> Iterator[tuple[int, int]]:
    """Yield where the closed comments of a fragment stand."""
    start = fragment.find(_OPENING)
    while start >= 0:
        end = fragment.find(_CLOSINGS[-1], start + len(_OPENING))
        if end < 0:
            return
        end += len(_CLOSINGS[-1])
        yield start, end
        start = fragment.find(_OPENING, end)


def record_comment(draft: DocumentDraft, start: int, end: int) -> None:
    """Record the comment that stands at `start` … `end`."""
    written = draft.source[start:end]
    closing = next((len(mark) for mark in _CLOSINGS if written.endswith(mark)), 0)
    first = min(start + len(_OPENING), end)
    draft.comment(start, end, draft.source[first : max(first, end - closing)])
