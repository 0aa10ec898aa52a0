"""Part the findings of an article into those that count and those that exceptions take."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from claimlint.errors import ConfigError
from claimlint.model.finding import Finding, Position
from claimlint.model.suppression import CONFIGURATION, INLINE, Suppression, Waiver
from claimlint.model.text import Document, TextSpan
from claimlint.ruleset.rule import Rule, Status
from claimlint.ruleset.select import find_rule, ids_meant
from claimlint.source.lines import Lines
from claimlint.suppress.cover import ALL, Cover, Covers, idle_ends
from claimlint.suppress.directives import Directive, Mistake, Verb, Word, directives
from claimlint.suppress.fingerprint import normalised
from claimlint.suppress.notices import EXPIRED, UNKNOWN, UNUSED, Notice, notice


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding, where its sentence starts in the source, and whether it is about the whole article."""

    finding: Finding
    sentence: int
    document: bool = False


@dataclass(frozen=True, slots=True)
class Parted:
    """What became of the findings of an article; the waivers that took one, and those that took none."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    used: frozenset[Waiver] = frozenset()
    idle: frozenset[Waiver] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What directives are held against: all rules there are, the ids of those that ran, and the day."""

    rules: Callable[[], Sequence[Rule]]
    ran: frozenset[str]
    today: date


def part(
    placed: Sequence[Placed], document: Document, path: str, known: Known, waivers: Sequence[Waiver] = ()
) -> Parted:
    """Return the findings that count, those on directives among them, and the suppressed ones."""
    said = [*directives(document)]
    judge = _Judge(placed, document, path, known)
    for mistake in (one for one in said if isinstance(one, Mistake)):
        judge.note(mistake.notice, mistake.problem, mistake.span, mistake.remedy)
    judge.follow([one for one in said if isinstance(one, Directive)])
    judge.waive(waivers)
    left = (one.finding for one in placed if one not in judge.taken)
    return Parted(
        findings=tuple(sorted((*left, *judge.notices), key=lambda finding: finding.sort_key)),
        suppressed=tuple(replace(one.finding, suppression=why) for one, why in judge.taken.items()),
        used=frozenset(judge.used),
        idle=frozenset(judge.idle),
    )


@dataclass(slots=True)
class _Judge:
    placed: Sequence[Placed]
    document: Document
    path: str
    known: Known
    taken: dict[Placed, Suppression] = field(default_factory=dict)
    notices: list[Finding] = field(default_factory=list)
    used: set[Waiver] = field(default_factory=set)
    idle: set[Waiver] = field(default_factory=set)

    def note(self, kind: Notice, problem: str, span: TextSpan, remedy: str = "") -> None:
        lines = Lines(self.document.source)
        place = (self.path, lines.position(span.start), lines.position(span.end))
        self.notices.append(notice(kind, problem, remedy, place, self.document.source[span.start : span.end]))

    def follow(self, found: Sequence[Directive]) -> None:
        covers = Covers(self.document, found)
        for directive in found:
            if directive.verb is Verb.ON:
                continue
            if directive.expired(self.known.today):
                self.note(EXPIRED, f"this suppression ended with {directive.until}", directive.span)
                continue
            idle = [word for word in directive.words if self._is_idle(directive, word, covers)]
            self._note_idle(directive, idle)
        for directive in idle_ends(found):
            self.note(UNUSED, "nothing is off here that this could turn on", directive.span)

    def _is_idle(self, directive: Directive, word: Word, covers: Covers) -> bool:
        """Take what a word of a directive covers; say whether that is nothing though its rules ran."""
        try:
            ids = _meant(self.known.rules(), directive, word)
        except ConfigError as wrong:
            self.note(UNKNOWN, wrong.problem, word.span, wrong.remedy or "")
            return False
        cover = covers.of(directive, word.text)
        why = Suppression(INLINE, directive.reason, self.path, self._line(directive.span), directive.until)
        took = [one for one in self.placed if one.finding.rule in ids and _covered(one, directive, cover)]
        for one in took:
            self.taken.setdefault(one, why)
        return not took and ids <= self.known.ran and not self._folded(ids, directive, cover)

    def _folded(self, ids: frozenset[str], directive: Directive, cover: Cover) -> bool:
        """Say whether one of the rules fires there and is only told of beside a rule that says more."""
        return any(
            other.rule in ids
            for one in self.placed
            if _covered(one, directive, cover)
            for other in one.finding.related
        )

    def _line(self, span: TextSpan) -> int:
        return Lines(self.document.source).position(span.start).line

    def _note_idle(self, directive: Directive, idle: Sequence[Word]) -> None:
        if idle and len(idle) == len(directive.words):
            names = ", ".join(word.text for word in idle)
            self.note(UNUSED, f"{names}: there is nothing here to suppress", directive.span)
            return
        for word in idle:
            self.note(UNUSED, f"{word.text}: there is nothing here to suppress", word.span)

    def waive(self, waivers: Iterable[Waiver]) -> None:
        for waiver in waivers:
            took = () if waiver.expired(self.known.today) else self._waived(waiver)
            why = Suppression(CONFIGURATION, waiver.reason, waiver.path, waiver.line, waiver.until)
            for one in took:
                self.taken.setdefault(one, why)
            if took:
                self.used.add(waiver)
            elif waiver.rules <= self.known.ran:
                self.idle.add(waiver)

    def _waived(self, waiver: Waiver) -> list[Placed]:
        return [one for one in self.placed if one.finding.rule in waiver.rules and _said_in(waiver, one)]


def _covered(one: Placed, directive: Directive, cover: Cover) -> bool:
    """Say whether a finding is covered; one on the whole page is covered by an `allow` anywhere on it."""
    if directive.verb is Verb.ALLOW and one.document:
        return True
    return cover.takes(one.finding.start.offset, one.sentence)


def _said_in(waiver: Waiver, one: Placed) -> bool:
    return normalised(waiver.text) in normalised(one.finding.context or one.finding.excerpt)


_GROUP_REMEDY: Final = "for a group write “claimlint: off {} -- reason” … “claimlint: on”"


def _meant(rules: Sequence[Rule], directive: Directive, word: Word) -> frozenset[str]:
    """Return the ids a word stands for: a rule's, for regions a group's too; raise ConfigError for none."""
    group = ids_meant(rules, word.text)
    if directive.verb is Verb.OFF and group:
        return group
    if group and (len(group) > 1 or word.text.upper() == ALL):
        raise ConfigError(f"“{word.text}” is a group of rules", remedy=_GROUP_REMEDY.format(word.text))
    rule = find_rule(rules, word.text)
    if rule.status is Status.RETIRED:
        remedy = f"{rule.replaced_by} takes its place" if rule.replaced_by else "remove the suppression"
        raise ConfigError(f"{rule.id} is retired", remedy=remedy)
    return frozenset({rule.id})


def on_waivers(idle: Iterable[Waiver], today: date) -> Iterator[Finding]:
    """Yield the findings on exceptions of a configuration that took nothing, or whose last day has passed."""
    for waiver in idle:
        start = Position(waiver.span.start, waiver.line, waiver.column)
        end = Position(waiver.span.end, waiver.line, waiver.column + len(waiver.span))
        place = (waiver.path, start, end)
        if waiver.expired(today):
            yield notice(EXPIRED, f"this suppression ended with {waiver.until}", "", place, waiver.excerpt)
        else:
            problem = f"{', '.join(waiver.words)}: there is nothing in this file to suppress"
            yield notice(UNUSED, problem, "remove it from the configuration", place, waiver.excerpt)
