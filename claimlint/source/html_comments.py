"""Comments in HTML, kept with their places: directives live in them."""

from claimlint.source.draft import DocumentDraft

_OPENING = "<!--"
_CLOSINGS = ("--!>", "-->")


def record_comment(draft: DocumentDraft, start: int, end: int) -> None:
    """Record the comment that stands at `start` … `end`."""
    written = draft.source[start:end]
    closing = next((len(mark) for mark in _CLOSINGS if written.endswith(mark)), 0)
    first = min(start + len(_OPENING), end)
    draft.comment(start, end, draft.source[first : max(first, end - closing)])
