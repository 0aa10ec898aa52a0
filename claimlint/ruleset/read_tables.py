"""Read the tables beside rule files, the watch-list and the profiles: YAML, schema, values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from claimlint.errors import ClaimlintError
from claimlint.marked.together import together
from claimlint.ruleset.complaints import complaints
from claimlint.ruleset.locate import PROFILES, WATCHLIST
from claimlint.ruleset.plain import from_plain
from claimlint.ruleset.read_yaml_file import read_yaml_file
from claimlint.ruleset.tables import Profile, WatchRow, joined_profiles, joined_rows

if TYPE_CHECKING:
    from claimlint.marked.file import MarkedFile, Path

Tables: TypeAlias = "tuple[tuple[WatchRow, ...], tuple[Profile, ...]]"
_Part = TypeVar("_Part")
_PROFILE_KEYS: Final = {"raise": "raised", "lower": "lowered", "off": "off"}


def read_tables(files: Iterable[tuple[FilePath, str]]) -> Tables:
    """Return the rows and profiles in these (file, name to show); raise RuleError where one is wrong."""
    rows: tuple[WatchRow, ...] = ()
    profiles: tuple[Profile, ...] = ()
    for path, shown in files:
        if path.name == WATCHLIST:
            rows = joined_rows(rows, _read(path, shown, "watchlist", _rows))
        elif path.name == PROFILES:
            profiles = joined_profiles(profiles, _read(path, shown, "profiles", _profiles))
    return rows, profiles


def _read(
    path: FilePath, shown: str, schema: str, build: "Callable[[MarkedFile], Iterator[_Part]]"
) -> tuple[_Part, ...]:
    file = read_yaml_file(path, shown, schema)
    wrong = list(complaints(file, schema))
    if schema == "watchlist" and not wrong:
        wrong = list(_twice(file))
    if wrong:
        raise together(wrong)
    return tuple(build(file))


def _twice(file: "MarkedFile") -> Iterator[ClaimlintError]:
    """Yield the complaints about ids and names that are there twice."""
    seen: dict[tuple[str, str], Path] = {}
    for index, row in enumerate(file.data["rows"]):
        named: list[tuple[str, str, Path]] = [("id", row["id"], ("rows", index, "id"))]
        named += [("name", name, ("rows", index, "names", at)) for at, name in enumerate(row["names"])]
        for what, word, path in named:
            first = seen.setdefault((what, word.casefold()), path)
            if first != path:
                remedy = f"first in line {file.place(first).line}"
                yield file.error(f"{what} “{word}” is there twice", path, remedy=remedy)


def _rows(file: "MarkedFile") -> Iterator[WatchRow]:
    region = file.data.get("region", "us")
    yield from (from_plain(WatchRow, {"region": region, **row}) for row in file.data["rows"])


def _profiles(file: "MarkedFile") -> Iterator[Profile]:
    for name, changes in file.data.items():
        yield from_plain(Profile, {"name": name, **_renamed(changes)})


def _renamed(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {_PROFILE_KEYS[key]: value for key, value in changes.items()}
