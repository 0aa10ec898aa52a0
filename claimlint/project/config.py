"""One configuration: everything its files ask for, merged, and what of it holds for a path."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimlint.project.ignore import Ignores
from claimlint.project.wishes import Override, Said, Suppression, Wishes

if TYPE_CHECKING:
    from claimlint.errors import SourcePlace

CORE = "claimlint:core"
"""The word in `rules` that stands for the rules that come with claimlint."""


@lru_cache(maxsize=256)
def _compiled(root: Path, patterns: tuple[str, ...]) -> Ignores:
    return Ignores().joined(root, patterns)


@dataclass(frozen=True)
class Config:
    """What holds in the folder `root`; `files` are the files that say so, those they extend first.

    `rules` holds the places of rules, CORE among them; `exclude` holds patterns relative to `root`.
    `names` are names of products, `established` facts that need no source: an intervention and its targets.
    `baseline` is the path of the file that holds what is known.
    """

    root: Path = field(default_factory=Path)
    files: tuple[str, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    overrides: tuple[Override, ...] = ()
    fail_on: Said[str] | None = None
    rules: tuple[Said[str], ...] = ()
    exclude: tuple[Said[str], ...] = ()
    names: tuple[Said[str], ...] = ()
    established: tuple[Said[tuple[str, tuple[str, ...]]], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    baseline: Said[str] | None = None

    def for_path(self, path: Path) -> Wishes:
        """Return what holds for a file (absolute): wishes for all, then each override that matches."""
        found = self.wishes
        for index in self.overriding(path):
            found = found.then(self.overrides[index].wishes)
        return found

    def overriding(self, path: Path) -> tuple[int, ...]:
        """Return the indices of the overrides that hold for a file."""
        return tuple(
            index
            for index, override in enumerate(self.overrides)
            if self.matches(path, tuple(said.value for said in override.paths))
        )

    def matches(self, path: Path, patterns: tuple[str, ...]) -> bool:
        """Say whether one of the patterns, which are relative to `root`, takes the file."""
        return _compiled(self.root, patterns).excludes(path)

    @cached_property
    def _excluded(self) -> Ignores:
        patterns = tuple(said.value for said in self.exclude)
        return Ignores().joined(self.root, patterns) if patterns else Ignores()

    def excluded_by(self, path: Path, *, folder: bool = False) -> "SourcePlace | None":
        """Return the place of the pattern that leaves the path out, None if none does."""
        index = self._excluded.deciding(path, folder=folder)
        return None if index is None else self.exclude[index[1]].at

    def rule_folders(self) -> tuple[Path, ...]:
        """Return the files and folders that hold rules of one's own."""
        return tuple(Path(said.value) for said in self.rules if said.value != CORE)

    @property
    def core(self) -> bool:
        """Whether the rules that come with claimlint are among those asked for."""
        return not self.rules or any(said.value == CORE for said in self.rules)

    def joined(self, later: "Config") -> "Config":
        """Return this configuration extended by a later one, whose root and single values hold."""
        return Config(
            later.root,
            (*self.files, *(file for file in later.files if file not in self.files)),
            self.wishes.then(later.wishes),
            (*self.overrides, *later.overrides),
            later.fail_on or self.fail_on,
            (*self.rules, *later.rules),
            (*self.exclude, *later.exclude),
            (*self.names, *later.names),
            (*self.established, *later.established),
            (*self.suppressions, *later.suppressions),
            later.baseline or self.baseline,
        )
