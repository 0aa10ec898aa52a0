"""Corpora to measure speed on: articles written by a grammar, the same ones for the same seed.

Sentences do not repeat, since a tool that remembers sentences would otherwise look faster than it is, and the
vocabulary goes on growing as in prose, since every tool remembers words.
"""

import html
import math
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.grammar import CLAIMS, HEADINGS, HEALTH, HIGHEST, PLAIN, WORDS
from benchmarks.words import vocabulary

KINDS: Final = {"dense": 0.6, "typical": 0.3, "clean": 0.05}
"""Corpus → share of its sentences that make a claim."""
OWN: Final = Path(__file__).parents[1] / "corpora"
MEDIA: Final = (".txt", ".md", ".html")
_ABOUT_HEALTH: Final = 0.2
"""Share of the other sentences that speak of treatments or problems."""
_SECTIONS: Final = {"short": (1, 3), "long": (8, 40)}
_LONG: Final = 0.06
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Article:
    """A file of a corpus, and the sentences in it, each with whether it makes a claim."""

    name: str
    text: str
    sentences: tuple[tuple[str, bool], ...] = ()

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return len(self.text.encode())


def filled(template: str, dice: random.Random) -> str:
    """Return a template with its slots filled."""
    words = vocabulary()

    def word(found: re.Match[str]) -> str:
        slot = found.group(1)
        if slot in HIGHEST:
            return str(dice.randint(2, HIGHEST[slot]))
        name = slot.lower()
        chosen = words.draw(name, dice) if name in words else dice.choice(WORDS[name])
        return chosen[0].upper() + chosen[1:] if slot[0].isupper() else chosen

    return _SLOT.sub(word, template)


class _Writer:
    """Writes articles of one kind; a sentence that it has written before is drawn again."""

    def __init__(self, kind: str, seed: int) -> None:
        self._kind, self._claims = kind, KINDS[kind]
        self._dice = random.Random(f"{kind} {seed}")  # noqa: S311 - no secret
        self._written: set[str] = set()

    def _sentence(self) -> tuple[str, bool]:
        dice = self._dice
        claims = dice.random() < self._claims
        others = HEALTH if dice.random() < _ABOUT_HEALTH else PLAIN
        while True:
            sentence = filled(dice.choice(CLAIMS if claims else others), dice)
            if sentence not in self._written:
                self._written.add(sentence)
                return sentence, claims

    def _paragraph(self) -> list[tuple[str, bool]]:
        return [self._sentence() for _ in range(self._dice.randint(2, 7))]

    def article(self, number: int) -> Article:
        """Return a new article; every third one is of each format, and some are long."""
        dice = self._dice
        fewest, most = _SECTIONS["long" if dice.random() < _LONG else "short"]
        blocks: list[tuple[int, list[tuple[str, bool]]]] = [
            (1, [(filled(dice.choice(HEADINGS), dice), False)])
        ]
        for _ in range(dice.randint(fewest, most)):
            blocks.append((2, [(filled(dice.choice(HEADINGS), dice), False)]))
            blocks += [(0, self._paragraph()) for _ in range(dice.randint(1, 4))]
        ending = MEDIA[number % len(MEDIA)]
        text = _RENDER[ending]([(level, " ".join(text for text, _ in said)) for level, said in blocks])
        told = tuple(sentence for level, said in blocks if not level for sentence in said)
        return Article(f"{self._kind}-{number:05}{ending}", text, told)


_Blocks = Sequence[tuple[int, str]]


def _plain(blocks: _Blocks) -> str:
    return "\n\n".join(text for _, text in blocks) + "\n"


def _markdown(blocks: _Blocks) -> str:
    return "\n\n".join(f"{'#' * level} {text}" if level else text for level, text in blocks) + "\n"


def _html(blocks: _Blocks) -> str:
    parts = (
        f"<h{level}>{html.escape(text)}</h{level}>" if level else f"<p>{html.escape(text, quote=False)}</p>"
        for level, text in blocks
    )
    body = "\n".join(parts)
    title = html.escape(blocks[0][1])
    return (
        f"<!doctype html>\n<html lang=en><head><title>{title}</title></head>\n"
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


_RENDER: Final = {".txt": _plain, ".md": _markdown, ".html": _html}


def articles(kind: str, size: int, seed: int = 7) -> Iterator[Article]:
    """Yield articles of together at least `size` bytes; `mixed` is typical and `corpora/`."""
    if kind == "mixed":
        yield from _mixed(size, seed)
        return
    writer = _Writer(kind, seed)
    done = number = 0
    while done < size:
        article = writer.article(number)
        done, number = done + article.size, number + 1
        yield article


def _mixed(size: int, seed: int) -> Iterator[Article]:
    own = [*_own()]
    made = [*articles("typical", max(size - sum(article.size for article in own), 1), seed)]
    every = max(len(made) // len(own), 1)
    for number, article in enumerate(made):
        yield article
        if number % every == 0 and own:
            yield own.pop()
    yield from own


def _own() -> Iterator[Article]:
    for path in sorted(path for path in OWN.rglob("*") if path.suffix in MEDIA and "raw" not in path.parts):
        if path.name[0].islower():
            yield Article(f"own-{path.parent.name}-{path.name}", path.read_text(encoding="utf-8"))


def slices(found: Sequence[Article], parts: int) -> list[list[Article]]:
    """Return the articles dealt out into so many parts of about one size."""
    dealt: list[list[Article]] = [[] for _ in range(parts)]
    for number, article in enumerate(found):
        dealt[number % parts].append(article)
    return [part for part in dealt if part]


@dataclass(frozen=True, slots=True)
class Properties:
    """What a corpus is like, as counted."""

    articles: int
    kilobytes: float
    formats: str
    shortest: int
    longest: int
    sentences: int
    claims: float
    repeated: float
    words: int
    distinct: int
    growth: float
    """The exponent of Heaps' law: distinct words grow with words to this power (prose: 0.5 to 0.7)."""


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def properties(found: Sequence[Article]) -> Properties:
    """Count what a generated corpus is like; only sentences the grammar wrote are told apart."""
    said = [sentence for article in found for sentence in article.sentences]
    half, whole = _vocabulary(found[: len(found) // 2]), _vocabulary(found)
    return Properties(
        articles=len(found),
        kilobytes=sum(article.size for article in found) / 1000,
        formats=", ".join(
            f"{sum(article.name.endswith(ending) for article in found)} {ending}" for ending in MEDIA
        ),
        shortest=min(len(_WORD.findall(article.text)) for article in found),
        longest=max(len(_WORD.findall(article.text)) for article in found),
        sentences=len(said),
        claims=sum(claims for _, claims in said) / max(len(said), 1),
        repeated=repeated(text for text, _ in said),
        words=whole[0],
        distinct=whole[1],
        growth=math.log(whole[1] / half[1]) / math.log(whole[0] / half[0]) if half[1] else 0.0,
    )


def _vocabulary(found: Iterable[Article]) -> tuple[int, int]:
    words = [word.lower() for article in found for word in _WORD.findall(article.text)]
    return len(words), len(set(words))


def repeated(sentences: Iterable[str]) -> float:
    """Return the share of sentences that stand somewhere else, too."""
    found = [" ".join(sentence.lower().split()) for sentence in sentences]
    return 1 - len(set(found)) / len(found) if found else 0.0
