"""What reports say of the rules of a run."""

from collections.abc import Iterator
from typing import Final

from claimlint.model.finding import RuleCard
from claimlint.report.rule_words import silent_readings, windows
from claimlint.ruleset.rule import Rule, RulePack
from claimlint.ruleset.template import filled

_EXAMPLES: Final = 3


def cards(pack: RulePack) -> tuple[RuleCard, ...]:
    """Return the cards of the rules of a pack, in its order."""
    return tuple(card(rule) for rule in pack)


def card(rule: Rule) -> RuleCard:
    """Return the card of a rule; its authority is the first source that has an address."""
    return RuleCard(
        id=rule.id,
        name=rule.name,
        severity=rule.severity.default,
        summary=rule.summary,
        why=rule.why,
        suggestion=filled(rule.suggestion, {}),
        authority=next((source.url for source in rule.sources if source.url), ""),
        flagged=tuple(_sentences(rule, fires=True)),
        unflagged=tuple(_sentences(rule, fires=False)),
        silent=(
            *silent_readings(rule.shields),
            *windows(rule.window, "silent"),
        ),
    )


def _sentences(rule: Rule, *, fires: bool) -> Iterator[str]:
    """Yield the first examples that are one sentence each."""
    short = [one.text.strip() for one in rule.examples if one.fires is fires and "\n" not in one.text.strip()]
    yield from short[:_EXAMPLES]
