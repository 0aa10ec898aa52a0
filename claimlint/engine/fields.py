"""What a message may say of a finding: the trigger as written, the claim in plain words."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from claimlint.engine.candidates import Candidate, sentence_mentions
from claimlint.engine.naming import as_written, is_plural
from claimlint.engine.page import Page
from claimlint.engine.rivals import rival

RELATIONS: Final[Mapping[str, str]] = {
    "treat": "treats",
    "prevent": "prevents",
    "reduce-risk": "lowers the risk of",
    "improve": "improves",
    "cure": "cures",
    "eliminate": "eliminates",
    "cause": "causes",
    "assoc": "is linked to",
    "safe": "is safe for",
    "superior": "is better for",
    "enhance-function": "improves",
    "diagnose": "diagnoses",
    "mechanism": "acts on",
}
_THAN: Final = re.compile(r"^.*\b(?:than|to|with|over|of|unlike)\s+(.+)$", re.IGNORECASE)
_NEXT: Final = re.compile(r"[^.,;:!?()]{0,24}")
"""What may stand between a comparison and the thing compared with."""
_LINKS: Final = frozenset({"than", "compared", "versus", "to", "with", "over"})


def base_fields(page: Page, candidate: Candidate) -> dict[str, str]:
    """Return the fields every message may use; what is unknown is left out."""
    claim = candidate.claim
    given = dict(candidate.fields)
    named = given.pop("int", "") or (claim.intervention if claim else "")
    comparator = _comparator(page, candidate, named)
    written = _intervention(page, candidate, named, comparator)
    found = {
        "trigger": plain(page.text(candidate.span)),
        "int": written,
        "rel": _relation(claim.relation, plural=is_plural(written)) if claim else "",
        "tgt": listed(as_written(page, target) for target in claim.targets) if claim else "",
        "comparator": comparator,
    }
    return {name: value for name, value in {**found, **given}.items() if value}


def _intervention(page: Page, candidate: Candidate, named: str, comparator: str) -> str:
    """Return what the finding is about, as written: never what it is compared with."""
    names = (named, _only_intervention(page, candidate), page.analysis.topic)
    written = (as_written(page, name) for name in names if name)
    return next((one for one in written if one.lower() != comparator.lower()), "")


def _relation(relation: str, *, plural: bool) -> str:
    """Return the verb of a relation in the number of its subject."""
    verb, _, rest = RELATIONS.get(relation, "").partition(" ")
    if plural and verb:
        verb = "are" if verb == "is" else verb.removesuffix("s")
    return f"{verb} {rest}".strip()


def plain(text: str) -> str:
    """Return text on one line."""
    return " ".join(text.split())


def listed(names: Iterable[str], most: int = 6) -> str:
    """Return names as a list in prose, at most so many: "a, b and c"."""
    distinct = list(dict.fromkeys(name for name in names if name))
    if len(distinct) > most:
        return f"{', '.join(distinct[:most])} and {len(distinct) - most} more"
    return " and ".join(filter(None, (", ".join(distinct[:-1]), *distinct[-1:])))


def _only_intervention(page: Page, candidate: Candidate) -> str:
    names = {mention.name for mention in sentence_mentions(page, candidate.sentence, frozenset({"INT"}))}
    return names.pop() if len(names) == 1 else ""


def _comparator(page: Page, candidate: Candidate, name: str) -> str:
    """Return what a comparison compares with, named in the trigger, by the claim, or next to the trigger."""
    found = _THAN.search(plain(page.text(candidate.span)))
    if found:
        return found.group(1)
    if candidate.frame.comparator:
        return rival(page, candidate)
    named = candidate.claim.comparator if candidate.claim else ""
    return named if named not in _LINKS | {""} else _compared(page, candidate, name)


def _compared(page: Page, candidate: Candidate, name: str) -> str:
    """Return the other treatment that the trigger ends in, or that stands next to it."""
    span = candidate.span
    for mention in sentence_mentions(page, candidate.sentence, frozenset({"INT"})):
        gap = page.analysis.text[span.end : mention.span.start]
        follows = mention.span.start >= span.end and _NEXT.fullmatch(gap)
        if mention.name != name and (follows or (span.covers(mention.span) and mention.span.end == span.end)):
            return plain(page.text(mention.span))
    return ""
