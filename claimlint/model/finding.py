"""What a run reports: findings with their places, and the report that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimlint.model.suppression import Suppression
from claimlint.model.text import TextSpan

if TYPE_CHECKING:
    from claimlint.model.claims import PlacedClaim

_ORDER = ("suggestion", "warning", "error")


class Severity(StrEnum):
    """How much a finding weighs (rules.md 0.2)."""

    SUGGESTION = "suggestion"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a suggestion, 2 for an error."""
        return _ORDER.index(self.value)

    def moved(self, steps: int) -> "Severity | None":
        """Return the level `steps` higher; errors are the top, and below suggestion there is none."""
        rank = min(self.rank + steps, len(_ORDER) - 1)
        return Severity(_ORDER[rank]) if rank >= 0 else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule fired on a stretch of text; its place in the file is not known yet."""

    rule: str
    span: TextSpan
    sentence: int
    severity: Severity
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[str, ...] = ()
    related: tuple["Hit", ...] = ()
    document: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the source: `offset` counts code points from 0, `line` and `column` from 1."""

    offset: int
    line: int
    column: int


BASELINE = "baseline"
REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Known:
    """What a finding was known from before the run: a baseline (its path) or a revision (its name)."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with its place in the file as written; `end` is exclusive.

    `document` says that it is about the whole article. `suppression` tells why it is not counted; `known`,
    where it is not counted since it was there before.
    """

    path: str
    start: Position
    end: Position
    rule: str
    name: str
    severity: Severity
    message: str
    suggestion: str
    excerpt: str
    fingerprint: str
    context: str = ""
    searched: str = ""
    related: tuple["Finding", ...] = ()
    suppression: Suppression | None = None
    document: bool = False
    known: Known | None = None

    @property
    def sort_key(self) -> tuple[str, int, str, int]:
        """Path, start, rule, end: the order of every report."""
        return (self.path, self.start.offset, self.rule, self.end.offset)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be checked, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What reports say of a rule beside its findings.

    `authority` is the address of a source of the rule; `flagged` and `unflagged` are sentences; `silent`
    tells what a text does where the rule says nothing (each completes “where the text …”).
    """

    id: str
    name: str
    severity: Severity = Severity.WARNING
    summary: str = ""
    why: str = ""
    suggestion: str = ""
    authority: str = ""
    flagged: tuple[str, ...] = ()
    unflagged: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a run has to say; every output format is a view of it.

    `claims` is None unless they were asked for, `words` where nobody counted; `seconds` holds the time of
    each rule, and of the stages before them, of runs that were asked to take it. `known` are the findings
    that were there before, `against` what the run was held against to tell.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    files: int = 0
    profile: str = "generic"
    notes: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[RuleCard, ...] = ()
    words: int | None = None
    claims: "tuple[PlacedClaim, ...] | None" = None
    seconds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    known: tuple[Finding, ...] = ()
    against: tuple[Known, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
