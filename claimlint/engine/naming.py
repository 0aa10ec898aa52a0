"""What a message calls a treatment or a condition: as the article writes it, not as the lexicon files it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final
from weakref import WeakKeyDictionary, ref

from claimlint.engine.page import Page
from claimlint.model.analysis import Mention
from claimlint.model.text import BlockRole

_NAMING: Final = frozenset({"INT", "TGT", "HARM"})
_BODY: Final = frozenset({BlockRole.PARAGRAPH, BlockRole.ITEM, BlockRole.QUOTE})
_TITLED: Final = re.compile(r"\b[A-Z][a-z]+\b")
_NO_PLURAL: Final = ("ss", "us", "is")
_STEM: Final = 5
"""Letters that a word shares with one it is derived from."""


def as_written(page: Page, name: str) -> str:
    """Return the name in the article's own letters; where only a heading has it, without its capitals."""
    known = _KNOWN.get(page)
    if known is None:
        known = _KNOWN[page] = _Names(page)
    return known.written(name)


def is_plural(written: str) -> bool:
    """Say whether a name is written in the plural; "TMS" and "tinnitus" are not."""
    last = written.rpartition(" ")[2]
    return last == last.lower() and last.endswith("s") and not last.endswith(_NO_PLURAL)


class _Names:
    """How an article writes the names it has; each is looked up once."""

    def __init__(self, page: Page) -> None:
        self._page = ref(page)
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in page.analysis.mentions:
            self._mentions[mention.name].append(mention)
        self._written: dict[str, str] = {}

    def written(self, name: str) -> str:
        """Return the name as the article writes it; as it is, if the article does not."""
        page = self._page()
        if page and name not in self._written:
            surfaces = _surfaces(page, name, self._mentions.get(name, ()))
            self._written[name] = min(surfaces, key=lambda pair: pair[0], default=(None, name))[1]
        return self._written.get(name, name)


_KNOWN: Final[WeakKeyDictionary[Page, _Names]] = WeakKeyDictionary()


def _surfaces(page: Page, name: str, mentions: Iterable[Mention]) -> Iterator[tuple[tuple[bool, int], str]]:
    """Yield how the article writes a name, with a rank: the name itself and running text come first."""
    for mention in mentions:
        text = " ".join(page.text(mention.span).split())
        if _names(mention, text):
            place, shown = _shown(page, mention, text)
            yield (not _is_form(name, text), place), shown


def _names(mention: Mention, text: str) -> bool:
    """Say whether a mention's words can stand for its name; "acupuncturist" is none for acupuncture."""
    derived = (
        " " not in text and text[:_STEM].lower() == mention.name[:_STEM] and not _is_form(mention.name, text)
    )
    return mention.kind in _NAMING and not mention.anaphor and not derived


def _is_form(name: str, text: str) -> bool:
    return text.lower() in {name, f"{name}s"}


def _shown(page: Page, mention: Mention, text: str) -> tuple[int, str]:
    """Return the rank of a mention's place, and its words as they would stand inside a sentence."""
    if page.block(mention.sentence).role not in _BODY:
        return 2, _TITLED.sub(lambda found: found.group().lower(), text)
    opens = mention.span.start == page.analysis.sentences[mention.sentence].span.start
    return int(opens), _lowered(mention.name, text) if opens else text


def _lowered(name: str, text: str) -> str:
    """Return words that open a sentence as they would stand inside one; "PRP" stays, and a likely brand."""
    known = " " in text or _is_form(name, text) or text.lower() in name.split()
    brand = text[1:] != text[1:].lower() or not known
    return text if brand else text[:1].lower() + text[1:]
