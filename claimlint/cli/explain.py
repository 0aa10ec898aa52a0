"""`claimlint explain`."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimlint.cli import complete, options
from claimlint.cli.complaints import complain
from claimlint.cli.exits import Exit
from claimlint.project.files import Discovery, discover
from claimlint.project.find import Configs
from claimlint.report.excerpt import shown
from claimlint.suppress.notices import notice_named

if TYPE_CHECKING:
    from claimlint.model.finding import Finding, Report
    from claimlint.report.rule_facts import Item, Section
    from claimlint.ruleset.rule import Rule, RulePack
    from claimlint.suppress.notices import Notice

_WIDTH = 96


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """Return the text in lines, indented, those of the first with `first` if that is given."""
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def explanation(rule: "Rule", pack: "RulePack", *, phrases: bool = False) -> Iterator[str]:
    """Yield the lines that tell a writer what the rule wants, and with `phrases` what it looks for."""
    from claimlint.report.rule_facts import facts, standing

    yield f"{rule.id} {rule.name} ({rule.severity.default.value}, {rule.kind.value}, {rule.status.value})"
    yield _wrapped(rule.summary)
    yield from map(_wrapped, standing(rule))
    for section in (*facts(rule, pack.profiles), *(_notation(rule) if phrases else ())):
        if section.text or section.items:
            yield f"\n{section.title}"
            yield from filter(None, [_wrapped(section.text, "  ")])
            yield from map(_item, section.items)
    yield from _exception(rule)


def _notation(rule: "Rule") -> "Iterator[Section]":
    """Yield the phrases as the rule file has them, for those who write rules."""
    from claimlint.report.rule_facts import Item, Section

    groups = tuple(Item(" · ".join(group.phrases)) for group in rule.triggers)
    yield Section("Phrases it looks for", items=groups)
    yield Section("Phrases it does not mean", " · ".join(rule.exceptions))


def _exception(rule: "Rule") -> Iterator[str]:
    """Yield how a writer lets one finding stand; a rule that no longer runs has none."""
    if rule.status != "retired":
        yield "\nTo let one stand"
        yield f"  <!-- claimlint: allow {rule.id} -- the reason, which is mandatory -->"
        yield "  alone on its line before the block, or at the end of the line where the sentence starts."


def _item(item: "Item") -> str:
    text = ", ".join(part for part in (item.text, item.note, item.url) if part) if item.url else _noted(item)
    return _wrapped(text, "    ", "  - ")


def _noted(item: "Item") -> str:
    return f"{item.text} ({item.note})" if item.note else item.text


def _about(notice: "Notice") -> Iterator[str]:
    """Yield the lines on a finding about suppressions, which no rule file holds."""
    yield f"{notice.id} {notice.name} ({notice.severity.value})"
    yield _wrapped(notice.summary)
    yield from ("\nWhy", _wrapped(notice.why, "  "), "\nWhat to do", _wrapped(notice.suggestion, "  "))


def _in_files(rule: "Rule", alone: "Report", together: "Report", why: Mapping[str, str]) -> Iterator[str]:
    """Yield where the rule fires, and what became of each finding beside the other rules."""
    yield f"\nWhere {rule.id} fires"
    found = [one for one in (*alone.findings, *alone.suppressed) if one.rule == rule.id]
    for finding in sorted(found, key=lambda finding: finding.sort_key):
        place = f"{finding.path}:{finding.start.line}:{finding.start.column}"
        yield f"  {place} “{shown(finding.excerpt)}”: {_fate(finding, together, why[finding.path])}"
    if not found:
        yield "  nowhere"


def _fate(finding: "Finding", together: "Report", why: str) -> str:
    place = (finding.path, finding.rule, finding.start, finding.end)
    for other in together.findings:
        if (other.path, other.rule, other.start, other.end) == place:
            return f"reported as {other.severity.value}"
        if any((one.path, one.rule, one.start, one.end) == place for one in other.related):
            return f"not reported, since {other.rule} {other.name} says more about the same words"
    for other in together.suppressed:
        if (other.path, other.rule, other.start, other.end) == place and (by := other.suppression):
            return f"suppressed at {by.path}:{by.line}: {shown(by.reason)}"
    return f"not reported: {why}"


@click.command()
@click.argument("rule", shell_complete=complete.rules)
@click.argument("file", required=False)
@click.option(
    "--phrases", is_flag=True, help="Also print the phrases that the rule looks for, as its file has them."
)
@options.house_rules
@click.pass_context
def explain(
    ctx: click.Context, rule: str, file: str | None, house_rules: tuple[Path, ...], *, phrases: bool
) -> None:
    """Explain a rule: why it exists, what fires it, what does not; with FILE, where it fires there."""
    if about := notice_named(rule):
        click.echo("\n".join(_about(about)))
        return
    pack = options.every_rule(house_rules, Configs().for_folder(Path.cwd()))
    explained = pack.by_name(rule)
    click.echo("\n".join(explanation(explained, pack, phrases=phrases)))
    if file is None:
        return
    ctx.exit(_explain_in(discover([file]), explained, house_rules))


def _explain_in(found: Discovery, rule: "Rule", house_rules: tuple[Path, ...]) -> Exit:
    """Check the file as its configuration wants it, and by this rule alone, and say what became of it."""
    from claimlint.linter import check_jobs
    from claimlint.plan import Asked, Reading, jobs
    from claimlint.project.wishes import Said, Wishes

    configs = Configs()
    asked = Asked(house_rules=house_rules)
    only = Asked(Wishes(select=(Said(rule.id),)), house_rules)
    alone = check_jobs(jobs(found.files, configs, only))
    together = check_jobs(jobs(found.files, configs, asked))
    failures = (*found.failures, *alone.failures)
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")
    if alone.files:
        why = {
            file.display: Reading(configs.for_path(file.path), asked).why(rule, file.path.absolute())
            for file in found.files
        }
        click.echo("\n".join(_in_files(rule, alone, together, why)))
    return Exit.FAILED if failures else Exit.CLEAN
