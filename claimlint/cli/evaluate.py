"""`claimlint evaluate`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain
from claimlint.cli.exits import Exit
from claimlint.errors import ConfigError
from claimlint.report.excerpt import shown

if TYPE_CHECKING:
    from claimlint.evaluate.score import Evaluation
    from claimlint.ruleset.rule import RulePack


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
    changes: Path | None
    counts: Path | None
    record: bool


_FORMATS: Final = ("text", "json", "markdown")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH")
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
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Compare the findings with this list of them instead; exit 1 if they differ.",
    ),
    click.option(
        "--counts",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Compare the counts of each rule with this file instead; exit 1 if they differ.",
    ),
    click.option("--record", is_flag=True, help="With --changes or --counts: write the file anew."),
)
@click.pass_context
def evaluate(ctx: click.Context, **given: Unpack[Given]) -> None:
    """Score the linter against texts in which people marked what is to be found.

    PATH is a folder with gold.jsonl or documents.jsonl, or one such file. Rules that do not run count
    neither way. With --changes or --counts nothing is scored: the findings, or the counts of each rule,
    are compared with those on record.
    """
    _fit_together(given)
    ctx.exit(_compare(given) if _records(given) else _evaluate(given))


def _records(given: Given) -> list[str]:
    return [f"--{option}" for option in ("changes", "counts") if given[option]]


def _fit_together(given: Given) -> None:
    """Raise ConfigError for options that mean nothing together."""
    if not given["paths"]:
        raise ConfigError("no gold is named", remedy="name a folder with gold.jsonl")
    if len(given["paths"]) > 1:
        raise ConfigError("more than one gold is named", remedy="evaluate them one after the other")
    if (given["floors"] is None) != (given["name"] is None):
        raise ConfigError("--floors and --name need each other", remedy="--floors FILE --name CORPUS")
    records = _records(given)
    if given["record"] and not records:
        raise ConfigError("--record says nothing of what to write", remedy="--changes FILE or --counts FILE")
    meaningless = [option for option in ("floors", "misses") if given[option]]
    if records and meaningless:
        raise ConfigError(f"--{meaningless[0]} means nothing with {records[0]}", remedy="run them one by one")


def _evaluate(given: Given) -> Exit:
    from claimlint.evaluate.floors import broken, read_floors
    from claimlint.evaluate.gold_reader import read_gold
    from claimlint.evaluate.run import evaluate as run

    floors = read_floors(given["floors"], given["name"]) if given["floors"] and given["name"] else {}
    texts = read_gold(Path(given["paths"][0]), split=given["split"])
    evaluation = run(texts, pack=_pack(given), profile=given["profile"])
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


def _pack(given: Given) -> "RulePack":
    return options.pack_of(given["house_rules"], given["select"], given["ignore"])


def _compare(given: Given) -> Exit:
    """Tell how the findings and counts differ from those on record; with --record put these on record."""
    from claimlint.evaluate.changes import listed
    from claimlint.evaluate.gold_reader import read_gold
    from claimlint.evaluate.measured import lines, measurement
    from claimlint.evaluate.run import evaluate as run
    from claimlint.evaluate.run import findings_in

    texts = read_gold(Path(given["paths"][0]), split=given["split"])
    stale = False
    if file := given["changes"]:
        found = findings_in(texts, pack=_pack(given), profile=given["profile"])
        now = listed(found, file.parent, texts)
        stale |= _differs(file, now, f"{len(now)} findings", record=given["record"])
    if file := given["counts"]:
        counted = measurement(run(texts, pack=_pack(given), profile=given["profile"]))
        stale |= _differs(
            file, lines(counted), f"counts of {len(counted.rules)} rules", record=given["record"]
        )
    return Exit.FINDINGS if stale and not given["record"] else Exit.CLEAN


def _differs(file: Path, now: Sequence[str], what: str, *, record: bool) -> bool:
    """Print what appeared and vanished, write it if asked to, and say whether anything did."""
    from claimlint.evaluate.changes import changes, recorded, write

    found = changes(now, () if record and not file.exists() else recorded(file))
    for sign, lines in (("+", found.appeared), ("-", found.vanished)):
        for line in lines:
            click.echo(f"{sign} {shown(line)}")
    click.echo(f"{what}, {len(found.appeared)} appeared, {len(found.vanished)} vanished")
    if record:
        write(file, now)
    elif found:
        complain(f"{file} is stale (the same command with --record updates it)")
    return bool(found)
