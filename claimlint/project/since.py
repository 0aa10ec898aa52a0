"""The files of a run that changed since a revision, and what they were then."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from claimlint.errors import ConfigError
from claimlint.project.files import Excluded, FileToCheck, is_article
from claimlint.project.git import Changes, Repository, around


@dataclass(frozen=True, slots=True)
class Older:
    """A file as it was: `path` is what it is now, or was, and decides which configuration holds.

    `display` is what it was called then, `now` what the run calls it now.
    """

    repository: Repository
    commit: str
    name: str
    path: Path
    display: str
    now: str

    def read(self) -> bytes:
        """Return the bytes of the file as it was, or raise SourceError."""
        return self.repository.content(self.commit, self.name, self.display)


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the revision called `name`: files as they are now, and older versions of files."""

    name: str
    files: tuple[FileToCheck, ...] = ()
    older: tuple[Older, ...] = ()


@dataclass(frozen=True, slots=True)
class _Compared:
    """A repository, the commit that it is compared with, and what differs."""

    repository: Repository
    commit: str
    changes: Changes

    def older(self, name: str, path: Path, now: str | None = None) -> Older:
        display = _displayed(self.repository.top / name)
        return Older(self.repository, self.commit, name, path, display, now or display)


def _displayed(path: Path) -> str:
    """Return a path as the user would name it: relative to the working folder where it lies in there."""
    here = Path(os.path.realpath(Path.cwd()))
    real = Path(os.path.realpath(path.parent)) / path.name
    return real.relative_to(here).as_posix() if real.is_relative_to(here) else path.as_posix()


@dataclass(slots=True)
class _Comparing:
    """The repositories of a run; each is asked once."""

    revision: str
    found: dict[Path, _Compared] = field(default_factory=dict)

    def of(self, folder: Path) -> _Compared:
        repository = around(folder)
        if repository is None:
            problem = f"{folder.as_posix()} lies in no git repository, so nothing tells what changed"
            raise ConfigError(problem, remedy="run it in a repository, or without a revision")
        if repository.top not in self.found:
            commit = repository.fork(self.revision)
            self.found[repository.top] = _Compared(repository, commit, repository.changes(commit))
        return self.found[repository.top]

    def gone(self) -> Iterator[Older]:
        """Yield what was there in the repositories and is no more."""
        for compared in self.found.values():
            for name in sorted(compared.changes.gone):
                yield compared.older(name, compared.repository.top / name)


def since(
    revision: str, files: Sequence[FileToCheck], arguments: Sequence[str], *, excluded: Excluded
) -> Since:
    """Return what of `files` changed since a revision, and the older versions of what changed.

    `arguments` are what the files were found by: what is gone and would have been found is among the older
    versions. Files that git does not track are new ones.
    """
    comparing = _Comparing(revision)
    if not files:
        comparing.of(_real(Path.cwd()))
    changed: list[FileToCheck] = []
    older: list[Older] = []
    for file in files:
        compared = comparing.of(_real(file.path.parent))
        name = (_real(file.path.parent) / file.path.name).relative_to(compared.repository.top).as_posix()
        if file.data is None and compared.changes.same(name):
            continue
        changed.append(file)
        was = compared.changes.before(name)
        if was is not None:
            older.append(compared.older(was, file.path, file.display))
    known = {(one.repository.top, one.name) for one in older}
    gone = (one for one in comparing.gone() if (one.repository.top, one.name) not in known)
    older += (one for one in gone if _wanted(one, arguments, excluded))
    return Since(revision, tuple(changed), tuple(sorted(older, key=lambda one: one.display)))


def _real(folder: Path) -> Path:
    return Path(os.path.realpath(folder))


def _wanted(one: Older, arguments: Sequence[str], excluded: Excluded) -> bool:
    """Say whether a file that is gone would have been found by one of the arguments."""
    hidden = any(part.startswith(".") for part in PurePosixPath(one.name).parts)
    return not hidden and is_article(one.path) and not excluded(one.path) and any(_named(one, arguments))


def _named(one: Older, arguments: Sequence[str]) -> Iterator[bool]:
    path = _real(one.path.parent) / one.path.name
    for argument in arguments:
        folder = _real(Path(argument))
        yield path.is_relative_to(folder) or fnmatchcase(one.display, Path(argument).as_posix())
