"""What git, run as a program, tells of a repository: its revisions, what changed, old versions of files."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from claimlint.errors import ConfigError, SourceError, SourcePlace

_RENAMED: Final = b"R"
_DELETED: Final = b"D"
_ADDED: Final = b"A"
_DEEPEN: Final = "fetch the whole history: git fetch --unshallow; in CI, a checkout with fetch-depth: 0"


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from a revision; paths are relative to the top of the repository.

    `changed` maps a file to what it was called then, None for a new one; `gone` are files that are there no
    more; `tracked` are all that git knows.
    """

    changed: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))
    gone: frozenset[str] = frozenset()
    tracked: frozenset[str] = frozenset()

    def same(self, path: str) -> bool:
        """Say whether a file is what it was."""
        return path in self.tracked and path not in self.changed

    def before(self, path: str) -> str | None:
        """Return what a file of today was called, None if it was not there."""
        if path in self.changed:
            return self.changed[path]
        return path if path in self.gone or path in self.tracked else None


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, named by the folder at its top."""

    top: Path

    def fork(self, revision: str) -> str:
        """Return the commit at which HEAD and a revision parted; raise ConfigError if there is none."""
        self._commit(revision)
        self._commit("HEAD")
        done = self._run("merge-base", "--end-of-options", revision, "HEAD")
        if done.returncode == 0:
            return os.fsdecode(done.stdout).split()[0]
        problem = f"HEAD and “{revision}” have no commit in common"
        if self._is_shallow():
            raise ConfigError(f"{problem} in this shallow clone", remedy=_DEEPEN)
        raise ConfigError(problem, remedy="name a revision that HEAD comes from")

    def _commit(self, revision: str) -> None:
        arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if self._run(*arguments).returncode == 0:
            return
        self._needs_itself()
        if self._is_shallow():
            raise ConfigError(f"there is no revision “{revision}” in this shallow clone", remedy=_DEEPEN)
        problem = f"there is no revision “{revision}” in the repository {self.top.as_posix()}"
        raise ConfigError(
            problem, remedy="name a branch, a tag or a commit; git fetch brings those of a remote"
        )

    def _needs_itself(self) -> None:
        """Raise ConfigError if git refuses the repository as a whole."""
        done = self._run("rev-parse", "--git-dir")
        if done.returncode:
            raise ConfigError(f"git cannot be asked about {self.top.as_posix()}: {_first_line(done.stderr)}")

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def changes(self, commit: str) -> Changes:
        """Return what differs between a commit and the files as they are now."""
        told = self._ask("diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", commit, "--")
        changed: dict[str, str | None] = {}
        gone: set[str] = set()
        parts = iter(told.split(b"\0"))
        for status in parts:
            if not status:
                break
            path = os.fsdecode(next(parts))
            if status.startswith(_RENAMED):
                changed[os.fsdecode(next(parts))] = path
            elif status == _DELETED:
                gone.add(path)
            else:
                changed[path] = None if status == _ADDED else path
        tracked = (os.fsdecode(name) for name in self._ask("ls-files", "-z").split(b"\0") if name)
        return Changes(MappingProxyType(changed), frozenset(gone), frozenset(tracked))

    def content(self, commit: str, path: str, shown: str) -> bytes:
        """Return a file as it was in a commit."""
        done = self._run("cat-file", "blob", f"{commit}:{path}")
        if done.returncode:
            raise SourceError(f"git cannot read it: {_first_line(done.stderr)}", at=SourcePlace(shown))
        return done.stdout

    def _ask(self, *arguments: str) -> bytes:
        done = self._run(*arguments)
        if done.returncode:
            raise ConfigError(f"git {arguments[0]} failed: {_first_line(done.stderr)}")
        return done.stdout

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        command = ["git", "-C", str(self.top), *arguments]
        try:
            return subprocess.run(  # noqa: S603 - arguments are a list, and revisions cannot be options
                command, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL
            )
        except OSError as error:
            problem = f"git cannot be run: {error.strerror or error}"
            raise ConfigError(problem, remedy="install git, or leave out the comparison") from error


def _first_line(told: bytes) -> str:
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return lines[0] if lines else "it does not say why"


def around(folder: Path) -> Repository | None:
    """Return the repository that a folder lies in, None if it lies in none."""
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            return Repository(parent)
    return None
