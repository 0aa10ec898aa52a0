"""Rules run on their own examples, each rule alone, and what became of it as a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from claimlint.model.settings import Settings

if TYPE_CHECKING:
    from claimlint.ruleset.coverage import Reached, Reading
    from claimlint.ruleset.rule import Example, Rule, RulePack


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one example; an empty `problem` says that it holds."""

    rule: str
    example: str
    fires: bool
    problem: str = ""
    text: str = ""


def outcomes(rule: "Rule", tables: "RulePack | None" = None) -> Iterator[Outcome]:
    """Yield the outcome of every example of the rule, which sees the tables of the pack `tables`."""
    from claimlint.linter import check_text
    from claimlint.ruleset.examples import example_cases, problem

    for case in example_cases((rule,), tables):
        example = case.example
        found = check_text(
            example.text,
            rules=case.pack,
            media_type=example.media_type,
            profile=example.profile,
            region=example.region,
            meta=example.meta,
        )
        yield Outcome(rule.id, example.id, example.fires, problem(case, found) or "", example.text)


def _held(found: Sequence[Outcome], *, fires: bool) -> tuple[int, int]:
    """Return how many of the examples that fire, or of the silent ones, hold, and how many there are."""
    held = [not outcome.problem for outcome in found if outcome.fires is fires]
    return sum(held), len(held)


def table(rules: Sequence["Rule"], found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of the table: rule, examples that fire, examples that stay silent."""
    width = max([len(rule.name) for rule in rules], default=4)
    yield f"{'rule':6} {'name'.ljust(width)}  fires  silent"
    for rule in rules:
        ours = [outcome for outcome in found if outcome.rule == rule.id]
        fires, silent = ("{}/{}".format(*_held(ours, fires=fires)) for fires in (True, False))
        yield f"{rule.id:6} {rule.name.ljust(width)}  {fires:>5}  {silent:>6}"
    fires, silent = ("{} of {}".format(*_held(found, fires=fires)) for fires in (True, False))
    yield f"{len(rules)} rule{'' if len(rules) == 1 else 's'}: {fires} examples fire, {silent} stay silent"


def reading(rule: "Rule", example: "Example", tables: "RulePack | None" = None) -> "Reading":
    """Return an example as the engine sees it, for the count of what examples reach."""
    from claimlint.engine.run import run
    from claimlint.linter import analyse_text
    from claimlint.ruleset.compile import make_pack
    from claimlint.ruleset.coverage import Reading

    settings = Settings(example.profile, example.region, example.meta)
    shared = (tables.watchlist, tables.profiles) if tables else ((), ())
    analysis = analyse_text(
        example.text, rules=make_pack((rule,)), media_type=example.media_type, settings=settings
    )
    return Reading(analysis.matches, lambda variant: run(make_pack((variant,), *shared), analysis, settings))


def reached(rules: Iterable["Rule"], tables: "RulePack | None" = None) -> tuple["Reached", ...]:
    """Return how often the examples and templates of the rules reach each of their parts."""
    from claimlint.ruleset.coverage import coverage

    return tuple(part for rule in rules for part in coverage(rule, partial(reading, tables=tables)))


def coverage_lines(found: Sequence["Reached"]) -> Iterator[str]:
    """Yield a line for each part with a problem, and one for each kind of part."""
    yield from (f"{part.rule} {part.problem}" for part in found if part.problem)
    for what in ("trigger", "exception", "shield"):
        parts = [part for part in found if part.what == what]
        by_example = sum(1 for part in parts if part.count)
        made = sum(1 for part in parts if part.made and not part.count)
        excused = sum(1 for part in parts if part.reason)
        yield (
            f"{what}s: {len(parts)}, of which examples reach {by_example} and templates {made};"
            f" {excused} untested with a reason"
        )
