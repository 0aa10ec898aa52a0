"""`claimlint config`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli import options
from claimlint.project.holds import Row, rows, suppressions
from claimlint.project.read_config import shown
from claimlint.report.values import Json, dumped

if TYPE_CHECKING:
    from claimlint.errors import SourcePlace
    from claimlint.plan import Reading
    from claimlint.ruleset.rule import Rule

SCHEMA = "claimlint.settings/1"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.applied(options.config, options.no_config)
def config(file: Path, format_: str, *, config: Path | None, no_config: bool) -> None:
    """Show what holds for a file, and which line of which configuration says so.

    FILE need not exist: its path decides.
    """
    from claimlint.plan import Asked, Reading

    configs = options.configurations(config, none=no_config)
    reading = Reading(configs.for_path(file), Asked())
    excluded = configs.excluded_by(file)
    path = file.absolute()
    if format_ == "json":
        click.echo(dumped(_as_json(shown(path), reading, path, excluded)), nl=False)
    else:
        click.echo("\n".join(_as_text(shown(path), reading, path, excluded)))


def _as_text(name: str, reading: "Reading", path: Path, excluded: "SourcePlace | None") -> Iterator[str]:
    yield name
    files = reading.config.files
    yield f"configuration: {', which extends '.join(reversed(files)) or 'none; these are the defaults'}"
    if excluded:
        yield f"not checked: {excluded} excludes it"
    yield ""
    found = [*rows(reading.config, reading.wishes(path)), *suppressions(reading.config, path)]
    width = max(len(row.setting) for row in found)
    values = max(min(len(row.value), 50) for row in found)
    for row in found:
        yield f"{row.setting.ljust(width)}  {row.value.ljust(values)}  {', '.join(row.said_by)}"
    yield ""
    yield from _rules(reading, path)


def _rules(reading: "Reading", path: Path) -> Iterator[str]:
    """Yield how many rules run, and why each of the others does not."""
    idle = [*_idle(reading, path)]
    running = len(reading.pack) - len(idle)
    yield f"{running} of {len(reading.pack)} rules run" + (", all but" if running and idle else "")
    for rule, why in idle if running else ():
        yield f"  {rule.id} {rule.name}: {why}"


def _idle(reading: "Reading", path: Path) -> Iterator[tuple["Rule", str]]:
    runs = reading.settings(path).runs or frozenset()
    off = reading.pack.profile(reading.settings(path).profile).off
    for rule in reading.pack:
        if rule.id not in runs:
            yield rule, reading.why(rule, path)
        elif rule.id in off:
            yield rule, f"off in the profile {reading.settings(path).profile}"


def _as_json(name: str, reading: "Reading", path: Path, excluded: "SourcePlace | None") -> Json:
    found = [*rows(reading.config, reading.wishes(path)), *suppressions(reading.config, path)]
    settings = reading.settings(path)
    idle = {rule.id: why for rule, why in _idle(reading, path)}
    return {
        "schema": SCHEMA,
        "path": name,
        "files": list(reading.config.files),
        "excluded_by": str(excluded) if excluded else None,
        "settings": [_row(row) for row in found],
        "levels": {rule: level.value for rule, level in settings.levels},
        "rules": [rule.id for rule in reading.pack if rule.id not in idle],
        "idle": idle,
    }


def _row(row: Row) -> Json:
    return {"setting": row.setting, "value": row.value, "said_by": list(row.said_by)}
