"""Findings about suppressions themselves: what they are called and what they say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from claimlint.model.finding import Finding, Position, RuleCard, Severity
from claimlint.model.settings import Settings
from claimlint.suppress.fingerprint import fingerprint

GROUP: Final = "SU"


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of finding that no rule file holds."""

    id: str
    name: str
    severity: Severity
    summary: str
    why: str
    suggestion: str


MALFORMED: Final = Notice(
    "SU001",
    "malformed-suppression",
    Severity.ERROR,
    "A directive cannot be read.",
    "A directive that cannot be read suppresses nothing, and whoever wrote it believes that it does.",
    "Write “claimlint: allow RULE -- reason”, or “claimlint: off RULE -- reason” … “claimlint: on”.",
)
UNREASONED: Final = Notice(
    "SU002",
    "unreasoned-suppression",
    Severity.ERROR,
    "A suppression gives no reason.",
    "Who reads the page next year must know why the exception was made; without a reason there is none.",
    "Give the reason after two hyphens: “claimlint: allow RULE -- reason”.",
)
UNKNOWN: Final = Notice(
    "SU003",
    "unknown-rule-in-suppression",
    Severity.ERROR,
    "A suppression names a rule that does not exist.",
    "It suppresses nothing, and hides that the rule was renamed, retired or misspelt.",
    "Name a rule by its id or its name: `claimlint rules list` shows them all.",
)
EXPIRED: Final = Notice(
    "SU004",
    "expired-suppression",
    Severity.WARNING,
    "The last day of a suppression has passed.",
    "The exception was made for a time; now somebody has to look again.",
    "Settle the claim and remove the suppression, or give a new day and say why.",
)
UNUSED: Final = Notice(
    "SU005",
    "unused-suppression",
    Severity.WARNING,
    "A suppression suppresses nothing.",
    "What it excused is gone; left where it is, it would excuse the next claim that somebody writes here.",
    "Remove it: `claimlint check --fix-suppressions` removes those in articles.",
)
NOTICES: Final = (MALFORMED, UNREASONED, UNKNOWN, EXPIRED, UNUSED)


def notice_named(word: str) -> Notice | None:
    """Return the notice with this id or name."""
    return next((one for one in NOTICES if word.upper() == one.id or word == one.name), None)


def notices_meant(word: str) -> frozenset[str]:
    """Return the ids of the notices that a word (id, name or the group SU) stands for."""
    group = frozenset(one.id for one in NOTICES) if word.upper() == GROUP else frozenset()
    found = notice_named(word)
    return frozenset({found.id}) if found else group


def heeded(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Yield the findings, those on suppressions as far as they are wanted and at the level they are given."""
    for finding in findings:
        level = settings.level(finding.rule)
        if not finding.rule.startswith(GROUP):
            yield finding
        elif finding.rule not in settings.silent:
            yield replace(finding, severity=level) if level else finding


def notice_cards(findings: Iterable[Finding]) -> Iterator[RuleCard]:
    """Yield what reports say of the notices that are among the findings."""
    said = {finding.rule for finding in findings}
    for one in NOTICES:
        if one.id in said:
            yield RuleCard(one.id, one.name, one.severity, one.summary, one.why, one.suggestion)


def notice(
    kind: Notice, problem: str, remedy: str, place: tuple[str, Position, Position], excerpt: str
) -> Finding:
    """Return the finding that something is wrong with the suppression at a place (path, start, end)."""
    path, start, end = place
    return Finding(
        path=path,
        start=start,
        end=end,
        rule=kind.id,
        name=kind.name,
        severity=kind.severity,
        message=_sentence(problem),
        suggestion=_sentence(remedy) if remedy else kind.suggestion,
        excerpt=excerpt,
        fingerprint=fingerprint(kind.id, "", excerpt),
    )


def _sentence(text: str) -> str:
    """Return a text with a capital in front and a full stop behind, where it has no other mark."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"
