"""What a document rule looks at, and what it found to be lacking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from claimlint.engine.page import Page
from claimlint.model.analysis import Claim
from claimlint.model.finding import Severity
from claimlint.model.text import TextSpan
from claimlint.ruleset.rule import Rule
from claimlint.ruleset.tables import WatchRow


@dataclass(frozen=True, slots=True)
class Subject:
    """The part of an article that is judged: claims, the sentences among which something is looked for.

    `row` is the row of the watch-list that the claims are about, for rules that ask for one.
    """

    claims: tuple[Claim, ...]
    sentences: tuple[int, ...]
    row: WatchRow | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """Whether something is missing; what softens that (each cause one step, `most` a ceiling), and fields.

    `at` is where the finding stands if there is neither title nor claim: sentence and span.
    """

    missing: bool
    causes: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    most: Severity = Severity.ERROR
    at: tuple[int, TextSpan] | None = None


Check: TypeAlias = Callable[[Rule, Page, Subject], Lack]
"""Rule, page and subject → what is lacking."""
