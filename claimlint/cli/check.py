"""`claimlint check`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain, notes
from claimlint.cli.exits import verdict
from claimlint.errors import ConfigError
from claimlint.model.claims import ClaimsReport
from claimlint.model.finding import Report, Severity
from claimlint.model.settings import Settings
from claimlint.project.files import STDIN, Discovery, discover
from claimlint.report.claims import render_text as render_claims
from claimlint.report.table import REPORTERS, View, plain, renderer

if TYPE_CHECKING:
    from claimlint.ruleset.rule import RulePack

_NEVER: Final = "never"


class Given(TypedDict):
    """The arguments as click hands them over."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    house_rules: tuple[Path, ...]
    profile: str
    region: str | None
    meta: bool
    formats: tuple[str, ...]
    fail_on: str
    allow_empty: bool
    exhaustive: bool
    statistics: bool
    show_claims: bool
    quiet: bool
    color: str
    stdin_filename: str | None


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; None means standard output."""

    format: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A run, with everything that was asked for looked up."""

    pack: "RulePack"
    settings: Settings
    found: Discovery
    outputs: tuple[Output, ...]
    view: View
    fail_on: Severity | None
    allow_empty: bool
    show_claims: bool


def _outputs(formats: Sequence[str], *, show_claims: bool) -> tuple[Output, ...]:
    outputs = []
    for text in formats or ("text",):
        name, _, file = text.partition(":")
        if name not in REPORTERS:
            known = ", ".join(REPORTERS)
            raise ConfigError(
                f"unknown format “{name}”", remedy=f"known formats: {known}, each as FORMAT or FORMAT:FILE"
            )
        outputs.append(Output(name, Path(file) if file else None))
    if sum(1 for output in outputs if output.file is None) > 1:
        raise ConfigError(
            "two formats go to standard output", remedy="give all but one a file, as in json:report.json"
        )
    if show_claims and Output("text") not in outputs:
        problem = "--show-claims needs text on standard output"
        raise ConfigError(problem, remedy="for other formats: claimlint claims FILE --format json")
    return tuple(outputs)


def _found(given: Given) -> Discovery:
    if not given["paths"]:
        raise ConfigError("no files are named", remedy="name files or folders, or - for standard input")
    if given["stdin_filename"] and STDIN not in given["paths"]:
        raise ConfigError("--stdin-filename is given without -", remedy="name - to read standard input")
    found = discover([path for path in given["paths"] if path != STDIN])
    if STDIN not in given["paths"]:
        return found
    files = (*found.files, options.standard_input(given["stdin_filename"]))
    return replace(found, files=tuple(sorted(files, key=lambda file: file.display)))


def build(given: Given) -> Request:
    """Return the run that the arguments describe; raise ConfigError or RuleError where they are wrong."""
    return Request(
        outputs=_outputs(given["formats"], show_claims=given["show_claims"]),
        found=_found(given),
        pack=options.pack_of(given["house_rules"], given["select"], given["ignore"], given["region"]),
        settings=Settings(given["profile"], given["region"], given["meta"], given["exhaustive"]),
        view=View(
            paint=options.paint if options.wants_color(given["color"]) else plain,
            quiet=given["quiet"],
            statistics=given["statistics"],
        ),
        fail_on=None if given["fail_on"] == _NEVER else Severity(given["fail_on"]),
        allow_empty=given["allow_empty"],
        show_claims=given["show_claims"],
    )


def run(request: Request) -> Report:
    """Check the files of the request; names that were no files are among the failures."""
    from claimlint.linter import check_paths

    report = Report(profile=request.settings.profile)
    if request.found.files:
        report = check_paths(request.found.files, pack=request.pack, settings=request.settings)
    missing = request.found.failures
    return replace(
        report,
        failures=tuple(sorted((*report.failures, *missing), key=lambda failure: failure.path)),
        files=report.files + len(missing),
        notes=(*request.found.notes, *report.notes),
    )


def write(report: Report, request: Request) -> None:
    """Write the report in every format asked for, standard output first."""
    for output in sorted(request.outputs, key=lambda output: output.file is not None):
        if output.file is None:
            text = renderer(output.format)(report, request.view)
            _print(text, colored=request.view.paint is options.paint)
        else:
            text = renderer(output.format)(report, replace(request.view, paint=plain))
            _write_file(output.file, text)


def _print(text: str, *, colored: bool) -> None:
    try:
        click.echo(text, nl=False, color=True if colored else None)
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = f"cannot write to standard output: {error.strerror or error}"
        raise ConfigError(problem, remedy="make room, or name a file as in text:report.txt") from error


def _write_file(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"cannot write {path}: {error.strerror or error}"
        raise ConfigError(problem, remedy="name a file in a folder that exists and can be written") from error


def _claims(request: Request) -> ClaimsReport:
    from claimlint.linter import claims_in

    found = claims_in(request.found.files, settings=request.settings)
    return replace(found, files=len(request.found.files) - len(found.failures))


def _together(report: Report, claims: ClaimsReport) -> Report:
    """Return the report with what failed only while claims were listed."""
    known = {failure.path for failure in report.failures}
    more = (failure for failure in claims.failures if failure.path not in known)
    return replace(report, failures=(*report.failures, *more))


def _say(report: Report, request: Request) -> None:
    for failure in report.failures:
        complain(f"{failure.path}: {failure.message}")
    if not request.allow_empty:
        for argument in request.found.empty:
            complain(f"{argument}: nothing to check here (name a file, or allow this with --allow-empty)")
    notes(report.notes)


@click.command()
@click.argument("paths", nargs=-1, metavar="[FILE|FOLDER|PATTERN|-]...")
@options.applied(
    options.select,
    options.ignore,
    options.profile,
    options.region,
    options.meta,
    options.house_rules,
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT[:FILE]",
        help=f"{' or '.join(REPORTERS)}, to standard output or to a file. Repeatable.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice([*(level.value for level in reversed(Severity)), _NEVER]),
        default=Severity.WARNING.value,
        show_default=True,
        help="Lowest level that makes the exit status 1.",
    ),
    click.option(
        "--allow-empty", is_flag=True, help="A folder or pattern with nothing to check is no error."
    ),
    click.option("--exhaustive", is_flag=True, help="Parse every sentence; slower, same findings."),
    click.option("--statistics", is_flag=True, help="Count the findings of each rule."),
    click.option("--show-claims", is_flag=True, help="Also list the claims of the files."),
    click.option("-q", "--quiet", is_flag=True, help="One line for each finding, and nothing else."),
    options.color,
    options.stdin_filename,
)
@click.pass_context
def check(ctx: click.Context, **given: Unpack[Given]) -> None:
    """Report claims that say more than their evidence.

    Folders are searched for .md, .mdx, .markdown, .html, .htm and .txt files, without hidden ones and
    those that .gitignore leaves out.
    """
    request = build(given)
    claims = _claims(request) if request.show_claims else ClaimsReport()
    report = _together(run(request), claims)
    _say(report, request)
    write(report, request)
    if request.show_claims:
        _print("\n" + render_claims(claims, request.view), colored=request.view.paint is options.paint)
    nothing = bool(request.found.empty) and not request.allow_empty
    ctx.exit(verdict(report, fail_on=request.fail_on, nothing_found=nothing))
