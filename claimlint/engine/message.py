"""Put a finding into words: the rule's sentences with the fields of the hit filled in."""

from claimlint.model.finding import Hit
from claimlint.ruleset.rule import Rule
from claimlint.ruleset.template import filled


def render(rule: Rule, hit: Hit) -> tuple[str, str]:
    """Return message and suggestion of a hit, its notes added to the message."""
    message = filled(rule.message, hit.fields)
    for note in hit.notes:
        message = f"{message.rstrip('.')}; {note}."
    return message, filled(rule.suggestion, hit.fields)
