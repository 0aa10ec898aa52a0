"""The kinds of rule, each a function from a rule and a page to findings: a closed set."""

from collections.abc import Callable, Mapping
from typing import Final

from claimlint.engine.judge import Fired
from claimlint.engine.kinds import breadth, claim, consistency, document, evidence, number, phrase
from claimlint.engine.page import Page
from claimlint.ruleset.rule import Kind, Rule

KINDS: Final[Mapping[Kind, Callable[[Rule, Page], list[Fired]]]] = {
    Kind.PHRASE: phrase.find,
    Kind.CLAIM: claim.find,
    Kind.EVIDENCE: evidence.find,
    Kind.NUMBER: number.find,
    Kind.BREADTH: breadth.find,
    Kind.DOCUMENT: document.find,
    Kind.CONSISTENCY: consistency.find,
}
"""Kind → how its rules are run."""
