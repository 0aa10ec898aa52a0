"""What a claim rests on: the best citation in reach, and the class it gives (none, vague, named, cited)."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from claimlint.model.analysis import Grade
from claimlint.nlp.blocks import Layout

PASSAGE: Final = 3
"""Sentences a study report goes on without naming its study again."""
CLASSES: Final[Mapping[Grade, str]] = {
    Grade.A: "cited", Grade.B: "cited", Grade.C: "named", Grade.D: "named", Grade.E: "vague", Grade.X: "none",
}  # fmt: skip


def evidence_of(
    sentence: int, grades: Mapping[int, Sequence[Grade]], reports: AbstractSet[int], layout: Layout
) -> tuple[str, Grade | None]:
    """Return the evidence class and grade of the claims of a sentence.

    A source in the sentence counts, and one of grade C or better in the next sentence of the block; a
    sentence that goes on reporting a study ("After six weeks, …") has the source of the sentences before it.
    """
    found = list(grades.get(sentence, ()))
    if sentence + 1 < len(layout.block_of) and layout.same_block(sentence, sentence + 1):
        found.extend(grade for grade in grades.get(sentence + 1, ()) if grade.rank >= Grade.C.rank)
    if sentence in reports:
        for before in range(sentence - 1, max(sentence - PASSAGE, 0) - 1, -1):
            if not layout.same_section(before, sentence):
                break
            found.extend(grades.get(before, ()))
    if not found:
        return "none", None
    best = max(found, key=lambda grade: grade.rank)
    return CLASSES[best], best
