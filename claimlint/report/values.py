"""Values of JSON, and their text."""

import json
from collections.abc import Mapping, Sequence

from claimlint.model.finding import Position

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def position(place: Position) -> dict[str, Json]:
    """Return a position as the schemas have it."""
    return {"offset": place.offset, "line": place.line, "column": place.column}


def dumped(data: Json) -> str:
    """Return the JSON text of a report: readable, in its own script, ending in a newline."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
