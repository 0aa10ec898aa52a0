"""Read a rule file as plain values, and remember where every key and value stands.

Built on ruamel.yaml's events rather than its documents: events carry positions for everything, and what a
rule file may not hold (anchors, aliases, tags, a key twice) is refused where it is written.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from claimlint.errors import RuleError, SourcePlace
from claimlint.marked.file import MarkedFile, Path, Place

_DEEPEST: Final = 12
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT: Final = re.compile(r"[-+]?[0-9]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class _Reader:
    def __init__(self, file: MarkedFile, events: Iterator[Any]) -> None:
        self.file = file
        self.events = events

    def fail(self, problem: str, event: Any, remedy: str | None = None) -> RuleError:
        line, column = _mark(event)
        return RuleError(problem, at=SourcePlace(self.file.path, line, column), remedy=remedy)

    def next(self) -> Any:
        event = next(self.events)
        if type(event).__name__ == "AliasEvent":
            raise self.fail(f"alias “*{event.anchor}” is not allowed", event, "write the value out")
        if getattr(event, "anchor", None) is not None:
            raise self.fail(f"anchor “&{event.anchor}” is not allowed", event, "write the value out")
        if getattr(event, "tag", None) is not None:
            raise self.fail(f"tag “{event.tag}” is not allowed", event, "quote the value instead")
        return event

    def value(self, event: Any, path: Path) -> Any:
        if len(path) > _DEEPEST:
            raise self.fail("nested too deeply for a rule file", event)
        self.file.values[path] = _mark(event)
        match type(event).__name__:
            case "ScalarEvent":
                return event.value if event.style else _scalar(event.value)
            case "SequenceStartEvent":
                return self.sequence(path)
            case _:
                return self.mapping(path)

    def sequence(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while type(event := self.next()).__name__ != "SequenceEndEvent":
            found.append(self.value(event, (*path, len(found))))
        return found

    def mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := self.next()).__name__ != "MappingEndEvent":
            if type(event).__name__ != "ScalarEvent":
                raise self.fail("a key must be a word", event, "quote a text that begins with “{” or “[”")
            key = str(event.value)
            if key in found:
                raise self.fail(f"key “{key}” is there twice", event, "keep one of the two")
            self.file.keys[*path, key] = _mark(event)
            found[key] = self.value(self.next(), (*path, key))
        return found


def _mark(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(text: str) -> str | int | float | bool | None:
    """Return a plain scalar by the core schema of YAML 1.2: `on` and `off` are words."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


_FIRST: Final = {"rule": "id:", "watchlist": "rows:", "profiles": "generic:"}
"""What a file holds → the key it should begin with."""


def read_yaml(source: str, path: str, holds: str = "rule") -> MarkedFile:
    """Return what the text of a rule file or table says; raise RuleError where it is not plain YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    file = MarkedFile(path)
    events = iter(YAML(typ="safe", pure=True).parse(source))
    reader = _Reader(file, events)
    try:
        for event in events:
            match type(event).__name__:
                case "DocumentStartEvent" if file.values:
                    raise reader.fail("a rule file holds one document", event, "one rule, one file")
                case "DocumentStartEvent":
                    file.data = reader.value(reader.next(), ())
                case _:  # start and end of stream and document
                    pass
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = SourcePlace(path, mark.line + 1, mark.column + 1) if mark else SourcePlace(path)
        raise RuleError(f"not YAML: {error.problem or error.context}", at=at) from error
    except YAMLError as error:
        raise RuleError(f"not YAML: {error}".splitlines()[0], at=SourcePlace(path)) from error
    if not isinstance(file.data, dict):
        remedy = f"start with “{_FIRST[holds]}”"
        raise RuleError(f"the file holds no {holds}", at=SourcePlace(path, 1, 1), remedy=remedy)
    return file
