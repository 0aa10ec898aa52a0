"""A first pass over a parsed page: the order of its text, its headings, the parts that hold the article."""

import re
from typing import Any, Final

from justhtml import Document, DocumentFragment, Element, Text

from claimlint.source.html_text import Stretch, TextPlaces

_COMMENT_END: Final = re.compile(r"--!?>")
_CORES: Final = frozenset({"h1", "article", "main"})
_NOT_TEXT: Final = frozenset({"script", "style", "template"})


class Survey:
    """What the walk must know of the whole before it meets the parts."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.early: set[Stretch] = set()
        self._places: dict[int, tuple[Stretch, ...]] = {}
        self._holding: dict[int, tuple[bool, bool]] = {}
        self._article_has_heading = False

    def take(self, root: Document | DocumentFragment) -> None:
        """Survey the tree below `root`."""
        texts: list[Text] = []
        waiting = list(reversed(root.children or ()))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                texts.append(node)
            elif isinstance(node, Element):
                name = node.name.lower()
                if name in _CORES:
                    self._hold(node, name)
                if name not in _NOT_TEXT:
                    waiting.extend(reversed(node.children or ()))
        self._order(texts)

    def _hold(self, node: Element, name: str) -> None:
        """Note that an element and all around it hold the article; each is climbed once."""
        path: list[Any] = []
        outer: Any = node
        while outer is not None and id(outer) not in self._holding:
            path.append(outer)
            outer = outer.parent
        in_header, in_core = self._holding[id(outer)] if outer is not None else (False, False)
        for inner in reversed(path):
            in_header = in_header or inner.name == "header"
            in_core = in_core or inner.name in {"article", "main"}
            self._holding[id(inner)] = (in_header, in_core)
        if name == "h1" and (in_core or not in_header):
            self._article_has_heading = True

    def _order(self, texts: list[Text]) -> None:
        places = TextPlaces(self.source, texts)
        before = -1
        in_order = True
        for node in texts:
            found = self._places[id(node)] = places.of(node)
            for start, _ in found:
                in_order = in_order and start > before
                before = start
        if not in_order:
            self._find_early([stretch for node in texts for stretch in self._places[id(node)]])

    def _find_early(self, stretches: list[Stretch]) -> None:
        """Find the stretches that the tree holds before others that precede them in the source."""
        least = len(self.source) + 1
        for stretch in reversed(stretches):
            if stretch[0] > least:
                self.early.add(stretch)
            least = min(least, stretch[0])

    def places(self, node: Text) -> tuple[Stretch, ...]:
        """Return the stretches of source of a text node."""
        return self._places.get(id(node), ())

    def holds_core(self, node: Element) -> bool:
        """Say whether the article or its heading stands inside an element."""
        return id(node) in self._holding

    def page_headings(self, header: Element) -> list[Element]:
        """Return the headings of a page's header that title the article, for want of one of its own."""
        if self._article_has_heading:
            return []
        found: list[Element] = []
        waiting = list(reversed(header.children or ()))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element):
                if node.name == "h1":
                    found.append(node)
                else:
                    waiting.extend(reversed(node.children or ()))
        return found

    def inside(self, node: Element) -> tuple[list[Stretch], list[str]]:
        """Return the stretches of text and the link targets inside an element."""
        stretches: list[Stretch] = []
        targets: list[str] = []
        waiting: list[Any] = [node]
        while waiting:
            inner = waiting.pop()
            if isinstance(inner, Text):
                stretches.extend(self.places(inner))
            elif isinstance(inner, Element):
                if inner.name == "a" and inner.attrs.get("href"):
                    targets.append(str(inner.attrs["href"]))
                waiting.extend(reversed(inner.children or ()))
        return stretches, targets

    def comment_end(self, start: int) -> int:
        """Return where the comment that begins at `start` ends."""
        for empty in ("<!-->", "<!--->"):
            if self.source.startswith(empty, start):
                return start + len(empty)
        found = _COMMENT_END.search(self.source, start + 4)
        return found.end() if found else len(self.source)

    def tag_end(self, node: Element) -> int:
        """Return where an element's start tag ends."""
        end = getattr(node, "_start_tag_end", None)
        return end if isinstance(end, int) else len(self.source)
