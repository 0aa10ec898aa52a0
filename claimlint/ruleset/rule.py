"""A rule as the engine reads it, and the pack that holds all of them: frozen values, no files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from claimlint.errors import SourcePlace
from claimlint.model.analysis import Certainty, Grade, Tier
from claimlint.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.phrases.syntax import Node
    from claimlint.ruleset.tables import Profile, WatchRow

EXCEPTIONS: Final = "exceptions"
"""The group name under which a rule's exceptions are matched; no trigger group may be called so."""
Option: TypeAlias = int | float | bool | str | tuple[str, ...]


class Kind(StrEnum):
    """What kind of reading a rule asks for; each is a module of the engine."""

    PHRASE = "phrase"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    NUMBER = "number"
    BREADTH = "breadth"
    DOCUMENT = "document"
    CONSISTENCY = "consistency"


class Status(StrEnum):
    """Where a rule is in its life; a retired one stays as a tombstone that helps old suppressions."""

    PREVIEW = "preview"
    STABLE = "stable"
    RETIRED = "retired"


class Unit(StrEnum):
    """A rule reports at most once per unit; `sentence` folds nothing."""

    SENTENCE = "sentence"
    PASSAGE = "passage"
    SECTION = "section"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Design:
    """What kind of study the text around must speak of: the best in the window `within` is one of these.

    `unsaid`: a study of which no design is told counts as well.
    """

    at_most: Tier
    within: str
    at_least: Tier = Tier.T0
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand around a trigger; an empty slot asks nothing.

    `after` names a group of the rule of which a phrase must stand before, in this sentence or the last one.
    """

    intervention: str | None = None
    target: str | None = None
    either: bool = False
    disease: bool = False
    type: tuple[str, ...] = ()
    claim: bool = False
    relation: tuple[str, ...] = ()
    polarity: str | None = None
    use: str | None = None
    after: str | None = None
    design: Design | None = None
    comparator: bool = False
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class TriggerGroup:
    """Phrases that share a meaning; `patterns[i]` is the compiled form of `phrases[i]`."""

    name: str
    phrases: tuple[str, ...]
    patterns: tuple["list[Node]", ...] = ()
    frame: Frame | None = None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class WindowTerm:
    """A citation that changes what a trigger means; `then` says what follows when it is there.

    It must have at least `grade` and stand inside the window `within`.
    """

    within: str
    grade: Grade | None = None
    then: str = "silent"
    design: Tier | None = None
    number: bool = False
    duration: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """One line of a rule's severity table: all conditions hold → `level`; None switches the hit off.

    An empty tuple or None asks nothing. A listed condition holds when one of its values does.
    """

    level: Severity | None
    group: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    quoted: bool | None = None
    profile: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    certainty: tuple[Certainty, ...] = ()
    grade: tuple[str, ...] = ()
    hedged: tuple[str, ...] = ()
    count_min: int | None = None
    words_max: int | None = None
    anaphor: bool | None = None


@dataclass(frozen=True, slots=True)
class SeverityTable:
    """The default level, the lines that replace it (first match wins), and the modifiers that move it."""

    default: Severity = Severity.WARNING
    modifiers: tuple[str, ...] = ()
    when: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An authority that asks for what the rule asks for."""

    key: str
    title: str
    locator: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text on which the rule fires, or is silent; `flag` holds the exact excerpts, where they are fixed."""

    id: str
    fires: bool
    text: str
    flag: tuple[str, ...] = ()
    severity: Severity | None = None
    why: str = ""
    media_type: str = "text/plain"
    profile: str = "generic"
    region: str | None = None
    meta: bool = False


@dataclass(frozen=True, slots=True)
class Untested:
    """A phrase, exception or shield that no example reaches, and why that is all right."""

    what: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file."""

    id: str
    name: str
    group: str
    summary: str
    at: SourcePlace
    kind: Kind = Kind.PHRASE
    status: Status = Status.STABLE
    why: str = ""
    unit: Unit = Unit.SENTENCE
    severity: SeverityTable = SeverityTable()
    triggers: tuple[TriggerGroup, ...] = ()
    frame: Frame = Frame()
    certainty: Certainty | None = None
    window: tuple[WindowTerm, ...] = ()
    shields: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    exception_patterns: tuple["list[Node]", ...] = ()
    message: str = ""
    suggestion: str = ""
    sources: tuple[Source, ...] = ()
    options: Mapping[str, Option] = field(default_factory=lambda: MappingProxyType({}))
    template: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    untested: tuple[Untested, ...] = ()
    region: str | None = None
    replaced_by: str | None = None

    def number(self, option: str, default: int) -> int:
        """Return a whole-number option, or `default` where the file gives none."""
        value = self.options.get(option, default)
        return value if isinstance(value, int) else default

    def listed(self, option: str) -> tuple[str, ...]:
        """Return an option that names one thing or several; none where the file gives none."""
        value = self.options.get(option, ())
        return value if isinstance(value, tuple) else (str(value),)

    @property
    def grounds(self) -> frozenset[str]:
        """The groups that are asked for by the frames of others, and report nothing by themselves."""
        frames = (self.frame, *(group.frame for group in self.triggers))
        return frozenset(frame.after for frame in frames if frame is not None and frame.after is not None)

    def trigger_group(self, name: str) -> TriggerGroup | None:
        """Return the trigger group of this name."""
        return next((group for group in self.triggers if group.name == name), None)


@dataclass(frozen=True, slots=True)
class RulePack:
    """All rules of a run, in the order of their ids, and the tables they share.

    `digest` changes when anything in a rule or table does.
    """

    rules: tuple[Rule, ...] = ()
    digest: str = ""
    watchlist: "tuple[WatchRow, ...]" = ()
    profiles: "tuple[Profile, ...]" = ()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def by_name(self, id_or_name: str) -> Rule:
        """Return the rule with this id or name; raise ConfigError, with the nearest, if there is none."""
        from claimlint.ruleset.select import find_rule

        return find_rule(self.rules, id_or_name)

    def select(
        self,
        select: "Sequence[str] | None" = None,
        ignore: "Sequence[str]" = (),
        *,
        region: str | None = None,
    ) -> "RulePack":
        """Return the pack of the rules that run, given ids, names and prefixes to select and to ignore."""
        from claimlint.ruleset.select import selected

        return selected(self, select, ignore, region=region)

    def profile(self, name: str) -> "Profile":
        """Return the profile of this name; raise ConfigError if the pack has others only."""
        from claimlint.ruleset.select import find_profile

        return find_profile(self.profiles, name)

    def patterns(self) -> "Iterator[tuple[tuple[str, str, int], list[Node]]]":
        """Yield ((rule id, group or `exceptions`, index in the group), compiled pattern) for every phrase."""
        for rule in self.rules:
            for group in rule.triggers:
                for index, nodes in enumerate(group.patterns):
                    yield (rule.id, group.name, index), nodes
            for index, nodes in enumerate(rule.exception_patterns):
                yield (rule.id, EXCEPTIONS, index), nodes
