"""Where the rules that come with claimlint are, and where compiled packs may be kept."""

import os
import sys
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from claimlint.errors import RuleError

MARKER: Final = "marker.txt"
PACK: Final = "pack.json"
EXAMPLES: Final = "examples"
"""The folder beside rule files that holds longer example texts."""
PROFILES: Final = "profiles.yaml"
"""The file beside the groups that says what profiles change."""
WATCHLIST: Final = "watchlist.yaml"
"""The file in `data/` that lists the substances to watch."""
_NOT_RULES: Final = frozenset({"data", EXAMPLES})
_SUFFIXES: Final = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Builtin:
    """The folder of the rules that come with claimlint; `pack` is the compiled pack beside them."""

    folder: Path
    pack: Path | None


def builtin() -> Builtin:
    """Return where the rules are: in the installed package, else in the checkout this package runs from."""
    package = Path(str(files("claimlint")))
    for folder in (package / "builtin_rules", package.parent / "rules"):
        if (folder / MARKER).is_file():
            pack = folder / PACK
            return Builtin(folder, pack if pack.is_file() else None)
    raise RuleError(
        "the rules that come with claimlint are not there", remedy="install health-claimlint again"
    )


def cache_folder() -> Path:
    """Return the folder for caches: CLAIMLINT_CACHE_DIR, else where the platform keeps them."""
    if chosen := os.environ.get("CLAIMLINT_CACHE_DIR"):
        return Path(chosen)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "claimlint" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "claimlint"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "claimlint"


def rule_files(folder: Path) -> tuple[Path, ...]:
    """Return the rule files under a folder, sorted."""
    found = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.name != PROFILES)
    return tuple(sorted(path for path in found if not _NOT_RULES & set(path.relative_to(folder).parts[:-1])))


def table_files(folder: Path) -> tuple[Path, ...]:
    """Return the tables that rules under a folder share, those that are there."""
    return tuple(path for path in (folder / "data" / WATCHLIST, folder / PROFILES) if path.is_file())
