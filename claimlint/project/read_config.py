"""Read a configuration file: TOML, schema, checks, and the files it extends."""

from collections.abc import Iterator
from importlib.resources import files
from os.path import relpath
from pathlib import Path, PurePosixPath
from typing import Any, Final

from claimlint.errors import ClaimlintError, ConfigError, SourcePlace
from claimlint.marked.complaints import complaints
from claimlint.marked.file import MarkedFile
from claimlint.marked.file import Path as Keys
from claimlint.marked.nearest import meant
from claimlint.marked.together import together
from claimlint.project.config import CORE, Config
from claimlint.project.ignore import is_pattern
from claimlint.project.namesake import refuse_table
from claimlint.project.toml_file import read_toml
from claimlint.project.wishes import Override, Said, Suppression, Wishes

NAME: Final = "claimlint.toml"
PYPROJECT: Final = "pyproject.toml"
TABLE: Final = ("tool", "claimlint")


def schema_text() -> str:
    """Return the JSON Schema of the configuration, as written."""
    return (files("claimlint.project") / "schema" / "config.schema.json").read_text(encoding="utf-8")


def shown(path: Path) -> str:
    """Return how a path is shown: from the working folder where it lies in it, else as it is."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def open_config(path: Path) -> MarkedFile:
    """Return what a configuration file says, of `pyproject.toml` its table; raise ConfigError."""
    name = shown(path)
    try:
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        problem = f"cannot read the configuration: {error.strerror or error}"
        raise ConfigError(problem, at=SourcePlace(name)) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError("the configuration is not UTF-8", at=SourcePlace(name, line)) from error
    file = read_toml(source, name)
    return in_pyproject(file) if path.name == PYPROJECT else file


def in_pyproject(file: MarkedFile) -> MarkedFile:
    """Return the table of a `pyproject.toml` that is the configuration; its data is None without one."""
    tool = file.data.get(TABLE[0], {})
    file.data = tool.get(TABLE[1]) if isinstance(tool, dict) else None
    file.root = TABLE
    return file


def read_config(path: Path, *, opened: MarkedFile | None = None) -> Config:
    """Return the configuration in a file with everything it extends; raise ConfigError where it is wrong."""
    return _read(path.absolute(), (), opened)


def _read(path: Path, above: tuple[Path, ...], opened: MarkedFile | None = None) -> Config:
    file = opened or open_config(path)
    if file.data is None:
        problem, remedy = "there is no table [tool.claimlint] here", f"write one, or a {NAME}"
        raise ConfigError(problem, at=SourcePlace(file.path), remedy=remedy)
    if file.root:
        refuse_table(file)
    elif TABLE[0] in file.data:
        problem = "[tool.claimlint] is for a pyproject.toml"
        raise file.error(problem, TABLE, remedy=f"in {NAME} write the keys without it")
    wrong: list[ClaimlintError] = list(complaints(file, schema_text(), _elsewhere))
    if not wrong:
        wrong = list(_checks(file, path.parent))
    if wrong:
        raise together(wrong)
    found = _built(file, path)
    for said in reversed(_extended(file)):
        found = _read(_extended_path(said, path, above), (*above, path)).joined(found)
    return found


def _extended(file: MarkedFile) -> list[Said[str]]:
    value = file.data.get("extends", [])
    if isinstance(value, str):
        return [Said(value, file, ("extends",))]
    return [Said(one, file, ("extends", index)) for index, one in enumerate(value)]


def _extended_path(said: Said[str], path: Path, above: tuple[Path, ...]) -> Path:
    other = Path(relpath(path.parent / said.value)).absolute()
    if other.is_dir():
        other /= NAME
    if not other.is_file():
        raise said.wrong(f"there is no file “{said.value}” to extend", "give its path from this file")
    if other in {path, *above}:
        raise said.wrong(f"“{said.value}” extends this file in turn", "leave one of the two out")
    return other


def _elsewhere(_: Keys) -> str:
    return f"write it at the top of the file; an override has {', '.join(_OVERRIDABLE)}"


_OVERRIDABLE: Final = ("profile", "region", "meta", "select", "ignore", "severity")


def _checks(file: MarkedFile, folder: Path) -> Iterator[ClaimlintError]:
    """Yield what is wrong and no schema can know."""
    for index, value in enumerate(file.data.get("rules", [])):
        at: Keys = ("rules", index)
        if value != CORE and value.startswith("claimlint:"):
            yield file.error(f"there are no rules “{value}”", at, remedy=meant(value, [CORE]))
        elif value != CORE and not (folder / value).exists():
            yield file.error(
                f"there is no file or folder “{value}”", at, remedy="give its path from this file"
            )
    for at, pattern in _patterns(file.data):
        if not is_pattern(pattern):
            yield file.error(f"“{pattern}” is no pattern", at, remedy="write it as in .gitignore, with /")
        if PurePosixPath(pattern).parts[:1] == ("..",) or (
            folder.anchor and Path(pattern).is_relative_to(folder)
        ):
            remedy = "patterns start from the folder of the configuration"
            yield file.error(f"“{pattern}” lies outside what a configuration holds for", at, remedy=remedy)


def _patterns(data: dict[str, Any]) -> Iterator[tuple[Keys, str]]:
    yield from ((("exclude", index), value) for index, value in enumerate(data.get("exclude", [])))
    for number, override in enumerate(data.get("overrides", [])):
        for index, value in enumerate(override["paths"]):
            yield ("overrides", number, "paths", index), value
    for number, one in enumerate(data.get("suppress", [])):
        yield ("suppress", number, "path"), one["path"]


def _built(file: MarkedFile, path: Path) -> Config:
    data = file.data
    allow = data.get("allow", {})
    return Config(
        root=path.parent,
        files=(file.path,),
        wishes=_wishes(file, data, ()),
        overrides=tuple(
            Override(
                _said(file, one["paths"], ("overrides", index, "paths")),
                _wishes(file, one, ("overrides", index)),
            )
            for index, one in enumerate(data.get("overrides", []))
        ),
        fail_on=_single(file, data, (), "fail-on"),
        rules=tuple(_rules(file, path.parent)),
        exclude=_said(file, data.get("exclude", []), ("exclude",)),
        names=_said(file, allow.get("names", []), ("allow", "names")),
        established=tuple(
            Said((name, tuple(targets)), file, ("allow", "established", name), key=True)
            for name, targets in allow.get("established", {}).items()
        ),
        suppressions=tuple(_suppressions(file)),
        baseline=_path(file, path.parent, "baseline"),
    )  # fmt: skip


def _rules(file: MarkedFile, folder: Path) -> Iterator[Said[str]]:
    for index, value in enumerate(file.data.get("rules", [])):
        place = value if value == CORE else relpath(folder / value)
        yield Said(place, file, ("rules", index))


def _path(file: MarkedFile, folder: Path, key: str) -> Said[str] | None:
    return Said(relpath(folder / file.data[key]), file, (key,)) if key in file.data else None


def _suppressions(file: MarkedFile) -> Iterator[Suppression]:
    for index, one in enumerate(file.data.get("suppress", [])):
        base: Keys = ("suppress", index)
        rules = _said(file, one["rules"], (*base, "rules"))
        said = Said(one["path"], file, (*base, "path"))
        yield Suppression(one["path"], rules, one["reason"], said, one.get("text", ""), one.get("until", ""))


def _wishes(file: MarkedFile, data: dict[str, Any], base: Keys) -> Wishes:
    return Wishes(
        profile=_single(file, data, base, "profile"),
        region=_single(file, data, base, "region"),
        meta=_single(file, data, base, "meta"),
        select=_said(file, data["select"], (*base, "select")) if "select" in data else None,
        ignore=_said(file, data.get("ignore", []), (*base, "ignore")),
        severity=tuple(
            Said((word, level), file, (*base, "severity", word), key=True)
            for word, level in data.get("severity", {}).items()
        ),
    )


def _single(file: MarkedFile, data: dict[str, Any], base: Keys, key: str) -> Said[Any] | None:
    return Said(data[key], file, (*base, key)) if key in data else None


def _said(file: MarkedFile, values: list[str], base: Keys) -> tuple[Said[str], ...]:
    return tuple(Said(value, file, (*base, index)) for index, value in enumerate(values))
