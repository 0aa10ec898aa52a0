"""The files of another tool of the same name: PyPI's `claimlint`, which checks documentation against code."""

import re
from typing import Final

from claimlint.errors import ConfigError, SourcePlace
from claimlint.marked.file import MarkedFile

_KEYS: Final = frozenset({"docs", "agent_files", "ignore_paths", "entry_points", "source_roots"})
_CHECK: Final = re.compile(r"DP[0-9]{3}")
_FINDING: Final = frozenset({"id", "check", "doc_file", "message"})


def is_its_table(data: object) -> bool:
    """Say whether a [tool.claimlint] table is the other tool's: by its keys, or by the ids of its checks."""
    if not isinstance(data, dict):
        return False
    listed = [word for key in ("select", "ignore") if isinstance(data.get(key), list) for word in data[key]]
    return bool(_KEYS & data.keys()) or any(_CHECK.fullmatch(str(word)) for word in listed)


def is_its_baseline(data: object) -> bool:
    """Say whether the JSON of a baseline is the other tool's."""
    if not isinstance(data, dict) or "schema_version" not in data:
        return False
    findings = data.get("findings")
    return isinstance(findings, list) and all(
        isinstance(one, dict) and one.keys() >= _FINDING for one in findings
    )


def refuse_baseline(data: object, path: str) -> None:
    """Raise ConfigError if the JSON of a baseline is the other tool's."""
    if is_its_baseline(data):
        problem = (
            "this baseline is for another tool called claimlint, which checks documentation against code"
        )
        raise ConfigError(problem, at=SourcePlace(path), remedy="name another file for the one of this tool")


def refuse_table(file: MarkedFile) -> None:
    """Raise ConfigError if the table is the other tool's."""
    if is_its_table(file.data):
        problem = "this table is for another tool called claimlint, which checks documentation against code"
        raise file.error(problem, (), remedy="configure this one, health-claimlint, in claimlint.toml")
