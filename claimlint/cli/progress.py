"""A bar on standard error while a long run goes on, for people who watch a terminal."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import click

from claimlint.project.files import FileToCheck

LEAST: Final = 3
"""How many files make a run long."""


@contextmanager
def progress(files: Sequence[FileToCheck], *, quiet: bool = False) -> Iterator[Callable[[str], None] | None]:
    """Yield what is to be called with the name of each finished file; None where nobody would see it."""
    if quiet or len(files) < LEAST or not _watched():
        yield None
        return
    sizes = {file.display: _size(file) for file in files}
    with click.progressbar(
        length=sum(sizes.values()), label=f"Checking {len(files)} files", file=sys.stderr
    ) as bar:
        yield lambda name: bar.update(sizes[name])


def _watched() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _size(file: FileToCheck) -> int:
    """Return the bytes of a file, by which the bar advances; one at least, so that each file counts."""
    if file.data is not None:
        return len(file.data) + 1
    try:
        return file.path.stat().st_size + 1
    except OSError:
        return 1
