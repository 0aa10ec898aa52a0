"""What was found beside what people expect, sentence by sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from claimlint.evaluate.counts import Counts
from claimlint.evaluate.gold import GoldText, Status, group_of, judges_documents
from claimlint.model.finding import Severity
from claimlint.model.text import TextSpan


@dataclass(frozen=True, slots=True)
class Spotted:
    """A finding of the linter in a text of the gold."""

    rule: str
    start: int
    severity: Severity
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class SpottedClaim:
    """A claim that the linter extracted from a text of the gold."""

    span: TextSpan
    certainty: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Found:
    """All that the linter found in a text; `of_document` are the rules that fired with metadata checks on."""

    findings: tuple[Spotted, ...] = ()
    claims: tuple[SpottedClaim, ...] = ()
    of_document: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence: the rules that must and that may be found in it, and what was found."""

    span: TextSpan
    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    found: tuple[Spotted, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing at all may be found here."""
        return not self.must and not self.may

    @property
    def hit(self) -> bool:
        """Whether something was found that must or may be."""
        return any(one.rule in self.must or one.rule in self.may for one in self.found)

    @property
    def counts(self) -> Counts:
        """The sentence as one thing to be found, or not."""
        if self.must:
            return Counts(right=int(self.hit), missed=int(not self.hit))
        return Counts(may=int(bool(self.found))) if self.may else Counts(false=int(bool(self.found)))

    @property
    def groups(self) -> Mapping[str, Counts]:
        """Each group of rules as one thing to be found in the sentence, or not."""
        must, may = ({group_of(rule) for rule in rules} for rules in (self.must, self.may))
        found = {group_of(one.rule) for one in self.found}
        return {group: _counts(group in must, group in may, group in found) for group in must | found}

    @property
    def rules(self) -> Mapping[str, Counts]:
        """Each rule as one thing to be found in the sentence, or not."""
        found = {one.rule for one in self.found}
        return {
            rule: _counts(rule in self.must, rule in self.may, rule in found) for rule in self.must | found
        }


def _counts(must: bool, may: bool, found: bool) -> Counts:  # noqa: FBT001 - three facts of one thing
    if must:
        return Counts(right=int(found), missed=int(not found))
    return Counts(may=int(found)) if may else Counts(false=int(found))


def sentence_at(sentences: Sequence[TextSpan], offset: int) -> int:
    """Return the index of the sentence that holds `offset`; between two it is the one before."""
    return max(bisect_right(sentences, offset, key=lambda span: span.start) - 1, 0)


def judge(text: GoldText, found: Sequence[Spotted], active: Collection[str]) -> tuple[Judged, ...]:
    """Return every sentence of a text with what is expected and what was found.

    Rules that judge documents are left out. What people saw of a rule that is not `active` may be found:
    nobody looked for it, and the sentence is not clean.
    """
    expected: Mapping[Status, dict[int, set[str]]] = {
        Status.MUST: defaultdict(set),
        Status.MAY: defaultdict(set),
    }
    for one in text.findings:
        if not judges_documents(one.rule):
            status = one.status if one.rule in active else Status.MAY
            expected[status][sentence_at(text.sentences, one.span.start)].add(one.rule)
    spotted: dict[int, list[Spotted]] = defaultdict(list)
    for hit in found:
        if not judges_documents(hit.rule):
            spotted[sentence_at(text.sentences, hit.start)].append(hit)
    must, may = expected[Status.MUST], expected[Status.MAY]
    return tuple(
        Judged(span, frozenset(must[at]), frozenset(may[at] - must[at]), tuple(spotted[at]))
        for at, span in enumerate(text.sentences)
    )
