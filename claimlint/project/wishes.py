"""What a configuration asks for, every value with the place that says so."""

from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from claimlint.errors import ConfigError, SourcePlace
from claimlint.marked.file import MarkedFile, Path

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[Value_co]):
    """A value, and where it is said: a path in a file, or nowhere for what the command line says."""

    value: Value_co
    file: MarkedFile | None = field(default=None, compare=False)
    path: Path = ()
    key: bool = False

    @property
    def at(self) -> SourcePlace | None:
        """The place in the file, looked up now."""
        return self.file.place(self.path, key=self.key) if self.file else None

    @property
    def offset(self) -> int:
        """The place as a count of code points from the start of the file."""
        at = self.at
        if self.file is None or at is None or not at.line or not at.column:
            return 0
        return sum(len(line) + 1 for line in self.file.source.split("\n")[: at.line - 1]) + at.column - 1

    def wrong(self, problem: str, remedy: str | None = None) -> ConfigError:
        """Return the complaint `problem` about the value."""
        return ConfigError(problem, at=self.at, remedy=remedy)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a file, an override in it or the command line asks for; what it does not mention is absent.

    `select` is None where it is not mentioned. `severity` pairs a word for rules with a level.
    """

    profile: Said[str] | None = None
    region: Said[str] | None = None
    meta: Said[bool] | None = None
    select: tuple[Said[str], ...] | None = None
    ignore: tuple[Said[str], ...] = ()
    severity: tuple[Said[tuple[str, str]], ...] = ()

    def then(self, later: "Wishes") -> "Wishes":
        """Return these and later wishes: single values are replaced, lists grow, `select` starts afresh."""
        ignore = later.ignore if later.select is not None else (*self.ignore, *later.ignore)
        return replace(
            self,
            profile=later.profile or self.profile,
            region=later.region or self.region,
            meta=later.meta or self.meta,
            select=self.select if later.select is None else later.select,
            ignore=ignore,
            severity=(*self.severity, *later.severity),
        )


@dataclass(frozen=True, slots=True)
class Override:
    """Wishes for the paths that match one of the patterns (in the notation of `.gitignore`)."""

    paths: tuple[Said[str], ...]
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class Suppression:
    """An exception for a file that cannot hold a directive: which rules, which words, why, until when."""

    path: str
    rules: tuple[Said[str], ...]
    reason: str
    said: Said[str]
    text: str = ""
    until: str = ""
