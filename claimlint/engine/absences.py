"""What an article may lack: harms, references, advice, uncertainty, a byline, a disclaimer."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimlint.engine.page import Page
from claimlint.model.analysis import Claim, Grade, Mention
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import Rule

_GENERIC_HARM: Final = re.compile(
    r"^(?:possible |potential )?(?:risks?|dangers?|harms?|safety|precautions?|warnings?|complications?|"
    r"side[- ]effects?|adverse (?:effects?|events?|reactions?))$",
    re.IGNORECASE,
)
_DANGER_WORDS: Final = re.compile(
    r"\b(?:risks?|dangers?|harms?|side[- ]effects?|safety|complications?)\b", re.IGNORECASE
)
_COMPARATOR: Final = re.compile(
    r"\b(?:(?:of|with|from|by|than) (?:the )?(?:\w+ ){0,2}?(?:traditional|conventional|standard|other|"
    r"existing|typical|older|old|prescription|usual|strong|harsh)\b|"
    r"(?:traditional|conventional|standard|older|other|existing|prescription) "
    r"(?:treatments?|therap(?:y|ies)|medications?|medicines?|drugs?|painkillers?|antidepressants?))",
    re.IGNORECASE,
)
_REACH = r"\W+(?:\w+\W+){0,4}$"
_SMALL: Final = re.compile(
    r"\b(?:low|lower|little|minimal|negligible|tiny|few|fewer|minor|barely any|rarely|outweighs?)" + _REACH,
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:no|zero|without|free (?:of|from)|never|not|none of the)" + _REACH, re.IGNORECASE
)
_SAFETY_LINK: Final = re.compile(
    r"\b(?:full|important) safety information\b|\bprescribing information\b", re.IGNORECASE
)
_STUDY_WORDS: Final = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|meta-analys[ei]s|reviews? of)\b", re.IGNORECASE
)
_UNSURE: Final = frozenset({"hedge", "limitation", "research"})
_UNSAID: Final = frozenset({"question", "idiom", "disclaimer"})
_SURE_ENOUGH: Final = 2
_BYLINE: Final = frozenset(
    ("author", "authors", "byline", "date", "datepublished", "datemodified", "published",
     "reviewer", "updated")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lack:
    """Whether something is missing, what softens that (each cause one step), and fields for the message."""

    missing: bool
    causes: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)


Check = Callable[[Rule, Page, "list[Claim]", "list[int]"], Lack]
"""Rule, page, the claims counted and the sentences looked at → what is lacking."""


def _harms(rule: Rule, page: Page, claims: list[Claim], sentences: list[int]) -> Lack:
    named = [
        m
        for i in sentences
        for m in page.mentions.get(i, [])
        if m.kind == "HARM" and _is_harm_of(page, m, claims)
    ]
    told = {m.name for m in named if not _deferred(page, m)}
    causes = {"DEFERRAL"} if any(_defers(page, index) for index in sentences) else set()
    if any(_SAFETY_LINK.search(page.sentence_text(index)) for index in sentences):
        causes.add("LABEL")
    return Lack(len(told) < rule.number("min_harms", 1), frozenset(causes))


def _is_harm_of(page: Page, mention: Mention, claims: list[Claim]) -> bool:
    """Say whether a harm is one of the treatment, named and not shrunk, denied or another treatment's."""
    targets = [
        other
        for other in page.mentions.get(mention.sentence, [])
        if other.kind == "TGT" and other.span.overlaps(mention.span)
    ]
    cues = page.governing(mention.sentence, mention.span)
    warned = any(
        cue.kind == "harm" and cue.scope.overlaps(mention.span) for cue in page.cues(mention.sentence)
    )
    if any(cue.kind in _UNSAID or (cue.kind == "negation" and not warned) for cue in cues):
        return False
    if targets and not warned and not _in_harm_claim(page, mention):
        return False
    if any(span.overlaps(mention.span) for claim in claims for span in claim.target_spans):
        return False
    sentence = page.analysis.sentences[mention.sentence].span
    before = page.analysis.text[sentence.start : mention.span.start]
    after = page.analysis.text[mention.span.end : sentence.end]
    return (
        not _SMALL.search(before)
        and (warned or not _DENIED.search(before))
        and not _COMPARATOR.match(after.lstrip())
        and not _belongs_elsewhere(after)
    )


def _belongs_elsewhere(after: str) -> bool:
    found = _COMPARATOR.search(after)
    return found is not None and found.start() <= 1


def _in_harm_claim(page: Page, mention: Mention) -> bool:
    return any(
        claim.polarity == "harm" and claim.span.overlaps(mention.span)
        for claim in page.claims.get(mention.sentence, [])
    )


def _deferred(page: Page, mention: Mention) -> bool:
    """Say whether the words name danger without content: "discuss the possible dangers with your doctor"."""
    generic = _GENERIC_HARM.match(page.text(mention.span)) is not None
    cues = page.governing(mention.sentence, mention.span)
    return generic and any(cue.kind in {"advice", "limitation", "research"} for cue in cues)


def _defers(page: Page, sentence: int) -> bool:
    span = page.analysis.sentences[sentence].span
    told = any(cue.kind in {"advice", "limitation", "research"} for cue in page.governing(sentence, span))
    return told and _DANGER_WORDS.search(page.text(span)) is not None


def _references(_rule: Rule, page: Page, _claims: list[Claim], sentences: list[int]) -> Lack:
    least = Grade.B.rank
    found = any(
        citation.grade.rank >= least for index in sentences for citation in page.citations.get(index, [])
    )
    listed = any(grade.rank >= least for grade in page.analysis.reference_grades)
    mentions = sum(
        len(_STUDY_WORDS.findall(page.sentence_text(index)))
        for index in sentences
        if page.block(index).role is not BlockRole.REFERENCES
    )
    return Lack(not found and not listed, fields={"mentions": str(mentions)})


def _cues(*kinds: str) -> Check:
    def check(_rule: Rule, page: Page, _claims: list[Claim], sentences: list[int]) -> Lack:
        within = set(sentences)
        return Lack(not any(cue.kind in kinds and cue.sentence in within for cue in page.analysis.cues))

    return check


def _uncertainty(_rule: Rule, page: Page, _claims: list[Claim], sentences: list[int]) -> Lack:
    within = set(sentences)
    unsure = (cue for cue in page.analysis.cues if cue.kind in _UNSURE and cue.sentence in within)
    return Lack(not any(cue.kind != "hedge" or cue.strength >= _SURE_ENOUGH for cue in unsure))


def _byline(_rule: Rule, page: Page, _claims: list[Claim], _sentences: list[int]) -> Lack:
    """Only metadata can show a byline; plain text is judged if the run asks for it (`--meta`)."""
    if not page.analysis.metadata and not page.settings.meta:
        return Lack(missing=False)
    return Lack(_BYLINE.isdisjoint(key.lower() for key in page.analysis.metadata))


ABSENCES: Final[Mapping[str, Check]] = {
    "harms": _harms,
    "references": _references,
    "advice": _cues("advice"),
    "uncertainty": _uncertainty,
    "byline": _byline,
    "disclaimer": _cues("disclaimer"),
}
"""Value of the option `absent` → what is looked for."""


def sentences_under(page: Page, blocks: Iterable[int]) -> list[int]:
    """Return the sentences whose heading path holds one of these blocks."""
    wanted = set(blocks)
    return [
        i
        for i, sentence in enumerate(page.analysis.sentences)
        if not wanted.isdisjoint(sentence.heading_path)
    ]
