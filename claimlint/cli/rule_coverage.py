"""Whether a rule's own examples and templates reach every phrase, exception and shield that it lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from claimlint.cli.rule_examples import only
from claimlint.model.settings import Settings

if TYPE_CHECKING:
    from claimlint.model.analysis import Analysis
    from claimlint.phrases.syntax import Node
    from claimlint.ruleset.rule import Example, Rule

SPOKEN: Final[Mapping[str, str]] = {
    "$INT": "ketamine",
    "$TGT": "depression",
    "$DISEASE": "depression",
    "$NUM": "40",
    "$NAME": "Harvard",
    "$HARM": "nausea",
}
"""What is said for a slot that the language stage fills."""
_PLACE: Final = "{trigger}"


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase, exception or shield of a rule: how many examples reach it, and what else accounts for it."""

    rule: str
    what: str
    value: str
    hits: int = 0
    generated: bool = False
    reason: str = ""

    @property
    def reached(self) -> bool:
        """Say whether the part is tested, or stands under `untested` with a reason."""
        return bool(self.hits or self.generated or self.reason)


@dataclass(frozen=True, slots=True)
class _Read:
    """An example with its analysis and the settings it is to be run with."""

    example: "Example"
    analysis: "Analysis"
    settings: Settings


def parts(rule: "Rule") -> Iterator[Part]:
    """Yield every phrase, exception and shield of the rule with what reaches it."""
    read = [*_read(rule)]
    yield from _phrases(rule, read)
    yield from _exceptions(rule, read)
    yield from _shields(rule, read)


def _read(rule: "Rule") -> Iterator[_Read]:
    from claimlint.linter import analyse_text

    pack = only(rule)
    for example in rule.examples:
        settings = Settings(example.profile, example.region, example.meta)
        analysis = analyse_text(example.text, rules=pack, media_type=example.media_type, settings=settings)
        yield _Read(example, analysis, settings)


def _reason(rule: "Rule", what: str, value: str) -> str:
    found = (entry.reason for entry in rule.untested if (entry.what, entry.value) == (what, value))
    return next(found, "")


def _hits(read: list[_Read], key: tuple[str, int]) -> int:
    return sum(1 for one in read if any((match.group, match.index) == key for match in one.analysis.matches))


def _phrases(rule: "Rule", read: list[_Read]) -> Iterator[Part]:
    for group in rule.triggers:
        for index, phrase in enumerate(group.phrases):
            hits = _hits(read, (group.name, index))
            generated = not hits and _fires_in_template(rule, group.name, index, group.patterns[index])
            yield Part(rule.id, "trigger", phrase, hits, generated, _reason(rule, "trigger", phrase))


def _spoken(nodes: "list[Node]") -> str:
    from claimlint.phrases.lexicons import load_lexicons
    from claimlint.phrases.syntax import realise

    words = realise(nodes, load_lexicons()).split()
    return " ".join(SPOKEN.get(word, word) for word in words)


def _fires_in_template(rule: "Rule", group: str, index: int, nodes: "list[Node]") -> bool:
    """Say whether the rule fires in one of its templates because of this phrase."""
    from claimlint.engine.run import run
    from claimlint.linter import analyse_text

    pack = only(rule)
    for template in rule.template:
        analysis = analyse_text(template.replace(_PLACE, _spoken(nodes)), rules=pack)
        matched = [match.whole for match in analysis.matches if (match.group, match.index) == (group, index)]
        hits = run(pack, analysis, Settings()) if matched else ()
        if any(hit.span.overlaps(span) for hit in hits for span in matched):
            return True
    return False


def _exceptions(rule: "Rule", read: list[_Read]) -> Iterator[Part]:
    from claimlint.ruleset.rule import EXCEPTIONS

    for index, phrase in enumerate(rule.exceptions):
        hits = _hits(read, (EXCEPTIONS, index))
        yield Part(rule.id, "exception", phrase, hits, reason=_reason(rule, "exception", phrase))


def _shields(rule: "Rule", read: list[_Read]) -> Iterator[Part]:
    """A shield is reached by an example that the rule judges otherwise when it lacks the shield."""
    for shield in rule.shields:
        without = replace(rule, shields=tuple(other for other in rule.shields if other != shield))
        hits = sum(1 for one in read if _verdict(rule, one) != _verdict(without, one))
        yield Part(rule.id, "shield", shield, hits, reason=_reason(rule, "shield", shield))


def _verdict(rule: "Rule", one: _Read) -> list[tuple[int, int, str]]:
    from claimlint.engine.run import run

    hits = run(only(rule), one.analysis, one.settings)
    return [(hit.span.start, hit.span.end, hit.severity.value) for hit in hits]


def lines(found: list[Part]) -> list[str]:
    """Return the report: a line for each kind of part, and one for each part that nothing reaches."""
    shown = [
        f"{part.rule} {part.what} “{part.value}” is reached by no example"
        for part in found
        if not part.reached
    ]
    for what in ("trigger", "exception", "shield"):
        of_kind = [part for part in found if part.what == what]
        by_example = sum(1 for part in of_kind if part.hits)
        generated = sum(1 for part in of_kind if part.generated)
        excused = sum(1 for part in of_kind if not part.hits and not part.generated and part.reason)
        shown.append(
            f"{what}s: {len(of_kind)}, {by_example} reached by examples, {generated} by templates,"
            f" {excused} untested with a reason"
        )
    return shown
