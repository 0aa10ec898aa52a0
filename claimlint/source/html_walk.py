"""The walk over a parsed page: what each element is to its reader."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any, Final

from justhtml import Comment, Element, Text

from claimlint.model.text import BlockRole
from claimlint.source import boilerplate, html_meta, prose, superscript, tags
from claimlint.source.draft import DocumentDraft, Draft
from claimlint.source.html_comments import record_comment
from claimlint.source.html_survey import Survey
from claimlint.source.html_text import Stretch

_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite data dfn del em font i ins label mark q rb rp rt ruby s small span strike strong "
    "sub time tt u wbr picture source output slot meter progress nobr blink #document #document-fragment".split()
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS: Final = {
    "blockquote": BlockRole.QUOTE,
    "figcaption": BlockRole.CAPTION,
    "caption": BlockRole.CAPTION,
    "td": BlockRole.CELL,
    "th": BlockRole.CELL,
}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dl"})
_ITEMS: Final = frozenset({"li", "dd"})

Leave = Callable[[], None] | None


@dataclass(slots=True)
class _Context:
    role: BlockRole
    level: int = 0
    lead: int | None = None
    marker: str = ""
    note: bool = False
    number: int | None = None
    used: bool = False


@dataclass(slots=True)
class _Frame:
    children: Iterator[Any]
    leave: Leave = None
    closes: bool = False


@dataclass(slots=True)
class _State:
    """What the walk is inside of."""

    contexts: list[_Context] = field(default_factory=list)
    anchors: int = 0
    cores: int = 0


class Walk:
    """Writes one parsed page, or a piece of one, into a draft."""

    def __init__(self, draft: DocumentDraft, source: str, base: int, context: Draft) -> None:
        self.draft = draft
        self.source = draft.source
        self.fragment = source
        self.base = base
        self.state = _State([_Context(context.role, lead=context.lead, note=context.note)])
        self.survey = Survey(source)
        self.written = 0
        self.breaks = 0
        self.early: list[Stretch] = []

    def run(self, root: Any) -> None:
        """Walk the tree below `root`."""
        self.survey.take(root)
        stack = [_Frame(iter(root.children or ()))]
        while stack:
            node = next(stack[-1].children, None)
            if node is None:
                self._leave(stack.pop())
            elif isinstance(node, Text):
                self._text(node)
            elif isinstance(node, Comment):
                self._comment(node)
            elif isinstance(node, Element) and (frame := self._enter(node)):
                stack.append(frame)
        self._catch_up(len(self.fragment) + 1)
        self.draft.close()

    def _leave(self, frame: _Frame) -> None:
        if frame.leave:
            frame.leave()
        if frame.closes:
            self.draft.close()

    def _enter(self, node: Element) -> _Frame | None:
        """Return the frame in which an element's children are walked, or nothing to leave them out."""
        name = node.name.lower()
        if name == "head":
            return _Frame(iter(node.children or ()))
        special = _SPECIAL.get(name)
        if special:
            return special(self, node)
        if self._is_left_out(name, node):
            self._part(name)
            return None
        if name in _INLINE:
            return _Frame(iter(node.children or ()))
        self.draft.close()
        return self._enter_block(name, node)

    def _is_left_out(self, name: str, node: Element) -> bool:
        if name in boilerplate.DROPPED or name in boilerplate.CODE:
            return not (name in {"aside", "footer"} and boilerplate.holds_references(name, node.attrs))
        return boilerplate.is_boilerplate(name, node.attrs) and not self.survey.holds_core(node)

    def _part(self, name: str) -> None:
        """Keep what stands before and after a part that is left out from running into one another."""
        if name in boilerplate.CODE - {"pre", "listing", "xmp"} or name in {
            "svg",
            "button",
            "math",
            "select",
            "span",
        }:
            self.draft.writer.space()
        elif name not in {"script", "style", "template", "input", "noscript", *_INLINE}:
            self.draft.close()

    def _enter_block(self, name: str, node: Element) -> _Frame | None:
        if name == "header" and not self.state.cores:
            return _Frame(iter(self.survey.page_headings(node)), closes=True)
        context = self._context(name, node)
        if name in {"article", "main"}:
            self.state.cores += 1
            return _Frame(iter(node.children or ()), self._leave_core, closes=True)
        if context is None:
            return _Frame(iter(node.children or ()), closes=True)
        self.state.contexts.append(context)
        return _Frame(iter(node.children or ()), self._leave_context, closes=True)

    def _context(self, name: str, node: Element) -> _Context | None:
        """Return what prose inside an element is, if it is not what it is outside."""
        outer = self.state.contexts[-1]
        note = outer.note or boilerplate.holds_references(name, node.attrs)
        if name in _HEADINGS:
            return _Context(BlockRole.HEADING, level=int(name[1]))
        if name in _CONTAINERS:
            return _Context(_CONTAINERS[name], note=note)
        if name in _LISTS:
            return _Context(
                outer.role, lead=self._list_lead(), number=_first_number(name, node.attrs), note=note
            )
        if name in _ITEMS:
            return self._item(name, outer)
        return _Context(outer.role, lead=outer.lead, note=True) if note and not outer.note else None

    def _list_lead(self) -> int | None:
        lead = self.draft.last_lead
        nested = any(context.role is BlockRole.ITEM for context in self.state.contexts)
        return (
            None if lead is not None and not nested and self.draft.role_of(lead) is BlockRole.ITEM else lead
        )

    def _item(self, name: str, outer: _Context) -> _Context:
        marker = ""
        if outer.number is not None:
            marker = str(outer.number)
            outer.number += 1
        lead = self.draft.last_term if name == "dd" else outer.lead
        return _Context(BlockRole.ITEM, lead=lead, marker=marker, note=outer.note)

    def _leave_context(self) -> None:
        self.draft.close()
        self.state.contexts.pop()

    def _leave_core(self) -> None:
        self.state.cores -= 1

    def _leave_anchor(self) -> None:
        self.state.anchors -= 1

    def _ensure_open(self) -> None:
        if self.draft.in_block:
            return
        context = self.state.contexts[-1]
        self.draft.open(
            Draft(
                context.role,
                level=context.level,
                lead=context.lead,
                marker=context.marker,
                note=context.note,
                continues=context.used,
            )
        )
        context.used = bool(context.marker)

    def _text(self, node: Text) -> None:
        for start, end in self.survey.places(node):
            if (start, end) in self.survey.early:
                heappush(self.early, (start, end))
                continue
            self._catch_up(start)
            if start >= self.written:
                self._write(start, end)

    def _catch_up(self, start: int) -> None:
        """Write what a table threw out, at its place in the source, as paragraphs of their own."""
        while self.early and self.early[0][0] < start:
            first, last = heappop(self.early)
            if first < self.written:
                continue
            self.draft.close()
            self._write(first, last)
            self.draft.close()

    def _write(self, start: int, end: int) -> None:
        self.written = end
        blank = self.fragment[start:end].isspace()
        if not blank:
            self.breaks = 0
        if not self.draft.in_block:
            if blank:
                return
            self._ensure_open()
        prose.write_html(
            self.draft, self.source, self.base + start, self.base + end, record=not self.state.anchors
        )

    def _comment(self, node: Comment) -> None:
        start = node.origin_offset
        if start is not None and self.fragment.startswith("<!--", start):
            end = self.survey.comment_end(start)
            record_comment(self.draft, self.source, self.base + start, self.base + end)

    def _anchor(self, node: Element) -> _Frame | None:
        if self._is_left_out("a", node):
            return None
        start, target = self.draft.writer.next, node.attrs.get("href")
        if not target:
            return _Frame(iter(node.children or ()))
        self.state.anchors += 1

        def leave() -> None:
            self.state.anchors -= 1
            self._ensure_open()
            self.draft.link(start, target)

        return _Frame(iter(node.children or ()), leave)

    def _break(self, _: Element) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self.draft.close()
        else:
            self.draft.writer.space()

    def _rule(self, _: Element) -> None:
        self.draft.close()

    def _image(self, node: Element) -> None:
        if not boilerplate.is_boilerplate("img", node.attrs):
            self._attribute(node, "alt", "alt", inside=True)

    def _title(self, node: Element) -> None:
        self.draft.close()
        for child in node.children or ():
            for start, end in self.survey.places(child) if isinstance(child, Text) else ():
                if start >= self.written:
                    self.written = end
                    self.draft.meta("title", tags.pieces(self.source, self.base + start, self.base + end))

    def _meta(self, node: Element) -> None:
        html_meta.read_meta(self.draft, node.attrs)
        if (node.attrs.get("name") or "").lower() == "description":
            self._attribute(node, "content", "description", inside=False)

    def _script(self, node: Element) -> None:
        if (node.attrs.get("type") or "").lower() == "application/ld+json":
            script = "".join(child.data or "" for child in node.children or () if isinstance(child, Text))
            html_meta.read_linked_data(self.draft, script)

    def _time(self, node: Element) -> _Frame:
        self.draft.name("date", node.attrs.get("datetime") or "")
        return _Frame(iter(node.children or ()))

    def _attribute(self, node: Element, attribute: str, label: str, *, inside: bool) -> None:
        """Add the value of an attribute as a META block, at its place in the tag."""
        start = node.origin_offset
        if start is None or not node.attrs.get(attribute):
            return
        tag = tags.read_tag(self.fragment, start, self.survey.tag_end(node))
        place = tag.attributes.get(attribute) if tag else None
        if place is None or place[0] < self.written:
            return
        self._catch_up(place[0])
        self.written = place[1]
        pieces = tags.pieces(self.source, self.base + place[0], self.base + place[1])
        if inside and self.draft.in_block:
            self.draft.aside(label, pieces)
        else:
            self.draft.meta(label, pieces)

    def _superscript(self, node: Element) -> None:
        stretches, targets = self.survey.inside(node)
        text = "".join(self.fragment[start:end] for start, end in stretches)
        linked = bool(targets) or self.state.anchors > 0
        labels = superscript.note_labels(text, self.draft.writer.tail(8), linked=linked)
        if stretches and (labels or text.strip()):
            self._ensure_open()
        for label in labels:
            self.draft.mark(label)
        for target in targets:
            self.draft.link(self.draft.writer.here, target)
        if not labels:
            self._raised(stretches)

    def _raised(self, stretches: list[Stretch]) -> None:
        for start, end in stretches:
            if start < self.written:
                continue
            raised = superscript.exponent(self.fragment[start:end])
            if raised != self.fragment[start:end]:
                self.written = end
                self.draft.unit(raised, self.base + start, self.base + end)
            else:
                self._write(start, end)


def _first_number(name: str, attributes: Mapping[str, str | None]) -> int | None:
    if name != "ol":
        return None
    first = attributes.get("start") or "1"
    return int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 1


_SPECIAL: Final[Mapping[str, Callable[[Walk, Element], _Frame | None]]] = {
    "a": Walk._anchor,
    "br": Walk._break,
    "hr": Walk._rule,
    "img": Walk._image,
    "title": Walk._title,
    "meta": Walk._meta,
    "script": Walk._script,
    "time": Walk._time,
    "sup": Walk._superscript,
}
