"""`claimlint evaluate`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain
from claimlint.cli.exits import Exit
from claimlint.errors import ConfigError, SourceError
from claimlint.model.finding import Finding, Report
from claimlint.model.settings import Settings
from claimlint.project.files import discover
from claimlint.report.excerpt import shown

if TYPE_CHECKING:
    from claimlint.evaluate.score import Evaluation


class Given(TypedDict):
    """The arguments as click hands them over."""

    paths: tuple[str, ...]
    split: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    house_rules: tuple[Path, ...]
    profile: str
    format_: str
    misses: bool
    floors: Path | None
    name: str | None
    record: Path | None
    update: bool


_FORMATS: Final = ("text", "json", "markdown")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@options.applied(
    click.option("--split", metavar="NAME", help="Only the texts of this split, such as dev or test."),
    options.select,
    options.ignore,
    options.profile,
    options.house_rules,
    click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True),
    click.option("--misses", is_flag=True, help="Also list every miss and false alarm with its sentence."),
    click.option(
        "--floors",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Exit 1 where a figure is below its floor in this TOML file.",
    ),
    click.option("--name", metavar="NAME", help="The corpus whose floors hold."),
    click.option(
        "--changes",
        "record",
        type=click.Path(path_type=Path),
        metavar="RECORD",
        help="Compare the findings in articles (PATH...) with this list instead; exit 1 if they differ.",
    ),
    click.option("--update", is_flag=True, help="With --changes: write the list anew."),
)
@click.pass_context
def evaluate(ctx: click.Context, **given: Unpack[Given]) -> None:
    """Score the linter against texts in which people marked what is to be found.

    PATH is a folder with gold.jsonl or documents.jsonl, or one such file. Rules that do not run count
    neither way.
    """
    _fit_together(given)
    ctx.exit(_evaluate(given) if given["record"] is None else _changes(given, given["record"]))


def _fit_together(given: Given) -> None:
    """Raise ConfigError for options that mean nothing together."""
    if not given["paths"]:
        raise ConfigError("no gold is named", remedy="name a folder with gold.jsonl")
    if given["record"] is None and len(given["paths"]) > 1:
        raise ConfigError("more than one gold is named", remedy="evaluate them one after the other")
    if (given["floors"] is None) != (given["name"] is None):
        raise ConfigError("--floors and --name need each other", remedy="--floors FILE --name CORPUS")
    if given["update"] and given["record"] is None:
        raise ConfigError("--update is given without --changes", remedy="--changes RECORD --update PATH...")
    meaningless = [option for option in ("floors", "split", "misses") if given[option]]
    if given["record"] is not None and meaningless:
        raise ConfigError(f"--{meaningless[0]} means nothing with --changes", remedy="run them one by one")


def _evaluate(given: Given) -> Exit:
    from claimlint.evaluate.floors import broken, read_floors
    from claimlint.evaluate.gold_reader import read_gold
    from claimlint.evaluate.run import evaluate as run

    floors = read_floors(given["floors"], given["name"]) if given["floors"] and given["name"] else {}
    texts = read_gold(Path(given["paths"][0]), split=given["split"])
    pack = options.pack_of(given["house_rules"], given["select"], given["ignore"])
    evaluation = run(texts, pack=pack, profile=given["profile"])
    click.echo(_renderers()[given["format_"]](evaluation, given["misses"]), nl=False)
    fallen = broken(evaluation, floors)
    for line in fallen:
        complain(f"{given['name']}: {line}")
    return Exit.FINDINGS if fallen else Exit.CLEAN


def _renderers() -> Mapping[str, Callable[["Evaluation", bool], str]]:
    from claimlint.evaluate.data import as_json
    from claimlint.evaluate.views import as_markdown, as_text

    return {
        "text": lambda run, misses: as_text(run, misses=misses),
        "json": lambda run, misses: as_json(run, misses=misses),
        "markdown": lambda run, misses: as_markdown(run, misses=misses),
    }


def _changes(given: Given, record: Path) -> Exit:
    from claimlint.evaluate.changes import changes, listed, recorded, write

    now = listed(_findings(given, record), record.parent)
    before = () if given["update"] and not record.exists() else recorded(record)
    found = changes(now, before)
    _show("+", found.appeared)
    _show("-", found.vanished)
    click.echo(f"{len(now)} findings, {len(found.appeared)} appeared, {len(found.vanished)} vanished")
    if given["update"]:
        write(record, now)
        return Exit.CLEAN
    return Exit.FINDINGS if found else Exit.CLEAN


def _show(sign: str, lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(f"{sign} {shown(line)}")


def _findings(given: Given, record: Path) -> Sequence[Finding]:
    """Return the findings in the articles, of which the record is none; raise SourceError if one fails."""
    from claimlint.linter import check_paths

    found = discover(given["paths"])
    if found.empty:
        raise ConfigError(
            f"{found.empty[0]}: nothing to check here", remedy="name a file or a folder of articles"
        )
    pack = options.pack_of(given["house_rules"], given["select"], given["ignore"])
    files = [file for file in found.files if file.path.resolve() != record.resolve()]
    report = check_paths(files, pack=pack, settings=Settings(given["profile"])) if files else Report()
    failures = (*found.failures, *report.failures)
    if failures:
        raise SourceError("\n".join(f"{one.path}: {one.message}" for one in failures))
    return report.findings
