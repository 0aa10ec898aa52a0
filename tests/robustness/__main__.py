"""`python -m tests.robustness [VARIATION]`: how many findings of the corpora hold in every way of writing them.

Articles of the split `test` are told by numbers alone; with `--dev` what changed in the others is listed.
"""

import sys
from collections import Counter
from collections.abc import Iterable

from tests.robustness.article import Article, articles, varied
from tests.robustness.compare import Comparer, Outcome
from tests.robustness.variations import VARIATIONS, Variation

_WIDTHS = (36, 8, 6, 6, 6, 6, 6, 6, 6)
_TITLES = ("variation", "articles", "edits", "found", "gold", "gold-", "lost", "moved", "new")


def main(arguments: Iterable[str]) -> int:
    """Print a line for each variation; return 1 if a finding did not hold."""
    given = list(arguments)
    names = [name for name in given if not name.startswith("--")]
    chosen = [one for one in VARIATIONS if not names or any(name in one.name for name in names)]
    compare, texts = Comparer(), articles()
    _print(_TITLES)
    outcomes: list[Outcome] = []
    for variation in chosen:
        those = [found for text in texts if (found := compare(text, variation))]
        outcomes += those
        _print(_row(variation.name, those))
        if "--dev" in given:
            _list(variation, those)
    _print(_row("together", outcomes))
    changes = Counter((one.variation, rule) for one in outcomes for rule, _ in (*one.lost, *one.moved, *one.new))
    if "--rules" in given:
        print(*(f"{count:4} {name}  {rule}" for (name, rule), count in sorted(changes.items())), sep="\n")
    return 0 if all(one.holds for one in outcomes) else 1


def _print(cells: tuple[str | int, ...]) -> None:
    first, *others = cells
    print(f"{first:<{_WIDTHS[0]}}", *(f"{cell:>{width}}" for cell, width in zip(others, _WIDTHS[1:], strict=True)), flush=True)


def _row(name: str, outcomes: list[Outcome]) -> tuple[str | int, ...]:
    sums = (
        (one.edits, one.before, one.of_gold, len(one.lost_of_gold), len(one.lost), len(one.moved), len(one.new))
        for one in outcomes
    )
    return (name, len(outcomes), *(map(sum, zip(*sums, strict=True)) if outcomes else [0] * 7))


def _list(variation: Variation, outcomes: Iterable[Outcome]) -> None:
    for one in outcomes:
        if one.article.split != "dev":
            continue
        variant = varied(one.article.source, variation.edits(one.article)).source
        for kind, places, text in (("lost", one.lost, _source(one.article)), ("moved", one.moved, _source(one.article)), ("new", one.new, variant)):
            for rule, span in places:
                print(f"    {kind} {rule} {one.article.name}: {text[max(0, span.start - 60) : span.start]!r} [{text[span.start : span.end]!r}] {text[span.end : span.end + 60]!r}")


def _source(article: Article) -> str:
    return article.source


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
