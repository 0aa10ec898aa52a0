"""Hold the claims of two versions against each other: which claim is which, and what became of it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from claimlint.model.analysis import Claim
from claimlint.model.claims import PlacedClaim
from claimlint.model.ledger import Change, ChangedClaim

_EVIDENCE: Final = {"none": 0, "vague": 1, "named": 2, "cited": 3}
_CITED: Final = _EVIDENCE["named"]
_HEDGED: Final = frozenset({2, 3})
_FORCE: Final[Mapping[str, int]] = {
    "assoc": 1,
    "improve": 2,
    "treat": 2,
    "reduce-risk": 2,
    "enhance-function": 2,
    "prevent": 3,
    "cause": 3,
    "eliminate": 4,
    "cure": 4,
}
"""How much a relation says; those that are missing cannot be compared."""


def changes(before: Sequence[PlacedClaim], after: Sequence[PlacedClaim]) -> tuple[ChangedClaim, ...]:
    """Return the claims that are not what they were; `before` has the paths that the files have now."""
    pairing = _Pairing(list(before), list(after))
    found = [*_compared(pairing.pairs())]
    found += (ChangedClaim((Change.REMOVED,), before=claim) for claim in pairing.before)
    found += (ChangedClaim((Change.ADDED,), after=claim) for claim in pairing.after)
    return tuple(sorted(found, key=_place))


def _place(change: ChangedClaim) -> tuple[str, int, bool, str]:
    placed = change.placed
    return placed.path, placed.start.offset, change.after is None, placed.id


def _compared(pairs: Iterable[tuple[PlacedClaim, PlacedClaim]]) -> Iterator[ChangedClaim]:
    for old, new in pairs:
        if found := kinds(old.claim, new.claim):
            yield ChangedClaim(found, old, new)


def kinds(before: Claim, after: Claim) -> tuple[Change, ...]:
    """Return what changed between two versions of a claim; nothing if it says the same as firmly."""
    return tuple(_kinds(before, after))


def _kinds(before: Claim, after: Claim) -> Iterator[Change]:
    was, now = before.certainty.level, after.certainty.level
    step = now - was or _FORCE.get(after.relation, 0) - _FORCE.get(before.relation, 0)
    if step:
        yield Change.STRENGTHENED if step > 0 else Change.WEAKENED
    if was in _HEDGED and now > max(_HEDGED):
        yield Change.HEDGE_LOST
    had, has = _EVIDENCE[before.evidence], _EVIDENCE[after.evidence]
    if had >= _CITED and has < had:
        yield Change.CITATION_LOST
    if has >= _CITED and has > had:
        yield Change.CITATION_GAINED


def same(claim: PlacedClaim) -> Hashable:
    """Return what makes a claim the same in another version: who does what to which, not how firmly.

    Without a target the id stands in, which is made of the claim's own words.
    """
    said = claim.claim
    return said.intervention, said.relation, tuple(sorted(said.targets)) or claim.id


def _subject(claim: PlacedClaim) -> Hashable:
    said = claim.claim
    comparable = said.relation in _FORCE and said.polarity
    return claim.path, said.intervention, tuple(sorted(said.targets)) or claim.id, comparable or said.relation


def _words(claim: PlacedClaim) -> tuple[str, ...]:
    return tuple(claim.text.casefold().split())


@dataclass(slots=True)
class _Pairing:
    """The claims that have no partner yet; each round pairs what is left by a looser likeness."""

    before: list[PlacedClaim]
    after: list[PlacedClaim]
    found: list[tuple[PlacedClaim, PlacedClaim]] = field(default_factory=list)

    def pairs(self) -> Sequence[tuple[PlacedClaim, PlacedClaim]]:
        """Pair what can be paired; the rest stays in `before` and `after`."""
        self._round(lambda claim: (claim.path, same(claim), _words(claim)))
        self._round(lambda claim: (same(claim), _words(claim)))
        self._round(lambda claim: (claim.path, same(claim)))
        self._round(same)
        self._round(_subject, telling=True)
        return self.found

    def _round(self, name: Callable[[PlacedClaim], Hashable], *, telling: bool = False) -> None:
        """Pair claims of one name; with `telling`, only where there is something to tell of the pair."""
        groups: defaultdict[Hashable, list[PlacedClaim]] = defaultdict(list)
        for claim in self.after:
            groups[name(claim)].append(claim)
        olds: defaultdict[Hashable, list[PlacedClaim]] = defaultdict(list)
        for claim in self.before:
            olds[name(claim)].append(claim)
        taken: set[int] = set()
        for key, group in olds.items():
            for old, new in _likest(group, groups.get(key, [])):
                if not telling or kinds(old.claim, new.claim):
                    self.found.append((old, new))
                    taken |= {id(old), id(new)}
        self.before = [claim for claim in self.before if id(claim) not in taken]
        self.after = [claim for claim in self.after if id(claim) not in taken]


_MANY: Final = 2_000
"""How many likenesses are worked out for one group; beyond that the order of the text decides."""


def _likest(
    before: Sequence[PlacedClaim], after: Sequence[PlacedClaim]
) -> Iterator[tuple[PlacedClaim, PlacedClaim]]:
    """Yield the pairs of two groups, those with the likest words first; of equals those in order."""
    if min(len(before), len(after)) == 0:
        return
    if len(before) == len(after) == 1 or len(before) * len(after) > _MANY:
        yield from zip(before, after, strict=False)
        return
    rows = [
        (-_likeness(old, new), abs(i - k), i, k)
        for i, old in enumerate(before)
        for k, new in enumerate(after)
    ]
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for _, _, i, k in sorted(rows):
        if i not in old_taken and k not in new_taken:
            old_taken.add(i)
            new_taken.add(k)
            yield before[i], after[k]


def _likeness(old: PlacedClaim, new: PlacedClaim) -> float:
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False).ratio()
