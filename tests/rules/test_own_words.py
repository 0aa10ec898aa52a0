"""The linter is clean on what it says itself: messages, suggestions and reasons of every rule, read as prose."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from claimlint.linter import check_text
from claimlint.model.finding import Finding
from claimlint.ruleset.examples import example_cases
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import Rule
from claimlint.ruleset.template import filled

PACK = load_rules()
TABLES = load_rules(unverified=True)
LONGEST_TERM = 8
"""Words up to which a quotation is a quoted term; a longer one is speech, for which its publisher answers."""
ABOUT_THE_PAGE = {("BA707", "DO902")}
"""A message that names a risk of suicide owes no crisis line; the article it is about does."""


def findings_on_examples(rule: Rule) -> Iterator[Finding]:
    """Yield what the rule, alone, says about its own examples: messages with their typical fields."""
    for case in example_cases((rule,), TABLES):
        example = case.example
        if example.fires:
            yield from check_text(
                example.text, rules=case.pack, media_type=example.media_type, profile=example.profile,
                region=example.region, meta=example.meta,
            )  # fmt: skip


@cache
def said(name: str) -> tuple[str, ...]:
    """Return everything that a reader is told under the name of a rule."""
    rule = PACK.by_name(name)
    texts = [rule.summary, rule.why, filled(rule.message, {}), filled(rule.suggestion, {})]
    for finding in findings_on_examples(rule):
        texts += [finding.message] if len(finding.excerpt.split()) <= LONGEST_TERM else []
        texts.append(finding.suggestion)
    return tuple(dict.fromkeys(texts))


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_says_nothing_that_it_would_flag(rule: Rule) -> None:
    found = [
        f"{finding.rule} “{finding.excerpt}” in: {text}"
        for text in said(rule.id)
        for finding in check_text(text, rules=PACK)
        if (rule.id, finding.rule) not in ABOUT_THE_PAGE
    ]

    assert found == []


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_what_a_rule_says_reads_like_prose(rule: Rule) -> None:
    for text in said(rule.id):
        assert text[:1].isupper() or text[:1] in "'\"“" or text[:1].isdigit(), text
        assert text.rstrip("'\"”)")[-1] in ".!?", text
        words = text.lower().split()
        assert [one for one, other in pairwise(words) if one == other] == [], text
        assert "()" not in text, text
        assert "{" not in text, text
