"""Other ways of writing the same article: each gives the edits that turn its source into one."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import codepoint2name
from itertools import pairwise
from typing import Final

from claimlint.model.text import Block, BlockRole, TextSpan
from tests.robustness.article import HEADINGS, Article, Edit
from tests.robustness.spelling import AMERICAN, BRITISH

HTML: Final = "text/html"
MARKDOWN: Final = "text/markdown"
PLAIN: Final = "text/plain"
_FLOWING: Final = frozenset({BlockRole.PARAGRAPH, BlockRole.ITEM, BlockRole.QUOTE, BlockRole.CAPTION})
_NTH: Final = 3
_LONG: Final = 9
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_WORDS: Final = "a an and as at but by for from in into is it nor of on or per than the to vs with"
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_BULLET: Final = re.compile(r"(?P<before>[ \t]*(?:>[ \t]*)*)(?P<bullet>[-*+•–]|\d{1,2}[.)])(?P<gap>[ \t]+)$")
_DASH: Final = re.compile(r"(?<=\w) ?(?:—|--) ?(?=\w)|(?<=[\w,;)%\"]) (?:–|—|--|-) (?=\w)")
_MARKER: Final = re.compile(r"[-*+•–>#=|]|\d{1,3}[.)]")
_OPENS: Final = re.compile(r"(?:^|[\s(\[—–/-])$")

Change = Callable[[Article], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Variation:
    """A way of writing, and the kinds of files it occurs in."""

    name: str
    change: Change
    media_types: tuple[str, ...] = (PLAIN, MARKDOWN, HTML)

    def edits(self, article: Article) -> tuple[Edit, ...]:
        """Return what changes in an article; nothing where there is nothing of the kind."""
        if article.media_type not in self.media_types:
            return ()
        found = {edit for edit in self.change(article) if article.source[edit.start : edit.end] != edit.text}
        return tuple(sorted(found))


def _characters(article: Article) -> Iterator[tuple[Block, str, int, TextSpan]]:
    """Yield each character of prose with its block, its index in the block's text and its place."""
    for block in article.blocks():
        text = article.text(block)
        for at in range(len(text)):
            place = article.written(block, at, at + 1)
            if place.end > place.start:
                yield block, text, at, place


def _curly(article: Article) -> Iterator[Edit]:
    for _, text, at, place in _characters(article):
        opens = _OPENS.search(text[:at]) is not None
        if text[at] == '"':
            yield Edit(*_ends(place), "“" if opens else "”")
        elif text[at] == "'":
            yield Edit(*_ends(place), "‘" if opens and not text[at + 1 : at + 2].isdigit() else "’")


def _straight(article: Article) -> Iterator[Edit]:
    for _, text, at, place in _characters(article):
        if text[at] in "'\"":
            yield Edit(*_ends(place), text[at])


def _ends(span: TextSpan) -> tuple[int, int]:
    return span.start, span.end


def _dashes(written: str) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for block in article.blocks():
            for found in _DASH.finditer(article.text(block)):
                yield Edit(*_ends(article.written(block, *found.span())), written)

    return change


def _hyphens(written: str) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for _, text, at, place in _characters(article):
            inside = text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
            if text[at] == "-" and inside and len(place) == 1:
                yield Edit(*_ends(place), written)

    return change


def _spaces(article: Article) -> Iterator[tuple[str, int, TextSpan]]:
    """Yield the single spaces between words, with the text of their block."""
    for block, text, at, place in _characters(article):
        if (
            block.role in _FLOWING | HEADINGS
            and text[at] == " "
            and article.source[place.start : place.end] == " "
        ):
            yield text, at, place


def _every_third(written: str, *, phase: int = 0) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for number, (_, _, place) in enumerate(_spaces(article)):
            if number % _NTH == phase:
                yield Edit(*_ends(place), written)

    return change


def _two_after_stops(article: Article) -> Iterator[Edit]:
    for text, at, place in _spaces(article):
        if text[at - 1] in ".!?":
            yield Edit(*_ends(place), "  ")


def _wrapped(width: int) -> Change:
    """Break lines at `width` columns, as mail and editors do; a line never begins like a list item."""

    def change(article: Article) -> Iterator[Edit]:
        for block in article.blocks(*_FLOWING):
            if block.role is not BlockRole.QUOTE or article.media_type == HTML:
                yield from _lines(article, block, width)

    return change


def _lines(article: Article, block: Block, width: int) -> Iterator[Edit]:
    """Yield the line breaks of a block, and the spaces where it had others."""
    source, text = article.source, article.text(block)
    begins = article.written(block, 0, 1).start
    column = begins - (source.rfind("\n", 0, begins) + 1)
    indent = " " * column if block.role is BlockRole.ITEM and column < width // 2 else ""
    gaps = [found.start() for found in re.finditer(" ", text)]
    for at, following in pairwise([*gaps, len(text)]):
        place, word = article.written(block, at, at + 1), article.written(block, at + 1, following)
        raw = source[place.start : place.end]
        if raw in {" ", "\n"} and column + word.end - begins > width and not _MARKER.match(source, place.end):
            yield Edit(*_ends(place), "\n" + indent)
            begins, column = place.end, len(indent)
        elif raw == "\n":
            yield Edit(*_ends(place), " ")


def _unwrapped(article: Article) -> Iterator[Edit]:
    for block, text, at, place in _characters(article):
        raw = article.source[place.start : place.end]
        if text[at] == " " and block.role is not BlockRole.QUOTE and re.fullmatch(r" ?\n *", raw):
            yield Edit(*_ends(place), " ")


def _names(article: Article) -> frozenset[str]:
    """Return the words that are capitalised inside a sentence: names, which keep their capital in a heading."""
    words: set[str] = set()
    for block in article.blocks(*_FLOWING):
        words |= set(re.findall(r"(?<=[a-z,] )[A-Z][a-z'’]+", article.text(block)))
    return frozenset(words)


def _heading_case(cased: Callable[[str, bool, frozenset[str]], str]) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        names = _names(article)
        for block in article.blocks(*HEADINGS):
            for number, found in enumerate(_WORD.finditer(article.text(block))):
                place = article.written(block, *found.span())
                raw = article.source[place.start : place.end]
                new = cased(raw, number == 0, names)
                if len(raw) == len(found.group()) == len(new) and "&" not in raw:
                    yield Edit(*_ends(place), new)

    return change


def _title(word: str, first: bool, _: frozenset[str]) -> str:  # noqa: FBT001 - one of three of a shape
    return word if word.lower() in _SMALL and not first else word[0].upper() + word[1:]


def _upper(word: str, first: bool, _: frozenset[str]) -> str:  # noqa: ARG001, FBT001 - one of three of a shape
    return word.upper()


def _sentence(word: str, first: bool, names: frozenset[str]) -> str:  # noqa: FBT001 - one of three of a shape
    keeps = first or word in names or word in {"I", "I'm", "I'd", "I've"} or not word[1:].islower()
    return word if keeps else word.lower()


def _bullets(written: str, *, numbers: bool = False) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for block in article.blocks(BlockRole.ITEM):
            begins = article.written(block, 0, 1).start
            line = article.source.rfind("\n", 0, begins) + 1
            found = _BULLET.match(article.source[line:begins])
            if found and found.group("bullet")[0].isdigit() == numbers:
                start, end = (line + at for at in found.span("bullet"))
                yield Edit(start, end, found.group("bullet")[:-1] + written if numbers else written)

    return change


def _emoji(article: Article) -> Iterator[Edit]:
    """Put a check mark before each item; in plain text it is the bullet."""
    if article.media_type == PLAIN:
        yield from _bullets("✅")(article)
        return
    for block in article.blocks(BlockRole.ITEM):
        begins = article.written(block, 0, 1).start
        yield Edit(begins, begins, "✅ ")


def _respelt(pairs: dict[str, str]) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for block in article.blocks():
            for found in re.finditer(r"[^\W\d_]+", article.text(block)):
                word, place = found.group(), article.written(block, *found.span())
                other = pairs.get(word.lower(), "")
                if other and len(place) == len(word):
                    other = other.upper() if word.isupper() else other
                    yield Edit(*_ends(place), other.capitalize() if word.istitle() else other)

    return change


def _entity(character: str, *, numeric: bool) -> str:
    name = codepoint2name.get(ord(character))
    return f"&{name};" if name and not numeric else f"&#{ord(character)};"


def _encoded(*, numeric: bool) -> Change:
    """Write quotes, signs and letters beyond ASCII as entities, and every third space as `&nbsp;`."""

    def change(article: Article) -> Iterator[Edit]:
        for _, _, _, place in _characters(article):
            raw = article.source[place.start : place.end]
            if len(raw) == 1 and (raw in "'\"%-" or not raw.isascii()):
                yield Edit(*_ends(place), _entity(raw, numeric=numeric))
        yield from _every_third("&#160;" if numeric else "&nbsp;")(article)

    return change


def _decoded(article: Article) -> Iterator[Edit]:
    for _, _, _, place in _characters(article):
        raw = article.source[place.start : place.end]
        if _ENTITY.fullmatch(raw) and unescape(raw) not in "<>&":
            yield Edit(*_ends(place), unescape(raw))


def _in_long_words(written: str) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for block in article.blocks():
            for found in re.finditer(r"[^\W\d_]+", article.text(block)):
                place = article.written(block, *found.span())
                if len(found.group()) >= _LONG and article.source[place.start : place.end] == found.group():
                    middle = place.start + len(found.group()) // 2
                    yield Edit(middle, middle, written)

    return change


def _ligatures(article: Article) -> Iterator[Edit]:
    for block in article.blocks():
        for found in re.finditer("fi|fl", article.text(block)):
            place = article.written(block, *found.span())
            if len(place) == len(found.group()):
                yield Edit(*_ends(place), {"fi": "ﬁ", "fl": "ﬂ"}[found.group()])


def _ellipses(written: str) -> Change:
    def change(article: Article) -> Iterator[Edit]:
        for block in article.blocks():
            for found in re.finditer(r"\.{3}|…", article.text(block)):
                yield Edit(*_ends(article.written(block, *found.span())), written)

    return change


def _headings_close(article: Article) -> Iterator[Edit]:
    """Leave no blank line after a heading, and in plain text none before it."""
    blocks = list(article.document.blocks)
    for before, after in pairwise(blocks):
        if before.role in HEADINGS or (after.role in HEADINGS and article.media_type == PLAIN):
            start = article.document.map.to_source(before.span).end
            end = article.document.map.to_source(after.span).start
            gap = re.match(
                r"[^\n]*\n(?:[ \t]*[-=]{3,}[ \t]*\n)?(?P<blank>(?:[ \t]*\n)+)", article.source[start:end]
            )
            if gap:
                yield Edit(start + gap.start("blank"), start + gap.end("blank"), "")


def _line_ends(written: str) -> Change:
    return lambda article: (Edit(*found.span(), written) for found in re.finditer("\n", article.source))


def _no_final_newline(article: Article) -> Iterator[Edit]:
    end = len(article.source.rstrip("\n"))
    yield Edit(end, len(article.source), "")


VARIATIONS: Final = (
    Variation("quotes: curly", _curly),
    Variation("quotes: straight", _straight),
    Variation("dashes: em", _dashes("—")),
    Variation("dashes: em, spaced", _dashes(" — ")),
    Variation("dashes: en, spaced", _dashes(" – ")),
    Variation("dashes: two hyphens", _dashes("--")),
    Variation("dashes: two hyphens, spaced", _dashes(" -- ")),
    Variation("dashes: hyphen, spaced", _dashes(" - ")),
    Variation("hyphens: U+2010", _hyphens("\u2010")),
    Variation("hyphens: no-break", _hyphens("\u2011")),
    Variation("spaces: two after stops", _two_after_stops),
    Variation("spaces: two", _every_third("  ")),
    Variation("spaces: no-break", _every_third("\u00a0")),
    Variation("spaces: narrow no-break", _every_third("\u202f", phase=1)),
    Variation("spaces: no-break beside a space", _every_third("\u00a0 ", phase=2)),
    Variation("lines: wrapped at 72", _wrapped(72)),
    Variation("lines: wrapped at 60", _wrapped(60)),
    Variation("lines: unwrapped", _unwrapped),
    Variation("lines: CRLF", _line_ends("\r\n")),
    Variation("lines: a space at their ends", _line_ends(" \n")),
    Variation("lines: no final newline", _no_final_newline),
    Variation("headings: Title Case", _heading_case(_title)),
    Variation("headings: UPPER CASE", _heading_case(_upper)),
    Variation("headings: sentence case", _heading_case(_sentence)),
    Variation("headings: no blank lines", _headings_close, (PLAIN, MARKDOWN)),
    Variation("bullets: hyphen", _bullets("-"), (PLAIN, MARKDOWN)),
    Variation("bullets: asterisk", _bullets("*"), (PLAIN, MARKDOWN)),
    Variation("bullets: dot", _bullets("•"), (PLAIN,)),
    Variation("bullets: dash", _bullets("–"), (PLAIN,)),
    Variation("bullets: emoji", _emoji),
    Variation("bullets: 1)", _bullets(")", numbers=True), (PLAIN, MARKDOWN)),
    Variation("spelling: American", _respelt(AMERICAN)),
    Variation("spelling: British", _respelt(BRITISH)),
    Variation("entities: named", _encoded(numeric=False), (MARKDOWN, HTML)),
    Variation("entities: numeric", _encoded(numeric=True), (MARKDOWN, HTML)),
    Variation("entities: decoded", _decoded, (MARKDOWN, HTML)),
    Variation("letters: soft hyphens", _in_long_words("\u00ad")),
    Variation("letters: soft hyphens as entities", _in_long_words("&shy;"), (MARKDOWN, HTML)),
    Variation("letters: zero-width spaces", _in_long_words("\u200b")),
    Variation("letters: ligatures", _ligatures),
    Variation("dots: three", _ellipses("...")),
    Variation("dots: ellipsis", _ellipses("…")),
)  # fmt: skip
