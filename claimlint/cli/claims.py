"""`claimlint claims`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain
from claimlint.cli.exits import Exit
from claimlint.model.claims import ClaimsReport
from claimlint.model.settings import Settings
from claimlint.project.files import STDIN, discover
from claimlint.report.claims import render_json, render_text
from claimlint.report.table import View, plain

_FORMATS: Final[Mapping[str, Callable[[ClaimsReport, View], str]]] = {
    "text": render_text,
    "json": lambda report, _view: render_json(report),
}


@click.command()
@click.argument("file")
@click.option("--format", "format_", type=click.Choice(list(_FORMATS)), default="text", show_default=True)
@options.applied(options.color, options.stdin_filename)
@click.pass_context
def claims(ctx: click.Context, file: str, format_: str, color: str, stdin_filename: str | None) -> None:
    """List the medical claims of an article: who is said to do what, how firmly, on what evidence."""
    from claimlint.linter import claims_in

    found = discover([] if file == STDIN else [file])
    files = (options.standard_input(stdin_filename),) if file == STDIN else found.files
    report = claims_in(files, settings=Settings()) if files else ClaimsReport()
    report = replace(report, files=len(files) - len(report.failures))
    failures = (*report.failures, *found.failures)
    report = replace(report, failures=failures)
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")
    for argument in found.empty:
        complain(f"{argument}: nothing to read here (name a file)")
    colored = options.wants_color(color)
    text = _FORMATS[format_](report, View(paint=options.paint if colored else plain))
    click.echo(text, nl=False, color=True if colored else None)
    ctx.exit(Exit.USAGE if found.empty else Exit.FAILED if failures else Exit.CLEAN)
