"""The scores of a run: pure functions from what people expect and what was found."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimlint.evaluate.align import Found, Judged, judge
from claimlint.evaluate.claims import ClaimScores, claim_scores
from claimlint.evaluate.counts import (
    NOTHING,
    Counts,
    Estimate,
    Scored,
    estimate,
    ratio,
    resampled,
    scored,
    total,
)
from claimlint.evaluate.gold import GoldText, Status, judges_documents
from claimlint.evaluate.slips import Slip, slips
from claimlint.model.finding import Severity

CAREFUL: Final = frozenset({"neutral", "research", "sceptical", "off-domain"})
"""Kinds of text that hardly ever deserve a finding."""
CAREFUL_POOLED: Final = "careful kinds together"
_PER: Final = 1_000
Pairs = Sequence[tuple[GoldText, Found]]


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """A rule on all sentences: expected, found, and how many of its `false` ones stand on clean sentences."""

    rule: str
    must: int
    may: int
    counts: Counts
    on_clean: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """Findings on clean sentences of one kind of text; `warnings` are those of level warning or error."""

    kind: str
    texts: int
    words: int
    warnings: int
    findings: int
    warning_rate: Estimate
    finding_rate: Estimate


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """The document rules, each and all together; a document is one thing to be found by each."""

    texts: int = 0
    rules: Mapping[str, Scored] = field(default_factory=lambda: MappingProxyType({}))
    together: Scored = NOTHING


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that a run against a gold has to say."""

    profile: str
    rules_run: int
    not_run: Mapping[str, int]
    texts: int
    words: int
    sentence_count: int
    sentences: Scored
    groups: Mapping[str, Scored]
    groups_together: Scored
    rules: tuple[RuleCounts, ...]
    claims: ClaimScores
    alarms: tuple[Alarms, ...]
    documents: DocumentScores
    slips: tuple[Slip, ...]


def score(pairs: Pairs, active: Collection[str], *, profile: str = "generic") -> Evaluation:
    """Return the scores of what was found in each text by the rules that ran (`active`)."""
    passages = [(text, found) for text, found in pairs if text.sentences]
    judged = [judge(text, found.findings, active) for text, found in passages]
    groups = [_groups(sentences) for sentences in judged]
    return Evaluation(
        profile=profile,
        rules_run=len(active),
        not_run=_not_run((text for text, _ in pairs), active),
        texts=len(passages),
        words=sum(text.words for text, _ in passages),
        sentence_count=sum(map(len, judged)),
        sentences=scored([total(one.counts for one in sentences) for sentences in judged]),
        groups={
            name: scored([text.get(name, Counts()) for text in groups])
            for name in sorted({name for text in groups for name in text})
        },
        groups_together=scored([total(text.values()) for text in groups]),
        rules=_rules([one for sentences in judged for one in sentences], active),
        claims=claim_scores([(text, found.claims) for text, found in passages]),
        alarms=_alarms([text for text, _ in passages], judged),
        documents=_documents([pair for pair in pairs if pair[0].labels], active),
        slips=tuple(slip for text, found in pairs for slip in slips(text, found, active)),
    )


def _not_run(texts: Iterable[GoldText], active: Collection[str]) -> Mapping[str, int]:
    """Return how often the gold names each rule that did not run."""
    counts: Counter[str] = Counter()
    for text in texts:
        named = [one.rule for one in text.findings if not judges_documents(one.rule)] + [
            rule for rule, status in text.labels.items() if status is not Status.NO
        ]
        counts.update(rule for rule in named if rule not in active)
    return dict(sorted(counts.items()))


def _groups(sentences: Iterable[Judged]) -> dict[str, Counts]:
    """Return the counts of each group in one text."""
    summed: dict[str, Counts] = {}
    for sentence in sentences:
        for name, counts in sentence.groups.items():
            summed[name] = summed.get(name, Counts()) + counts
    return summed


def _rules(sentences: Sequence[Judged], active: Collection[str]) -> tuple[RuleCounts, ...]:
    counts: dict[str, Counts] = {}
    on_clean: Counter[str] = Counter()
    must = Counter(rule for one in sentences for rule in one.must)
    may = Counter(rule for one in sentences for rule in one.may)
    for sentence in sentences:
        for rule, found in sentence.rules.items():
            counts[rule] = counts.get(rule, Counts()) + found
            on_clean[rule] += found.false if sentence.clean else 0
    return tuple(
        RuleCounts(rule, must[rule], may[rule], counts.get(rule, Counts()), on_clean[rule])
        for rule in sorted(active)
        if must[rule] or may[rule] or rule in counts
    )


def _alarms(texts: Sequence[GoldText], judged: Sequence[Sequence[Judged]]) -> tuple[Alarms, ...]:
    """Return the false alarms of each kind of text, of the careful kinds pooled, and of all."""
    rows = [
        (text.kind, (text.words, *_false(sentences))) for text, sentences in zip(texts, judged, strict=True)
    ]
    kinds = sorted({kind for kind, _ in rows}, key=lambda kind: (kind in CAREFUL, kind))
    found = [_rates(kind, [row for other, row in rows if other == kind]) for kind in kinds]
    careful = [row for kind, row in rows if kind in CAREFUL]
    pooled = [_rates(CAREFUL_POOLED, careful)] if careful else []
    return (*found, *pooled, _rates("all", [row for _, row in rows]))


def _false(sentences: Iterable[Judged]) -> tuple[int, int]:
    alarms = [one for sentence in sentences if sentence.clean for one in sentence.found]
    return sum(one.severity.rank >= Severity.WARNING.rank for one in alarms), len(alarms)


def _rates(kind: str, rows: Sequence[tuple[int, int, int]]) -> Alarms:
    samples = [*resampled(rows)]
    words, warnings, findings = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    return Alarms(
        kind, len(rows), words, warnings, findings,
        estimate(ratio(_PER * warnings, words), (ratio(_PER * row[1], row[0]) for row in samples)),
        estimate(ratio(_PER * findings, words), (ratio(_PER * row[2], row[0]) for row in samples)),
    )  # fmt: skip


def _documents(pairs: Pairs, active: Collection[str]) -> DocumentScores:
    rules = sorted({rule for text, _ in pairs for rule in text.labels if rule in active})
    counts = {rule: [_document(text, found, rule) for text, found in pairs] for rule in rules}
    together = [total(column) for column in zip(*counts.values(), strict=True)]
    return DocumentScores(len(pairs), {rule: scored(each) for rule, each in counts.items()}, scored(together))


def _document(text: GoldText, found: Found, rule: str) -> Counts:
    fired = rule in found.of_document
    match text.labels.get(rule, Status.MAY):
        case Status.MUST:
            return Counts(right=int(fired), missed=int(not fired))
        case Status.MAY:
            return Counts(may=int(fired))
        case Status.NO:
            return Counts(false=int(fired))
