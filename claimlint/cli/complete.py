"""What the shell offers while a command is typed."""

from collections.abc import Callable, Iterable, Sequence

import click
from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], Sequence[CompletionItem]]


def completed(values: Callable[[], Iterable[str]]) -> Complete:
    """Return a completion from the values that the function gives when the shell asks."""

    def complete(_context: click.Context, _option: click.Parameter, typed: str) -> Sequence[CompletionItem]:
        return [CompletionItem(value) for value in values() if value.startswith(typed)]

    return complete


def rules(_context: click.Context, _option: click.Parameter, typed: str) -> Sequence[CompletionItem]:
    """Complete the last of a list of rules, by id or by name."""
    from claimlint.ruleset.load import load_rules

    before, comma, last = typed.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{name}", help=rule.summary)
        for rule in load_rules()
        for name in (rule.id, rule.name)
        if last and name.lower().startswith(last.lower())
    ] or [CompletionItem(f"{before}{comma}{rule.id}", help=rule.name) for rule in load_rules() if not last]
