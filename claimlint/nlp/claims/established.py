"""First-line facts of public-health pages, which need no source of their own (rules.md EV101, 6.6.12)."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from claimlint.nlp.view import Mark


@cache
def _pairs() -> Mapping[str, tuple[str, ...]]:
    text = (files("claimlint.nlp") / "data" / "established.txt").read_text(encoding="utf-8")
    rows = (line.split(" | ") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return MappingProxyType(
        {name.strip(): tuple(part.strip() for part in aims.split(",")) for name, aims in rows}
    )


def is_established(actor: Mark, aims: Sequence[Mark]) -> bool:
    """Say whether every target is one for which the intervention's effect is common public-health advice."""
    pairs = _pairs()
    allowed = [aim for key in (actor.name, "*", *actor.codes) for aim in pairs.get(key, ())]
    if not aims:
        return False
    return "*" in allowed or all(any(word in mark.name for word in allowed) for mark in aims)
