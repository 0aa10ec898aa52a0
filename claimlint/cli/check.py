"""`claimlint check`."""

from dataclasses import replace
from pathlib import Path
from typing import Final, Unpack

import click

from claimlint.cli import options, outputs
from claimlint.cli.before import against_baselines, against_revision, with_baselines
from claimlint.cli.complaints import complain, notes
from claimlint.cli.complete import completed
from claimlint.cli.exits import verdict
from claimlint.cli.outputs import Output
from claimlint.cli.request import Judged, Request, build, run
from claimlint.errors import ConfigError
from claimlint.model.finding import Report, Severity
from claimlint.model.settings import Settings
from claimlint.report.table import REPORTERS, SHOW_CLAIMS, View, plain

_NEVER: Final = "never"


class Given(Judged):
    """The arguments as click hands them over."""

    no_baseline: bool
    diff: str | None
    fix_suppressions: bool
    formats: tuple[str, ...]
    rule_pages: str
    fail_on: str | None
    allow_empty: bool
    exhaustive: bool
    statistics: bool
    show_claims: bool
    quiet: bool
    color: str
    stdin_filename: str | None


def _outputs(given: Given) -> tuple[Output, ...]:
    found = outputs.parsed(given["formats"])
    if given["show_claims"] and not any(output.format in SHOW_CLAIMS for output in found):
        problem = f"--show-claims is for {' and '.join(SHOW_CLAIMS)}"
        raise ConfigError(problem, remedy="add one of them, as in --format json:report.json")
    return found


def _fail_on(given: Given, request: Request) -> Severity | None:
    """Return the level that the run fails on: the command line's, else the strictest configured."""
    from claimlint.plan import fail_on

    used = (request.configs.for_path(file.path) for file in request.found.files)
    level = given["fail_on"] or fail_on(used) or Severity.WARNING.value
    return None if level == _NEVER else Severity(level)


def _request(given: Given) -> Request:
    """Return the run that the arguments describe, with what it is held against."""
    if given["baseline"] and given["no_baseline"]:
        raise ConfigError("--baseline and --no-baseline are both given", remedy="leave one of them out")
    request = build(
        given,
        stdin_filename=given["stdin_filename"],
        exhaustive=given["exhaustive"],
        revision=given["diff"],
    )
    return request if given["no_baseline"] else with_baselines(request)


def _report(request: Request, view: View) -> Report:
    """Check the files, and keep apart what was there before."""
    report = run(request, quiet=view.quiet, statistics=view.statistics)
    return against_baselines(against_revision(report, request), request)


def fixed(report: Report, request: Request, view: View) -> Report:
    """Remove the unused suppressions that the report tells of, and return the report of what is left."""
    from claimlint.cli.fixing import remove_unused

    done = remove_unused(report, request.found.files)
    if not done:
        return report
    again = _report(request, view)
    return replace(again, notes=(*again.notes, *done))


def with_claims(report: Report, request: Request) -> Report:
    """Return the report with the claims of its files, and with what failed only while they were listed."""
    from claimlint.linter import claims_in

    found = claims_in(request.found.files, settings=Settings())
    known = {failure.path for failure in report.failures}
    more = (failure for failure in found.failures if failure.path not in known)
    return replace(report, claims=found.claims, failures=(*report.failures, *more))


def _say(report: Report, request: Request, given: Given) -> None:
    for failure in report.failures:
        complain(f"{failure.path}: {failure.message}")
    if not given["allow_empty"]:
        for argument in request.found.empty:
            complain(f"{argument}: nothing to check here (name a file, or allow this with --allow-empty)")
    if not given["quiet"]:
        notes(report.notes)


@click.command()
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|PATTERN|-]...")
@options.applied(
    *options.JUDGED_BY,
    options.baseline,
    click.option("--no-baseline", is_flag=True, help="Use no baseline."),
    click.option(
        "--diff",
        metavar="REV",
        help="Report only what is new since HEAD left this revision (a branch, tag or commit).",
    ),
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT[:FILE]",
        shell_complete=completed(lambda: REPORTERS),
        help=f"{', '.join(REPORTERS)}; to standard output, or to a file. Repeatable.",
    ),
    click.option(
        "--rule-pages", default="", metavar="URL", help="Address of the rules' pages, for reports that link."
    ),
    click.option(
        "--fail-on",
        type=click.Choice([*(level.value for level in reversed(Severity)), _NEVER]),
        help="Lowest level that makes the exit status 1; else what the configuration says, else warning.",
    ),
    click.option(
        "--allow-empty", is_flag=True, help="A folder or pattern with nothing to check is no error."
    ),
    click.option("--exhaustive", is_flag=True, help="Parse every sentence; slower, same findings."),
    click.option("--statistics", is_flag=True, help="Count the findings of each rule, and take its time."),
    click.option(
        "--show-claims",
        is_flag=True,
        help="Also show each claim, its certainty and its evidence (text, json).",
    ),
    click.option("--fix-suppressions", is_flag=True, help="Remove suppressions that suppress nothing."),
    click.option("-q", "--quiet", is_flag=True, help="One line for each finding, and nothing else."),
    options.color,
    options.stdin_filename,
)
@click.pass_context
def check(ctx: click.Context, **given: Unpack[Given]) -> None:
    """Report claims that say more than their evidence.

    Folders are searched for .md, .mdx, .markdown, .html, .htm and .txt files, without hidden ones and
    those that .gitignore, .claimlintignore and the configuration leave out.
    """
    targets = _outputs(given)
    view = View(
        paint=options.paint if options.wants_color(given["color"]) else plain,
        quiet=given["quiet"],
        statistics=given["statistics"],
        root=Path.cwd().as_posix(),
        pages=given["rule_pages"],
    )
    request = _request(given)
    fail_on = _fail_on(given, request)
    report = _report(request, view)
    if given["fix_suppressions"]:
        report = fixed(report, request, view)
    if given["show_claims"]:
        report = with_claims(report, request)
    _say(report, request, given)
    outputs.write(report, targets, view)
    nothing = bool(request.found.empty) and not given["allow_empty"]
    ctx.exit(verdict(report, fail_on=fail_on, nothing_found=nothing))
