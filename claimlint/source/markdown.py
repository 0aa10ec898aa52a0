"""Markdown (CommonMark and GFM): a fold over pyromark's events."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyromark

from claimlint.model.text import BlockRole, Document
from claimlint.source import front_matter, html, inline
from claimlint.source.draft import DocumentDraft, Draft
from claimlint.source.mdx import hide_expressions
from claimlint.source.normalise import without_surrogates

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_LONE_RETURN: Final = re.compile(r"\r(?!\n)")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_NOT_NEWLINE: Final = re.compile(r"[^\r\n]")


def read(source: str, *, media_type: str = "text/markdown") -> Document:
    """Read Markdown, or MDX if `media_type` says so."""
    draft = DocumentDraft(source, media_type)
    shadow = _LONE_RETURN.sub("\n", without_surrogates(source))
    matter = front_matter.end_of(shadow)
    if matter:
        front_matter.read(draft, shadow, matter)
        shadow = _NOT_NEWLINE.sub(" ", shadow[:matter]) + shadow[matter:]
    if media_type == "text/mdx":
        shadow = hide_expressions(draft, shadow)
    _Fold(draft, shadow).run()
    return draft.finish()


@dataclass(slots=True)
class _Context:
    """What the prose of a container is; `lead` and `marker` are a list item's."""

    role: BlockRole
    lead: int | None = None
    marker: str = ""
    note: bool = False
    number: int | None = None
    used: bool = False


class _Fold:
    """Turns events into blocks."""

    def __init__(self, draft: DocumentDraft, shadow: str) -> None:
        self.draft = draft
        self.shadow = shadow
        self.inline = inline.InlineWriter(draft, shadow, self.ensure_open)
        self.contexts = [_Context(BlockRole.PARAGRAPH)]
        self.html = html.FragmentReader(draft, shadow)
        self.html_lines: list[tuple[int, int]] = []
        self.ignored = 0
        self.starters: Mapping[str, Callable[[Any], None]] = {
            "Paragraph": self._paragraph,
            "Heading": self._heading,
            "HtmlBlock": self._html_block,
            "CodeBlock": self._code_block,
            "List": self._list,
            "Item": self._item,
            "BlockQuote": self._quote,
            "FootnoteDefinition": self._footnote,
            "TableCell": self._cell,
            "Link": self._link,
            "Image": self._image,
            "Strong": self._strong,
        }

    def run(self) -> None:
        """Fold all events."""
        place = _characters(self.shadow)
        for event, range_ in pyromark.events_with_range(self.shadow, options=_OPTIONS):
            start, end = place(range_["start"]), place(range_["end"])
            if isinstance(event, str):
                self._break(event, start, end)
                continue
            kind, value = _parts(event)
            if kind == "Text":
                if not self.ignored and not self.html.skipping:
                    self.inline.text(value, start, end)
            elif kind == "Start":
                self._start(value)
            elif kind == "End":
                self._end(value)
            else:
                self._other(kind, value, start, end)

    def ensure_open(self) -> None:
        """Open a block of the container's role unless one is open."""
        if not self.draft.in_block:
            self._open()

    def _open(self) -> None:
        context = self.contexts[-1]
        self.inline.flush()
        self.draft.open(
            Draft(
                context.role,
                lead=context.lead,
                marker=context.marker,
                note=context.note,
                continues=context.used,
            )
        )
        context.used = bool(context.marker)

    def _close(self) -> None:
        self.inline.end_block()
        self.draft.close()

    def _break(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self._close()
        elif not self.ignored and not self.html.skipping:
            self.inline.line_break(start, end)

    def _other(self, kind: str, value: object, start: int, end: int) -> None:
        if kind == "Html":
            self.html_lines.append((start, end))
        elif self.ignored or self.html.skipping:
            return
        elif kind == "InlineHtml":
            self.inline.html(start, end)
        elif kind == "FootnoteReference":
            self.inline.note(str(value))
        elif kind == "Code":
            self.inline.gap()

    def _start(self, tag: str | Mapping[str, Any]) -> None:
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        starter = self.starters.get(name)
        if starter:
            starter(value)

    def _end(self, tag: str | Mapping[str, Any]) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name in {"Link", "Image"}:
            if not self.html.skipping:
                self.inline.end_span(image=name == "Image")
        elif name == "Strong":
            self.inline.end_strong()
        elif name == "HtmlBlock":
            self._end_html()
        elif name == "CodeBlock":
            self.ignored -= 1
        elif name in _ENDERS:
            self._close()
            if name in _CONTAINERS and len(self.contexts) > 1:
                self.contexts.pop()

    def _end_html(self) -> None:
        if self.html_lines:
            context = self.contexts[-1]
            self.html.read(self.html_lines, Draft(context.role, lead=context.lead, note=context.note))
        self.html_lines = []

    def _paragraph(self, _: object) -> None:
        self._close()
        if not self.html.skipping:
            self._open()

    def _heading(self, value: Mapping[str, Any]) -> None:
        self._close()
        if not self.html.skipping:
            self.draft.open(Draft(BlockRole.HEADING, level=int(str(value["level"])[1:])))

    def _html_block(self, _: object) -> None:
        self._close()

    def _code_block(self, _: object) -> None:
        self._close()
        self.ignored += 1

    def _list(self, first: int | None) -> None:
        self._close()
        lead = self.draft.last_lead
        if lead is not None and len(self.contexts) == 1 and self.draft.role_of(lead) is BlockRole.ITEM:
            lead = None
        outer = self.contexts[-1]
        self.contexts.append(_Context(outer.role, lead=lead, number=first, note=outer.note))

    def _item(self, _: object) -> None:
        self._close()
        within = self.contexts[-1]
        marker = "" if within.number is None else str(within.number)
        if within.number is not None:
            within.number += 1
        self.contexts.append(_Context(BlockRole.ITEM, lead=within.lead, marker=marker, note=within.note))

    def _quote(self, alert: str | None) -> None:
        self._close()
        role = self.contexts[-1].role if alert else BlockRole.QUOTE
        self.contexts.append(_Context(role, note=self.contexts[-1].note))

    def _footnote(self, label: str) -> None:
        self._close()
        self.contexts.append(_Context(BlockRole.REFERENCES, marker=label, note=True))

    def _cell(self, _: object) -> None:
        self._close()
        if not self.html.skipping:
            self.draft.open(Draft(BlockRole.CELL))

    def _link(self, value: Mapping[str, Any]) -> None:
        if not self.html.skipping:
            self.inline.start_link(
                str(value["dest_url"]), automatic=value["link_type"] in {"Autolink", "Email"}
            )

    def _strong(self, _: object) -> None:
        self.inline.start_strong()

    def _image(self, _: object) -> None:
        if not self.html.skipping:
            self.inline.start_image()


_CONTAINERS: Final = frozenset({"List", "Item", "BlockQuote", "FootnoteDefinition"})
_ENDERS: Final = _CONTAINERS | {"Paragraph", "Heading", "TableCell"}


def _parts(event: Mapping[str, Any]) -> tuple[str, Any]:
    """Return the name of an event and what it carries."""
    return next(iter(event.items()))


def _characters(text: str) -> Callable[[int], int]:
    """Return the function from a UTF-8 byte offset in `text` to a character offset."""
    if text.isascii():
        return lambda offset: offset
    ends, extra = _wide(text)

    def place(offset: int) -> int:
        return offset - extra[bisect_right(ends, offset)]

    return place


def _wide(text: str) -> tuple[list[int], list[int]]:
    """Return where each wide character ends, in bytes, and the surplus of bytes over characters there."""
    ends: list[int] = []
    extra = [0]
    more = 0
    for found in _NOT_ASCII.finditer(text):
        more += _width(found.group()) - 1
        ends.append(found.end() + more)
        extra.append(more)
    return ends, extra


def _width(character: str) -> int:
    return 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
