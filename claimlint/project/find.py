"""Which configuration holds for a file: the nearest one upwards, inside its repository."""

from dataclasses import dataclass, field
from pathlib import Path

from claimlint.errors import ConfigError, SourcePlace
from claimlint.project.config import Config
from claimlint.project.ignore import OWN, Ignores
from claimlint.project.namesake import is_its_table
from claimlint.project.read_config import NAME, PYPROJECT, open_config, read_config, shown

_NONE = Config()


@dataclass(slots=True)
class Configs:
    """The configurations of a run, each read once; `given` holds for all files, `none` wants none."""

    given: Path | None = None
    none: bool = False
    _found: dict[Path, Config] = field(default_factory=dict)
    _ignores: dict[Path, Ignores] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.given is not None and not self.given.is_file():
            problem = f"there is no configuration “{shown(self.given)}”"
            raise ConfigError(problem, remedy="give the path of a claimlint.toml or a pyproject.toml")

    def for_path(self, path: Path) -> Config:
        """Return the configuration of a file, an empty one if it has none."""
        return self.for_folder(path.absolute().parent)

    def for_folder(self, folder: Path) -> Config:
        """Return the configuration of the files in a folder."""
        if self.none:
            return _NONE
        if self.given is not None:
            folder = self.given.absolute()
        if folder not in self._found:
            self._found[folder] = read_config(folder) if self.given is not None else self._nearest(folder)
        return self._found[folder]

    def _nearest(self, folder: Path) -> Config:
        found = _in(folder)
        if found is not None:
            return found
        if (folder / ".git").exists() or folder.parent == folder:
            return _NONE
        return self.for_folder(folder.parent)

    def excluded_by(self, path: Path, *, folder: bool = False) -> SourcePlace | None:
        """Return what leaves a path out: a pattern of its configuration or of a `.claimlintignore`."""
        if self.none:
            return None
        absolute = path.absolute()
        place = self.for_folder(absolute.parent).excluded_by(absolute, folder=folder)
        if place is not None:
            return place
        found = self._ignored(absolute.parent).place(absolute, folder=folder)
        return None if found is None else SourcePlace(shown(Path(found.path)), found.line)

    def _ignored(self, folder: Path) -> Ignores:
        """Return what the `.claimlintignore` files in a folder and above it say, inside its repository."""
        if folder not in self._ignores:
            top = folder.parent == folder or (folder / ".git").exists()
            outer = Ignores() if top else self._ignored(folder.parent)
            self._ignores[folder] = outer.entering(folder, OWN)
        return self._ignores[folder]


def _in(folder: Path) -> Config | None:
    """Return the configuration in a folder itself; raise ConfigError if there are two."""
    own, shared = folder / NAME, folder / PYPROJECT
    table = open_config(shared) if shared.is_file() and _mentions(shared) else None
    if table is not None and table.data is None:
        table = None
    if not own.is_file():
        return None if table is None else read_config(shared, opened=table)
    if table is not None and not is_its_table(table.data):
        remedy = f"keep one: the table, or {NAME} beside it"
        raise table.error("this folder has two configurations", (), remedy=remedy)
    return read_config(own)


def _mentions(path: Path) -> bool:
    """Say whether a `pyproject.toml` may have our table; one that does not is none of our business."""
    try:
        return b"claimlint" in path.read_bytes()
    except OSError:
        return False
