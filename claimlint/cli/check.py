"""`claimlint check`."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from claimlint.cli import options, outputs
from claimlint.cli.complaints import complain, notes
from claimlint.cli.complete import completed
from claimlint.cli.exits import verdict
from claimlint.cli.outputs import Output
from claimlint.cli.progress import progress
from claimlint.errors import ConfigError
from claimlint.model.finding import Report, Severity
from claimlint.model.meter import Meter
from claimlint.model.settings import Settings
from claimlint.project.files import STDIN, Discovery, discover
from claimlint.report.table import REPORTERS, SHOW_CLAIMS, View, plain

if TYPE_CHECKING:
    from claimlint.plan import Asked, Job
    from claimlint.project.find import Configs

_NEVER: Final = "never"


class Given(TypedDict):
    """The arguments as click hands them over."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    house_rules: tuple[Path, ...]
    profile: str | None
    region: str | None
    meta: bool | None
    config: Path | None
    no_config: bool
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


@dataclass(frozen=True, slots=True)
class Request:
    """A run, with everything that was asked for looked up."""

    jobs: "tuple[Job, ...]"
    profile: str
    found: Discovery
    outputs: tuple[Output, ...]
    view: View
    fail_on: Severity | None
    allow_empty: bool
    show_claims: bool


def _outputs(given: Given) -> tuple[Output, ...]:
    found = outputs.parsed(given["formats"])
    if given["show_claims"] and not any(output.format in SHOW_CLAIMS for output in found):
        problem = f"--show-claims is for {' and '.join(SHOW_CLAIMS)}"
        raise ConfigError(problem, remedy="add one of them, as in --format json:report.json")
    return found


def _found(given: Given, configs: "Configs") -> Discovery:
    if not given["paths"]:
        raise ConfigError("no files are named", remedy="name files or folders, or - for standard input")
    if given["stdin_filename"] and STDIN not in given["paths"]:
        raise ConfigError("--stdin-filename is given without -", remedy="name - to read standard input")
    found = discover([path for path in given["paths"] if path != STDIN], excluded=configs.excluded_by)
    if STDIN not in given["paths"]:
        return found
    files = (*found.files, options.standard_input(given["stdin_filename"]))
    return replace(found, files=tuple(sorted(files, key=lambda file: file.display)))


def _asked(given: Given) -> "Asked":
    """Return what the command line asks for beside the configurations."""
    from claimlint.plan import Asked
    from claimlint.project.wishes import Said, Wishes

    wishes = Wishes(
        profile=Said(given["profile"]) if given["profile"] else None,
        region=Said(given["region"]) if given["region"] else None,
        meta=None if given["meta"] is None else Said(given["meta"]),
        select=tuple(Said(word) for word in given["select"]) or None,
        ignore=tuple(Said(word) for word in given["ignore"]),
    )
    return Asked(wishes, given["house_rules"], given["exhaustive"])


def _fail_on(given: Given, found: Discovery, configs: "Configs") -> Severity | None:
    """Return the level that the run fails on: the command line's, else the strictest configured."""
    from claimlint.plan import fail_on

    used = (configs.for_path(file.path) for file in found.files)
    level = given["fail_on"] or fail_on(used) or Severity.WARNING.value
    return None if level == _NEVER else Severity(level)


def build(given: Given) -> Request:
    """Return the run that the arguments describe; raise ConfigError or RuleError where they are wrong."""
    from claimlint import plan

    configs = options.configurations(given["config"], none=given["no_config"])
    here = configs.for_folder(Path.cwd())
    asked = _asked(given)
    targets = _outputs(given)
    found = _found(given, configs)
    return Request(
        outputs=targets,
        found=found,
        jobs=plan.jobs(found.files, configs, asked),
        profile=plan.profile(here, asked),
        view=View(
            paint=options.paint if options.wants_color(given["color"]) else plain,
            quiet=given["quiet"],
            statistics=given["statistics"],
            root=Path.cwd().as_posix(),
            pages=given["rule_pages"],
        ),
        fail_on=_fail_on(given, found, configs),
        allow_empty=given["allow_empty"],
        show_claims=given["show_claims"],
    )


def run(request: Request) -> Report:
    """Check the files of the request; names that were no files are among the failures."""
    from claimlint.linter import check_jobs

    report = Report(profile=request.profile)
    if request.jobs:
        with progress(request.found.files, quiet=request.view.quiet) as advance:
            meter = Meter() if request.view.statistics else None
            report = check_jobs(request.jobs, progress=advance, meter=meter)
    missing = request.found.failures
    return replace(
        report,
        failures=tuple(sorted((*report.failures, *missing), key=lambda failure: failure.path)),
        files=report.files + len(missing),
        notes=(*request.found.notes, *report.notes),
    )


def fixed(report: Report, request: Request) -> Report:
    """Remove the unused suppressions that the report tells of, and return the report of what is left."""
    from claimlint.cli.fixing import remove_unused

    done = remove_unused(report, request.found.files)
    if not done:
        return report
    again = run(request)
    return replace(again, notes=(*again.notes, *done))


def with_claims(report: Report, request: Request) -> Report:
    """Return the report with the claims of its files, and with what failed only while they were listed."""
    from claimlint.linter import claims_in

    found = claims_in(request.found.files, settings=Settings())
    known = {failure.path for failure in report.failures}
    more = (failure for failure in found.failures if failure.path not in known)
    return replace(report, claims=found.claims, failures=(*report.failures, *more))


def _say(report: Report, request: Request) -> None:
    for failure in report.failures:
        complain(f"{failure.path}: {failure.message}")
    if not request.allow_empty:
        for argument in request.found.empty:
            complain(f"{argument}: nothing to check here (name a file, or allow this with --allow-empty)")
    if not request.view.quiet:
        notes(report.notes)


@click.command()
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|PATTERN|-]...")
@options.applied(
    options.select,
    options.ignore,
    options.asked_profile,
    options.region,
    options.asked_meta,
    options.house_rules,
    options.config,
    options.no_config,
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
    request = build(given)
    report = run(request)
    if given["fix_suppressions"]:
        report = fixed(report, request)
    if request.show_claims:
        report = with_claims(report, request)
    _say(report, request)
    outputs.write(report, request.outputs, request.view)
    nothing = bool(request.found.empty) and not request.allow_empty
    ctx.exit(verdict(report, fail_on=request.fail_on, nothing_found=nothing))
