"""Claims with their places in the file as written: what `claimlint claims` shows."""

from dataclasses import dataclass

from claimlint.model.analysis import Claim
from claimlint.model.finding import Failure, Position


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim and where its clause stands in the source; `text` is that stretch, `end` is exclusive.

    `id` names the claim in its article, independently of its place and of how firmly it is put.
    """

    path: str
    start: Position
    end: Position
    text: str
    claim: Claim
    id: str = ""


@dataclass(frozen=True, slots=True)
class ClaimsReport:
    """The claims of all files of a run, in the order of path and place."""

    claims: tuple[PlacedClaim, ...] = ()
    failures: tuple[Failure, ...] = ()
    files: int = 0
