"""Whole commands, start-up included: seconds, peak memory, and which tools there are."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
PROSELINT: Final = "0.16"
WRITE_GOOD: Final = "1.0.8"


@dataclass(frozen=True, slots=True)
class Took:
    """What one run of a process took."""

    wall: float
    cpu: float
    megabytes: float


def took(command: Sequence[str], folder: Path | None = None, more: Mapping[str, str] | None = None) -> Took:
    """Run a command with its output thrown away; write-good's status is the number of its findings."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(more or {})}
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        said = child.stderr.read() if child.stderr else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in {0, 1} and said:
        raise RuntimeError(f"{' '.join(command[:4])} …: {said.decode()[-500:]}")
    return Took(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def answer(*arguments: str) -> dict[str, Any]:
    """Run a subject in a process of its own and return what it prints."""
    command = [sys.executable, "-m", "benchmarks.subjects", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def python(code: str) -> list[str]:
    """Return the command that runs a line of Python."""
    return [sys.executable, "-c", code]


def claimlint(*arguments: str) -> list[str]:
    """Return the command line of claimlint."""
    return [sys.executable, "-m", "claimlint", *arguments]


def has_option(command: str, option: str) -> bool:
    """Say whether this version of claimlint knows an option."""
    done = subprocess.run(
        claimlint(command, "--help"), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return option in done.stdout


def proselint() -> list[str] | None:
    """Return the command of proselint, if the right version is installed."""
    try:
        right = find_spec("proselint") is not None and version("proselint").startswith(f"{PROSELINT}.")
    except PackageNotFoundError:
        return None
    return [sys.executable, "-m", "proselint", "check"] if right else None


def write_good() -> list[str] | None:
    """Return the command of write-good, if Node is there and `npm ci` was run in `benchmarks`."""
    package = ROOT / "benchmarks" / "node_modules" / "write-good"
    node = shutil.which("node")
    if node is None or not package.is_dir():
        return None
    told = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    return [node, str(package / "bin" / "write-good.js")] if told == WRITE_GOOD else None
