"""Findings on a corpus, one a line, and how they differ from those on record."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimlint.errors import ConfigError
from claimlint.evaluate.gold import GoldText
from claimlint.model.finding import Finding

BLIND: Final = "test"
"""The split that rules are measured on: its findings are listed by place, without their words."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines of findings that are new, and of those that are gone."""

    appeared: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.appeared or self.vanished)


def listed(findings: Iterable[Finding], folder: Path, texts: Iterable[GoldText]) -> tuple[str, ...]:
    """Return a line for each finding, by path, place and rule; paths are relative to `folder`."""
    blind = frozenset(text.path for text in texts if text.split == BLIND)
    placed = sorted(
        ((_path(one.path, folder), one) for one in findings),
        key=lambda pair: (pair[0], pair[1].start.offset, pair[1].rule, pair[1].end.offset),
    )
    return tuple(_line(path, one, blind) for path, one in placed)


def _line(path: str, one: Finding, blind: Collection[str]) -> str:
    words = "" if one.path in blind else _flat(one.excerpt)
    return f"{path} {one.rule} {one.severity.value} {one.start.offset}-{one.end.offset} {words}".rstrip()


def _path(path: str, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _flat(text: str) -> str:
    return " ".join(text.split())


def recorded(record: Path) -> tuple[str, ...]:
    """Return the lines on record."""
    try:
        return tuple(record.read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise ConfigError(
            f"{record} cannot be read: {error.strerror or error}", remedy="--record writes it"
        ) from error


def write(record: Path, lines: Sequence[str]) -> None:
    """Put these lines on record."""
    try:
        record.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{record} cannot be written: {error.strerror or error}") from error


def changes(now: Sequence[str], before: Sequence[str]) -> Changes:
    """Return the lines of `now` that were not there before and those that are no longer there, in order."""
    return Changes(_without(now, before), _without(before, now))


def _without(lines: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    left = Counter(others)
    kept = []
    for line in lines:
        if left[line]:
            left[line] -= 1
        else:
            kept.append(line)
    return tuple(kept)
