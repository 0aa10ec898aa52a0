"""What a run does with each file: command line and configurations, held against the rules there are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from claimlint.errors import ClaimlintError, ConfigError
from claimlint.marked.together import together
from claimlint.model.finding import Severity
from claimlint.model.settings import Settings
from claimlint.model.suppression import Waiver
from claimlint.model.text import TextSpan
from claimlint.project.wishes import Said, Suppression, Wishes
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import RulePack
from claimlint.ruleset.select import Choice, choose, closest, ids_meant, narrowed, unknown
from claimlint.suppress.notices import notices_meant

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.project.find import Configs
    from claimlint.ruleset.rule import Rule

DEFAULT_PROFILE: Final = Settings().profile


class Checkable(Protocol):
    """A file of a run: where reports say it is, and its bytes (or a SourceError)."""

    @property
    def display(self) -> str: ...

    def read(self) -> bytes: ...


class OnDisk(Checkable, Protocol):
    """A file that a configuration can hold for."""

    @property
    def path(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class Job:
    """A file, and how it is checked: `known` are all rules there are, `pack` those that run for some file.

    `baseline` is the file that holds what is known of it.
    """

    file: Checkable
    pack: RulePack
    settings: Settings
    waivers: tuple[Waiver, ...] = ()
    known: RulePack | None = None
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; it goes before every configuration."""

    wishes: Wishes = field(default_factory=Wishes)
    house_rules: tuple[Path, ...] = ()
    exhaustive: bool = False
    baseline: Path | None = None


def jobs(files: Iterable[OnDisk], configs: "Configs", asked: Asked) -> tuple[Job, ...]:
    """Return how each file is checked; raise ConfigError where a configuration names what there is not."""
    found: dict[int, tuple[Reading, list[tuple[OnDisk, Settings]]]] = {}
    for file in files:
        config = configs.for_path(file.path)
        if id(config) not in found:
            found[id(config)] = (Reading(config, asked), [])
        reading, several = found[id(config)]
        several.append((file, reading.settings(file.path.absolute())))
    return tuple(job for reading, several in found.values() for job in _jobs(reading, several))


def _jobs(reading: "Reading", several: Sequence[tuple[OnDisk, Settings]]) -> Iterator[Job]:
    ran = frozenset().union(*(settings.runs or frozenset() for _, settings in several))
    pack = narrowed(reading.pack, ran)
    said = reading.config.baseline
    baseline = reading.asked.baseline or (Path(said.value) if said else None)
    for file, settings in several:
        waivers = tuple(reading.waivers(file.path.absolute()))
        yield Job(file, pack, settings, waivers, reading.pack, baseline)


class Reading:
    """A configuration held against the rules that it names."""

    def __init__(self, config: "Config", asked: Asked) -> None:
        self.config, self.asked = config, asked
        self.pack = load_rules([*config.rule_folders(), *asked.house_rules], builtin=config.core)
        self._settings: dict[tuple[int, ...], Settings] = {}
        wrong = [*self._unknown()]
        if wrong:
            raise together(wrong)

    def _unknown(self) -> Iterator[ClaimlintError]:
        """Yield the complaints about words that name no rule."""
        wishes = (self.asked.wishes, self.config.wishes, *(one.wishes for one in self.config.overrides))
        said: list[Said[str]] = [word for one in self.config.suppressions for word in one.rules]
        for one in wishes:
            said += (*(one.select or ()), *one.ignore)
            said += (Said(level.value[0], level.file, level.path, key=True) for level in one.severity)
        for word in said:
            if not ids_meant(self.pack.rules, word.value) and not notices_meant(word.value):
                error = unknown(self.pack.rules, word.value)
                yield ConfigError(error.problem, at=word.at, remedy=error.remedy)

    def wishes(self, path: Path) -> Wishes:
        """Return what is asked for the file at a path, with the places that say so."""
        return self.config.for_path(path).then(self.asked.wishes)

    def settings(self, path: Path) -> Settings:
        """Return what holds for the file at a path; it is worked out once for each set of overrides."""
        layers = self.config.overriding(path)
        if layers not in self._settings:
            self._settings[layers] = self._worked_out(path)
        return self._settings[layers]

    def _worked_out(self, path: Path) -> Settings:
        wishes = self.wishes(path)
        return Settings(
            profile=wishes.profile.value if wishes.profile else DEFAULT_PROFILE,
            region=wishes.region.value if wishes.region else None,
            meta=bool(wishes.meta and wishes.meta.value),
            exhaustive=self.asked.exhaustive,
            runs=frozenset(rule.id for rule in self.pack if self._choice(rule, wishes).runs),
            levels=tuple((rule, Severity(said.value[1])) for rule, said in self.levels(wishes)),
            names=tuple(dict.fromkeys(said.value for said in self.config.names)),
            established=tuple(said.value for said in self.config.established),
            silent=frozenset().union(*(notices_meant(said.value) for said in wishes.ignore)),
        )

    def _choice(self, rule: "Rule", wishes: Wishes) -> Choice:
        select = None if wishes.select is None else [said.value for said in wishes.select]
        ignore = [said.value for said in wishes.ignore]
        return choose(rule, select, ignore, region=wishes.region.value if wishes.region else None)

    def why(self, rule: "Rule", path: Path) -> str:
        """Return why a rule runs for the file at a path, or does not, and what says so."""
        wishes = self.wishes(path)
        choice = self._choice(rule, wishes)
        words = wishes.ignore if choice is Choice.IGNORED else wishes.select or ()
        index = closest(rule, [said.value for said in words])
        place = words[index].at if index is not None else None
        return f"{choice.value} ({place})" if place else choice.value

    def levels(self, wishes: Wishes) -> Iterator[tuple[str, Said[tuple[str, str]]]]:
        """Yield each rule whose level is fixed, and what fixes it: the closest word, of equals the last."""
        words = [said.value[0] for said in wishes.severity]
        for rule in self.pack if words else ():
            index = closest(rule, words)
            if index is not None:
                yield rule.id, wishes.severity[index]
        for said in wishes.severity:
            yield from ((notice, said) for notice in sorted(notices_meant(said.value[0])))

    def waivers(self, path: Path) -> Iterator[Waiver]:
        """Yield the exceptions that the configuration makes for a file."""
        for one in self.config.suppressions:
            if self.config.matches(path, (one.path,)):
                yield self._waiver(one)

    def _waiver(self, one: Suppression) -> Waiver:
        at, start = one.said.at, one.said.offset
        ids = frozenset().union(*(ids_meant(self.pack.rules, word.value) for word in one.rules))
        return Waiver(
            words=tuple(word.value for word in one.rules),
            rules=ids,
            reason=one.reason,
            path=at.path if at else "",
            line=(at.line if at else None) or 1,
            column=(at.column if at else None) or 1,
            span=TextSpan(start, start + len(one.path) + 2),
            excerpt=f'"{one.path}"',
            text=one.text,
            until=date.fromisoformat(one.until) if one.until else None,
        )


def profile(config: "Config", asked: Asked) -> str:
    """Return the profile of a run that has no files."""
    said = config.wishes.then(asked.wishes).profile
    return said.value if said else DEFAULT_PROFILE


def fail_on(found: Iterable["Config"]) -> str | None:
    """Return the strictest level that the configurations of a run fail on, None where none says."""
    order = [*(level.value for level in Severity), "never"]
    said = [config.fail_on.value for config in found if config.fail_on]
    return min(said, key=order.index, default=None)
