"""HTML: a walk over justhtml's tree in the order of the source."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from justhtml import JustHTML

from claimlint.model.text import BlockRole, Document
from claimlint.source.draft import DocumentDraft, Draft
from claimlint.source.html_comments import comments_of, record_comment
from claimlint.source.html_walk import Walk
from claimlint.source.normalise import without_surrogates

_TAGS: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_SPANNING: Final = frozenset({"nav", "footer", "aside", "form", "template", "noscript", "dialog"})


def read(source: str) -> Document:
    """Read an HTML page."""
    draft = DocumentDraft(source, "text/html")
    shadow = without_surrogates(source)
    if shadow.startswith("\ufeff"):
        shadow = " " + shadow[1:]
    with _collection_paused():
        page = JustHTML(shadow, track_node_locations=True, sanitize=False)
        Walk(draft, shadow, 0, Draft(BlockRole.PARAGRAPH)).run(page.root)
    return draft.finish()


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Pause the collector, which would walk the growing tree again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class FragmentReader:
    """Reads the HTML blocks of a Markdown document; what one block opens may end in a later one."""

    def __init__(self, draft: DocumentDraft, shadow: str) -> None:
        self.draft = draft
        self.shadow = shadow
        self._within: list[str] = []

    @property
    def skipping(self) -> bool:
        """Say whether the Markdown that follows stands in a part of the page that is no prose."""
        return bool(self._within)

    def read(self, stretches: Iterable[tuple[int, int]], context: Draft) -> None:
        """Read one HTML block, made of stretches of source, in a container of the role of `context`."""
        base, fragment = _join(self.shadow, stretches)
        comments = list(comments_of(fragment))
        rest = _without(fragment, comments)
        if not rest.strip():
            for start, end in comments:
                record_comment(self.draft, base + start, base + end)
            return
        skipped = self.skipping
        self._track(rest)
        if skipped:
            return
        page = JustHTML(fragment, fragment=True, track_node_locations=True, sanitize=False)
        Walk(self.draft, fragment, base, context).run(page.root)

    def _track(self, fragment: str) -> None:
        for closing, name in _tags(fragment):
            if name not in _SPANNING:
                continue
            if not closing:
                self._within.append(name)
            elif name in self._within:
                while self._within.pop() != name:
                    continue


def _tags(fragment: str) -> Iterator[tuple[str, str]]:
    for closing, name in _TAGS.findall(fragment):
        yield closing, name.lower()


def _without(fragment: str, stretches: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in stretches:
        parts.append(fragment[done:start])
        done = end
    return "".join((*parts, fragment[done:]))


def _join(shadow: str, stretches: Iterable[tuple[int, int]]) -> tuple[int, str]:
    """Return where an HTML block begins and its text, the markers of its container blanked."""
    parts: list[str] = []
    base = done = -1
    for start, end in stretches:
        if base < 0:
            base = done = start
        parts += (" " * (start - done), shadow[start:end])
        done = end
    return base, "".join(parts)
