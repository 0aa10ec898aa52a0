"""What a message may say of a finding: the trigger as written, the claim in plain words."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from claimlint.engine.candidates import Candidate, sentence_mentions
from claimlint.engine.page import Page

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
_THAN: Final = re.compile(r"\b(?:than|to|with|over|of|unlike)\s+(.+)$", re.IGNORECASE)

_LINKS: Final = frozenset({"than", "compared", "versus", "to", "with", "over"})


def base_fields(page: Page, candidate: Candidate) -> dict[str, str]:
    """Return the fields every message may use; what is unknown is left out."""
    claim = candidate.claim
    found = {
        "trigger": plain(page.text(candidate.span)),
        "int": (claim.intervention if claim else "")
        or _only_intervention(page, candidate)
        or page.analysis.topic,
        "rel": RELATIONS.get(claim.relation, "") if claim else "",
        "tgt": listed(claim.targets) if claim else "",
        "comparator": _comparator(page, candidate),
    }
    return {name: value for name, value in {**found, **candidate.fields}.items() if value}


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


def _comparator(page: Page, candidate: Candidate) -> str:
    found = _THAN.search(plain(page.text(candidate.span)))
    if found:
        return found.group(1)
    named = candidate.claim.comparator if candidate.claim else ""
    return "" if named in _LINKS else named
