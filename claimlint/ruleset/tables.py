"""What rules share and no rule file holds: substances to watch, and what profiles change."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.ruleset.rule import Source


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk an article must mention; a word of `any` stands for all words that begin so."""

    name: str
    any: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A substance: how it is named, what it is and is not approved for in `region`, and its key risks.

    `not_approved_classes` are the classes of targets (MH, PAIN, …) none of which it is approved for, save
    what `approved` names. `verified` says that somebody has read `source`; other rows serve tests only.
    """

    id: str
    names: tuple[str, ...]
    type: str
    date: str
    approved: tuple[str, ...] = ()
    not_approved: tuple[str, ...] = ()
    not_approved_classes: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    source: "Source | None" = None
    region: str = "us"
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a kind of publication changes: rules a level up, a level down, and left out."""

    name: str
    raised: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    def step(self, rule: str) -> int:
        """Return by how many levels findings of the rule move."""
        return (rule in self.raised) - (rule in self.lowered)


def joined_rows(one: tuple[WatchRow, ...], other: tuple[WatchRow, ...]) -> tuple[WatchRow, ...]:
    """Return the rows of both; a row of `other` replaces the one with its id."""
    return tuple({row.id: row for row in (*one, *other)}.values())


def joined_profiles(one: tuple[Profile, ...], other: tuple[Profile, ...]) -> tuple[Profile, ...]:
    """Return the profiles of both; those of one name become one, and of their contradictions `other` wins."""
    found = {profile.name: profile for profile in one}
    for profile in other:
        found[profile.name] = _merged(found.get(profile.name, Profile(profile.name)), profile)
    return tuple(found.values())


def _merged(one: Profile, other: Profile) -> Profile:
    named = {*other.raised, *other.lowered, *other.off}
    parts = zip((one.raised, one.lowered, one.off), (other.raised, other.lowered, other.off), strict=True)
    return Profile(one.name, *((*(rule for rule in old if rule not in named), *new) for old, new in parts))
