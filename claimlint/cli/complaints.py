"""Lines for standard error: what went wrong, where, and what to do."""

import platform
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from claimlint import __version__
from claimlint.report.excerpt import shown

_FRAMES: Final = 3


def complain(line: str) -> None:
    """Write one line to standard error."""
    click.echo(f"claimlint: {shown(' '.join(line.split()))}", err=True)


def bug_report(error: BaseException) -> str:
    """Return what somebody needs who is to mend the error: its kind, where it arose, and the versions."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return "\n".join(
        [
            f"claimlint: internal error: {type(error).__name__}: {error}",
            *(f"  in {frame.name}, {Path(frame.filename).name}:{frame.lineno}" for frame in frames),
            "  This is a bug in claimlint, not in your text; nothing was found clean. Please report these",
            f"  lines and: claimlint {__version__}, Python {platform.python_version()}, {_platform()}",
        ]
    )


def _platform() -> str:
    spacy = sys.modules.get("spacy")
    return f"{sys.platform}, spaCy {spacy.__version__}" if spacy else sys.platform


def notes(lines: Iterable[str]) -> None:
    """Write notes that change no exit status."""
    for line in lines:
        complain(f"note: {line}")
