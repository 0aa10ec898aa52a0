"""A rule's own examples as its tests: each must fire, or be silent, with the rule run alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimlint.model.finding import Finding
    from claimlint.ruleset.rule import Example, Rule, RulePack


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example; an empty `problem` says that it holds."""

    rule: str
    example: str
    fires: bool
    problem: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many examples of a rule hold, of how many."""

    rule: str
    name: str
    fires: tuple[int, int]
    silent: tuple[int, int]


def only(rule: "Rule") -> "RulePack":
    """Return a pack of this rule and no other."""
    from claimlint.ruleset.rule import RulePack

    return RulePack((rule,), digest=f"only:{rule.id}")


def problem_of(example: "Example", found: Sequence["Finding"]) -> str:
    """Return what the findings of the rule get wrong about the example; empty if nothing."""
    excerpts = tuple(finding.excerpt for finding in found)
    if not example.fires:
        return f"fires on {_quoted(excerpts)}" if found else ""
    if not found:
        return "does not fire"
    if example.flag and excerpts != example.flag:
        return f"flags {_quoted(excerpts)} and not {_quoted(example.flag)}"
    if example.severity and found[0].severity is not example.severity:
        return f"is of level {found[0].severity} and not {example.severity}"
    return ""


def _quoted(excerpts: Iterable[str]) -> str:
    return ", ".join(f"“{excerpt}”" for excerpt in excerpts)


def outcomes(rule: "Rule") -> Iterator[Outcome]:
    """Yield the outcome of every example of the rule."""
    from claimlint.linter import check_text

    pack = only(rule)
    for example in rule.examples:
        findings = check_text(
            example.text,
            rules=pack,
            media_type=example.media_type,
            profile=example.profile,
            region=example.region,
            meta=example.meta,
        )
        found = [finding for finding in findings if finding.rule == rule.id]
        yield Outcome(rule.id, example.id, example.fires, problem_of(example, found), example.text)


def tally(rule: "Rule", found: Sequence[Outcome]) -> Tally:
    """Return the row of the table for this rule."""
    fires = [not outcome.problem for outcome in found if outcome.fires]
    silent = [not outcome.problem for outcome in found if not outcome.fires]
    return Tally(rule.id, rule.name, (sum(fires), len(fires)), (sum(silent), len(silent)))


def table(tallies: Sequence[Tally]) -> list[str]:
    """Return the lines of the table: rule, examples that fire, examples that stay silent."""
    width = max([len(tally.name) for tally in tallies], default=4)
    lines = [f"{'rule':6} {'name'.ljust(width)}  fires  silent"]
    for row in tallies:
        fires, silent = ("{}/{}".format(*pair) for pair in (row.fires, row.silent))
        lines.append(f"{row.rule:6} {row.name.ljust(width)}  {fires:>5}  {silent:>6}")
    held = [sum(row.fires[0] for row in tallies), sum(row.fires[1] for row in tallies)]
    quiet = [sum(row.silent[0] for row in tallies), sum(row.silent[1] for row in tallies)]
    lines.append(
        f"{len(tallies)} rules: {held[0]} of {held[1]} examples fire, {quiet[0]} of {quiet[1]} stay silent"
    )
    return lines
