"""Front matter, YAML between `---` or TOML between `+++`: its prose with places, its data as metadata."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from sys import maxunicode
from types import MappingProxyType
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from claimlint.source.draft import DocumentDraft

_FENCES: Final = re.compile(r"(?:---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_YAML_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_END: Final = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_FENCE: Final = len("---")
_LARGEST: Final = 64_000
_PROSE: Final = frozenset({"title", "description", "summary", "excerpt", "subtitle"})
_NAMES: Final = MappingProxyType(
    {
        "author": "author",
        "authors": "author",
        "byline": "author",
        "date": "date",
        "published": "date",
        "publishdate": "date",
        "pubdate": "date",
        "date_published": "date",
        "datepublished": "date",
        "lastmod": "date",
        "updated": "date",
        "last_updated": "date",
        "modified": "date",
        "reviewed_by": "reviewer",
        "reviewedby": "reviewer",
        "reviewer": "reviewer",
        "medically_reviewed_by": "reviewer",
        "medical_reviewer": "reviewer",
    }
)
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?")
_DOUBLE_ESCAPE: Final = re.compile(
    r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)", re.DOTALL
)
_SINGLE_ESCAPE: Final = re.compile("''")
_ESCAPES: Final = MappingProxyType(
    {"n": " ", "t": " ", "r": " ", "_": " ", "N": " ", "L": " ", "P": " ", " ": " "}
)
_TOML_STRING: Final = re.compile(
    r"^[ \t]*(?P<quote>[\"']?)(?P<key>[\w-]+)(?P=quote)[ \t]*=[ \t]*"
    r"(?:\"\"\"(?P<long>(?:[^\\]|\\.)*?)\"\"\"|'''(?P<raw_long>.*?)'''|\"(?P<basic>(?:[^\"\\\n]|\\.)*)\"|'(?P<raw>[^'\n]*)')",
    re.MULTILINE | re.DOTALL,
)
_TOML_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)

Piece = tuple[str, int, int]


def end_of(source: str) -> int:
    """Return where the front matter of `source` ends, its closing fence included; 0 if there is none."""
    opening = _FENCES.match(source)
    if not opening:
        return 0
    closing = (_YAML_END if source[0] == "-" else _TOML_END).search(source.replace("\r", "\n"), opening.end())
    if not closing or not source[opening.end() : closing.start()].strip():
        return 0
    return closing.end()


def read(draft: DocumentDraft, source: str, end: int) -> None:
    """Add the front matter that ends at `end` to the draft."""
    opening = _FENCES.match(source)
    if not opening or end > _LARGEST:
        return
    start = opening.end()
    body_end = max(start, len(source[:end].rstrip(" \t")) - _FENCE)
    if source[0] == "-":
        _read_yaml(draft, source, start, body_end)
    else:
        _read_toml(draft, source, start, body_end)


def _read_yaml(draft: DocumentDraft, source: str, start: int, end: int) -> None:
    try:
        root = YAML(typ="safe", pure=True).compose(source[start:end])
    except (YAMLError, ValueError, RecursionError, IndexError, AttributeError, TypeError):
        return
    if not isinstance(root, MappingNode):
        return
    for key, value in root.value:
        name = str(key.value).lower() if isinstance(key, ScalarNode) else ""
        if name in _PROSE and isinstance(value, ScalarNode):
            first, last = start + value.start_mark.index, start + value.end_mark.index
            draft.meta(name, _yaml_pieces(source, first, min(last, end), value.style))
        if name in _NAMES:
            draft.name(_NAMES[name], ", ".join(_scalars(value)))


def _scalars(node: Node) -> Iterator[str]:
    """Yield the names in a value: itself, the items of a list, the `name` of a mapping."""
    if isinstance(node, ScalarNode):
        yield str(node.value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            if not isinstance(item, SequenceNode):
                yield from _scalars(item)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(value, ScalarNode) and getattr(key, "value", "") == "name":
                yield str(value.value)


def _yaml_pieces(source: str, start: int, end: int, style: str | None) -> Iterator[Piece]:
    if style in {"'", '"'}:
        escape = _DOUBLE_ESCAPE if style == '"' else _SINGLE_ESCAPE
        yield from _unescaped(source, start + 1, end - 1, escape)
        return
    if style in {"|", ">"} and (header := _BLOCK_HEADER.match(source, start, end)):
        start = header.end()
    yield source[start:end], start, end


def _unescaped(source: str, start: int, end: int, escape: re.Pattern[str]) -> Iterator[Piece]:
    done = start
    for found in escape.finditer(source, start, end):
        if found.start() > done:
            yield source[done : found.start()], done, found.start()
        yield _character(found.group()), found.start(), found.end()
        done = found.end()
    if done < end:
        yield source[done:end], done, end


def _character(escape: str) -> str:
    """Return the character an escape in quotes stands for."""
    if escape == "''":
        return "'"
    code = escape[2:]
    if escape[1] in "xuU" and code:
        return _code_point(int(code, 16))
    return _ESCAPES.get(escape[1], " " if escape[1] in "\r\n" else escape[1])


def _code_point(number: int) -> str:
    surrogate = chr(0xD800) <= chr(min(number, maxunicode)) <= chr(0xDFFF)
    return "\ufffd" if surrogate or number > maxunicode else chr(number)


def _read_toml(draft: DocumentDraft, source: str, start: int, end: int) -> None:
    try:
        values = tomllib.loads(source[start:end].replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return
    table = _TOML_TABLE.search(source, start, end)
    for found in _TOML_STRING.finditer(source, start, table.start() if table else end):
        name = found.group("key").lower()
        if name not in _PROSE or found.group("key") not in values:
            continue
        group = next(kind for kind in ("long", "raw_long", "basic", "raw") if found.group(kind) is not None)
        first, last = found.span(group)
        raw = group.startswith("raw")
        draft.meta(
            name,
            [(source[first:last], first, last)] if raw else _unescaped(source, first, last, _DOUBLE_ESCAPE),
        )
    for key, value in values.items():
        if key.lower() in _NAMES:
            draft.name(_NAMES[key.lower()], _toml_name(value))


def _toml_name(value: object) -> str:
    if isinstance(value, str | date):
        return str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_toml_name, value[:20])))
    return str(value.get("name", "")) if isinstance(value, dict) else ""
