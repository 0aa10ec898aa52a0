"""`claimlint rules`: list, test, docs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli import options
from claimlint.cli.exits import Exit
from claimlint.cli.rule_docs import rule_docs
from claimlint.project.find import Configs
from claimlint.report.values import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.ruleset.rule import Rule, RulePack


@click.group()
def rules() -> None:
    """List the rules, test them on their own examples, or write their pages."""


rules.add_command(rule_docs)


@rules.command("list")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.house_rules
def list_rules(format_: str, house_rules: tuple[Path, ...]) -> None:
    """List the rules: id, name, level, what they find."""
    pack = options.every_rule(house_rules, Configs().for_folder(Path.cwd()))
    click.echo(_as_json(pack) if format_ == "json" else "\n".join(_rows(pack)) + "\n", nl=False)


def _rows(pack: "RulePack") -> list[str]:
    width = max((len(rule.name) for rule in pack), default=0)
    rows = [f"{rule.id:6} {rule.name.ljust(width)}  {_level(rule):10}  {rule.summary}" for rule in pack]
    return [*rows, f"{len(rows)} rules"]


def _level(rule: "Rule") -> str:
    return rule.severity.default.value if rule.status == "stable" else rule.status.value


def _as_json(pack: "RulePack") -> str:
    return dumped(
        {
            "schema": "claimlint.rules/1",
            "digest": pack.digest,
            "rules": [
                {
                    "id": rule.id,
                    "name": rule.name,
                    "group": rule.group,
                    "kind": rule.kind.value,
                    "status": rule.status.value,
                    "severity": rule.severity.default.value,
                    "summary": rule.summary,
                    "sources": [source.key for source in rule.sources],
                }
                for rule in pack
            ],
        }
    )


@rules.command("test", short_help="Run rules on their own examples.")
@click.argument("which", nargs=-1, metavar="[RULE|PATH]...")
@click.option(
    "--coverage", is_flag=True, help="Also ask whether examples reach each trigger, exception and shield."
)
@click.pass_context
def test_rules(ctx: click.Context, which: tuple[str, ...], *, coverage: bool) -> None:
    """Run rules on their own examples: all built-in rules, those named, or those in a file or folder."""
    active, tables = _chosen(which), _tables(which)
    sound = _examples(active, tables)
    if coverage:
        sound = _coverage(active, tables) and sound
    ctx.exit(Exit.CLEAN if sound else Exit.FINDINGS)


def _chosen(which: "Sequence[str]") -> list["Rule"]:
    """Return the rules that are meant; what exists as a file or folder is read, all else is a name."""
    from claimlint.ruleset.load import load_rules

    paths = [path for path in which if Path(path).exists()]
    names = [name for name in which if name not in paths]
    pack = load_rules(paths, builtin=False) if paths else None
    found = [*pack] if pack else []
    if names or not which:
        pack = options.every_rule()
        asked = [
            rule.id
            for region in (None, *options.REGIONS)
            for rule in pack.select(names or None, region=region)
        ]
        found += [rule for rule in pack if rule.id in asked]
    return [rule for rule in found if rule.status != "retired"]


def _tables(which: "Sequence[str]") -> "RulePack":
    """Return the pack whose tables examples see: also the rows that serve tests only."""
    from claimlint.ruleset.compile import join_packs
    from claimlint.ruleset.load import load_rules

    core = load_rules(unverified=True)
    paths = [path for path in which if Path(path).exists()]
    return join_packs(core, load_rules(paths, builtin=False, unverified=True)) if paths else core


def _examples(active: "Sequence[Rule]", tables: "RulePack") -> bool:
    """Print the table of all examples and say whether all hold."""
    from claimlint.cli.rule_examples import outcomes, table

    found = [outcome for rule in active for outcome in outcomes(rule, tables)]
    click.echo("\n".join(table(active, found)))
    wrong = [outcome for outcome in found if outcome.problem]
    for outcome in wrong:
        click.echo(f"{outcome.rule} {outcome.example} {outcome.problem}: {outcome.text}")
    return not wrong


def _coverage(active: "Sequence[Rule]", tables: "RulePack") -> bool:
    """Print what the examples reach and say whether that is everything."""
    from claimlint.cli.rule_examples import coverage_lines, reached

    found = reached(active, tables)
    click.echo("\n".join(coverage_lines(found)))
    return not any(part.problem for part in found)
