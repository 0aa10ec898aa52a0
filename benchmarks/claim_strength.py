"""How far the strength of findings can be read off `claims`: confusion matrix and macro-F1.

    python benchmarks/claim_strength.py PATH/TO/pubmed_causal_language_use.csv

The file has `sentence,label` rows of Yu, Li and Wang, “Detecting Causal Language Use in Science Findings”
(EMNLP 2019): 0 no relationship, 1 direct causal, 2 conditional causal, 3 correlational. Nothing is trained on
it. The sentences are read as one paper, a paragraph each, in an order that sets those of one source apart, so
that none lends its neighbour a subject; each gets the label of the claims found in it.
"""

import argparse
import csv
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from claimlint import Claim
from claimlint.linter import claims_in
from claimlint.model.settings import Settings
from claimlint.project.files import FileToCheck

LABELS: Final = ("none", "direct", "conditional", "correlational")
NONE, DIRECT, CONDITIONAL, CORRELATIONAL = range(4)
_OPEN: Final = 1
_POSSIBLE: Final = 2
_SILENT: Final = frozenset({"open", "recommendation", "regulatory", "safety"})
_WITHOUT: Final = frozenset({"safe", "superior", "diagnose"})
"""Relations that tell of no two things, of which one might come of the other."""


def strength(claims: Sequence[Claim]) -> int:
    """Return the label of a sentence: a told link goes before a cause, a cause before a difference."""
    return min((_reading(claim) for claim in claims), default=(0, NONE))[1]


def _reading(claim: Claim) -> tuple[int, int]:
    """Return the rank of what a claim says, and its label."""
    if claim.family in _SILENT or claim.relation in _WITHOUT or claim.certainty.level == _OPEN:
        return 9, NONE
    if claim.relation == "assoc":
        return 0, CORRELATIONAL
    return (1, CONDITIONAL) if claim.certainty.level == _POSSIBLE else (2, DIRECT)


def read(sentences: Sequence[str]) -> list[int]:
    """Return the labels of sentences, read as the paragraphs of one page, in the order of their digests."""
    order = sorted(range(len(sentences)), key=lambda at: sha256(sentences[at].encode()).digest())
    plain = [" ".join(sentences[at].split()).strip('"') for at in order]
    starts = list(accumulate((len(text) + 2 for text in plain[:-1]), initial=0))
    page = FileToCheck(Path("page.txt"), "page.txt", data="\n\n".join(plain).encode())
    found: dict[int, list[Claim]] = {}
    for placed in claims_in([page], settings=Settings()).claims:
        found.setdefault(bisect_right(starts, placed.start.offset) - 1, []).append(placed.claim)
    labels = {at: strength(found.get(place, ())) for place, at in enumerate(order)}
    return [labels[at] for at in range(len(sentences))]


def macro_f1(pairs: Iterable[tuple[int, int]]) -> float:
    """Return the mean of the F1 of the four labels, given (label, reading) pairs."""
    counted = Counter(pairs)
    scores = []
    for label in range(len(LABELS)):
        right = counted[label, label]
        given = sum(number for (one, _), number in counted.items() if one == label)
        read = sum(number for (_, other), number in counted.items() if other == label)
        scores.append(2 * right / (given + read) if given + read else 0.0)
    return sum(scores) / len(scores)


def rows(path: Path) -> list[tuple[str, int]]:
    """Return the sentences of a file with their labels."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["sentence"], int(row["label"])) for row in csv.DictReader(file)]


def main() -> int:
    """Print the confusion matrix and the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    labelled = rows(parser.parse_args().path)
    readings = read([text for text, _ in labelled])
    found = [(label, reading) for (_, label), reading in zip(labelled, readings, strict=True)]
    counted = Counter(found)
    width = max(map(len, LABELS))
    sys.stdout.write(" " * width + "".join(f"{name:>15}" for name in LABELS) + "   (columns: read)\n")
    for label, name in enumerate(LABELS):
        cells = "".join(f"{counted[label, read]:>15}" for read in range(len(LABELS)))
        sys.stdout.write(f"{name:<{width}}{cells}\n")
    sys.stdout.write(f"{len(found)} sentences, macro-F1 {macro_f1(found):.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
