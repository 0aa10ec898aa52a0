"""`python -m tests.robustness [NAME]`: how many findings of the corpora hold in every way of writing them.

NAME is a part of a variation's name. With `--dev` what changed in articles of the split `dev` is listed; those of
`test` are told by numbers alone.
"""

import sys
from collections.abc import Iterable
from typing import Final

from tests.robustness.article import Article, articles, varied
from tests.robustness.compare import Comparer, Outcome
from tests.robustness.variations import VARIATIONS, Variation

_TITLES: Final = ("articles", "edits", "findings", "of gold", "gold lost", "lost", "moved", "new")
_NEAR: Final = 60


def main(arguments: Iterable[str]) -> int:
    """Print a line for each variation; return 1 if a finding did not hold."""
    given = list(arguments)
    names = [name for name in given if not name.startswith("--")]
    chosen = [one for one in VARIATIONS if not names or any(name in one.name for name in names)]
    compare, texts = Comparer(), articles()
    print(f"{'':<36}", *(f"{title:>9}" for title in _TITLES))
    outcomes: list[Outcome] = []
    for variation in chosen:
        found = [outcome for text in texts if (outcome := compare(text, variation))]
        outcomes += found
        print(_row(variation.name, found), flush=True)
        for outcome in found:
            if "--dev" in given and outcome.article.split == "dev":
                _list(variation, outcome)
    print(_row("together", outcomes))
    return 0 if all(one.holds for one in outcomes) else 1


def _row(name: str, outcomes: list[Outcome]) -> str:
    figures = [
        (
            one.edits,
            one.before,
            one.of_gold,
            len(one.lost_of_gold),
            len(one.lost),
            len(one.moved),
            len(one.new),
        )
        for one in outcomes
    ]
    sums = map(sum, zip(*figures, strict=True)) if figures else ()
    return " ".join([f"{name:<36}", *(f"{figure:>9,}" for figure in (len(outcomes), *sums))])


def _list(variation: Variation, outcome: Outcome) -> None:
    article: Article = outcome.article
    variant = varied(article.source, variation.edits(article)).source
    for kind, places, text in (
        ("lost", outcome.lost, article.source),
        ("moved", outcome.moved, article.source),
        ("new", outcome.new, variant),
    ):
        for rule, (start, end) in ((rule, (span.start, span.end)) for rule, span in places):
            before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
            print(f"    {kind} {rule} {article.name}: {before!r} [{text[start:end]!r}] {after!r}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
