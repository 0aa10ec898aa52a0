"""What there is to tell about a rule, in the order in which it is told; `explain` and the pages share it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimlint.report.rule_words import (
    in_profiles,
    levels,
    lowering_readings,
    reason,
    silent_readings,
    windows,
)
from claimlint.ruleset.rule import Example, Rule, Source, Status
from claimlint.ruleset.tables import Profile
from claimlint.ruleset.template import filled

FIRES: Final = "Flagged"
_PREVIEW: Final = "This rule is a preview: it runs only when it is selected by name."


@dataclass(frozen=True, slots=True)
class Measured:
    """How often a rule found what the annotations want, missed it, or flagged something else.

    `of` says what is counted: sentences, or articles where a rule judges whole articles.
    """

    found: int
    missed: int
    false: int
    of: str = "sentences"


@dataclass(frozen=True, slots=True)
class Measurement:
    """The counts of each rule on annotated texts; a rule that did not run has none."""

    texts: int = 0
    words: int = 0
    rules: Mapping[str, Measured] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list; `note` says more, `url` is where it can be read, `whole` marks an article in full."""

    text: str
    note: str = ""
    url: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with prose, a list, or both."""

    title: str
    text: str = ""
    items: tuple[Item, ...] = ()


def facts(rule: Rule, profiles: Iterable[Profile] = ()) -> tuple[Section, ...]:
    """Return the sections that tell a writer what the rule wants and why; none is empty."""
    sections = (
        Section("Why", rule.why),
        Section("What to do", filled(rule.suggestion, {})),
        Section(FIRES, items=tuple(_example(one) for one in rule.examples if one.fires)),
        Section("Not flagged", items=tuple(_example(one) for one in rule.examples if not one.fires)),
        Section("When it stays silent", *_silence(rule)),
        Section("Level", *_level(rule, profiles)),
        Section("Who asks for this", items=tuple(_source(one) for one in rule.sources)),
    )
    return tuple(section for section in sections if section.text or section.items)


def _example(example: Example) -> Item:
    whole = "\n" in example.text.strip()
    text = example.text.strip() if whole else " ".join(example.text.split())
    return Item(text, reason(example.why) if example.why else "", whole=whole)


def _silence(rule: Rule) -> tuple[str, tuple[Item, ...]]:
    items = (
        *silent_readings(rule.shields),
        *windows(rule.window, "silent"),
    )
    return "The rule says nothing where the text" if items else "", tuple(map(Item, items))


def _level(rule: Rule, profiles: Iterable[Profile]) -> tuple[str, tuple[Item, ...]]:
    items = (
        *levels(rule.severity.when, rule.severity.modifiers),
        *lowering_readings(rule.shields),
        *(f"Suggestion where the text {given}." for given in windows(rule.window, "suggestion")),
        *(f"One level down where the text {given}." for given in windows(rule.window, "lower")),
        *in_profiles(rule.id, profiles),
    )
    level = rule.severity.default.value.capitalize()
    return (
        f"{level}. It changes where one of these holds (of those that name a level, the first):"
        if items
        else f"{level}.",
        tuple(map(Item, items)),
    )


def _source(source: Source) -> Item:
    return Item(source.title, source.locator, source.url)


def standing(rule: Rule) -> Iterator[str]:
    """Yield what a reader has to know first, where the rule does not run for everybody."""
    if rule.status is Status.RETIRED:
        yield f"Retired; {rule.replaced_by} takes its place." if rule.replaced_by else "Retired."
    if rule.status is Status.PREVIEW:
        yield _PREVIEW
    if rule.region:
        yield f"This rule runs only for the region {rule.region.upper()}."
