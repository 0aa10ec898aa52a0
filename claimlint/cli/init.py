"""`claimlint init`."""

import sys
from pathlib import Path

import click

from claimlint.cli import options, templates
from claimlint.cli.complaints import notes
from claimlint.cli.installed import is_published, requirement
from claimlint.errors import ConfigError
from claimlint.project.files import discover
from claimlint.project.find import Configs
from claimlint.project.read_config import NAME, shown


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.option("--profile", type=click.Choice(options.PROFILES), default="generic", show_default=True)
def init(folder: Path, profile: str, *, yes: bool) -> None:
    """Write a commented configuration, an entry for pre-commit and a CI workflow.

    Asks before each file, and overwrites none: for a file that is there it prints what to add.
    """
    if not folder.is_dir():
        raise ConfigError(f"there is no folder “{folder}”", remedy="name a folder that exists")
    if not yes and not sys.stdin.isatty():
        raise ConfigError("nobody is there to be asked", remedy="claimlint init --yes writes all three files")
    articles = len(discover([str(folder)]).files)
    configured = Configs().for_folder(folder.absolute())
    if configured.files and configured.root == folder.absolute():
        click.echo(f"{configured.files[-1]} is there already and stays as it is")
    else:
        _offer(folder / NAME, templates.configuration(profile, articles), "the configuration", yes=yes)
    needed = requirement()
    _offer(folder / templates.HOOK_FILE, templates.hook(needed), "the entry for pre-commit", yes=yes)
    _offer(folder / templates.WORKFLOW_FILE, templates.workflow(needed), "the workflow for GitHub", yes=yes)
    _say_what_next(articles, needed)


def _say_what_next(articles: int, needed: str) -> None:
    """Name the commands that come next, and what would keep the written files from working."""
    click.echo("\nnext:\n  claimlint check .           what is found\n  claimlint explain RULE      why")
    if articles:
        click.echo("  claimlint baseline write .  what is there now no longer counts")
    click.echo("  pre-commit install          checks what is committed")
    if not is_published():
        told = f"hook and workflow install {needed}, which has to be on your package index"
        notes([f"{told}; this copy came from a folder"])


def _offer(path: Path, text: str, what: str, *, yes: bool) -> None:
    """Write a file if it is wanted and not there; else say what belongs into it."""
    name = shown(path.absolute())
    if path.exists() or path.is_symlink():
        has_it = path.is_file() and b"claimlint" in path.read_bytes()
        told = "is there already and stays as it is"
        click.echo(f"{name} {told}" if has_it else f"{name} {told}; add to it:\n\n{text}")
        return
    if not yes and not click.confirm(f"Write {what}, {name}?", default=True):
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        problem = f"cannot write {name}: {error.strerror or error}"
        raise ConfigError(problem, remedy="check the permissions of the folder") from error
    click.echo(f"wrote {name}")
