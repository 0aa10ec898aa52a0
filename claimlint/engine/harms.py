"""Whether an article names a harm of the treatment: not of another one, not denied, not made small."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimlint.engine.about import OF_TREATMENT, happens_to_people, names_disease, sentences_about
from claimlint.engine.fields import listed
from claimlint.engine.lack import Lack, Subject
from claimlint.engine.page import Page, main_intervention
from claimlint.model.analysis import Claim, Mention
from claimlint.model.text import TextSpan
from claimlint.ruleset.rule import Rule
from claimlint.ruleset.tables import Risk

_GENERIC_HARM: Final = re.compile(
    r"^(?:possible |potential )?(?:risks?|dangers?|harms?|safety|precautions?|warnings?|complications?|"
    r"side[- ]effects?|adverse (?:effects?|events?|reactions?))$",
    re.IGNORECASE,
)
_VAGUE: Final = frozenset(
    {
        "caution", "complication", "danger", "harm", "hazard", "precaution", "recall", "relapse", "risk",
        "resistance", "safety concern", "tolerance", "warning", "worsening",
    }
)  # fmt: skip
"""Words that tell of a harm only where it is said to be one: the risk may be that of the disease."""
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
_UNSAID: Final = frozenset({"question", "idiom", "disclaimer"})
_DEFERS: Final = frozenset({"advice", "limitation", "research"})
_WARNS: Final = frozenset({"harm", "warning"})


def harms(rule: Rule, page: Page, subject: Subject) -> Lack:
    """Say whether no harm of the treatment is named; generic deferral and a link to the label soften that."""
    name = main_intervention(page, subject.claims)
    told = {
        mention.name
        for index in sentences_about(page, name, subject.sentences)
        for mention in page.mentions.get(index, [])
        if mention.kind == "HARM"
        and is_harm_of(page, mention, subject.claims, name)
        and not _deferred(page, mention)
    }
    causes = set(_label_link(page, subject))
    if any(_defers(page, index) for index in subject.sentences):
        causes.add("DEFERRAL")
    return Lack(len(told) < rule.number("min_harms", 1), frozenset(causes))


def risks(_rule: Rule, page: Page, subject: Subject) -> Lack:
    """Say whether none of the row's key risks is told as a risk; a link to the label softens that."""
    known = subject.row.risks if subject.row else ()
    told = any(_tells(page, index, risk, subject.claims) for risk in known for index in subject.sentences)
    named = listed(risk.name for risk in known)
    return Lack(bool(known) and not told, frozenset(_label_link(page, subject)), {"list": named})


def _label_link(page: Page, subject: Subject) -> Iterator[str]:
    if any(_SAFETY_LINK.search(page.sentence_text(index)) for index in subject.sentences):
        yield "LABEL"


def _tells(page: Page, sentence: int, risk: Risk, claims: Sequence[Claim]) -> bool:
    """Say whether a sentence names a risk as one: it is a harm there, or the sentence warns."""
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, risk.any))})", re.IGNORECASE)
    start = page.analysis.sentences[sentence].span.start
    for found in words.finditer(page.sentence_text(sentence)):
        span = TextSpan(start + found.start(), start + found.end())
        if _is_own(page, sentence, span, claims) and (
            _warned(page, sentence, span) or _named(page, sentence, span)
        ):
            return True
    return False


def _named(page: Page, sentence: int, span: TextSpan) -> bool:
    """Say whether the words are a harm, or belong to a claim of harm."""
    mentions = page.mentions.get(sentence, [])
    return _in_claim(page, sentence, span, "harm") or any(
        mention.kind == "HARM" and mention.span.overlaps(span) for mention in mentions
    )


def is_harm_of(page: Page, mention: Mention, claims: Sequence[Claim], name: str) -> bool:
    """Say whether a harm is one of the treatment `name`: told as one, not shrunk, denied or another's."""
    sentence, span = mention.sentence, mention.span
    caused = _in_claim(page, sentence, span, "harm", name)
    if not caused and mention.name in page.claimed_targets:
        return False
    also_target = any(
        other.kind == "TGT" and other.span.overlaps(span) for other in page.mentions.get(sentence, [])
    )
    vague = mention.name in _VAGUE
    doubtful = vague or also_target or names_disease(page, sentence)
    if mention.name in OF_TREATMENT:
        doubtful = _in_claim(page, sentence, span, "benefit")
    happened = (
        not vague
        and mention.name not in page.claimed_targets
        and happens_to_people(page.sentence_text(sentence))
    )
    if doubtful and not caused and not happened:
        kinds = frozenset({"harm"}) if vague else _WARNS
        if not _cued(page, sentence, span, kinds):
            return False
    return _is_own(page, sentence, span, claims)


def _cued(page: Page, sentence: int, span: TextSpan, kinds: frozenset[str]) -> bool:
    """Say whether words of harm or warning take in these very words: "can raise blood pressure"."""
    cues = (cue for cue in page.cues(sentence) if cue.kind in kinds)
    return any(cue.span.overlaps(span) and not span.covers(cue.span) for cue in cues)


def _is_own(page: Page, sentence: int, span: TextSpan, claims: Sequence[Claim]) -> bool:
    """Say whether words for a harm are said of the treatment itself, and meant."""
    warned = _warned(page, sentence, span)
    cues = page.governing(sentence, span)
    if any(cue.kind in _UNSAID or (cue.kind == "negation" and not warned) for cue in cues):
        return False
    if any(target.overlaps(span) for claim in claims for target in claim.target_spans):
        return False
    home = page.analysis.sentences[sentence].span
    before = page.analysis.text[home.start : span.start]
    after = page.analysis.text[span.end : home.end]
    return (
        not _SMALL.search(before)
        and (warned or not _DENIED.search(before))
        and not _COMPARATOR.match(after.lstrip())
        and not _belongs_elsewhere(after)
    )


def _warned(page: Page, sentence: int, span: TextSpan) -> bool:
    return any(cue.kind in _WARNS and cue.scope.overlaps(span) for cue in page.cues(sentence))


def _belongs_elsewhere(after: str) -> bool:
    found = _COMPARATOR.search(after)
    return found is not None and found.start() <= 1


def _in_claim(page: Page, sentence: int, span: TextSpan, polarity: str, name: str = "") -> bool:
    """Say whether the words stand in a claim of harm (or benefit), of this treatment if a name is given."""
    return any(
        claim.polarity == polarity and claim.span.overlaps(span) and name in {"", claim.intervention}
        for claim in page.claims.get(sentence, [])
    )


def _deferred(page: Page, mention: Mention) -> bool:
    """Say whether the words name danger without content: "discuss the possible dangers with your doctor"."""
    generic = _GENERIC_HARM.match(page.text(mention.span)) is not None
    return generic and any(cue.kind in _DEFERS for cue in page.governing(mention.sentence, mention.span))


def _defers(page: Page, sentence: int) -> bool:
    span = page.analysis.sentences[sentence].span
    told = any(cue.kind in _DEFERS for cue in page.governing(sentence, span))
    return told and _DANGER_WORDS.search(page.text(span)) is not None
