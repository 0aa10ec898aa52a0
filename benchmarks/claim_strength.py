"""How far the strength of findings can be read off `claims`: confusion matrix and macro-F1.

    python benchmarks/claim_strength.py PATH/TO/pubmed_causal_language_use.csv

The file has `sentence,label` rows of Yu, Li and Wang, “Detecting Causal Language Use in Science Findings”
(EMNLP 2019): 0 no relationship, 1 direct causal, 2 conditional causal, 3 correlational. Nothing is trained on
it; a sentence gets the label of the claims found in it.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from claimlint import Claim, extract_claims

LABELS: Final = ("none", "direct", "conditional", "correlational")
NONE, DIRECT, CONDITIONAL, CORRELATIONAL = range(4)
_OPEN: Final = 1
_LIKELY: Final = 3
_SILENT: Final = frozenset({"open", "recommendation", "regulatory", "safety"})


def strength(claims: Sequence[Claim]) -> int:
    """Return the label that the claims of a sentence give it; a link that is told goes before a cause."""
    labels = {_label(claim) for claim in claims}
    return next((label for label in (CORRELATIONAL, CONDITIONAL, DIRECT) if label in labels), NONE)


def _label(claim: Claim) -> int:
    if claim.family in _SILENT or claim.certainty.level == _OPEN:
        return NONE
    if claim.relation in {"assoc", "diagnose"}:
        return CORRELATIONAL
    return CONDITIONAL if _OPEN < claim.certainty.level <= _LIKELY else DIRECT


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
    found = [(label, strength(extract_claims(text))) for text, label in rows(parser.parse_args().path)]
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
