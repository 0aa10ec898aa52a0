"""`claimlint diff`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain, notes
from claimlint.cli.exits import Exit
from claimlint.cli.request import discovered
from claimlint.model.claims import ClaimsReport
from claimlint.model.ledger import Change, LedgerReport
from claimlint.model.settings import Settings
from claimlint.project.files import Discovery
from claimlint.project.since import Since, since
from claimlint.report.ledger import FORMATS
from claimlint.report.table import View, plain


class Given(TypedDict):
    """The arguments as click hands them over."""

    revision: str
    paths: tuple[str, ...]
    format_: str
    fail_on: frozenset[Change]
    config: Path | None
    no_config: bool
    color: str


def _kinds(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> frozenset[Change]:
    """Return the kinds of change in all uses of the option, each of which may list several with commas."""
    words = [word.strip() for text in given for word in text.split(",") if word.strip()]
    known = [kind.value for kind in Change]
    for word in words:
        if word not in known:
            raise click.BadParameter(f"“{word}” is none of {', '.join(known)}")
    return frozenset(Change(word) for word in words)


@click.command()
@click.argument("revision", metavar="REV")
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|PATTERN]...")
@options.applied(
    click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True),
    click.option(
        "--fail-on",
        multiple=True,
        callback=_kinds,
        metavar="KIND,…",
        help=f"Changes that make the exit status 1: {', '.join(kind.value for kind in Change)}. Repeatable.",
    ),
    options.config,
    options.no_config,
    options.color,
)
@click.pass_context
def diff(ctx: click.Context, **given: Unpack[Given]) -> None:
    """Show which claims were added, removed or said more or less firmly since HEAD left a revision.

    REV is a branch, tag or commit. PATHS are what check takes; without them, everything here.
    """
    configs = options.configurations(given["config"], none=given["no_config"])
    paths = given["paths"] or (".",)
    found = discovered(paths, configs)
    changed = since(given["revision"], found.files, paths, excluded=configs.excluded_by)
    report = _report(changed, found)
    _say(report, found)
    colored = options.wants_color(given["color"])
    view = View(paint=options.paint if colored else plain, root=Path.cwd().as_posix())
    click.echo(
        FORMATS[given["format_"]](report, view, given["fail_on"]), nl=False, color=True if colored else None
    )
    ctx.exit(_status(report, found, given["fail_on"]))


def _report(changed: Since, found: Discovery) -> LedgerReport:
    """Read the claims of both versions, and hold them against each other."""
    from claimlint.ledger import changes
    from claimlint.linter import claims_in

    after = claims_in(changed.files, settings=Settings()) if changed.files else ClaimsReport()
    before = claims_in(changed.older, settings=Settings()) if changed.older else ClaimsReport()
    now = {one.display: one.now for one in changed.older}
    old = [replace(claim, path=now.get(claim.path, claim.path)) for claim in before.claims]
    gone = _gone(found, changed)
    failures = [*after.failures, *(one for one in found.failures if one.path not in gone)]
    notes(
        f"{one.path}, as of {changed.name}: {one.message}; all of it counts as new" for one in before.failures
    )
    return LedgerReport(
        revision=changed.name,
        changes=changes(old, after.claims),
        failures=tuple(sorted(failures, key=lambda failure: failure.path)),
        files=len({file.display for file in changed.files} | {one.now for one in changed.older}),
        claims=(len(old), len(after.claims)),
    )


def _gone(found: Discovery, changed: Since) -> Sequence[str]:
    """Return the names of no file that were files then: their claims are removed."""
    named = {failure.path for failure in found.failures}
    return [one.display for one in changed.older if one.display in named]


def _say(report: LedgerReport, found: Discovery) -> None:
    for failure in report.failures:
        complain(f"{failure.path}: {failure.message}")
    for argument in found.empty:
        complain(f"{argument}: nothing to compare here (name a file or a folder with articles)")
    notes(found.notes)


def _status(report: LedgerReport, found: Discovery, failing: frozenset[Change]) -> Exit:
    if found.empty:
        return Exit.USAGE
    if report.failures:
        return Exit.FAILED
    return Exit.FINDINGS if any(failing & set(change.kinds) for change in report.changes) else Exit.CLEAN
