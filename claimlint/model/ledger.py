"""Claims before and after: what `claimlint diff` shows."""

from dataclasses import dataclass
from enum import StrEnum

from claimlint.model.claims import PlacedClaim
from claimlint.model.finding import Failure


class Change(StrEnum):
    """What can become of a claim; one claim may see several of them."""

    ADDED = "added"
    REMOVED = "removed"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    HEDGE_LOST = "hedge-lost"
    CITATION_LOST = "citation-lost"
    CITATION_GAINED = "citation-gained"


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim that is not what it was: as it was, as it is (one of them may be missing), and what changed."""

    kinds: tuple[Change, ...]
    before: PlacedClaim | None = None
    after: PlacedClaim | None = None

    @property
    def placed(self) -> PlacedClaim:
        """The claim as it is, or as it was if it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a claim before or after")
        return found


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """The claims that changed since a revision, in the order of path and place.

    `files` counts the files that were read, `claims` the claims in them before and after.
    """

    revision: str
    changes: tuple[ChangedClaim, ...] = ()
    failures: tuple[Failure, ...] = ()
    files: int = 0
    claims: tuple[int, int] = (0, 0)

    def count(self, kind: Change) -> int:
        """Return how many claims saw a change of this kind."""
        return sum(1 for change in self.changes if kind in change.kinds)
