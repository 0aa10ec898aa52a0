"""Which sentences of an article speak of a treatment: those that name it, and those that go on about it."""

import re
from collections.abc import Iterable
from typing import Final

from claimlint.engine.page import Page
from claimlint.model.analysis import Claim, Mention
from claimlint.model.text import BlockRole

OF_TREATMENT: Final = frozenset(
    {
        "adverse effect", "adverse event", "boxed warning", "contraindication", "interaction", "overdose",
        "precaution", "side effect",
    }
)  # fmt: skip
"""Harms that only a treatment has; the risks and complications of a page may be those of the disease."""
_IT: Final = frozenset({"it", "its", "this", "these", "they", "them", "their", "both"})

_HAPPENS: Final = re.compile(
    r"\b(?:reported (?:by|in)|occur(?:s|red)? in|happen(?:s|ed)? (?:in|to)|"
    r"(?:seen|observed) in|experienced by|followed by|"
    r"(?:is|are|was|were) (?:very |quite |fairly |most )?(?:common(?:est)?|rare|frequent)|"
    r"(?:some|many|most|a few|few|several) (?:people|patients|users|adults|children|women|men|customers) "
    r"(?:also |may |might |can )?(?:feel|get|have|notice|develop|report|experience|suffer)|"
    r"(?:one|\d[\d,.]*) (?:person |people |patients? )?in (?:every )?\d[\d,]*|stopped \w+ because)\b|"
    r"\d ?(?:%|per ?cent) of (?:\w+ )?(?:people|patients|participants|users|adults|children|women|men|those)",
    re.IGNORECASE,
)
"""Words with which harms are told that happened to people, or happen to some."""


def happens_to_people(text: str) -> bool:
    """Say whether a sentence tells how often, or to whom, something happened."""
    return _HAPPENS.search(text) is not None


def sentences_about(page: Page, name: str, within: Iterable[int]) -> frozenset[int]:
    """Return the sentences that speak of the treatment of this name."""
    found: set[int] = set()
    for index in within:
        if (
            _names(page, name, index)
            or _under_its_harms(page, name, index)
            or _goes_on(page, name, index, found)
            or _reports_harm(page, name, index)
            or (index - 1 in found and _refers_back(page, name, index))
        ):
            found.add(index)
    return frozenset(found)


def _names(page: Page, name: str, sentence: int) -> bool:
    """Say whether a sentence names the treatment, makes a claim for it, or has a noun that stands for it.

    A pronoun is believed where it goes on from a sentence about the treatment only.
    """
    claims = page.claims.get(sentence, [])
    if any(claim.intervention == name and not _by_pronoun(page, claim) for claim in claims):
        return True
    return any(_stands_for(page, mention, name) for mention in page.mentions.get(sentence, []))


def _by_pronoun(page: Page, claim: Claim) -> bool:
    span = claim.intervention_span
    return claim.anaphor and span is not None and page.text(span).lower() in _IT


def _stands_for(page: Page, mention: Mention, name: str) -> bool:
    match mention.kind:
        case "INT":
            return mention.name == name
        case "INT-GENERIC":
            in_menu = page.block(mention.sentence).role is BlockRole.CELL
            return mention.anaphor and mention.name == name and not in_menu
        case _:
            return False


def _under_its_harms(page: Page, name: str, sentence: int) -> bool:
    """Say whether a heading such as "Side effects" stands above a sentence that names no other treatment."""
    heads = (
        mention
        for block in page.analysis.sentences[sentence].heading_path
        if page.analysis.blocks[block].role is BlockRole.HEADING
        for member in page.by_block.get(block, [])
        for mention in page.mentions.get(member, [])
    )
    return any(mention.name in OF_TREATMENT for mention in heads) and not _names_other(page, name, sentence)


def _goes_on(page: Page, name: str, sentence: int, found: set[int]) -> bool:
    """Say whether a sentence follows one about the treatment and brings in neither another nor a disease."""
    before = page.analysis.sentences[sentence - 1] if sentence - 1 in found else None
    here = page.analysis.sentences[sentence]
    if before is None or page.block(sentence).role is BlockRole.HEADING:
        return False
    near = before.block == here.block or _both_paragraphs(page, sentence)
    return near and not _names_other(page, name, sentence) and not names_disease(page, sentence)


def _reports_harm(page: Page, name: str, sentence: int) -> bool:
    """Say whether people of the article's treatment had a harm: "nausea was reported by 58% of them"."""
    if name != page.analysis.topic or _names_other(page, name, sentence):
        return False
    named = any(mention.kind == "HARM" for mention in page.mentions.get(sentence, []))
    return named and happens_to_people(page.sentence_text(sentence))


def _refers_back(page: Page, name: str, sentence: int) -> bool:
    return any(
        mention.kind == "INT-PRONOUN" and mention.name == name and page.text(mention.span).lower() in _IT
        for mention in page.mentions.get(sentence, [])
    )


def _both_paragraphs(page: Page, sentence: int) -> bool:
    here, before = page.analysis.sentences[sentence], page.analysis.sentences[sentence - 1]
    roles = {page.analysis.blocks[one.block].role for one in (here, before)}
    return roles == {BlockRole.PARAGRAPH} and here.heading_path == before.heading_path


def _names_other(page: Page, name: str, sentence: int) -> bool:
    """Say whether a sentence brings in another treatment, by its name or as "it"."""
    return any(
        mention.name != name
        and (mention.kind == "INT" or (mention.anaphor and page.text(mention.span).lower() in _IT))
        for mention in page.mentions.get(sentence, [])
    )


def names_disease(page: Page, sentence: int) -> bool:
    """Say whether a sentence names a disease other than as a harm."""
    mentions = page.mentions.get(sentence, [])
    harms = [
        mention.span
        for mention in mentions
        if mention.kind == "HARM" and mention.name not in page.claimed_targets
    ]
    return any(
        mention.kind == "TGT"
        and "disease" in mention.flags
        and not any(harm.overlaps(mention.span) for harm in harms)
        for mention in mentions
    )
