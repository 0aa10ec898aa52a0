"""Where a report goes: to files, each written whole or not at all, and to standard output."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from claimlint.cli import options
from claimlint.cli.writing import write_whole
from claimlint.errors import ConfigError
from claimlint.model.finding import Report
from claimlint.report.table import REPORTERS, View, plain, renderer


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; None means standard output."""

    format: str
    file: Path | None = None


def parsed(formats: Sequence[str]) -> tuple[Output, ...]:
    """Return the outputs that the uses of --format ask for; raise ConfigError where they cannot be had."""
    outputs = tuple(_output(text) for text in formats or ("text",))
    if sum(1 for output in outputs if output.file is None) > 1:
        raise ConfigError(
            "two formats go to standard output", remedy="give all but one a file, as in json:report.json"
        )
    files = [output.file.absolute() for output in outputs if output.file is not None]
    for file in files:
        if files.count(file) > 1:
            raise ConfigError(f"two formats go to {file.name}", remedy="give each a file of its own")
    return outputs


def _output(text: str) -> Output:
    name, _, file = text.partition(":")
    if name not in REPORTERS:
        known = ", ".join(REPORTERS)
        raise ConfigError(
            f"unknown format “{name}”", remedy=f"known formats: {known}, each as FORMAT or FORMAT:FILE"
        )
    if not file:
        return Output(name)
    path = Path(file)
    if path.is_dir():
        raise ConfigError(
            f"cannot write {file}: it is a folder", remedy=f"name a file, as in {name}:{file}/report"
        )
    if not path.parent.is_dir():
        raise _unwritable(path, "No such file or directory")
    return Output(name, path)


def _unwritable(path: Path, reason: str) -> ConfigError:
    problem = f"cannot write {path}: {reason}"
    return ConfigError(problem, remedy="name a file in a folder that exists and can be written")


def write(report: Report, outputs: Sequence[Output], view: View) -> None:
    """Write the report in every format: files first, and standard output whatever became of them."""
    texts = [(output, _rendered(report, output, view)) for output in outputs]
    problems: list[ConfigError] = []
    for output, text in texts:
        if output.file is not None:
            try:
                write_whole(output.file, text)
            except OSError as error:
                problems.append(_unwritable(output.file, error.strerror or str(error)))
    for output, text in texts:
        if output.file is None:
            _print(text, colored=view.paint is options.paint)
    if problems:
        raise problems[0]


def _rendered(report: Report, output: Output, view: View) -> str:
    if output.file is not None:
        view = replace(view, paint=plain, failures=True)
    return renderer(output.format)(report, view)


def _print(text: str, *, colored: bool) -> None:
    try:
        click.echo(text, nl=False, color=True if colored else None)
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = f"cannot write to standard output: {error.strerror or error}"
        raise ConfigError(problem, remedy="make room, or name a file as in text:report.txt") from error
