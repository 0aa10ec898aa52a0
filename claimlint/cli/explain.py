"""`claimlint explain`."""

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain
from claimlint.cli.exits import Exit
from claimlint.model.settings import Settings
from claimlint.project.files import Discovery, discover
from claimlint.report.excerpt import shown

if TYPE_CHECKING:
    from claimlint.model.finding import Finding, Report
    from claimlint.ruleset.rule import Example, Rule, RulePack

_WIDTH = 96


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(" ".join(text.split()), _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = [*lines]
    if found:
        yield f"\n{title}"
        yield from found


def explanation(rule: "Rule") -> Iterator[str]:
    """Yield the lines that tell a writer what the rule wants and why."""
    yield f"{rule.id} {rule.name} ({rule.severity.default.value}, {rule.kind.value}, {rule.status.value})"
    yield _wrapped(rule.summary)
    if rule.replaced_by:
        yield f"Retired; {rule.replaced_by} takes its place."
    yield from _section("Why", [_wrapped(rule.why, "  ")] if rule.why else [])
    yield from _section("What to do", [_wrapped(rule.suggestion, "  ")] if rule.suggestion else [])
    yield from _section("Triggers", (_wrapped(" · ".join(group.phrases), "  ") for group in rule.triggers))
    yield from _section(
        "Silent because of", [_wrapped(", ".join(rule.shields), "  ")] if rule.shields else []
    )
    yield from _section("Not meant", [_wrapped(" · ".join(rule.exceptions), "  ")] if rule.exceptions else [])
    yield from _section("Fires", (_example(one) for one in rule.examples if one.fires))
    yield from _section("Stays silent", (_example(one) for one in rule.examples if not one.fires))
    yield from _section("Sources", (_source(*parts) for parts in _sources(rule)))


def _example(example: "Example") -> str:
    return textwrap.fill(
        " ".join(example.text.split()), _WIDTH, initial_indent="  - ", subsequent_indent="    "
    )


def _sources(rule: "Rule") -> Iterator[tuple[str, str, str]]:
    for source in rule.sources:
        yield source.title, source.locator, source.url


def _source(title: str, locator: str, url: str) -> str:
    return "  - " + ", ".join(part for part in (title, locator, url) if part)


def _in_files(rule: "Rule", alone: "Report", together: "Report") -> Iterator[str]:
    """Yield where the rule fires, and what became of each finding beside the other rules."""
    yield f"\nWhere {rule.id} fires"
    for finding in sorted(alone.findings, key=lambda finding: finding.sort_key):
        place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
        yield f"  {place} “{shown(finding.excerpt)}”: {_fate(finding, together)}"
    if not alone.findings:
        yield "  nowhere"


def _fate(finding: "Finding", together: "Report") -> str:
    place = (finding.path, finding.rule, finding.start, finding.end)
    for other in together.findings:
        if (other.path, other.rule, other.start, other.end) == place:
            return f"reported as {other.severity.value}"
        if any((one.path, one.rule, one.start, one.end) == place for one in other.related):
            return f"not reported, since {other.rule} {other.name} says more about the same words"
    return "not reported beside the other rules"


@click.command()
@click.argument("rule")
@click.argument("file", required=False)
@options.house_rules
@click.pass_context
def explain(ctx: click.Context, rule: str, file: str | None, house_rules: tuple[Path, ...]) -> None:
    """Explain a rule: why it exists, what fires it, what does not; with FILE, where it fires there."""
    pack = options.every_rule(house_rules)
    explained = pack.by_name(rule)
    click.echo("\n".join(explanation(explained)))
    if file is None:
        return
    ctx.exit(_explain_in(discover([file]), explained, pack.select(None)))


def _explain_in(found: Discovery, rule: "Rule", pack: "RulePack") -> Exit:
    from claimlint.linter import check_paths
    from claimlint.ruleset.compile import make_pack

    alone = check_paths(found.files, pack=make_pack((rule,)), settings=Settings())
    together = check_paths(found.files, pack=pack, settings=Settings())
    failures = (*found.failures, *alone.failures)
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")
    if alone.files:
        click.echo("\n".join(_in_files(rule, alone, together)))
    return Exit.FAILED if failures else Exit.CLEAN
