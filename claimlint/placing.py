"""Give hits their place in the file as written: spans of prose become lines and columns."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from claimlint.engine.message import render
from claimlint.model.analysis import Analysis, Claim
from claimlint.model.claims import PlacedClaim
from claimlint.model.finding import Finding, Hit
from claimlint.model.text import BlockRole, Document
from claimlint.ruleset.rule import Rule
from claimlint.source.lines import Lines
from claimlint.suppress.apply import Placed
from claimlint.suppress.fingerprint import claim_names, fingerprint

WINDOWS: Final = MappingProxyType(
    {
        "W0": "this sentence",
        "W1": "this sentence and the next one",
        "W2": "this paragraph",
        "W3": "this section",
        "W4": "the reference list",
    }
)
_MORE: Final = ("W1", "W2", "W3")
"""Windows that hold the sentence itself."""


class Placer:
    """Gives hits their place in the file as written."""

    def __init__(self, document: Document, analysis: Analysis, rules: Mapping[str, Rule], path: str) -> None:
        self._document, self._analysis, self._rules, self._path = document, analysis, rules, path
        self._lines = Lines(document.source)

    def __call__(self, hit: Hit) -> Placed:
        """Return the finding that a hit is, and where its sentence starts."""
        sentence = self._document.map.to_source(self._analysis.sentences[hit.sentence].span)
        return Placed(self.finding(hit), sentence.start, hit.document)

    def finding(self, hit: Hit) -> Finding:
        """Return the finding that a hit is."""
        document, rule = self._document, self._rules[hit.rule]
        place = document.map.to_source(hit.span)
        sentence = self._analysis.sentences[hit.sentence].span
        context = document.text[sentence.start : sentence.end]
        message, suggestion = render(rule, hit)
        return Finding(
            path=self._path,
            start=self._lines.position(place.start),
            end=self._lines.position(place.end),
            rule=hit.rule,
            name=rule.name,
            severity=hit.severity,
            message=message,
            suggestion=suggestion,
            excerpt=document.source[place.start : place.end],
            fingerprint=self._fingerprint(hit, context),
            context=context,
            searched=_searched(rule),
            related=tuple(self.finding(other) for other in hit.related),
            document=hit.document,
        )

    def _fingerprint(self, hit: Hit, context: str) -> str:
        if hit.document:
            return fingerprint(hit.rule, "", _title(self._document))
        return fingerprint(hit.rule, context, self._document.text[hit.span.start : hit.span.end])


def _searched(rule: Rule) -> str:
    """Name the places, each once; a sentence goes without saying where more than it was read."""
    found = dict.fromkeys(term.within for term in rule.window if term.within in WINDOWS)
    if not found.keys().isdisjoint(_MORE):
        found.pop("W0", None)
    return " · ".join(WINDOWS[window] for window in found)


def _title(document: Document) -> str:
    named = [block for block in document.blocks if block.role is BlockRole.TITLE or block.label == "title"]
    block = named[0] if named else document.blocks[0]
    return document.text[block.span.start : block.span.end]


def placed_claims(
    document: Document, lines: Lines, claims: Sequence[Claim], path: str
) -> Iterator[PlacedClaim]:
    """Yield claims with their places and names."""
    for claim, name in zip(claims, claim_names(_said(document, claim) for claim in claims), strict=True):
        place = document.map.to_source(claim.span)
        yield PlacedClaim(
            path=path,
            start=lines.position(place.start),
            end=lines.position(place.end),
            text=document.text[claim.span.start : claim.span.end],
            claim=claim,
            id=name,
        )


def _said(document: Document, claim: Claim) -> tuple[str, str, str]:
    """Return what makes a claim the same elsewhere; without a target its own words tell what is said."""
    words = document.text[claim.predicate.start : claim.predicate.end]
    return claim.intervention, claim.relation, ", ".join(sorted(claim.targets)) or words
