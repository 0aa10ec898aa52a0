"""Read TOML, and say where things stand: the standard library reads, tree-sitter knows the places."""

import re
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from claimlint.errors import ConfigError, SourcePlace
from claimlint.marked.file import MarkedFile, Path, Place
from claimlint.project.toml_words import in_words

if TYPE_CHECKING:
    from tree_sitter import Node

_AT: Final = re.compile(
    r"(?P<problem>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)"
)
_KEYS: Final = frozenset({"bare_key", "quoted_key", "dotted_key"})
_LISTS: Final = frozenset({"array"})


def read_toml(source: str, path: str) -> MarkedFile:
    """Return what TOML text says; dates become text. Raise ConfigError where it is no TOML."""
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), source, path) from error
    except RecursionError as error:
        raise ConfigError("nested too deeply for a configuration", at=SourcePlace(path)) from error
    return MarkedFile(path, _plain(data), wrong=ConfigError, locate=_locate, source=source)


def _plain(value: Any) -> Any:  # noqa: ANN401 - what TOML holds
    match value:
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case list():
            return [_plain(part) for part in value]
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return value


def _not_toml(message: str, source: str, path: str) -> ConfigError:
    found = _AT.fullmatch(message)
    if found is None:
        return ConfigError(f"not TOML: {message}", at=SourcePlace(path, 1, 1))
    lines = source.splitlines() or [""]
    line, column = len(lines), len(lines[-1]) + 1
    if found["line"]:
        line, column = int(found["line"]), int(found["column"])
    twice = _first_twice(source)
    if twice is not None and twice[0] <= (line, column):
        (line, column), name = twice
        return ConfigError(f"“{name}” is there twice", at=SourcePlace(path, line, column), remedy="keep one")
    here = lines[line - 1] if line <= len(lines) else ""
    problem, remedy = in_words(found["problem"], here)
    return ConfigError(f"not TOML: {problem}", at=SourcePlace(path, line, column), remedy=remedy)


def _locate(file: MarkedFile) -> None:
    walk = _Walk(file.source)
    walk.document()
    file.values.update(walk.values)
    file.keys.update(walk.keys)


def _first_twice(source: str) -> tuple[Place, str] | None:
    """Return the first key or table that stands there a second time."""
    walk = _Walk(source)
    walk.document()
    return min(walk.twice, default=None)


class _Walk:
    """One walk over the syntax tree of a source; places count code points from 1."""

    def __init__(self, source: str) -> None:
        import tree_sitter_toml
        from tree_sitter import Language, Parser

        self.values: dict[Path, Place] = {(): (1, 1)}
        self.keys: dict[Path, Place] = {}
        self.twice: list[tuple[Place, str]] = []
        self._counts: dict[Path, int] = {}
        encoded = source.encode()
        self._lines = encoded.split(b"\n")
        self._root = Parser(Language(tree_sitter_toml.language())).parse(encoded).root_node

    def document(self) -> None:
        for node in self._root.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._table(node)

    def _table(self, node: "Node") -> None:
        head, *rest = node.named_children
        path = self._resolved(self._names(head), element=node.type == "table_array_element")
        if node.type == "table" and path in self.keys and self.values.get(path, (0, 0)) == self.keys[path]:
            self.twice.append((self._place(node), ".".join(map(str, path))))
        self.values[path] = self.keys[path] = self._place(node)
        for number in range(1, len(path)):
            self.keys.setdefault(path[:number], self._place(node))
            self.values.setdefault(path[:number], self._place(node))
        for pair in rest:
            if pair.type == "pair":
                self._pair(pair, path)

    def _resolved(self, names: tuple[str, ...], *, element: bool) -> Path:
        """Return the path a header stands for: a list in it means its latest element."""
        path: Path = ()
        for index, name in enumerate(names):
            path = (*path, name)
            if element and index == len(names) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def _pair(self, node: "Node", base: Path) -> None:
        key, *rest = [child for child in node.named_children if child.type != "comment"]
        names = self._names(key)
        path = (*base, *names)
        if path in self.keys:
            self.twice.append((self._place(key), ".".join(names)))
        for number in range(1, len(names) + 1):
            self.keys.setdefault((*base, *names[:number]), self._place(key))
            self.values.setdefault((*base, *names[:number]), self._place(key))
        if rest:
            self._value(rest[0], path)

    def _value(self, node: "Node", path: Path) -> None:
        self.values[path] = self._place(node)
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "array":
            for index, child in enumerate(children):
                self._value(child, (*path, index))
        elif node.type == "inline_table":
            for child in children:
                if child.type == "pair":
                    self._pair(child, path)

    def _names(self, key: "Node") -> tuple[str, ...]:
        if key.type == "dotted_key":
            return tuple(name for part in key.named_children for name in self._names(part))
        written = (key.text or b"").decode()
        if key.type == "quoted_key":
            return tuple(tomllib.loads(f"{written} = 0"))
        return (written,)

    def _place(self, node: "Node") -> Place:
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode()) + 1
