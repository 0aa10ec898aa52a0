"""What a rule's examples reach: each trigger phrase, exception and shield, and how often.

A phrase that no example holds is tried in a sentence made from the rule's template. A shield is reached when
taking it from the rule changes what the rule says of one of its examples.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from claimlint.model.analysis import Match
from claimlint.model.finding import Hit
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.syntax import Node, realise
from claimlint.ruleset.rule import EXCEPTIONS, Example, Rule

Key: TypeAlias = "tuple[str, int]"
"""A trigger group (or `exceptions`) and the index of a phrase in it."""

_SPOKEN: Final = {
    "$INT": "ketamine",
    "$TGT": "depression",
    "$DISEASE": "diabetes",
    "$NUM": "5",
    "$NAME": "Harvard",
    "$HARM": "nausea",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as analysed for a rule: what its patterns match, and what a variant of the rule makes of it."""

    matches: tuple[Match, ...]
    hits: Callable[[Rule], Sequence[Hit]]


Read: TypeAlias = Callable[[Rule, Example], Reading]


@dataclass(frozen=True, slots=True)
class Reached:
    """How often one part of a rule was reached; `reason` is why its author leaves it untested."""

    rule: str
    what: str
    value: str
    count: int
    made: int = 0
    reason: str = ""

    @property
    def problem(self) -> str | None:
        """What is to be mended, if anything."""
        reached = self.count + self.made
        if not reached and not self.reason:
            return f"{self.what} “{self.value}” is not reached by any example"
        if reached and self.reason:
            return f"{self.what} “{self.value}” stands under untested, but is reached"
        return None


def coverage(rule: Rule, read: Read) -> tuple[Reached, ...]:
    """Return what the examples and the templates of a rule reach."""
    phrases: Counter[Key] = Counter()
    shields: Counter[str] = Counter()
    for example in rule.examples:
        reading = read(rule, example)
        phrases.update(_phrases(rule, reading))
        shields.update(_shields(rule, reading))
    made = Counter(
        key for key, nodes in _patterns(rule) if not phrases[key] and _made(rule, key, nodes, read)
    )
    return tuple(_summary(rule, phrases, made, shields))


def _patterns(rule: Rule) -> Iterator[tuple[Key, list[Node]]]:
    for group in rule.triggers:
        yield from (((group.name, index), nodes) for index, nodes in enumerate(group.patterns))
    yield from (((EXCEPTIONS, index), nodes) for index, nodes in enumerate(rule.exception_patterns))


def _phrases(rule: Rule, reading: Reading) -> set[Key]:
    """Return the phrases that made the rule fire, and the exceptions that lie over a trigger."""
    ours = [match for match in reading.matches if match.rule == rule.id]
    triggers = [match for match in ours if match.group != EXCEPTIONS]
    hits = [hit for hit in reading.hits(rule) if hit.rule == rule.id]
    fired = {(one.group, one.index) for one in triggers if any(one.span.overlaps(hit.span) for hit in hits)}
    over = {
        (one.group, one.index)
        for one in ours
        if one.group == EXCEPTIONS
        and (not rule.triggers or any(one.whole.overlaps(trigger.whole) for trigger in triggers))
    }
    return fired | over


def _shields(rule: Rule, reading: Reading) -> Iterator[str]:
    """Yield the shields without which the rule would say something else of this text."""
    said = _said(reading.hits(rule))
    for shield in rule.shields:
        bare = replace(rule, shields=tuple(other for other in rule.shields if other != shield))
        if _said(reading.hits(bare)) != said:
            yield shield


def _said(hits: Iterable[Hit]) -> list[tuple[int, int, str]]:
    return sorted((hit.span.start, hit.span.end, hit.severity.value) for hit in hits)


def _made(rule: Rule, key: Key, nodes: list[Node], read: Read) -> bool:
    """Say whether some template reaches the phrase."""
    return any(key in _phrases(rule, read(rule, example)) for example in made_examples(rule, nodes))


def made_examples(rule: Rule, nodes: list[Node]) -> Iterator[Example]:
    """Yield the rule's templates with a phrase spoken plainly in them."""
    spoken = realise(nodes, load_lexicons())
    for slot, word in _SPOKEN.items():
        spoken = spoken.replace(slot, word)
    for template in rule.template:
        text = template.replace("{trigger}", spoken)
        yield Example("made", fires=True, text=text[:1].upper() + text[1:])


def _summary(
    rule: Rule, phrases: Counter[Key], made: Counter[Key], shields: Counter[str]
) -> Iterator[Reached]:
    reasons = {(entry.what, entry.value): entry.reason for entry in rule.untested}

    def part(what: str, value: str, count: int, made: int = 0) -> Reached:
        return Reached(rule.id, what, value, count, made, reasons.get((what, value), ""))

    for group in rule.triggers:
        for index, phrase in enumerate(group.phrases):
            key = (group.name, index)
            yield part("trigger", phrase, phrases[key], made[key])
    for index, phrase in enumerate(rule.exceptions):
        yield part("exception", phrase, phrases[EXCEPTIONS, index], made[EXCEPTIONS, index])
    for shield in rule.shields:
        yield part("shield", shield, shields[shield])
