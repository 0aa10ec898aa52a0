"""Options that several commands share, and what they are turned into."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from claimlint.cli import complete
from claimlint.errors import ConfigError
from claimlint.project.files import STDIN, FileToCheck
from claimlint.project.find import Configs

if TYPE_CHECKING:
    from claimlint.project.config import Config
    from claimlint.ruleset.rule import RulePack

PROFILES: Final = ("generic", "clinic", "supplement", "news", "press-release", "patient-info")
REGIONS: Final = ("us", "uk", "eu", "au")
_Command = TypeVar("_Command", bound="Callable[..., Any] | click.Command")


def _names(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in all uses of an option, each of which may list several with commas."""
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


select = click.option(
    "--select",
    multiple=True,
    callback=_names,
    metavar="RULE,…",
    shell_complete=complete.rules,
    help="Run only these rules (id, name, or group such as EV). Repeatable.",
)
ignore = click.option(
    "--ignore",
    multiple=True,
    callback=_names,
    metavar="RULE,…",
    shell_complete=complete.rules,
    help="Leave these rules out. Repeatable.",
)
profile = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="generic",
    show_default=True,
    help="Kind of publication.",
)
region = click.option(
    "--region", type=click.Choice(REGIONS), help="Also apply what one country's law asks for."
)
meta = click.option("--meta", is_flag=True, help="Judge missing author and date in plain text, too.")
house_rules = click.option(
    "--rules",
    "house_rules",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Add the rules in this file or folder. Repeatable.",
)
asked_profile = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    help="Kind of publication; without it, what the configuration says, else generic.",
)
asked_meta = click.option(
    "--meta/--no-meta", default=None, help="Judge missing author and date in plain text, too."
)
config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Use this configuration for all files, instead of the nearest one upwards from each.",
)
baseline = click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File with the findings that are known already, instead of the configured one.",
)
no_config = click.option("--no-config", is_flag=True, help="Use no configuration.")
stdin_filename = click.option(
    "--stdin-filename", metavar="NAME", help="Name for standard input (-); its suffix says what it is."
)
color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the text.",
)


def applied(*options: Callable[[Any], Any]) -> Callable[[_Command], _Command]:
    """Return a decorator that adds the options in the order they are to be shown."""

    def decorate(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def configurations(config: Path | None, *, none: bool) -> Configs:
    """Return the configurations of a run: the one that is named, none, or the nearest of each file."""
    if config is not None and none:
        raise ConfigError("--config and --no-config are both given", remedy="leave one of them out")
    return Configs(config, none)


def pack_of(
    house: Sequence[Path] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    region: str | None = None,
) -> "RulePack":
    """Return the built-in and the house rules that were selected; raise ConfigError on names of no rule."""
    return every_rule(house).select(select or None, ignore, region=region)


def every_rule(house: Sequence[Path] = (), config: "Config | None" = None) -> "RulePack":
    """Return the built-in rules, those of the configuration and the house rules, retired ones included."""
    from claimlint.ruleset.load import load_rules

    own = config.rule_folders() if config else ()
    return load_rules([*own, *house], builtin=config.core if config else True)


def standard_input(name: str | None) -> FileToCheck:
    """Return standard input, read to its end, as a file of the run."""
    shown = name or STDIN
    return FileToCheck(Path(shown), shown, named=True, data=sys.stdin.buffer.read())


def wants_color(choice: str) -> bool:
    """Say whether text on standard output is to be coloured."""
    if choice == "auto":
        watched = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        return watched and not os.environ.get("NO_COLOR")
    return choice == "always"


_STYLES: Final[dict[str, dict[str, Any]]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "suggestion": {"fg": "cyan"},
    "good": {"fg": "green"},
    "bold": {"bold": True},
    "dim": {"dim": True},
}


def paint(text: str, style: str) -> str:
    """Return the text in the colour of a style (see `claimlint.report.table.Paint`)."""
    return click.style(text, **_STYLES[style])


JUDGED_BY: Final = (
    select,
    ignore,
    asked_profile,
    region,
    asked_meta,
    house_rules,
    config,
    no_config,
)
"""What decides which findings there are, for each command that looks for them."""
