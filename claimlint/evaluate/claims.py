"""How many of the claims that people saw are extracted, and whether their slots are read alike."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimlint.evaluate.align import SpottedClaim, sentence_at
from claimlint.evaluate.counts import NOTHING, Counts, Scored, ratio, scored
from claimlint.evaluate.gold import GoldClaim, GoldText, Status

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often (`equal`, of `of`) the linter reads a slot as one of the annotations does.

    `near` also takes certainties one level apart. The annotations agree `between` themselves on that many of
    the `both` that both have read. `confused` counts (first annotation, linter) where the linter is alone.
    """

    of: int = 0
    equal: int = 0
    near: int = 0
    both: int = 0
    between: int = 0
    confused: Mapping[Pair, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def share(self) -> float | None:
        """Share of the claims on which the linter agrees with one of the annotations."""
        return ratio(self.equal, self.of)


_NO_AGREEMENT: Final = Agreement()


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """Sentences with claims, found or not, and the slots of the *must* claims that were matched."""

    sentences: Scored = NOTHING
    texts: int = 0
    must: int = 0
    matched: int = 0
    certainty: Agreement = _NO_AGREEMENT
    evidence: Agreement = _NO_AGREEMENT


@dataclass(frozen=True, slots=True)
class ClaimSentences:
    """Indices of the sentences that must, and that may, hold a claim, and of those where one was found."""

    must: frozenset[int]
    may: frozenset[int]
    found: frozenset[int]

    @property
    def counts(self) -> Counts:
        """Each sentence as one thing to be found, or not."""
        return Counts(
            right=len(self.must & self.found),
            false=len(self.found - self.must - self.may),
            missed=len(self.must - self.found),
            may=len(self.found & self.may),
        )


def claim_sentences(text: GoldText, found: Iterable[SpottedClaim]) -> ClaimSentences:
    """Return where claims are expected and where they were found; a claim stands where its clause starts."""
    claims = text.claims or ()
    must = {at for claim in claims if claim.status is Status.MUST for at in claim.sentences}
    may = {at for claim in claims if claim.status is Status.MAY for at in claim.sentences}
    at = {sentence_at(text.sentences, claim.span.start) for claim in found}
    return ClaimSentences(frozenset(must), frozenset(may - must), frozenset(at))


def matched(text: GoldText, found: Sequence[SpottedClaim]) -> Iterator[tuple[GoldClaim, SpottedClaim]]:
    """Yield each *must* claim with the claim that shares most of its characters, if any does."""
    for claim in text.claims or ():
        best = max(found, key=lambda one: (_shared(claim, one), -one.span.start), default=None)
        if claim.status is Status.MUST and best is not None and _shared(claim, best):
            yield claim, best


def _shared(claim: GoldClaim, found: SpottedClaim) -> int:
    return max(min(claim.span.end, found.span.end) - max(claim.span.start, found.span.start), 0)


def agreement(slots: Iterable[tuple[Sequence[str], str]]) -> Agreement:
    """Return how well readings agree, given what the annotations and the linter say of each claim."""
    of = equal = near = both = between = 0
    confused: Counter[Pair] = Counter()
    for labels, reading in slots:
        given = [label for label in labels if label]
        if not given:
            continue
        of += 1
        equal += reading in given
        near += any(_near(label, reading) for label in given)
        confused[given[0], reading] += reading not in given
        both += len(given) > 1
        between += len(given) > 1 and len(set(given)) == 1
    return Agreement(of, equal, near, both, between, MappingProxyType(dict((+confused).most_common())))


def _near(label: str, reading: str) -> bool:
    if label == reading:
        return True
    levels = [word[1:] for word in (label, reading) if word[:1] == "C" and word[1:].isdigit()]
    return len(levels) > 1 and abs(int(levels[0]) - int(levels[1])) == 1


def claim_scores(texts: Sequence[tuple[GoldText, Sequence[SpottedClaim]]]) -> ClaimScores:
    """Return how well claims are found in the texts in which somebody marked them."""
    marked = [(text, found) for text, found in texts if text.claims is not None]
    pairs = [pair for text, found in marked for pair in matched(text, found)]
    return ClaimScores(
        scored([claim_sentences(text, found).counts for text, found in marked]),
        len(marked),
        sum(claim.status is Status.MUST for text, _ in marked for claim in text.claims or ()),
        len(pairs),
        agreement((claim.certainties, found.certainty) for claim, found in pairs),
        agreement((claim.evidence, found.evidence) for claim, found in pairs),
    )
