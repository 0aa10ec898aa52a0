"""Kind `number`: triggers that need a number beside them, or the lack of one.

Options: `needs`, kinds of number of which one must stand in the sentence; `lacks`, kinds of which none may
stand in the window `within` (W0 if not given); `relative`, groups whose trigger is itself a percentage of
change: beside it only absolute values count; `min_number` and `max_number`, bounds of the trigger's number.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from claimlint.engine.candidates import Candidate, trigger_candidates
from claimlint.engine.judge import Fired, judge
from claimlint.engine.kinds.distinct import distinct_spans
from claimlint.engine.numbers import EFFECT, first_number, has_number, kinds_named
from claimlint.engine.page import Page
from claimlint.engine.windows import sentences_of
from claimlint.ruleset.rule import Rule

ABSOLUTE: Final = kinds_named(("absolute",))
_DIGITS: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def find(rule: Rule, page: Page) -> list[Fired]:
    """Return one finding per stretch of words whose numbers are as the rule asks."""
    return distinct_spans(judge(page, candidate) for candidate in _candidates(rule, page))


def _candidates(rule: Rule, page: Page) -> Iterator[Candidate]:
    needs, lacks = _kinds(rule.options.get("needs")), _kinds(rule.options.get("lacks"))
    within, relative = str(rule.options.get("within", "W0")), rule.listed("relative")
    for candidate in trigger_candidates(rule, page):
        text = page.sentence_text(candidate.sentence)
        if needs and not has_number(text, needs):
            continue
        unwanted = ABSOLUTE if candidate.group in relative else lacks
        if unwanted and any(
            has_number(page.sentence_text(i), unwanted) for i in sentences_of(page, candidate, within)
        ):
            continue
        if not _in_bounds(rule, page.text(candidate.span)):
            continue
        number = first_number(page.text(candidate.span), needs or EFFECT) or first_number(
            text, needs or EFFECT
        )
        yield replace(candidate, fields=MappingProxyType({"n": number}))


def _kinds(names: object) -> frozenset[str]:
    if names is None:
        return frozenset()
    return kinds_named(names if isinstance(names, tuple) else (str(names),))


def _in_bounds(rule: Rule, text: str) -> bool:
    low, high = rule.options.get("min_number"), rule.options.get("max_number")
    if low is None and high is None:
        return True
    found = _DIGITS.search(text)
    if found is None:
        return False
    number = float(found.group().replace(",", ""))
    return (low is None or number >= rule.number("min_number", 0)) and (
        high is None or number <= rule.number("max_number", 0)
    )
