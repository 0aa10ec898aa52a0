"""Rules as plain JSON values and back; what equals its default is left out."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Final, TypeVar

from claimlint.errors import SourcePlace
from claimlint.model.analysis import Certainty, Grade, Tier
from claimlint.model.finding import Severity
from claimlint.ruleset.rule import (
    Design,
    Example,
    Frame,
    Kind,
    Rule,
    SeverityTable,
    Source,
    Status,
    TriggerGroup,
    Unit,
    Untested,
    When,
    WindowTerm,
)
from claimlint.ruleset.tables import Profile, Risk, WatchRow

Value = TypeVar("Value")


def to_plain(value: object) -> Any:
    """Return a rule, or a part of one, as values that JSON knows."""
    if is_dataclass(value):
        found = {}
        for field in fields(value):
            part = getattr(value, field.name)
            default = field.default if field.default_factory is MISSING else field.default_factory()
            if part != default:
                found[field.name] = to_plain(part)
        return found
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    return dict(value) if isinstance(value, Mapping) else value


def from_plain(kind: type[Value], plain: Mapping[str, Any]) -> Value:
    """Return the value of class `kind` that `plain` describes; raise TypeError or ValueError if none."""
    readers = _READERS.get(kind, {})
    read = {
        key: readers[key](part) if key in readers and part is not None else part
        for key, part in plain.items()
    }
    return kind(**read)


def _one(kind: type[Value]) -> Callable[[Mapping[str, Any]], Value]:
    return partial(from_plain, kind)


def _each(read: Callable[[Any], Value]) -> Callable[[list[Any]], tuple[Value, ...]]:
    return lambda parts: tuple(read(part) for part in parts)


def _options(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(
        {key: tuple(part) if isinstance(part, list) else part for key, part in plain.items()}
    )


_READERS: Final[Mapping[type, Mapping[str, Callable[[Any], Any]]]] = {
    Design: {"at_most": Tier, "at_least": Tier},
    Frame: {"type": tuple, "relation": tuple, "design": _one(Design)},
    TriggerGroup: {"phrases": tuple, "patterns": tuple, "frame": _one(Frame), "certainty": Certainty},
    WindowTerm: {"grade": Grade, "design": Tier},
    When: {
        "level": Severity,
        "certainty": _each(Certainty),
        **dict.fromkeys(("group", "type", "target", "block", "profile", "region", "grade", "hedged"), tuple),
    },
    SeverityTable: {"default": Severity, "modifiers": tuple, "when": _each(_one(When))},
    Example: {"flag": tuple, "severity": Severity},
    Risk: {"any": tuple},
    WatchRow: {
        "risks": _each(_one(Risk)),
        "source": _one(Source),
        **dict.fromkeys(("names", "approved", "not_approved", "not_approved_classes"), tuple),
    },
    Profile: dict.fromkeys(("raised", "lowered", "off"), tuple),
    Rule: {
        "at": _one(SourcePlace),
        "kind": Kind,
        "status": Status,
        "unit": Unit,
        "severity": _one(SeverityTable),
        "triggers": _each(_one(TriggerGroup)),
        "frame": _one(Frame),
        "certainty": Certainty,
        "window": _each(_one(WindowTerm)),
        "sources": _each(_one(Source)),
        "options": _options,
        "examples": _each(_one(Example)),
        "untested": _each(_one(Untested)),
        **dict.fromkeys(("shields", "exceptions", "exception_patterns", "template"), tuple),
    },
}
