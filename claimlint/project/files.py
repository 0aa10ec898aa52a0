"""From the arguments of a run to the files it checks, each once and in the order of their paths."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from glob import glob, has_magic
from pathlib import Path
from typing import Final, Protocol

from claimlint.errors import SourceError, SourcePlace
from claimlint.model.finding import Failure
from claimlint.project.ignore import Ignores, above

SUFFIXES: Final = frozenset({".md", ".mdx", ".markdown", ".html", ".htm", ".txt"})
UNREAD_NAMES: Final = ("requirements*.txt", "constraints*.txt", "robots.txt", "humans.txt", "llms*.txt",
                       "license*", "licence*", "copying*", "cmakelists.txt")  # fmt: skip
"""Lower-case names of files that carry these suffixes and hold no articles; they are read when named."""
LIMIT: Final = 25_000_000
STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class FileToCheck:
    """A file of the run: `display` is the path that reports show, `named` says that it was asked for by name.

    `data` holds what was read from standard input; such a file has no place on disk.
    """

    path: Path
    display: str
    named: bool = True
    data: bytes | None = None

    def read(self) -> bytes:
        """Return the bytes of the file, or raise SourceError."""
        at = SourcePlace(self.display)
        try:
            size = self.path.stat().st_size if self.data is None else len(self.data)
            if size > LIMIT:
                raise SourceError(
                    f"has {size / 1e6:.1f} MB, and the limit is {LIMIT / 1e6:.0f} MB",
                    at=at,
                    remedy="split the file",
                )
            return self.path.read_bytes() if self.data is None else self.data
        except OSError as error:
            remedy = "check its permissions"
            raise SourceError(f"cannot be read: {error.strerror or error}", at=at, remedy=remedy) from error


class Excluded(Protocol):
    """Says what leaves a path out: the place of a pattern, or None."""

    def __call__(self, path: Path, *, folder: bool = False) -> SourcePlace | None: ...


def nothing(path: Path, *, folder: bool = False) -> SourcePlace | None:  # noqa: ARG001 - the signature of Excluded
    """Leave nothing out."""
    return None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the arguments came to: files, names of no file, and arguments that hold nothing to check."""

    files: tuple[FileToCheck, ...] = ()
    failures: tuple[Failure, ...] = ()
    empty: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathering:
    excluded: Excluded
    found: dict[str, FileToCheck] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, path: Path, *, named: bool) -> None:
        key = os.path.realpath(path)
        if key not in self.found:
            self.found[key] = FileToCheck(path, path.as_posix(), named)

    def argument(self, argument: str) -> None:
        path = Path(argument)
        if path.is_dir():
            self.several(argument, _walk(path, self.excluded))
        elif path.exists():
            self.named(path)
        elif has_magic(argument):
            self.several(argument, _globbed(argument, self.excluded))
        else:
            self.failures.append(Failure(path.as_posix(), "no such file (check the spelling of the path)"))

    def named(self, path: Path) -> None:
        place = self.excluded(path.absolute())
        if place is None:
            self.add(path, named=True)
        else:
            self.notes.append(f"{path.as_posix()}: not checked, since {place} excludes it")

    def several(self, argument: str, paths: Iterable[Path]) -> None:
        found = tuple(paths)
        for path in found:
            self.add(path, named=False)
        if not found:
            self.empty.append(argument)


def is_article(path: Path) -> bool:
    """Say whether a file that was not named is one that articles are written in."""
    name = path.name.lower()
    return path.suffix.lower() in SUFFIXES and not any(fnmatchcase(name, pattern) for pattern in UNREAD_NAMES)


def _walk(folder: Path, excluded: Excluded) -> Iterator[Path]:
    root = folder.absolute()
    yield from _inside(folder, root, above(root), excluded)


def _inside(folder: Path, absolute: Path, ignores: Ignores, excluded: Excluded) -> Iterator[Path]:
    ignores = ignores.entering(absolute)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        here = absolute / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or ignores.excludes(here, folder=is_folder):
            continue
        if is_folder and not excluded(here, folder=True):
            yield from _inside(folder / entry.name, here, ignores, excluded)
        elif not is_folder and entry.is_file() and is_article(here) and not excluded(here):
            yield folder / entry.name


def _globbed(pattern: str, excluded: Excluded) -> Iterator[Path]:
    # Path.glob takes no absolute patterns
    for name in sorted(glob(pattern, recursive=True)):  # noqa: PTH207
        path = Path(name)
        if path.is_file() and is_article(path) and not excluded(path.absolute()):
            yield path


def discover(arguments: Sequence[str], *, excluded: Excluded = nothing) -> Discovery:
    """Return the files that `arguments` (files, folders, glob patterns) stand for.

    Folders are walked without hidden entries, without what `.gitignore` files ignore, and for articles
    only. What `excluded` names a reason for is left out; a note says so of files that were named.
    """
    gathering = _Gathering(excluded)
    for argument in arguments:
        try:
            gathering.argument(argument)
        except OSError as error:
            gathering.failures.append(Failure(argument, f"cannot be read: {error.strerror or error}"))
    return Discovery(
        tuple(sorted(gathering.found.values(), key=lambda file: file.display)),
        tuple(sorted(gathering.failures, key=lambda failure: failure.path)),
        tuple(gathering.empty),
        tuple(gathering.notes),
    )
