"""Every miss and every false alarm, with the sentence it stands in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claimlint.evaluate.align import Found, Judged, Spotted, SpottedClaim, judge, sentence_at
from claimlint.evaluate.claims import claim_sentences
from claimlint.evaluate.gold import GoldText, Status, group_of


class SlipKind(StrEnum):
    """What went wrong. A group is listed where the sentence as a whole is right or does not count."""

    MISSED = "missed"
    FALSE = "false alarm"
    MISSED_GROUP = "missed group"
    FALSE_GROUP = "false group"
    MISSED_CLAIM = "missed claim"
    FALSE_CLAIM = "false claim"
    MISSED_DOCUMENT = "missed in document"
    FALSE_DOCUMENT = "false in document"


@dataclass(frozen=True, slots=True)
class Slip:
    """A miss or a false alarm: where, what was expected and found, and the sentence ("" for a document)."""

    kind: SlipKind
    text: str
    text_kind: str
    start: int
    expected: tuple[str, ...]
    found: tuple[str, ...]
    sentence: str = ""


def slips(text: GoldText, found: Found, active: Collection[str]) -> tuple[Slip, ...]:
    """Return the slips in one text, in its order; those of the document last."""
    sentences = judge(text, found.findings, active)
    listed = [slip for sentence in sentences for slip in _of_sentence(text, sentence)]
    if text.claims is not None:
        listed += _of_claims(text, found.claims)
    return (*sorted(listed, key=lambda slip: slip.start), *_of_document(text, found, active))


def _of_sentence(text: GoldText, sentence: Judged) -> Iterator[Slip]:
    counts = sentence.counts
    if counts.missed:
        yield _slip(SlipKind.MISSED, text, sentence, sentence.must, sentence.found)
    elif counts.false:
        yield _slip(SlipKind.FALSE, text, sentence, (), sentence.found)
    else:
        yield from _of_groups(text, sentence)


def _of_groups(text: GoldText, sentence: Judged) -> Iterator[Slip]:
    for group, counts in sorted(sentence.groups.items()):
        if counts.missed:
            must = {rule for rule in sentence.must if group_of(rule) == group}
            yield _slip(SlipKind.MISSED_GROUP, text, sentence, must, sentence.found)
        elif counts.false:
            found = [one for one in sentence.found if group_of(one.rule) == group]
            yield _slip(SlipKind.FALSE_GROUP, text, sentence, sentence.must | sentence.may, found)


def _slip(
    kind: SlipKind, text: GoldText, sentence: Judged, expected: Collection[str], found: Sequence[Spotted]
) -> Slip:
    at = text.sentences.index(sentence.span)
    seen = [
        f"{one.rule} “{_flat(text.source[one.span.start : one.span.end])}”"
        for one in text.findings
        if one.rule in expected and sentence_at(text.sentences, one.span.start) == at
    ]
    return Slip(
        kind, text.id, text.kind, sentence.span.start, tuple(seen), tuple(map(_named, found)),
        _flat(text.source[sentence.span.start : sentence.span.end]),
    )  # fmt: skip


def _named(one: Spotted) -> str:
    return f"{one.rule} {one.severity.value} “{_flat(one.excerpt)}”"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _of_claims(text: GoldText, found: Sequence[SpottedClaim]) -> Iterator[Slip]:
    sentences = claim_sentences(text, found)
    for at in sorted(sentences.must - sentences.found):
        seen = [claim.span for claim in text.claims or () if at in claim.sentences]
        yield _claim_slip(SlipKind.MISSED_CLAIM, text, at, [text.source[one.start : one.end] for one in seen])
    for at in sorted(sentences.found - sentences.must - sentences.may):
        seen = [claim.span for claim in found if sentence_at(text.sentences, claim.span.start) == at]
        yield _claim_slip(SlipKind.FALSE_CLAIM, text, at, [text.source[one.start : one.end] for one in seen])


def _claim_slip(kind: SlipKind, text: GoldText, at: int, claims: Sequence[str]) -> Slip:
    span = text.sentences[at]
    shown = tuple(f"“{_flat(claim)}”" for claim in claims)
    missed = kind is SlipKind.MISSED_CLAIM
    sentence = _flat(text.source[span.start : span.end])
    expected, found = (shown, ()) if missed else ((), shown)
    return Slip(kind, text.id, text.kind, span.start, expected, found, sentence)


def _of_document(text: GoldText, found: Found, active: Collection[str]) -> Iterator[Slip]:
    for rule, status in sorted(text.labels.items()):
        if rule in active and status is Status.MUST and rule not in found.of_document:
            yield Slip(SlipKind.MISSED_DOCUMENT, text.id, text.kind, 0, (rule,), ())
        if rule in active and status is Status.NO and rule in found.of_document:
            yield Slip(SlipKind.FALSE_DOCUMENT, text.id, text.kind, 0, (), (rule,))
