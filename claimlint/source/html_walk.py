"""The walk over a parsed page: what each element is to its reader."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from justhtml import Comment, Document, DocumentFragment, Element, Text

from claimlint.model.text import BlockRole
from claimlint.source import boilerplate, bylines
from claimlint.source.draft import DocumentDraft, Draft
from claimlint.source.html_elements import SPECIAL
from claimlint.source.html_writer import Context, Frame, PageWriter, frame

_INLINE_WORDS: Final = (
    "a abbr acronym b bdi bdo big cite data dfn del em font i ins label mark q rb rp rt ruby s small "
    "span strike strong sub time tt u wbr picture source output slot meter progress nobr blink"
)
_INLINE: Final = frozenset(_INLINE_WORDS.split())
_CONTAINERS: Final = MappingProxyType(
    {
        "blockquote": BlockRole.QUOTE,
        "figcaption": BlockRole.CAPTION,
        "caption": BlockRole.CAPTION,
        "td": BlockRole.CELL,
        "th": BlockRole.CELL,
    }
)
_HEADINGS: Final = MappingProxyType({f"h{level}": level for level in range(1, 7)})
_LISTS: Final = frozenset({"ul", "ol", "menu", "dl"})
_ITEMS: Final = frozenset({"li", "dd"})
_CORES: Final = frozenset({"article", "main"})
_GAPS: Final = boilerplate.CODE - {"pre", "listing", "xmp"} | {"svg", "button", "math", "select"} | _INLINE
_SILENT: Final = frozenset({"script", "style", "template", "input", "noscript"})
_LONGEST_NUMBER: Final = 5
_FOOTER: Final = 4_000
"""Characters of a footer that are read for its imprint."""


class Walk:
    """Walks one parsed page, or a piece of one, and writes its prose into a draft."""

    def __init__(self, draft: DocumentDraft, fragment: str, base: int, context: Draft) -> None:
        self._draft = draft
        self._page = PageWriter(draft, fragment, base, context)
        self._cores = 0

    def run(self, root: Document | DocumentFragment) -> None:
        """Walk the tree below `root`."""
        page = self._page
        page.survey.take(root)
        stack = [Frame(iter(root.children or ()))]
        while stack:
            node = next(stack[-1].children, None)
            if node is None:
                self._leave(stack.pop())
            elif isinstance(node, Text):
                page.text(node)
            elif isinstance(node, Comment):
                page.comment(node)
            elif isinstance(node, Element) and (inner := self._enter(node)):
                stack.append(inner)
        page.finish()

    def _leave(self, left: Frame) -> None:
        if left.leave:
            left.leave()
        if left.closes:
            self._draft.close()

    def _enter(self, node: Element) -> Frame | None:
        """Return the frame in which an element's children are walked, or nothing to leave them out."""
        name = node.name.lower()
        special = SPECIAL.get(name)
        if special:
            return special(self._page, node)
        if name == "head":
            return frame(node)
        if self._is_left_out(name, node):
            self._part(name)
            if name == "footer":
                self._imprint(node)
            return None
        if name in _INLINE:
            return frame(node)
        self._draft.close()
        return self._enter_block(name, node)

    def _is_left_out(self, name: str, node: Element) -> bool:
        if name in boilerplate.DROPPED or name in boilerplate.CODE:
            return not boilerplate.holds_references(name, node.attrs)
        return boilerplate.is_boilerplate(name, node.attrs) and not self._page.survey.holds_core(node)

    def _imprint(self, node: Element) -> None:
        """Take from a footer who wrote, or reviewed, the page and when; the rest of it is no prose."""
        for key, value in bylines.read_lines(node.to_text(separator="\n")[:_FOOTER].splitlines()):
            self._draft.name(key, value)

    def _part(self, name: str) -> None:
        """Keep what stands before and after a part that is left out from running into one another."""
        if name in _GAPS:
            self._draft.writer.space()
        elif name not in _SILENT:
            self._draft.close()

    def _enter_block(self, name: str, node: Element) -> Frame:
        if name == "header" and not self._cores:
            return Frame(iter(self._page.survey.page_headings(node)), closes=True)
        if name in _CORES:
            self._cores += 1
            return frame(node, self._leave_core, closes=True)
        context = self._context(name, node)
        if context is None:
            return frame(node, closes=True)
        self._page.contexts.append(context)
        return frame(node, self._leave_context, closes=True)

    def _context(self, name: str, node: Element) -> Context | None:
        """Return what prose inside an element is, if it is not what it is outside."""
        outer = self._page.contexts[-1]
        note = outer.note or boilerplate.holds_references(name, node.attrs)
        if name in _HEADINGS:
            return Context(BlockRole.HEADING, level=_HEADINGS[name])
        if name in _CONTAINERS:
            return Context(_CONTAINERS[name], note=note)
        if name in _LISTS:
            return Context(
                outer.role, lead=self._list_lead(), number=_first_number(name, node.attrs), note=note
            )
        if name in _ITEMS:
            return self._item(name, outer)
        return Context(outer.role, lead=outer.lead, note=True) if note and not outer.note else None

    def _list_lead(self) -> int | None:
        lead = self._draft.last_lead
        if lead is None or self._draft.role_of(lead) is not BlockRole.ITEM:
            return lead
        return lead if self._page.contexts[-1].role is BlockRole.ITEM else None

    def _item(self, name: str, outer: Context) -> Context:
        marker = ""
        if outer.number is not None:
            marker = str(outer.number)
            outer.number += 1
        lead = self._draft.last_term if name == "dd" else outer.lead
        return Context(BlockRole.ITEM, lead=lead, marker=marker, note=outer.note)

    def _leave_context(self) -> None:
        self._draft.close()
        self._page.contexts.pop()

    def _leave_core(self) -> None:
        self._cores -= 1


def _first_number(name: str, attributes: Mapping[str, str | None]) -> int | None:
    if name != "ol":
        return None
    first = attributes.get("start") or "1"
    return int(first) if first.isascii() and first.isdigit() and len(first) <= _LONGEST_NUMBER else 1
