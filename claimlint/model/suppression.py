"""Exceptions to findings: what a report says of them, and what a configuration asks for."""

from dataclasses import dataclass
from datetime import date

from claimlint.model.text import TextSpan

INLINE = "inline"
CONFIGURATION = "configuration"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is not counted: the kind of exception (inline, …), its reason and its place."""

    kind: str
    reason: str
    path: str
    line: int
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """An exception that a configuration makes for a file: rules (ids), and words of the sentence, if any.

    `words` are what names the rules; `path`, `line`, `column` and `span` are the place in the configuration,
    `excerpt` what stands there.
    """

    words: tuple[str, ...]
    rules: frozenset[str]
    reason: str
    path: str
    line: int
    column: int
    span: TextSpan
    excerpt: str
    text: str = ""
    until: date | None = None

    def expired(self, today: date) -> bool:
        """Say whether its last day has passed."""
        return self.until is not None and self.until < today
