"""Lists whose items only name a problem: "Conditions treated: …" is one claim, made by its lead-in."""

from typing import Final

from claimlint.model.analysis import Analysis

BARE_ITEM: Final = "bullet"
"""The form of the claim that a list item makes by naming a problem."""
PROBLEMS: Final = frozenset({"disease", "symptom"})
"""Flags of what a list of conditions names; "blood sugar" and "bone health" there promise nothing."""


def first_items(analysis: Analysis) -> frozenset[int]:
    """Return the sentences with the first bare item of each list."""
    first: dict[int | None, int] = {}
    for claim in analysis.claims:
        if claim.form == BARE_ITEM:
            lead = analysis.blocks[analysis.sentences[claim.sentence].block].lead
            first.setdefault(lead, claim.sentence)
    return frozenset(first.values())
