"""`claimlint completion`."""

from typing import Final

import click
from click.shell_completion import get_completion_class

_SHELLS: Final = ("bash", "zsh", "fish")
_VARIABLE: Final = "_CLAIMLINT_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete claimlint's commands, options and rules.

    For bash: claimlint completion bash >~/.local/share/bash-completion/completions/claimlint
    """
    root = ctx.find_root().command
    script = get_completion_class(shell)
    if script is not None:
        click.echo(script(root, {}, "claimlint", _VARIABLE).source())
