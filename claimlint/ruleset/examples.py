"""The examples of rules as test cases: each rule alone, on each of its own texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimlint.model.finding import Finding
from claimlint.ruleset.compile import make_pack
from claimlint.ruleset.rule import Example, Rule, RulePack, Status


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """A rule and one of its examples."""

    rule: Rule
    example: Example
    tables: RulePack = field(default_factory=RulePack)

    def __str__(self) -> str:
        return f"{self.rule.id}-{self.example.id}"

    @property
    def pack(self) -> RulePack:
        """The rule alone, with the tables that it may look things up in."""
        return make_pack((self.rule,), self.tables.watchlist, self.tables.profiles)


def example_cases(rules: Iterable[Rule], tables: RulePack | None = None) -> Iterator[ExampleCase]:
    """Yield every example of every rule that is not retired; `tables` is the pack whose tables they see."""
    tables = tables or RulePack()
    for rule in rules:
        if rule.status is not Status.RETIRED:
            yield from (ExampleCase(rule, example, tables) for example in rule.examples)


def problem(case: ExampleCase, findings: Sequence[Finding]) -> str | None:
    """Return what is wrong with the findings of a case; None if they are what its author wrote."""
    found = [finding for finding in findings if finding.rule == case.rule.id]
    excerpts = [finding.excerpt for finding in found]
    example = case.example
    if not example.fires:
        why = f" ({example.why})" if example.why else ""
        return f"should be silent{why}, but flags {_quoted(excerpts)}" if found else None
    if not found:
        return "should fire, but is silent"
    if missed := [flag for flag in example.flag if flag not in excerpts]:
        return f"should flag {_quoted(missed)}, but flags {_quoted(excerpts)}"
    if example.severity not in {None, found[0].severity}:
        return f"should be {example.severity}, but is {found[0].severity}"
    return None


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
