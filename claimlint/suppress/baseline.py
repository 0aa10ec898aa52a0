"""The file that holds what was found before: one entry a line, sorted, the same from run to run."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from claimlint.errors import ConfigError, SourcePlace
from claimlint.project.namesake import refuse_baseline
from claimlint.suppress.known import Entry

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

NAME: Final = "claimlint-baseline.json"
SCHEMA: Final = "claimlint.baseline/1"
_REMEDY: Final = "restore it from version control, or remove it and run claimlint baseline write"


def text_of(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline."""
    lines = ",\n".join(f"    {_line(entry)}" for entry in sorted(entries))
    body = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{{\n  "schema": "{SCHEMA}",\n  "entries": {body}\n}}\n'


def _line(entry: Entry) -> str:
    data: dict[str, Any] = {"path": entry.path, "rule": entry.rule, "fingerprint": entry.fingerprint}
    if entry.count > 1:
        data["count"] = entry.count
    if entry.document:
        data["document"] = True
    return json.dumps(data, ensure_ascii=False)


def read_text(text: str, name: str) -> tuple[Entry, ...]:
    """Return the entries of a baseline called `name`; raise ConfigError if it is none."""
    try:
        data = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", None)
        problem = f"this is no baseline: {getattr(error, 'msg', error)}"
        raise ConfigError(problem, at=SourcePlace(name, line), remedy=_REMEDY) from error
    except RecursionError as error:
        raise ConfigError("this is no baseline", at=SourcePlace(name), remedy=_REMEDY) from error
    refuse_baseline(data, name)
    wrong = next(iter(_validator().iter_errors(data)), None)
    if wrong is not None:
        raise ConfigError(_problem(data, wrong), at=SourcePlace(name), remedy=_REMEDY)
    return tuple(
        Entry(one["path"], one["rule"], one["fingerprint"], one.get("count", 1), one.get("document", False))
        for one in data["entries"]
    )


def _problem(data: object, wrong: Any) -> str:  # noqa: ANN401 - a ValidationError, whose module is slow to load
    told = data.get("schema") if isinstance(data, dict) else None
    if isinstance(told, str) and told.startswith("claimlint.baseline/") and told != SCHEMA:
        return f"this baseline is “{told}”, and this version reads “{SCHEMA}”"
    place = "".join(
        f" at {part}" if isinstance(part, str) else f" {part + 1}" for part in wrong.absolute_path
    )
    return f"this is no baseline: {wrong.message if len(wrong.message) < 100 else 'unexpected values'}{place}"  # noqa: PLR2004


def schema_text() -> str:
    """Return the JSON Schema of a baseline, as written."""
    return (files("claimlint.suppress") / "schema" / "baseline.schema.json").read_text(encoding="utf-8")


@cache
def _validator() -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema_text()))
