"""The findings in an article beside those in the same article written otherwise."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimlint.linter import check_text
from claimlint.model.text import TextSpan
from claimlint.ruleset.load import load_rules
from tests.robustness.article import Article, varied
from tests.robustness.variations import Variation

Place = tuple[str, TextSpan]
"""A rule and where it found something."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article's findings: all that it had, those of the gold, and what changed."""

    variation: str
    article: Article
    edits: int
    before: int
    of_gold: int
    lost_of_gold: tuple[Place, ...]
    lost: tuple[Place, ...]
    moved: tuple[Place, ...]
    new: tuple[Place, ...]

    @property
    def holds(self) -> bool:
        """Whether every finding stands where it stood, and no other does."""
        return not (self.lost or self.moved or self.new)


class Comparer:
    """Compares articles with their variants; the findings of an original are looked for once."""

    def __init__(self) -> None:
        self._pack = load_rules()
        self._found: dict[str, tuple[Place, ...]] = {}

    def __call__(self, article: Article, variation: Variation) -> Outcome | None:
        """Return what a variation does to an article, or nothing where it changes nothing."""
        edits = variation.edits(article)
        if not edits:
            return None
        variant = varied(article.source, edits)
        originals = self._original(article)
        places = {original: (original[0], variant.span(original[1])) for original in originals}
        found = Counter(self._findings(variant.source, article.media_type))
        found.subtract(Counter(places.values()))
        left = list((+found).elements())
        missing = [original for original, place in places.items() if found[place] < 0]
        moved, lost = _parted(missing, lambda original: _take(places[original], left))
        return Outcome(
            variation=variation.name, article=article, edits=len(edits), before=len(originals),
            of_gold=sum(_in_gold(article, original) for original in originals),
            lost_of_gold=tuple(place for place in lost if _in_gold(article, place)),
            lost=tuple(lost), moved=tuple(moved), new=tuple(left),
        )  # fmt: skip

    def _original(self, article: Article) -> tuple[Place, ...]:
        if article.name not in self._found:
            self._found[article.name] = self._findings(article.source, article.media_type)
        return self._found[article.name]

    def _findings(self, source: str, media_type: str) -> tuple[Place, ...]:
        found = check_text(source, rules=self._pack, media_type=media_type)
        return tuple((one.rule, TextSpan(one.start.offset, one.end.offset)) for one in found)


def _in_gold(article: Article, place: Place) -> bool:
    return article.in_gold(place[0], place[1].start)


def _parted(places: Iterable[Place], keeps: Callable[[Place], bool]) -> tuple[list[Place], list[Place]]:
    """Return the places that pass, and the others."""
    kept: list[Place] = []
    others: list[Place] = []
    for place in places:
        (kept if keeps(place) else others).append(place)
    return kept, others


def _take(wanted: Place, left: list[Place]) -> bool:
    """Take a finding of the same rule that overlaps `wanted` from those that are left; say if there is one."""
    for place in left:
        if place[0] == wanted[0] and place[1].overlaps(wanted[1]):
            left.remove(place)
            return True
    return False
