"""What reports say of a rule."""

from claimlint.model.finding import RuleCard
from claimlint.ruleset.rule import Rule, RulePack


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
        suggestion=rule.suggestion,
        authority=next((source.url for source in rule.sources if source.url), ""),
    )
