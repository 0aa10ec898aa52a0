"""Put a finding into words: the rule's sentences with the fields of the hit filled in."""

import re
from collections.abc import Mapping
from typing import Final

from claimlint.model.finding import Hit
from claimlint.ruleset.rule import Rule

DEFAULTS: Final[Mapping[str, str]] = {
    "trigger": "this",
    "int": "the treatment",
    "rel": "helps with",
    "tgt": "a health problem",
    "comparator": "something else",
    "n": "several",
    "list": "",
    "missing": "author, year, title, link",
    "mentions": "0",
    "limit": "less",
}
"""What stands for a field the text does not give."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")


def render(rule: Rule, hit: Hit) -> tuple[str, str]:
    """Return message and suggestion of a hit; [brackets] fall away when a field in them is unknown."""
    message = _filled(rule.message, hit.fields)
    for note in hit.notes:
        message = f"{message.rstrip('.')}; {note}."
    return message, _filled(rule.suggestion, hit.fields)


def _filled(template: str, fields: Mapping[str, str]) -> str:
    def keep(found: re.Match[str]) -> str:
        names = _FIELD.findall(found.group(1))
        return found.group(1) if all(fields.get(name) for name in names) else ""

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        return fields.get(name) or DEFAULTS.get(name, found.group())

    return " ".join(_FIELD.sub(fill, _OPTIONAL.sub(keep, template)).split())
