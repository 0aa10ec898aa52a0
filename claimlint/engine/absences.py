"""What an article may lack: harms, risks, references, uncertainty, a byline, a crisis line and more.

A name that has no function here is looked for by the rule's own trigger group of that name, or by cues so
called.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from claimlint.engine.fields import listed
from claimlint.engine.harms import harms, risks
from claimlint.engine.lack import Check, Lack, Subject
from claimlint.engine.page import Page
from claimlint.engine.windows import near
from claimlint.model.analysis import Certainty, Grade, Match
from claimlint.model.finding import Severity
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Rule

_STUDY_WORDS: Final = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|meta-analys[ei]s|reviews? of)\b", re.IGNORECASE
)
_SURE_ENOUGH: Final = 2
_SAID: Final[Mapping[str, str]] = {"advice": "tells the reader to talk to a professional about this"}
"""What a line would do that is not there, in the words of a message."""
_TREATMENTS: Final = frozenset({"INT", "INT-GENERIC"})
_WHO: Final = frozenset({"author", "reviewer"})
_NOBODY: Final = re.compile(
    r"\W*(?:the )?(?:site |web ?)?(?:admin(?:istrator)?|editor|staff|webmaster|user)\W*", re.IGNORECASE
)


def _references(_rule: Rule, page: Page, subject: Subject) -> Lack:
    least = Grade.B.rank
    found = any(
        citation.grade.rank >= least
        for index in subject.sentences
        for citation in page.citations.get(index, [])
    )
    listed_well = any(grade.rank >= least for grade in page.analysis.reference_grades)
    mentions = sum(
        len(_STUDY_WORDS.findall(page.sentence_text(index)))
        for index in subject.sentences
        if page.block(index).role is not BlockRole.REFERENCES
    )
    return Lack(not found and not listed_well, fields={"mentions": str(mentions)})


def _uncertainty(_rule: Rule, page: Page, subject: Subject) -> Lack:
    """Doubt about the benefit: a limitation, a benefit denied or hedged, a treatment still being studied."""
    within = set(subject.sentences)
    limited = any(cue.kind == "limitation" and cue.sentence in within for cue in page.analysis.cues)
    praised = {claim.intervention for claim in subject.claims}
    doubted = any(
        claim.sentence in within and (claim.negated or claim.certainty is Certainty.C2)
        for claim in page.analysis.claims
        if claim.polarity == "benefit" and claim.intervention in praised
    )
    return Lack(not limited and not doubted and not any(_hedged(page, index) for index in within))


def _hedged(page: Page, sentence: int) -> bool:
    """Say whether a middling hedge, or research still to come, governs the name of a treatment."""
    named = [mention.span for mention in page.mentions.get(sentence, []) if mention.kind in _TREATMENTS]
    doubts = (
        cue
        for cue in page.cues(sentence)
        if cue.kind == "research" or (cue.kind == "hedge" and cue.strength >= _SURE_ENOUGH)
    )
    return any(cue.scope.overlaps(span) for cue in doubts for span in named)


def _byline(rule: Rule, page: Page, subject: Subject) -> Lack:
    """Only some formats can carry metadata; plain text is judged if the run asks for it (`--meta`)."""
    if page.analysis.media_type == "text/plain" and not page.analysis.metadata and not page.settings.meta:
        return Lack(missing=False)
    if any(answers(rule, page, "imprint", subject)):
        return Lack(missing=False)
    told = {key for key, value in page.analysis.metadata.items() if value and not _NOBODY.fullmatch(value)}
    missing = [
        name for name, keys in (("author or reviewer", _WHO), ("date", {"date"})) if told.isdisjoint(keys)
    ]
    return Lack(bool(missing), fields={"missing": " and no ".join(missing)})


def _crisis(rule: Rule, page: Page, subject: Subject) -> Lack:
    """Suicide or self-harm is spoken of, and nobody is named whom to call."""
    spoken = (
        mention
        for index in subject.sentences
        if page.block(index).role is not BlockRole.REFERENCES
        for mention in page.mentions.get(index, [])
        if "SUI" in mention.codes
    )
    first = next(spoken, None)
    if first is None or any(answers(rule, page, "crisis", subject)):
        return Lack(missing=False)
    said = {"missing": "names a crisis contact, though suicide or self-harm is spoken of"}
    return Lack(missing=True, at=(first.sentence, first.span), fields=said)


def _disclosure(rule: Rule, page: Page, subject: Subject) -> Lack:
    """A disclosure in the paragraph or section of the claim satisfies; elsewhere it leaves a suggestion."""
    told = {match.sentence for match in answers(rule, page, "disclosure", subject)}
    if any(not told.isdisjoint(near(page, claim.sentence)) for claim in subject.claims):
        return Lack(missing=False)
    approved = listed(subject.row.approved if subject.row else ())
    return Lack(
        missing=True,
        most=Severity.SUGGESTION if told else Severity.ERROR,
        fields={"list": approved},
    )


def answers(rule: Rule, page: Page, group: str, subject: Subject) -> Iterator[Match]:
    """Yield the matches of a trigger group in these sentences that no exception of the rule takes."""
    within = set(subject.sentences)
    for match in page.matches_of(rule.id):
        if match.group != group or match.sentence not in within:
            continue
        if page.block(match.sentence).role is BlockRole.REFERENCES:
            continue
        taken = page.exceptions(rule.id, match.sentence)
        if not any(other.whole.overlaps(match.span) for other in taken):
            yield match


def _named(group: str) -> Check:
    """Look for the rule's phrases of this group, or for cues that are called so."""

    def check(rule: Rule, page: Page, subject: Subject) -> Lack:
        within = set(subject.sentences)
        cued = any(cue.kind == group and cue.sentence in within for cue in page.analysis.cues)
        said = {"missing": _SAID[group]} if group in _SAID else {}
        return Lack(not cued and not any(answers(rule, page, group, subject)), fields=said)

    return check


_CHECKS: Final[Mapping[str, Check]] = {
    "harms": harms,
    "risks": risks,
    "references": _references,
    "uncertainty": _uncertainty,
    "byline": _byline,
    "crisis": _crisis,
    "disclosure": _disclosure,
}


def check_for(absent: str) -> Check:
    """Return how the absence of this name is looked for."""
    return _CHECKS.get(absent) or _named(absent)


def sentences_under(page: Page, blocks: Iterable[int]) -> list[int]:
    """Return the sentences whose heading path holds one of these blocks."""
    wanted = set(blocks)
    return [
        i
        for i, sentence in enumerate(page.analysis.sentences)
        if not wanted.isdisjoint(sentence.heading_path)
    ]
