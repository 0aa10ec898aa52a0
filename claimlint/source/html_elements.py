"""The elements that are more than a place for text: links, images, superscripts, data on the page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from justhtml import Element, Text

from claimlint.source import boilerplate, html_meta, superscript, tags
from claimlint.source.html_text import Stretch
from claimlint.source.html_writer import Frame, PageWriter, frame

_TAIL: Final = 8


def _anchor(page: PageWriter, node: Element) -> Frame | None:
    target = node.attrs.get("href")
    if boilerplate.is_boilerplate("a", node.attrs):
        return None
    if not target:
        return frame(node)
    start = page.draft.writer.next
    page.anchors += 1

    def leave() -> None:
        page.anchors -= 1
        page.ensure_open()
        page.draft.link(start, target)

    return frame(node, leave)


def _strong(page: PageWriter, node: Element) -> Frame:
    start = page.draft.writer.next
    return frame(node, lambda: page.draft.strong(start))


def _break(page: PageWriter, _: Element) -> None:
    page.breaks += 1
    if page.breaks > 1:
        page.draft.close()
    else:
        page.draft.writer.space()


def _rule(page: PageWriter, _: Element) -> None:
    page.draft.close()


def _image(page: PageWriter, node: Element) -> None:
    if not boilerplate.is_boilerplate("img", node.attrs):
        _attribute(page, node, "alt", "alt")


def _title(page: PageWriter, node: Element) -> None:
    page.draft.close()
    for child in node.children or ():
        for start, end in page.survey.places(child) if isinstance(child, Text) else ():
            page.meta("title", start, end)


def _meta(page: PageWriter, node: Element) -> None:
    html_meta.read_meta(page.draft, node.attrs)
    if (node.attrs.get("name") or "").lower() == "description":
        page.draft.close()
        _attribute(page, node, "content", "description")


def _script(page: PageWriter, node: Element) -> None:
    if (node.attrs.get("type") or "").lower() == "application/ld+json":
        script = "".join(child.data or "" for child in node.children or () if isinstance(child, Text))
        html_meta.read_linked_data(page.draft, script)


def _time(page: PageWriter, node: Element) -> Frame:
    page.draft.name("date", node.attrs.get("datetime") or "")
    return frame(node)


def _superscript(page: PageWriter, node: Element) -> None:
    stretches, targets = page.survey.inside(node)
    text = "".join(page.fragment[start:end] for start, end in stretches)
    linked = bool(targets) or page.anchors > 0
    labels = superscript.note_labels(text, page.draft.writer.tail(_TAIL), linked=linked)
    if text.strip():
        page.ensure_open()
    for label in labels:
        page.draft.mark(label)
    for target in targets:
        page.draft.link(page.draft.writer.here, target)
    if not labels:
        _write_raised(page, stretches)


def _write_raised(page: PageWriter, stretches: list[Stretch]) -> None:
    for start, end in stretches:
        written = page.fragment[start:end]
        raised = superscript.exponent(written)
        if raised == written:
            page.write(start, end)
        else:
            page.unit(raised, start, end)


def _attribute(page: PageWriter, node: Element, attribute: str, label: str) -> None:
    """Add the value of an attribute as a META block, at its place in the tag."""
    start = node.origin_offset
    if start is None or not node.attrs.get(attribute):
        return
    tag = tags.read_tag(page.fragment, start, page.survey.tag_end(node))
    place = tag.attributes.get(attribute) if tag else None
    if place is not None:
        page.meta(label, *place, inside=True)


SPECIAL: Final[Mapping[str, Callable[[PageWriter, Element], Frame | None]]] = MappingProxyType(
    {
        "a": _anchor,
        "b": _strong,
        "strong": _strong,
        "br": _break,
        "hr": _rule,
        "img": _image,
        "title": _title,
        "meta": _meta,
        "script": _script,
        "time": _time,
        "sup": _superscript,
    }
)
"""Each takes the page and the element, and returns the frame of the children that are walked as usual."""
