"""Substances on the watch-list: which claims are about them, and for a use that is not approved."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from claimlint.engine.page import INTERVENTIONS, Page
from claimlint.model.analysis import Claim, Mention
from claimlint.model.text import TextSpan
from claimlint.ruleset.tables import WatchRow

Words: TypeAlias = "tuple[str, ...]"

LICENSED: Final = frozenset({"RX", "BIO", "DEVICE"})
"""Kinds of product that are approved for uses; others are not approved at all."""
_WORD: Final = re.compile(r"[^\W_]+")
_SHORT: Final = 3
_NEAR: Final = 200
"""Characters within which mentions may be parts of one name."""
_JOINED: Final = re.compile(r"[\s-]*")


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """Return the words of a name without case and plural: "Stem-cells" is stem, cell."""
    found = (word.casefold() for word in _WORD.findall(text))
    return tuple(word[:-1] if len(word) > _SHORT and word[-1] == "s" else word for word in found)


def holds(words: Words, part: Words) -> bool:
    """Say whether `part` stands in `words` in one piece."""
    size = len(part)
    return size > 0 and any(words[at : at + size] == part for at in range(len(words) - size + 1))


def row_of(page: Page, claim: Claim) -> WatchRow | None:
    """Return the row a claim is about: by the words as written, else by the name of the intervention."""
    for text in _names(page, claim):
        found = row_named(page, text)
        if found is not None:
            return found
    return None


def row_named(page: Page, text: str) -> WatchRow | None:
    """Return the row with the longest name in `text`."""
    words = words_of(text)
    named = [
        (len(name), row) for row in page.watchlist for name in map(words_of, row.names) if holds(words, name)
    ]
    return max(named, key=lambda pair: pair[0], default=(0, None))[1]


def _names(page: Page, claim: Claim) -> Iterator[str]:
    """Yield what a claim calls its intervention, the closest first."""
    if claim.intervention_span is not None and not claim.anaphor:
        yield page.text(_whole_name(page, claim.sentence, claim.intervention_span))
    elif claim.anaphor or "SVC" in claim.intervention_codes:
        yield from _only_named(page, claim)
    yield claim.intervention or page.analysis.topic


def _whole_name(page: Page, sentence: int, span: TextSpan) -> TextSpan:
    """Return `span` with the mentions that touch it: "Kratom" and "tea" name one thing."""
    mentions = page.mentions.get(sentence, [])
    for mention in mentions[bisect_left(mentions, span.start - _NEAR, key=_start) :]:
        if mention.span.start > span.end + _NEAR:
            break
        if mention.kind not in INTERVENTIONS or mention.anaphor:
            continue
        first, last = sorted((mention.span, span))
        if _JOINED.fullmatch(page.text(TextSpan(first.end, max(first.end, last.start)))):
            span = TextSpan(first.start, max(first.end, last.end))
    return span


def _start(mention: Mention) -> int:
    return mention.span.start


def _only_named(page: Page, claim: Claim) -> Iterator[str]:
    """Yield the one intervention that the clause names, where the claim stands on a word such as "clinic"."""
    named = {
        mention.name
        for mention in page.mentions.get(claim.sentence, [])
        if mention.kind == "INT" and not mention.anaphor and claim.span.covers(mention.span)
    }
    if len(named) == 1:
        yield named.pop()


def unapproved_targets(page: Page, row: WatchRow, claim: Claim) -> list[str]:
    """Return the targets of a claim for which the substance of `row` is known not to be approved."""
    named = [(name, _spoken(page, claim, name)) for name in claim.targets]
    if all(_is_vague(spoken) for _, spoken in named):  # "such patients": the heading says who they are
        named = [(mention.name, [mention]) for mention in page.section_targets(claim.sentence)]
    return list(dict.fromkeys(name for name, spoken in named if _is_unapproved(page, row, name, spoken)))


def _spoken(page: Page, claim: Claim, name: str) -> list[Mention]:
    return [mention for mention in page.mentions.get(claim.sentence, []) if mention.name == name]


def _is_vague(spoken: list[Mention]) -> bool:
    return bool(spoken) and all(mention.kind == "TGT-GENERIC" for mention in spoken)


def _is_unapproved(page: Page, row: WatchRow, name: str, spoken: list[Mention]) -> bool:
    forms = {words_of(name), *(words_of(page.text(mention.span)) for mention in spoken)}
    if _listed(forms, row.approved):
        return False
    codes = frozenset().union(*(mention.codes for mention in spoken))
    return _listed(forms, row.not_approved) or not codes.isdisjoint(row.not_approved_classes)


def _listed(forms: set[Words], uses: tuple[str, ...]) -> bool:
    """Say whether one of the uses is called so, more closely or more widely."""
    listed = [words_of(use) for use in uses]
    return any(holds(use, form) or holds(form, use) for use in listed for form in forms)


def is_unapproved_use(page: Page, claim: Claim) -> bool:
    """Say whether a claim presents a licensed product for a use that is not approved."""
    row = row_of(page, claim)
    return row is not None and row.type in LICENSED and bool(unapproved_targets(page, row, claim))
