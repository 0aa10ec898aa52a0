"""What is wrong with the findings on an example, and what the examples of a rule reach."""

from dataclasses import replace

import pytest

from claimlint.errors import SourcePlace
from claimlint.model.analysis import Match
from claimlint.model.finding import Finding, Hit, Position, Severity
from claimlint.model.text import TextSpan
from claimlint.phrases.syntax import parse
from claimlint.ruleset.coverage import Reached, Reading, coverage, made_examples
from claimlint.ruleset.examples import ExampleCase, example_cases, problem
from claimlint.ruleset.rule import Example, Rule, Status, TriggerGroup, Untested

PHRASES = ("wonder drug", "marvel", "magic", "elixir")
EXCEPTIONS = ("no marvel",)


def finding(excerpt: str, severity: Severity = Severity.WARNING, rule: str = "HY901") -> Finding:
    at = Position(0, 1, 1)
    return Finding("-", at, at, rule, "wonder-word", severity, "m", "s", excerpt, "v1:0")


FIRES = Example(
    "F1", fires=True, text="Zinc is a wonder drug.", flag=("wonder drug",), severity=Severity.WARNING
)
SILENT = Example("P1", fires=False, text="Zinc is no marvel.", why="NEG")
RULE = Rule(
    "HY901",
    "wonder-word",
    "hype",
    "A word of wonder.",
    SourcePlace("hype/wonder-word.yaml", 1, 5),
    triggers=(TriggerGroup("wonder", PHRASES, tuple(parse(phrase) for phrase in PHRASES)),),
    exceptions=EXCEPTIONS,
    exception_patterns=tuple(parse(phrase) for phrase in EXCEPTIONS),
    shields=("NEG", "Q"),
    template=("{trigger} is here.", "Zinc is a {trigger}."),
    examples=(FIRES, SILENT, Example("P2", fires=False, text="Is zinc a marvel?", why="Q")),
    untested=(Untested("trigger", "elixir", "nobody says so"), Untested("shield", "NEG", "hard to say")),
)


@pytest.mark.parametrize(
    ("example", "findings", "said"),
    [
        (FIRES, [finding("wonder drug")], None),
        (FIRES, [finding("wonder drug"), finding("zinc")], None),
        (FIRES, [], "should fire, but is silent"),
        (FIRES, [finding("wonder drug", rule="HY301")], "should fire, but is silent"),
        (FIRES, [finding("drug")], "should flag “wonder drug”, but flags “drug”"),
        (FIRES, [finding("wonder drug", Severity.ERROR)], "should be warning, but is error"),
        (SILENT, [], None),
        (SILENT, [finding("marvel")], "should be silent (NEG), but flags “marvel”"),
        (SILENT, [finding("marvel", rule="HY301")], None),
    ],
)
def test_a_case_is_judged(example: Example, findings: list[Finding], said: str | None) -> None:
    assert problem(ExampleCase(RULE, example), findings) == said


def test_cases_are_named_after_rule_and_example() -> None:
    assert [str(case) for case in example_cases([RULE])] == ["HY901-F1", "HY901-P1", "HY901-P2"]
    assert list(example_cases([replace(RULE, status=Status.RETIRED)])) == []
    assert next(example_cases([RULE])).pack.rules == (RULE,)


def read(rule: Rule, example: Example) -> Reading:
    """Find the phrases as they are written; “Q” shields questions, exceptions shield what they lie over."""
    low = example.text.lower()
    places = [("wonder", PHRASES), ("exceptions", EXCEPTIONS)]
    matches = [
        Match(rule.id, group, index, span, span, 0)
        for group, phrases in places
        for index, phrase in enumerate(phrases)
        if (at := low.find(phrase)) >= 0
        for span in [TextSpan(at, at + len(phrase))]
    ]
    over = [match.span for match in matches if match.group == "exceptions"]

    def hits(variant: Rule) -> list[Hit]:
        if "Q" in variant.shields and low.endswith("?"):
            return []
        return [
            Hit(variant.id, match.span, 0, Severity.WARNING)
            for match in matches
            if match.group == "wonder" and not any(span.overlaps(match.span) for span in over)
        ]

    return Reading(tuple(matches), hits)


def test_coverage_counts_examples_then_templates() -> None:
    assert coverage(RULE, read) == (
        Reached("HY901", "trigger", "wonder drug", 1),
        Reached("HY901", "trigger", "marvel", 0, made=1),
        Reached("HY901", "trigger", "magic", 0, made=1),
        Reached("HY901", "trigger", "elixir", 0, made=1, reason="nobody says so"),
        Reached("HY901", "exception", "no marvel", 1),
        Reached("HY901", "shield", "NEG", 0, reason="hard to say"),
        Reached("HY901", "shield", "Q", 1),
    )


def test_what_is_to_be_mended() -> None:
    bare = replace(RULE, template=(), shields=(), exceptions=(), exception_patterns=())

    assert [part.problem for part in coverage(bare, read)] == [
        None,
        None,
        "trigger “magic” is not reached by any example",
        None,
    ]
    assert [part.problem for part in coverage(RULE, read) if part.problem] == [
        "trigger “elixir” stands under untested, but is reached"
    ]


def test_templates_speak_mentions_plainly() -> None:
    made = list(made_examples(RULE, parse("$INT cures {my|$DISEASE}")))

    assert [example.text for example in made] == [
        "Ketamine cures diabetes is here.",
        "Zinc is a ketamine cures diabetes.",
    ]
