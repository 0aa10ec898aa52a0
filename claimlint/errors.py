"""The one family of expected failures; each says what is wrong, where, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a file: line and column are 1-based, and absent when the whole file is meant."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(parts)


class ClaimlintError(Exception):
    """Something the user can mend: the problem, its place, and the remedy."""

    def __init__(self, problem: str, *, at: SourcePlace | None = None, remedy: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.at}: " if self.at else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.problem}{remedy}"


class ConfigError(ClaimlintError):
    """Arguments or configuration are wrong (exit 2)."""


class RuleError(ClaimlintError):
    """A rule file is wrong (exit 2)."""


class ModelError(ClaimlintError):
    """The language model is missing or is not the pinned one (exit 2)."""


class SourceError(ClaimlintError):
    """A file could not be read as text (exit 3)."""
