"""The places where the tool runs: a repository of articles, and the command as its users have it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
CLAIM = "Our herbal patch cures arthritis.\n"
CALM = "Ask a pharmacist before you mix medicines.\n"
_SHIM = """#!/bin/sh
PYTHONPATH={checkout}${{PYTHONPATH:+:$PYTHONPATH}} exec {python} -m claimlint "$@"
"""


@dataclass(frozen=True, slots=True)
class Shell:
    """A folder in which commands run, with `claimlint` on the path and caches of its own."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env={**self.environment, **more}, capture_output=True, text=True, check=False
        )  # fmt: skip

    def bash(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run("bash", "-c", script, **more)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self, message: str = "articles") -> None:
        for command in (("add", "--all"), ("commit", "-q", "-m", message)):
            done = self.run("git", *command)
            assert done.returncode == 0, done.stderr


@dataclass(slots=True)
class _Bin:
    """A folder for the command; `installed` says whether it is the one that pip made."""

    folder: Path
    installed: bool = field(init=False)

    def __post_init__(self) -> None:
        own = Path(sys.executable).parent / "claimlint"
        self.installed = own.is_file()
        self.folder.mkdir()
        if self.installed:
            (self.folder / "claimlint").symlink_to(own)
            return
        shim = self.folder / "claimlint"
        shim.write_text(_SHIM.format(checkout=CHECKOUT, python=sys.executable), encoding="utf-8")
        shim.chmod(0o755)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the compiled rules of a checkout are kept: compiling takes seconds, once a session is enough."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def shell(tmp_path: Path, cache: Path) -> Shell:
    """An empty folder, as a new user has it."""
    if shutil.which("bash") is None or shutil.which("git") is None:
        pytest.skip("needs bash and git")
    bin_ = _Bin(tmp_path / "bin")
    home, folder = tmp_path / "home", tmp_path / "site"
    home.mkdir()
    folder.mkdir()
    keep = {"LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"}
    environment = {name: value for name, value in os.environ.items() if name in keep} | {
        "PATH": f"{bin_.folder}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "CLAIMLINT_CACHE_DIR": str(cache),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": f"{what.lower()}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }  # fmt: skip
    return Shell(folder, environment)


@pytest.fixture
def repository(shell: Shell) -> Shell:
    """A git repository without a commit."""
    assert shell.run("git", "init", "-q", "-b", "main").returncode == 0
    return shell
