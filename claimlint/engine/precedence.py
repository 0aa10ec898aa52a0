"""Which of two findings about the same words or claim stands (rules.md 6.4 and 6.6), as tables of data."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations, product
from typing import Final

from claimlint.engine.judge import Fired
from claimlint.engine.page import Page
from claimlint.ruleset.rule import Unit

_Places = dict[str, dict[int, list[int]]]
"""Rule id → sentence → the findings there."""


class Where(Enum):
    """What two findings must share for one to take the other."""

    SPAN = "span"
    FRAME = "frame"
    AIM = "aim"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Row:
    """`winner` takes `loser` where they meet; `soft`: if softened; `group`: the loser's."""

    winner: str
    loser: str
    where: Where
    soft: bool = False
    note: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """Rules in order: each takes all that follow it."""

    rules: tuple[str, ...]
    where: Where

    def rows(self) -> Iterator[Row]:
        """Yield the pairs of the chain."""
        for winner, loser in combinations(self.rules, 2):
            yield Row(winner, loser, self.where)


NO_SOURCE: Final = "and no source is given"

ROWS: Final[tuple[Row, ...]] = (
    # A promise is HY303's matter, not an efficacy claim of its own.
    Row("SC505", "EV101", Where.SPAN),
    Row("HY303", "EV101", Where.FRAME, soft=True),
    Row("CE205", "EV101", Where.SPAN, soft=True),
    Row("CE205", "HY303", Where.SPAN),
    # 6.4.1
    *(Row(rule, "EV101", Where.FRAME, note=NO_SOURCE) for rule in ("CE201", "CE204", "CE207", "SC504")),
    # 6.4.2
    *Chain(("EV104", "EV103", "EV102", "EV101"), Where.FRAME).rows(),
    *(Row("EV104", loser, Where.PASSAGE) for loser in ("EV104", "EV103", "EV102", "EV101")),
    # 6.4.5
    Row("QU602", "QU602", Where.PASSAGE),
    # 6.6.2, 6.6.4, 6.6.7
    *Chain(("IN403", "IN404", "EV101"), Where.FRAME).rows(),
    *(Row(rule, "SC505", Where.FRAME) for rule in ("IN403", "IN404")),
    Row("EV101", "SC505", Where.AIM),
    *Chain(("EV107", "CE203", "EV102"), Where.FRAME).rows(),
    *Chain(("AU801", "QU604", "EV101"), Where.FRAME).rows(),
    # 6.6.3, 6.6.5, 6.6.10, 6.6.11
    *Chain(("BA702", "BA708", "BA705", "BA706", "BA703", "BA704"), Where.SPAN).rows(),
    *Chain(("EV105", "EV103", "EV102"), Where.SPAN).rows(),
    Row("QU601", "QU605", Where.SPAN),
    # "Improved mobility", an item of a list of benefits, states the benefit and measures nothing.
    Row("EV101", "QU605", Where.SPAN, group="comparative"),
    Row("SC504", "QU605", Where.SPAN, group="comparative"),
    Row("QU602", "QU603", Where.SPAN),
    Row("BA706", "QU602", Where.SPAN),
    # 6.4
    *Chain(
        (
            "CE201", "CE202", "BA702", "SC506", "HY301", "CE204", "CE207", "SC504", "EV105", "IN402", "IN401",
            "QU602", "EV101", "HY303",
        ),
        Where.SPAN,
    ).rows(),
)  # fmt: skip
"""All pairs, in the order in which they are settled."""

RESULT_RULES: Final = frozenset({"QU605", "EV106"})
"""Once per passage, these stand at the sentence with the result, the last; others at the first (6.4.5)."""


def settle(page: Page, fired: Sequence[Fired]) -> tuple[Fired, ...]:
    """Return the findings that stand; what they took is under their `related`."""
    return _between(page, _within(page, fired))


def _within(page: Page, fired: Sequence[Fired]) -> list[Fired]:
    """Fold the findings of each rule to one per passage, section or document, as its unit says."""
    groups: dict[tuple[str, object], list[Fired]] = defaultdict(list)
    for index, finding in enumerate(fired):
        key = _UNITS[finding.candidate.rule.unit](page, finding, index)
        groups[finding.candidate.rule.id, key].append(finding)
    return [_strongest(members) for members in _with_lead(groups)]


def _section(page: Page, finding: Fired, _index: int) -> object:
    return page.analysis.sentences[finding.candidate.sentence].heading_path, _named(page, finding)


def _named(page: Page, finding: Fired) -> str:
    """The intervention a finding is about; a section may speak of several."""
    claim = finding.candidate.claim
    return (claim.intervention if claim else "") or page.analysis.topic


_UNITS: Final[Mapping[Unit, Callable[[Page, Fired, int], object]]] = {
    Unit.SENTENCE: lambda _page, _finding, index: index,
    Unit.PASSAGE: lambda page, finding, _index: page.passage(finding.candidate.sentence),
    Unit.SECTION: _section,
    Unit.DOCUMENT: lambda _page, _finding, _index: "",
}


def _with_lead(groups: Mapping[tuple[str, object], list[Fired]]) -> list[list[Fired]]:
    """Join what stands before the first heading to the strongest section about the same intervention."""
    merged: dict[tuple[str, object], list[Fired]] = {key: list(members) for key, members in groups.items()}
    for rule, unit in list(merged):
        if not (isinstance(unit, tuple) and unit[0] == ()):
            continue
        later = [
            key
            for key in merged
            if key[0] == rule and isinstance(key[1], tuple) and key[1][0] and key[1][1] == unit[1]
        ]
        if later:
            broadest = max(later, key=lambda key: max(_force(finding) for finding in merged[key]))
            merged[broadest] = merged.pop((rule, unit)) + merged[broadest]
    return list(merged.values())


def _force(finding: Fired) -> tuple[int, int]:
    return finding.severity.rank, finding.candidate.count


def _strongest(members: list[Fired]) -> Fired:
    if len(members) == 1:
        return members[0]
    rule = members[0].candidate.rule
    ordered = sorted(members, key=lambda finding: finding.candidate.span)
    if rule.unit is Unit.PASSAGE:
        best = ordered[-1] if rule.id in RESULT_RULES else ordered[0]
    else:
        best = max(ordered, key=_force)
    others = tuple(finding for finding in ordered if finding is not best)
    return replace(best, related=(*best.related, *others))


def _between(page: Page, fired: Sequence[Fired]) -> tuple[Fired, ...]:
    """Settle the pairs of the table; what a folded finding would have taken goes to the one that took it."""
    places: _Places = defaultdict(lambda: defaultdict(list))
    for index, finding in enumerate(fired):
        if not finding.document:
            places[finding.candidate.rule.id][finding.candidate.sentence].append(index)
    taken: dict[int, tuple[int, str]] = {}
    for row in ROWS:
        for winner, loser in _meetings(page, fired, places, row):
            if loser not in taken and _root(winner, taken) != loser:
                taken[loser] = (winner, row.note)
    return _gathered(fired, taken)


def _meetings(page: Page, fired: Sequence[Fired], places: _Places, row: Row) -> Iterator[tuple[int, int]]:
    losing = places.get(row.loser, {})
    for sentence, winners in places.get(row.winner, {}).items() if losing else ():
        for other in _followers(page, sentence) if row.where is Where.PASSAGE else (sentence,):
            for winner, loser in product(winners, losing.get(other, ())):
                if _meet(fired[winner], fired[loser], row):
                    yield winner, loser


def _followers(page: Page, sentence: int) -> Iterator[int]:
    """Yield the sentences that go on about the study of this one."""
    last = len(page.analysis.sentences)
    head = page.passage(sentence)
    for index in range(sentence + 1, last):
        if page.passage(index) != head:
            return
        yield index


def _meet(winner: Fired, loser: Fired, row: Row) -> bool:
    if (row.soft and not loser.soft) or (row.group and row.group != loser.candidate.group):
        return False
    if row.where is Where.SPAN:
        return winner.candidate.span.overlaps(loser.candidate.span)
    if row.where is Where.AIM:
        return _aims_at(winner, loser)
    if row.where is Where.FRAME:
        return any(one.overlaps(other) for one in winner.candidate.frames for other in loser.candidate.frames)
    return True


def _aims_at(winner: Fired, loser: Fired) -> bool:
    """Say whether the words of `loser` are what the winner's claim says or what it is about."""
    claim = winner.candidate.claim
    if claim is None:
        return False
    spans = (claim.predicate, *(span for span in claim.target_spans if span))
    return any(span.overlaps(loser.candidate.span) for span in spans)


def _root(index: int, taken: Mapping[int, tuple[int, str]]) -> int:
    while index in taken:
        index = taken[index][0]
    return index


def _gathered(fired: Sequence[Fired], taken: Mapping[int, tuple[int, str]]) -> tuple[Fired, ...]:
    related: dict[int, list[Fired]] = defaultdict(list)
    notes: dict[int, list[str]] = defaultdict(list)
    for loser in sorted(taken):
        winner, note = taken[loser]
        root = _root(winner, taken)
        related[root] += [replace(fired[loser], related=()), *fired[loser].related]
        if note and note not in notes[root]:
            notes[root].append(note)
    return tuple(
        replace(finding, related=(*finding.related, *related[index]), notes=(*finding.notes, *notes[index]))
        for index, finding in enumerate(fired)
        if index not in taken
    )
