"""Which rules run, and why: the one place where that is decided."""

import hashlib
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from claimlint.errors import ConfigError
from claimlint.marked.nearest import meant
from claimlint.ruleset.tables import Profile

if TYPE_CHECKING:
    from claimlint.ruleset.rule import Rule, RulePack

_EXACT: Final = 99
"""How specific a rule's own id or name is; a prefix is as specific as it is long, the word ALL is 0."""
_ABSENT: Final = -1
ALL: Final = "ALL"


class Choice(StrEnum):
    """Why a rule runs, or does not."""

    BY_NAME = "selected by name"
    BY_PREFIX = "selected by prefix"
    BY_DEFAULT = "on by default"
    IGNORED = "ignored"
    NOT_SELECTED = "not selected"
    PREVIEW = "a preview; select it by name"
    OTHER_REGION = "for another region; set the region, or select it by name"
    RETIRED = "retired"

    @property
    def runs(self) -> bool:
        """Say whether the rule runs."""
        return self in {Choice.BY_NAME, Choice.BY_PREFIX, Choice.BY_DEFAULT}


def find_rule(rules: "Sequence[Rule]", id_or_name: str) -> "Rule":
    """Return the rule with this id or name, else raise ConfigError with the nearest."""
    for rule in rules:
        if id_or_name == rule.name or id_or_name.upper() == rule.id:
            return rule
    raise unknown(rules, id_or_name)


def find_profile(profiles: Sequence[Profile], name: str) -> Profile:
    """Return the profile of this name, an empty one if there are none, else raise ConfigError."""
    known = {profile.name: profile for profile in profiles}
    if known and name not in known:
        remedy = meant(name, known) or f"one of: {', '.join(known)}"
        raise ConfigError(f"unknown profile “{name}”", remedy=remedy)
    return known.get(name, Profile(name))


def unknown(rules: "Sequence[Rule]", word: str) -> ConfigError:
    """Return the complaint about a word that names no rule."""
    known = [name for rule in rules for name in (rule.id, rule.name)]
    return ConfigError(
        f"unknown rule “{word}”", remedy=meant(word, known) or "`claimlint rules list` shows them all"
    )


def _specificity(rule: "Rule", words: Sequence[str]) -> int:
    """Return how closely the closest of `words` names the rule."""
    found = _ABSENT
    for word in words:
        if word == rule.name or word.upper() == rule.id:
            return _EXACT
        if word.upper() == ALL:
            found = max(found, 0)
        elif word and (word == rule.group or rule.id.startswith(word.upper())):
            found = max(found, len(word))
    return found


def closest(rule: "Rule", words: Sequence[str]) -> int | None:
    """Return the index of the word that names the rule most closely, of equals the last; else None."""
    best = max(
        range(len(words)), key=lambda index: (_specificity(rule, (words[index],)), index), default=None
    )
    return None if best is None or _specificity(rule, (words[best],)) == _ABSENT else best


def ids_meant(rules: "Sequence[Rule]", word: str) -> frozenset[str]:
    """Return the ids of the rules that a word (id, name, group, prefix or ALL) stands for."""
    return frozenset(rule.id for rule in rules if _specificity(rule, (word,)) != _ABSENT)


def _check(rules: "Sequence[Rule]", words: Sequence[str]) -> None:
    for word in words:
        if word.upper() != ALL and all(_specificity(rule, (word,)) == _ABSENT for rule in rules):
            raise unknown(rules, word)


def choose(
    rule: "Rule", select: Sequence[str] | None, ignore: Sequence[str], *, region: str | None = None
) -> Choice:
    """Return whether this rule runs, and why: the closest word decides, and between equals `ignore` does."""
    if rule.status == "retired":
        return Choice.RETIRED
    asked = 0 if select is None else _specificity(rule, select)
    if asked == _ABSENT or asked <= _specificity(rule, ignore):
        return Choice.NOT_SELECTED if asked == _ABSENT else Choice.IGNORED
    if asked == _EXACT:
        return Choice.BY_NAME
    return _unless_opt_in(rule, region) or (Choice.BY_DEFAULT if select is None else Choice.BY_PREFIX)


def _unless_opt_in(rule: "Rule", region: str | None) -> Choice | None:
    """Return why the rule waits to be named; None if it does not."""
    if rule.status == "preview":
        return Choice.PREVIEW
    return Choice.OTHER_REGION if rule.region not in {None, region} else None


def selected(
    pack: "RulePack", select: Sequence[str] | None, ignore: Sequence[str], *, region: str | None = None
) -> "RulePack":
    """Return the pack of the rules that run; raise ConfigError for a word that names no rule."""
    _check(pack.rules, (*(select or ()), *ignore))
    return narrowed(
        pack, {rule.id for rule in pack.rules if choose(rule, select, ignore, region=region).runs}
    )


def narrowed(pack: "RulePack", ids: Collection[str]) -> "RulePack":
    """Return the pack of the rules with these ids."""
    from dataclasses import replace

    rules = tuple(rule for rule in pack.rules if rule.id in ids)
    key = "\n".join((pack.digest, *(rule.id for rule in rules)))
    return replace(pack, rules=rules, digest=hashlib.sha256(key.encode()).hexdigest())
