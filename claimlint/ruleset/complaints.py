"""What the JSON Schema has against a rule file, in words: place, problem, nearest known word."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from claimlint.errors import RuleError
from claimlint.ruleset.nearest import meant, nearest
from claimlint.ruleset.yaml_reader import Path, YamlFile

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_TYPES: Final = {
    "string": "a text (quote it)",
    "array": "a list",
    "object": "a mapping",
    "integer": "a whole number",
    "boolean": "true or false",
}
_SHOWN: Final = 8
"""How many known values a complaint lists."""


def schema_text(name: str = "rule") -> str:
    """Return the JSON Schema of a rule file, of the watch-list or of the profiles, as written."""
    return (files("claimlint.ruleset") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")


@cache
def _validator(name: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(file: YamlFile, schema: str = "rule") -> Iterator[RuleError]:
    """Yield everything the schema of this name has against the file, each thing once."""
    errors: list[Any] = list(_validator(schema).iter_errors(file.data))
    slips = {slip for error in errors if error.validator == "additionalProperties" for slip in _slips(error)}
    said: set[str] = set()
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "required":  # what is only misspelt is not missing
            error.instance = {*error.instance, *(key for at, key in slips if at == path)}
        say = _SAID.get(str(error.validator), _amount)
        for complaint in say(error, file, path):
            if str(complaint) not in said:
                said.add(str(complaint))
                yield complaint


def _slips(error: Any) -> Iterator[tuple[Path, str | None]]:
    """Yield the known keys that unknown ones were probably meant to be."""
    known = list(error.schema["properties"])
    yield from (
        (tuple(error.absolute_path), nearest(key, known)) for key in error.instance if key not in known
    )


def _unknown_keys(error: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
    known = list(error.schema["properties"])
    for key in (key for key in error.instance if key not in known):
        remedy = meant(key, known) or f"known here: {', '.join(known) or 'none'}"
        yield file.error(f"unknown key “{key}”", (*path, key), key=True, remedy=remedy)


def _missing(error: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
    for key in (key for key in error.validator_value if key not in error.instance):
        yield file.error(f"“{key}” is missing", path)


def _not_one_of(error: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
    known = [str(value) for value in error.validator_value]
    shown = ", ".join(known[:_SHOWN]) + (", …" if len(known) > _SHOWN else "")
    remedy = meant(str(error.instance), known) or f"one of: {shown}"
    yield file.error(f"“{error.instance}” is not known as “{_name(path)}”", path, remedy=remedy)


def _wrong_type(error: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
    wanted = _TYPES.get(error.validator_value, error.validator_value)
    yield file.error(f"“{_name(path)}” must be {wanted}", path)


def _wrong_form(error: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
    yield file.error(f"“{error.instance}” will not do", path, remedy=error.schema.get("description"))


def _out_of_place(_: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
    """Say that a known key has no place where it is: its schema there allows nothing."""
    if "silent" in path:
        remedy = "an example on which the rule is silent reports nothing"
    elif path == ("replaced_by",):
        remedy = "only a retired rule is replaced"
    else:
        remedy = f"a rule of kind {file.data['kind']} has none"
    yield file.error(f"“{_name(path)}” does not belong here", path, key=True, remedy=remedy)


def _amount(error: Any, file: YamlFile, path: Path) -> Iterator[RuleError]:
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


_Say: TypeAlias = Callable[[Any, YamlFile, Path], Iterator[RuleError]]
_SAID: Final[Mapping[str, _Say]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "enum": _not_one_of,
    "type": _wrong_type,
    "pattern": _wrong_form,
    "not": _out_of_place,
}
