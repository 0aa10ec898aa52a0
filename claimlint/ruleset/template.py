"""The sentences of a rule file with their fields filled in."""

import re
from collections.abc import Mapping
from typing import Final

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
    "claim": "what it claims",
}
"""What stands for a field the text does not give."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*\{\w+\}[^\[\]]*)\]")


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Return the template as a sentence; [brackets] fall away when a field in them is unknown."""

    def keep(found: re.Match[str]) -> str:
        names = _FIELD.findall(found.group(1))
        return found.group(1) if all(fields.get(name) for name in names) else ""

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        return fields.get(name) or DEFAULTS.get(name, found.group())

    text = " ".join(_FIELD.sub(fill, _OPTIONAL.sub(keep, template)).split())
    return f"{text[:1].upper()}{text[1:]}"
