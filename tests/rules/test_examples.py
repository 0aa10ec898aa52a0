"""Every example of every rule, each rule alone."""

import re
from collections.abc import Sequence
from functools import cache

import pytest

from claimlint.linter import check_text
from claimlint.model.finding import Finding
from claimlint.ruleset.examples import example_cases, problem
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import Rule, Status

PACK = load_rules(unverified=True)
CASES = {str(case): case for case in example_cases(PACK, PACK)}
GROUPS = {
    "EV": "evidence", "CE": "certainty", "HY": "hype", "IN": "inference", "SC": "scope", "QU": "quantity",
    "BA": "balance", "AU": "authority", "DO": "document",
}  # fmt: skip


@cache
def run(name: str) -> Sequence[Finding]:
    """Return the findings of the rule, alone, on one of its examples."""
    case = CASES[name]
    example = case.example
    return check_text(
        example.text,
        rules=case.pack,
        media_type=example.media_type,
        profile=example.profile,
        region=example.region,
        meta=example.meta,
    )


@pytest.mark.parametrize("name", CASES)
def test_a_rule_does_on_its_example_what_its_author_wrote(name: str) -> None:
    case = CASES[name]
    found = problem(case, run(name))

    assert found is None, f"{case.rule.name}, {case.example.id} {case.example.text!r}: {found}"


@pytest.mark.parametrize("name", CASES)
def test_findings_on_examples_name_stretches_of_the_text(name: str) -> None:
    text = CASES[name].example.text

    for finding in run(name):
        assert text[finding.start.offset : finding.end.offset] == finding.excerpt
        assert "{" not in finding.message
        assert "{" not in finding.suggestion


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_stands_where_its_id_says(rule: Rule) -> None:
    assert rule.group == GROUPS[re.sub(r"\d", "", rule.id)]
    assert rule.at.path == f"{rule.group}/{rule.name}.yaml"


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.status is Status.RETIRED or (rule.why and rule.sources)
    assert rule.summary.endswith(".")
    assert rule.message.endswith((".", "?"))
    assert rule.suggestion.endswith((".", "?", "'", "”"))


def test_ids_and_names_are_unique() -> None:
    words = [word for rule in PACK for word in (rule.id, rule.name)]

    assert len(words) == len(set(words))
