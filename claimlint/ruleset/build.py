"""From a checked rule file to a `Rule`: no complaints any more, only values."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from claimlint.phrases.syntax import parse
from claimlint.ruleset.plain import from_plain
from claimlint.ruleset.rule import Rule

if TYPE_CHECKING:
    from claimlint.marked.file import MarkedFile

_MEDIA_TYPES: Final = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".mdx": "text/mdx",
}
_ONE_OR_MANY: Final = frozenset(
    ("group", "type", "target", "block", "profile", "region", "certainty", "grade", "hedged")
)


def build(file: "MarkedFile", *, group: str, texts: Mapping[str, str]) -> Rule:
    """Return the rule a checked file describes; `texts` holds the files that its examples name."""
    data: dict[str, Any] = dict(file.data)
    data["group"] = group
    data["at"] = asdict(file.place(("id",)))
    data["triggers"] = [_trigger(one) for one in data.get("triggers", ())]
    data["exception_patterns"] = [parse(phrase) for phrase in data.get("exceptions", ())]
    data["examples"] = list(_examples(data.get("examples", {}), texts))
    data["untested"] = [_untested(one) for one in data.get("untested", ())]
    if "severity" in data:
        lines = [_when(one) for one in data["severity"].get("when", ())]
        data["severity"] = {**data["severity"], "when": lines}
    if "frame" in data:
        data["frame"] = _frame(data["frame"])
    return from_plain(Rule, data)


def _many(value: Any) -> list[Any]:
    """Return a value that may be one or a list as a list."""
    return value if isinstance(value, list) else [value]


def _frame(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _many(value) if key in {"type", "relation"} else value for key, value in raw.items()}


def _trigger(raw: Mapping[str, Any]) -> dict[str, Any]:
    found = {**raw, "name": raw["group"], "patterns": [parse(phrase) for phrase in raw["phrases"]]}
    del found["group"]
    if "frame" in raw:
        found["frame"] = _frame(raw["frame"])
    return found


def _when(raw: Mapping[str, Any]) -> dict[str, Any]:
    found = {key: _many(value) if key in _ONE_OR_MANY else value for key, value in raw.items()}
    return {**found, "level": None if raw["level"] == "off" else raw["level"]}


def _examples(raw: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for part in ("fires", "silent"):
        for one in raw.get(part, ()):
            found = {key: value for key, value in one.items() if key != "file"}
            if "file" in one:
                found["text"] = texts[one["file"]]
                found.setdefault("media_type", _MEDIA_TYPES.get(PurePath(one["file"]).suffix, "text/plain"))
            if "flag" in one:
                found["flag"] = _many(one["flag"])
            yield {"fires": part == "fires", **found}


def _untested(raw: Mapping[str, str]) -> dict[str, str]:
    what = next(key for key in raw if key != "reason")
    return {"what": what, "value": raw[what], "reason": raw["reason"]}
