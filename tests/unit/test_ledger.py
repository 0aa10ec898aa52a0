"""Which claim is which in two versions, and what became of it."""

from dataclasses import replace

import pytest

from claimlint.ledger import changes, kinds
from claimlint.model.analysis import Certainty, Claim
from claimlint.model.claims import PlacedClaim
from claimlint.model.finding import Position
from claimlint.model.ledger import Change
from claimlint.model.text import TextSpan

NOWHERE = TextSpan(0, 0)
ZINC = Claim(
    NOWHERE,
    NOWHERE,
    0,
    "treat",
    "benefit",
    Certainty.C4,
    negated=False,
    intervention="zinc",
    targets=("cold",),
)


def said(text: str, claim: Claim = ZINC, *, path: str = "a.md", line: int = 1) -> PlacedClaim:
    place = Position(line * 100, line, 1)
    return PlacedClaim(path, place, place, text, claim, f"c1:{hash((claim.relation, text)) % 1000:016x}")


def told(before: list[PlacedClaim], after: list[PlacedClaim]) -> list[tuple[str, str, str]]:
    return [
        (" ".join(one.kinds), one.before.text if one.before else "", one.after.text if one.after else "")
        for one in changes(before, after)
    ]


def firm(level: int, evidence: str = "none") -> Claim:
    return replace(ZINC, certainty=Certainty(f"C{level}"), evidence=evidence, negated=level == 0)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (firm(4), firm(4), ""),
        (firm(2), firm(4), "strengthened hedge-lost"),
        (firm(3), firm(5), "strengthened hedge-lost"),
        (firm(2), firm(3), "strengthened"),
        (firm(1), firm(4), "strengthened"),
        (firm(0), firm(4), "strengthened"),
        (firm(4), firm(5), "strengthened"),
        (firm(4), firm(2), "weakened"),
        (firm(4), firm(0), "weakened"),
        (firm(4, "cited"), firm(4), "citation-lost"),
        (firm(4, "cited"), firm(4, "named"), "citation-lost"),
        (firm(4, "named"), firm(4, "vague"), "citation-lost"),
        (firm(4, "vague"), firm(4), ""),
        (firm(4), firm(4, "vague"), ""),
        (firm(4), firm(4, "named"), "citation-gained"),
        (firm(4, "named"), firm(4, "cited"), "citation-gained"),
        (firm(2, "cited"), firm(5), "strengthened hedge-lost citation-lost"),
        (replace(ZINC, relation="assoc"), replace(ZINC, relation="cause"), "strengthened"),
        (replace(ZINC, relation="treat"), replace(ZINC, relation="cure"), "strengthened"),
        (replace(ZINC, relation="prevent"), replace(ZINC, relation="reduce-risk"), "weakened"),
        (replace(firm(2), relation="cure"), replace(firm(4), relation="treat"), "strengthened hedge-lost"),
    ],
)  # fmt: skip
def test_what_changed_has_a_name(before: Claim, after: Claim, expected: str) -> None:
    assert " ".join(kinds(before, after)) == expected


def test_a_moved_claim_is_the_same_and_others_come_and_go() -> None:
    old = [said("Zinc eases colds"), said("Zinc eases coughs", replace(ZINC, targets=("cough",)))]
    assert told(old, [replace(old[0], path="b.md"), replace(old[1], start=Position(0, 1, 1))]) == []

    garlic = said("Garlic eases colds", replace(ZINC, intervention="garlic"), line=5)
    assert told(old, [old[0], garlic]) == [
        ("removed", "Zinc eases coughs", ""),
        ("added", "", "Garlic eases colds"),
    ]


def test_of_claims_that_say_the_same_the_likest_are_paired() -> None:
    one, two = (
        said("Zinc may ease a cold in adults", firm(2), line=1),
        said("We know zinc eases colds", line=2),
    )
    stronger = said("Zinc eases a cold in adults", firm(4), line=2)

    assert told([one, two], [replace(two, start=Position(0, 1, 1)), stronger]) == [
        ("strengthened hedge-lost", "Zinc may ease a cold in adults", "Zinc eases a cold in adults")
    ]
    assert told([one], [one, replace(two, start=Position(900, 9, 1))]) == [
        ("added", "", "We know zinc eases colds")
    ]


def test_a_verb_that_says_more_is_the_same_claim_strengthened() -> None:
    linked = said("Zinc is linked to fewer colds", replace(ZINC, relation="assoc"))
    cures = said("Zinc cures colds", replace(ZINC, relation="cure"))
    safe = said("Zinc is safe in colds", replace(ZINC, relation="safe"))

    assert told([linked], [cures]) == [("strengthened", linked.text, cures.text)]
    assert told([linked], [safe]) == [("added", "", safe.text), ("removed", linked.text, "")]
    assert told([linked], [replace(cures, path="b.md")])[0][0] == "removed"


def test_verbs_of_equal_force_are_told_as_they_are() -> None:
    treats, improves = (
        said("Zinc treats colds"),
        said("Zinc improves colds", replace(ZINC, relation="improve")),
    )

    assert told([treats], [improves]) == [("added", "", improves.text), ("removed", treats.text, "")]


def test_without_a_target_the_words_decide() -> None:
    bare = replace(ZINC, targets=())
    works, helps = said("Zinc works", bare), said("Zinc helps", bare)

    assert told([works], [works, helps]) == [("added", "", "Zinc helps")]


def test_every_claim_is_told_once_whatever_the_number() -> None:
    many = [said(f"Zinc eases colds {number}", line=number) for number in range(1, 61)]
    fewer = [said(f"Zinc surely eases colds {number}", firm(5), line=number) for number in range(1, 51)]
    found = changes(many, fewer)

    assert sum(Change.STRENGTHENED in one.kinds for one in found) == 50
    assert sum(Change.REMOVED in one.kinds for one in found) == 10
    assert len({id(one.placed) for one in found}) == 60
