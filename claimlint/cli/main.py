"""The `claimlint` command: its subcommands by name, and the one place where errors end."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import click

from claimlint import __version__
from claimlint.cli.complaints import bug_report, complain
from claimlint.cli.exits import Exit, exit_of
from claimlint.errors import ClaimlintError, ConfigError
from claimlint.marked.nearest import meant

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "check": ("claimlint.cli.check", "Report claims that say more than their evidence."),
    "baseline": (
        "claimlint.cli.baseline",
        "Keep the findings that were there before, so that only new ones count.",
    ),
    "claims": ("claimlint.cli.claims", "List the medical claims of an article."),
    "diff": ("claimlint.cli.diff", "Show which claims were added, removed, strengthened or weakened."),
    "explain": ("claimlint.cli.explain", "Explain a rule: why it exists, what fires it, what does not."),
    "rules": (
        "claimlint.cli.rules",
        "List the rules, test them, or write their pages.",
    ),
    "config": ("claimlint.cli.config", "Show what holds for a file, and which line says so."),
    "init": ("claimlint.cli.init", "Write a configuration, a pre-commit hook and a CI workflow."),
    "evaluate": ("claimlint.cli.evaluate", "Score the linter against annotated texts, or list what changed."),
    "completion": ("claimlint.cli.completion", "Print what makes a shell complete claimlint's commands."),
    "doctor": ("claimlint.cli.doctor", "Show what this installation consists of and whether it is sound."),
}
"""Module of each command (its function has the command's name), and its line in the help."""


_HELP: Final = """\
Check health articles for medical claims that say more than their evidence.

\b
claimlint check articles   what is found in a folder
claimlint explain CE201    why a rule says so, and what to do
claimlint init             a configuration, a pre-commit hook, a CI workflow

Exit status: 0 clean; 1 findings at or above --fail-on; 2 wrong arguments, configuration, rules or
baseline, or nothing to check; 3 a file could not be checked; 130 interrupted.
"""


class LazyGroup(click.Group):
    """A group that imports a command when it is run, and turns every error into a line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", getattr(import_module(COMMANDS[cmd_name][0]), cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            remedy = meant(name, COMMANDS) or "claimlint --help lists the commands"
            if Path(name).exists():
                remedy = f"did you mean “claimlint check {name}”?"
            raise ConfigError(f"there is no command “{name}”", remedy=remedy)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except ClaimlintError as error:
            for line in (*str(error).splitlines(), *getattr(error, "__notes__", ())):
                complain(f"error: {line}")
            ctx.exit(exit_of(error))
        except KeyboardInterrupt:
            complain("interrupted")
            ctx.exit(Exit.INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - the one handler: a crash must never look like a clean run
            click.echo(bug_report(error), err=True)
            ctx.exit(Exit.FAILED)


@click.group(help=_HELP, cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimlint")
def main() -> None:
    """Check health articles for medical claims that say more than their evidence."""
