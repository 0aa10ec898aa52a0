"""`claimlint baseline`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

import click

from claimlint.cli import before, options
from claimlint.cli.complaints import complain, notes
from claimlint.cli.exits import Exit
from claimlint.cli.request import Judged, Request, build, run
from claimlint.cli.writing import write_whole
from claimlint.errors import ConfigError
from claimlint.model.finding import Report
from claimlint.project.read_config import shown
from claimlint.report.excerpt import shown as visible
from claimlint.report.statistics import several
from claimlint.suppress.baseline import NAME, text_of
from claimlint.suppress.known import Entry, entries_of

if TYPE_CHECKING:
    from claimlint.cli.before import Held

_COMMON: Final = (
    options.baseline,
    *options.JUDGED_BY,
)


@click.group()
def baseline() -> None:
    """Keep the findings that were there before, so that only new ones count.

    The file is the one that --baseline names, else the configured one, else claimlint-baseline.json here.
    PATHS are the articles that it covers, as for check.
    """


@dataclass(frozen=True, slots=True)
class _Run:
    """A finished run, each part of it held against its baseline; `entries` are what these hold."""

    request: Request
    report: Report
    held: "tuple[Held, ...]"
    entries: Mapping[Path, Sequence[Entry]]


def _run(given: Judged, *, must_exist: bool) -> _Run:
    """Check the files and hold them against their baselines; one that may be missing is empty then."""
    request = build(given)
    request = replace(
        request, jobs=tuple(replace(job, baseline=job.baseline or Path(NAME)) for job in request.jobs)
    )
    paths = sorted({job.baseline for job in request.jobs if job.baseline is not None})
    entries = {path: before.load(path) if must_exist or path.exists() else () for path in paths}
    report = run(request)
    for failure in report.failures:
        complain(f"{failure.path}: {failure.message}")
    for argument in request.found.empty:
        complain(f"{argument}: nothing to check here (name a file)")
    notes(report.notes)
    return _Run(request, report, tuple(before.held(report, request, entries)), entries)


def _stopped(done: _Run) -> Exit | None:
    """Return the status of a run that told too little to touch a baseline."""
    if done.request.found.empty:
        return Exit.USAGE
    return Exit.FAILED if done.report.failures else None


@baseline.command(short_help="Write down what is found now, so that only new findings count.")
@click.argument("paths", nargs=-1, metavar="FILE|FOLDER|PATTERN...")
@options.applied(*_COMMON)
@click.pass_context
def write(ctx: click.Context, **given: Unpack[Judged]) -> None:
    """Write down what is found now; from now on check reports only what is new.

    What the file holds of articles that are not named stays. Findings on suppressions are never known.
    """
    done = _run(given, must_exist=False)
    status = _stopped(done)
    if status:
        complain("no baseline was written, since it would not hold everything")
        ctx.exit(status)
    for held in done.held:
        kept = _kept(held, [*before.stale(held, done.request, gone=True)])
        entries = [*entries_of([*held.told.known, *held.told.new]), *kept]
        _write(held.baseline, entries)
        click.echo(
            f"{shown(held.baseline.absolute())}: {several(_total(entries), 'finding')} known from now on"
        )
        if not _is_configured(done, held.baseline):
            name = held.baseline.as_posix()
            notes(
                [f'check heeds it with --baseline {name}, or with baseline = "{name}" in the configuration']
            )


@baseline.command(short_help="Remove what is found no more; adds nothing.")
@click.argument("paths", nargs=-1, metavar="FILE|FOLDER|PATTERN...")
@options.applied(*_COMMON)
@click.pass_context
def prune(ctx: click.Context, **given: Unpack[Judged]) -> None:
    """Remove from the baseline what is found no more, and follow what has moved. Adds nothing."""
    done = _run(given, must_exist=True)
    status = _stopped(done)
    if status:
        complain("nothing was pruned, since not everything could be checked")
        ctx.exit(status)
    for held in done.held:
        spent = [*before.stale(held, done.request, gone=True)]
        _write(held.baseline, [*entries_of(held.told.known), *_kept(held, spent)])
        click.echo(f"{shown(held.baseline.absolute())}: {several(_total(spent), 'finding')} removed")


@baseline.command(short_help="List what is found no more.")
@click.argument("paths", nargs=-1, metavar="FILE|FOLDER|PATTERN...")
@options.applied(*_COMMON)
@click.pass_context
def check(ctx: click.Context, **given: Unpack[Judged]) -> None:
    """Say what the baseline holds and is found no more; the exit status is 1 if there is any."""
    done = _run(given, must_exist=True)
    spent = 0
    for held in done.held:
        stale = [*before.stale(held, done.request, gone=True)]
        for entry in stale:
            number = f" ({entry.count} times)" if entry.count > 1 else ""
            click.echo(visible(f"{entry.path}: {entry.rule} {entry.fingerprint} is found no more{number}"))
        spent += _total(stale)
        known = sum(entry.count for entry in done.entries[held.baseline])
        name = shown(held.baseline.absolute())
        click.echo(f"{name}: {several(known, 'finding')} known, {_total(stale):,} found no more")
    ctx.exit(_stopped(done) or (Exit.FINDINGS if spent else Exit.CLEAN))


def _kept(held: "Held", spent: Sequence[Entry]) -> list[Entry]:
    """Return the entries that this run can say nothing of: other files, rules that did not run."""
    return sorted(set(held.rest) - set(spent))


def _is_configured(done: _Run, path: Path) -> bool:
    found = (done.request.configs.for_path(file.path).baseline for file in done.request.found.files)
    return any(said and Path(said.value) == path for said in found)


def _total(entries: Sequence[Entry]) -> int:
    return sum(entry.count for entry in entries)


def _write(path: Path, entries: Sequence[Entry]) -> None:
    try:
        write_whole(path, text_of(entries))
    except OSError as error:
        problem = f"cannot write {path}: {error.strerror or error}"
        raise ConfigError(problem, remedy="name a file in a folder that exists and can be written") from error
