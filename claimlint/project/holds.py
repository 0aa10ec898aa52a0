"""What holds for one file, each value with what says so: rows for people and programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimlint.errors import SourcePlace
from claimlint.project.config import CORE, Config
from claimlint.project.wishes import Said, Wishes

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Row:
    """A setting, its value in words, and what says so: places in files, or `default`."""

    setting: str
    value: str
    said_by: tuple[str, ...] = (DEFAULT,)


def rows(config: Config, wishes: Wishes) -> Iterator[Row]:
    """Yield what holds for a file whose wishes these are."""
    yield _single("profile", wishes.profile, "generic")
    yield _single("region", wishes.region, "none")
    meta = wishes.meta
    yield Row("meta", "yes" if meta and meta.value else "no", _places((meta,) if meta else ()))
    yield _single("fail-on", config.fail_on, "warning")
    yield _single("baseline", config.baseline, "none")
    yield _listed("rules", config.rules, (CORE,))
    yield _listed("select", wishes.select, ("all rules",))
    yield from (Row("ignore", said.value, _places((said,))) for said in wishes.ignore)
    yield from (Row("severity", f"{s.value[0]} = {s.value[1]}", _places((s,))) for s in wishes.severity)
    yield from (Row("allow.names", said.value, _places((said,))) for said in config.names)
    for fact in config.established:
        name, targets = fact.value
        yield Row("allow.established", f"{name}: {', '.join(targets)}", _places((fact,)))
    yield from (Row("exclude", said.value, _places((said,))) for said in config.exclude)


def suppressions(config: Config, path: Path) -> Iterator[Row]:
    """Yield the exceptions for the file at a path."""
    for one in config.suppressions:
        if config.matches(path, (one.path,)):
            words = ", ".join(word.value for word in one.rules)
            until = f" until {one.until}" if one.until else ""
            yield Row("suppress", f"{words}{until}: {one.reason}", _places((one.said,)))


def _single(setting: str, said: Said[str] | None, default: str) -> Row:
    return Row(setting, said.value if said else default, _places((said,) if said else ()))


def _listed(setting: str, said: tuple[Said[str], ...] | None, default: tuple[str, ...]) -> Row:
    values = [one.value for one in said or ()] or list(default if not said else ())
    if said == () and setting == "select":
        values = ["no rules"]
    return Row(setting, ", ".join(values), _places(said or ()))


def _places(said: tuple[Said[object], ...]) -> tuple[str, ...]:
    places = [said_at(one.at) for one in said]
    return tuple(dict.fromkeys(places)) or (DEFAULT,)


def said_at(place: SourcePlace | None) -> str:
    """Return how the place of a value is shown."""
    return str(place) if place else "the command line"
