"""What a JSON Schema has against a file, in words: place, problem, nearest known word."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from claimlint.errors import ClaimlintError
from claimlint.marked.file import MarkedFile, Path
from claimlint.marked.nearest import meant, nearest

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_TYPES: Final = {
    "string": "a text (quote it)",
    "array": "a list",
    "object": "a mapping",
    "integer": "a whole number",
    "boolean": "true or false",
}
_NO_LEVEL: Final = frozenset({"off", "none", "never", "ignore", "disabled"})
"""Words for which the description of a schema, where it has one, is the remedy."""
_SHOWN: Final = 8
"""How many known values a complaint lists."""


@cache
def _validator(schema: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    read = json.loads(schema)
    Draft202012Validator.check_schema(read)
    return Draft202012Validator(read, format_checker=Draft202012Validator.FORMAT_CHECKER)


def complaints(
    file: MarkedFile, schema: str, out_of_place: Callable[[Path], str] | None = None
) -> Iterator[ClaimlintError]:
    """Yield everything a JSON Schema (its text) has against the file, each thing once.

    `out_of_place` says what to do about a known key that has no place where it is.
    """
    errors: list[Any] = list(_validator(schema).iter_errors(file.data))
    slips = {slip for error in errors if error.validator == "additionalProperties" for slip in _slips(error)}
    said: set[str] = set()
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "required":  # what is only misspelt is not missing
            error.instance = {*error.instance, *(key for at, key in slips if at == path)}
        for complaint in _complaints(error, file, path, out_of_place):
            if str(complaint) not in said:
                said.add(str(complaint))
                yield complaint


def _complaints(
    error: Any, file: MarkedFile, path: Path, out_of_place: Callable[[Path], str] | None
) -> Iterator[ClaimlintError]:
    if error.validator == "not":
        remedy = out_of_place(path) if out_of_place else None
        return iter((file.error(f"“{_name(path)}” does not belong here", path, key=True, remedy=remedy),))
    return _SAID.get(str(error.validator), _amount)(error, file, path)


def _known(error: Any) -> list[str]:
    return [key for key, schema in error.schema["properties"].items() if schema != {"not": {}}]


def _slips(error: Any) -> Iterator[tuple[Path, str | None]]:
    """Yield the known keys that unknown ones were probably meant to be."""
    known = _known(error)
    yield from (
        (tuple(error.absolute_path), nearest(key, known)) for key in error.instance if key not in known
    )


def _unknown_keys(error: Any, file: MarkedFile, path: Path) -> Iterator[ClaimlintError]:
    known = _known(error)
    for key in (key for key in error.instance if key not in error.schema["properties"]):
        remedy = meant(key, known) or f"known here: {', '.join(known) or 'none'}"
        yield file.error(f"unknown key “{key}”", (*path, key), key=True, remedy=remedy)


def _missing(error: Any, file: MarkedFile, path: Path) -> Iterator[ClaimlintError]:
    for key in (key for key in error.validator_value if key not in error.instance):
        yield file.error(f"“{key}” is missing", path)


def _not_one_of(error: Any, file: MarkedFile, path: Path) -> Iterator[ClaimlintError]:
    known = [str(value) for value in error.validator_value]
    shown = ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
    known_way = error.schema.get("description") if str(error.instance) in _NO_LEVEL else None
    remedy = known_way or meant(str(error.instance), known) or f"one of: {shown}"
    yield file.error(f"“{error.instance}” is not known as “{_name(path)}”", path, remedy=remedy)


def _wrong_type(error: Any, file: MarkedFile, path: Path) -> Iterator[ClaimlintError]:
    value: Any = error.validator_value
    kinds: list[str] = value if isinstance(value, list) else [value]
    wanted = " or ".join(_TYPES.get(kind, kind) for kind in kinds)
    yield file.error(f"“{_name(path)}” must be {wanted}", path, remedy=_as_list(kinds, error.instance))


def _as_list(kinds: list[str], value: object) -> str | None:
    """Return how a text is written that should have been a list, its parts at commas."""
    if kinds != ["array"] or not isinstance(value, str):
        return None
    parts = (f'"{part.strip()}"' for part in value.split(","))
    return f"write [{', '.join(parts)}]"


def _wrong_form(error: Any, file: MarkedFile, path: Path) -> Iterator[ClaimlintError]:
    yield file.error(f"“{error.instance}” will not do", path, remedy=error.schema.get("description"))


def _amount(error: Any, file: MarkedFile, path: Path) -> Iterator[ClaimlintError]:
    """Say what is wrong with the size of a value."""
    name, limit = _name(path), error.validator_value
    problems = {
        "minItems": f"needs at least {limit}, and has {_length(error.instance)}",
        "minProperties": f"needs at least {limit} keys",
        "maxProperties": f"may have at most {limit} keys",
        "uniqueItems": "has an entry twice",
        "minLength": "is empty",
        "minimum": f"must be {limit} or more",
    }
    yield file.error(f"“{name}” {problems.get(str(error.validator), error.message)}", path)


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _name(path: Path) -> str:
    """Return the key that the value at `path` stands under."""
    return next((part for part in reversed(path) if isinstance(part, str)), "the rule")


_Say: TypeAlias = Callable[[Any, MarkedFile, Path], Iterator[ClaimlintError]]
_SAID: Final[Mapping[str, _Say]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "enum": _not_one_of,
    "type": _wrong_type,
    "pattern": _wrong_form,
    "format": _wrong_form,
}
