"""What a rule's examples reach: each trigger phrase, exception and shield, and how often.

A phrase that no example holds is tried in a sentence made from the rule's template. A shield is reached when,
by itself, it changes what the rule says of one of its examples, as it stands or put under the shield.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from claimlint.model.analysis import Match
from claimlint.model.finding import Hit
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.syntax import Node, realise
from claimlint.ruleset.readings import shielded
from claimlint.ruleset.rule import EXCEPTIONS, Example, Kind, Rule

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
    covered = Counter(
        shield for shield in rule.shields if not shields[shield] and _covered(rule, shield, read)
    )
    return tuple(_summary(rule, (phrases, made), (shields, covered)))


def _patterns(rule: Rule) -> Iterator[tuple[Key, list[Node]]]:
    for group in rule.triggers:
        yield from (((group.name, index), nodes) for index, nodes in enumerate(group.patterns))
    yield from (((EXCEPTIONS, index), nodes) for index, nodes in enumerate(rule.exception_patterns))


def _phrases(rule: Rule, reading: Reading) -> set[Key]:
    """Return the phrases that made the rule fire, and the exceptions that lie over a trigger.

    A rule about a page fires for want of its phrases: there it is those that kept it silent. A rule that
    compares places reports one of them only: there it is all phrases of a text on which it fires.
    """
    ours = [match for match in reading.matches if match.rule == rule.id]
    triggers = [match for match in ours if match.group != EXCEPTIONS]
    hits = [hit for hit in reading.hits(rule) if hit.rule == rule.id]
    if rule.kind in {Kind.DOCUMENT, Kind.CONSISTENCY}:
        reached = bool(hits) is (rule.kind is Kind.CONSISTENCY)
        fired = {(one.group, one.index) for one in triggers if reached}
    else:
        fired = {(one.group, one.index) for one in triggers if _reported(rule, one, hits)}
    over = {
        (one.group, one.index)
        for one in ours
        if one.group == EXCEPTIONS
        and (rule.kind is Kind.CLAIM or any(one.whole.overlaps(trigger.whole) for trigger in triggers))
    }
    return fired | over


def _reported(rule: Rule, match: Match, hits: Sequence[Hit]) -> bool:
    """Say whether a finding is about the match; the ground of a conclusion stands before the finding."""
    if match.group in rule.grounds:
        return any(match.whole.start < hit.span.start for hit in hits)
    return any(match.span.overlaps(hit.span) for hit in hits)


def _shields(rule: Rule, reading: Reading, asked: Sequence[str] | None = None) -> Iterator[str]:
    """Yield the shields that, each by itself, change what the bare rule says of this text."""
    bare = _bare(rule)
    said = _said(reading.hits(bare))
    for shield in (rule.shields if asked is None else asked) if said else ():
        if _said(reading.hits(replace(bare, shields=(shield,)))) != said:
            yield shield


def _covered(rule: Rule, shield: str, read: Read) -> bool:
    """Say whether the shield works on some example of the rule that is put under it."""
    fires = (example for example in rule.examples if example.fires)
    variants = (variant for example in fires for variant in shielded(shield, example))
    return any(shield in _shields(rule, read(rule, variant), (shield,)) for variant in variants)


def _bare(rule: Rule) -> Rule:
    """Return the rule without all that could silence it beside the shield in question."""
    groups = tuple(replace(group, certainty=None) for group in rule.triggers)
    return replace(rule, shields=(), window=(), certainty=None, triggers=groups)


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
    rule: Rule, phrases: tuple[Counter[Key], Counter[Key]], shields: tuple[Counter[str], Counter[str]]
) -> Iterator[Reached]:
    """Yield the parts of a rule in the order of its file; counts come as (by examples, by made sentences)."""
    reasons = {(entry.what, entry.value): entry.reason for entry in rule.untested}

    def part(what: str, value: str, counts: Iterable[int]) -> Reached:
        by_example, by_made = counts
        return Reached(rule.id, what, value, by_example, by_made, reasons.get((what, value), ""))

    for group in rule.triggers:
        for index, phrase in enumerate(group.phrases):
            yield part("trigger", phrase, [count[group.name, index] for count in phrases])
    for index, phrase in enumerate(rule.exceptions):
        yield part("exception", phrase, [count[EXCEPTIONS, index] for count in phrases])
    for shield in rule.shields:
        yield part("shield", shield, [count[shield] for count in shields])
