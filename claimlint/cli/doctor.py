"""`claimlint doctor`."""

import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import click

from claimlint import __version__
from claimlint.cli.exits import Exit
from claimlint.errors import ClaimlintError


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; `sound` is False where a run would fail."""

    what: str
    verdict: str
    sound: bool = True


def _model() -> str:
    from claimlint.nlp.trained import VERSION, verify

    folder = verify(thorough=True)
    return f"{folder.parent.name} {VERSION}, sha256 of its weights as recorded"


def _rules() -> str:
    from claimlint.ruleset.load import load_rules

    pack = load_rules(None)
    return f"{len(pack.rules)} rules, digest {pack.digest[:16]}"


def _lexicons() -> str:
    folder = files("claimlint.nlp") / "data" / "lexicons"
    sizes = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        lines = file.read_text(encoding="utf-8").splitlines()
        entries = sum(1 for line in lines if line.strip() and not line.startswith("#"))
        sizes.append(f"{file.name.removesuffix('.txt')} {entries}")
    return ", ".join(sizes)


def _cache() -> str:
    from claimlint.ruleset.locate import cache_folder

    folder = cache_folder()
    parent = next(place for place in (folder, *folder.parents) if place.exists())
    return f"{folder}{'' if os.access(parent, os.W_OK) else ' (cannot be written: nothing is remembered)'}"


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError as error:
        remedy = "install it: pip install health-claimlint"
        raise ClaimlintError("not installed", remedy=remedy) from error


_QUESTIONS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("claimlint", lambda: __version__),
    ("python", lambda: f"{platform.python_version()} on {platform.system()}"),
    ("spacy", lambda: _package("spacy")),
    ("model", _model),
    ("rules", _rules),
    ("lexicons", _lexicons),
    ("cache", _cache),
)


def examine() -> Iterator[Check]:
    """Yield what each part of the installation says of itself."""
    for what, ask in _QUESTIONS:
        try:
            yield Check(what, ask())
        except ClaimlintError as error:
            yield Check(what, str(error), sound=False)


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Show what this installation consists of and whether it is sound."""
    checks = [*examine()]
    for check in checks:
        mark = "ok  " if check.sound else "FAIL"
        click.echo(f"{mark} {check.what:9} {check.verdict}")
    ctx.exit(Exit.CLEAN if all(check.sound for check in checks) else Exit.USAGE)
