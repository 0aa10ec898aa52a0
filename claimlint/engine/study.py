"""Whether a reader could find the study a text speaks of: all that is said of it (rules.md EV104, 6.6.8)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimlint.engine.candidates import Candidate
from claimlint.engine.page import Page
from claimlint.engine.windows import better
from claimlint.model.analysis import Citation, Grade
from claimlint.ruleset.rule import EXCEPTIONS

REACH: Final = 6
"""How many sentences on may still name the study."""

WANTED: Final = ("author", "year", "title", "link")
_GROUPS: Final = (
    frozenset({"author", "organisation", "institution"}),
    frozenset({"year"}),
    frozenset({"journal", "title"}),
    frozenset({"size"}),
)
_LINKS: Final = frozenset({"doi", "pmid", "pmcid", "registry", "link"})
_SAME: Final = re.compile(
    r"(?:the|these|those|its|their) (?:(?:study|trial|present|current|lead) )?"
    r"(?:study|trial|review|analysis|paper|researchers?|scientists?|authors?|investigators?|team)",
    re.IGNORECASE,
)
_OF_BEFORE: Final = re.compile(r"(?:the|these|those|their|its|results?|findings?|published)\b", re.IGNORECASE)
"""How words begin that may go on about a study of the sentences before."""
_ANOTHER: Final = re.compile(r"\b(?:another|other|second|third|separate|different)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Study:
    """The grade that everything said of a study makes together, and what is still missing."""

    grade: Grade | None
    missing: tuple[str, ...]


def identify(page: Page, candidate: Candidate) -> Study:
    """Return how well the study that the candidate speaks of can be found."""
    near, pool = _near(page, candidate), list(_pool(page, candidate))
    citations = [
        citation for index in dict.fromkeys([*near, *pool]) for citation in page.citations.get(index, [])
    ]
    lead = [citation for index in page.lead(candidate.rule.id) for citation in page.citations.get(index, [])]
    elements = frozenset().union(*(citation.elements for citation in (*citations, *lead)))
    best = max((citation.grade for citation in citations), key=lambda grade: grade.rank, default=None)
    linked = any(_is_link(citation) for citation in citations)
    elements = elements | {"link"} if linked else elements - {"link"}
    if _named_before(page, candidate):
        best = better(best, Grade.B)
    return Study(better(best, _pooled(elements)), tuple(name for name in WANTED if name not in elements))


def _named_before(page: Page, candidate: Candidate) -> bool:
    """Say whether this goes on about a study that an earlier sentence names by author and year."""
    head = page.passage(candidate.sentence)
    cited = page.citations.get(head, []) if head != candidate.sentence else []
    return any(citation.elements >= {"author", "year"} for citation in cited)


def _is_link(citation: Citation) -> bool:
    return citation.kind in _LINKS and citation.grade is Grade.A


def _pooled(elements: frozenset[str]) -> Grade | None:
    """Return the grade of rules.md 2.2 that these elements make together."""
    told = sum(bool(elements & group) for group in _GROUPS)
    if told > len(_GROUPS) - 2:
        return Grade.B
    if told >= 2:  # noqa: PLR2004 - "two of" in rules.md 2.2
        return Grade.C
    return Grade.D if told else None


def _near(page: Page, candidate: Candidate) -> list[int]:
    """The sentence and the next; the one before unless this is another study."""
    here = candidate.sentence
    near = [here]
    if page.adjacent(here, here + 1) and not _begins_study(page, candidate, here + 1):
        near.append(here + 1)
    if page.adjacent(here, here - 1) and not _ANOTHER.search(page.text(candidate.span)):
        near.append(here - 1)
    return near


def _pool(page: Page, candidate: Candidate) -> Iterator[int]:
    """Yield the other sentences on the study: as far as the next study or heading, and those before it."""
    path = page.analysis.sentences[candidate.sentence].heading_path
    last = min(candidate.sentence + REACH, len(page.analysis.sentences) - 1)
    for index in range(candidate.sentence + 1, last + 1):
        if page.analysis.sentences[index].heading_path != path or _begins_study(page, candidate, index):
            break
        yield index
    if _OF_BEFORE.match(page.text(candidate.span)):
        for index in range(candidate.sentence - 1, max(candidate.sentence - REACH, 0) - 1, -1):
            if page.analysis.sentences[index].heading_path != path:
                return
            yield index


def _begins_study(page: Page, candidate: Candidate, sentence: int) -> bool:
    """Say whether another study is brought in there; "…, the researchers found" goes on about this one."""
    rule = candidate.rule.id
    if sentence not in page.introductions.get(rule, ()) or page.goes_on(sentence):
        return False
    told = (match for match in page.analysis.matches if match.sentence == sentence and match.rule == rule)
    return any(not _SAME.fullmatch(page.text(match.span)) for match in told if match.group != EXCEPTIONS)
