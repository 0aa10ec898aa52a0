"""Where a citation must stand to answer for a claim, and the best one there (rules.md 2.4)."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from claimlint.engine.candidates import Candidate
from claimlint.engine.numbers import KINDS, has_number
from claimlint.engine.page import Page
from claimlint.model.analysis import Citation, Claim, Grade, Tier
from claimlint.model.text import TextSpan
from claimlint.ruleset.rule import WindowTerm

CLAIMS_AFTER: Final = 3
CLAIMS_BEFORE: Final = 1
"""How many claim sentences after and before it one citation of a paragraph can answer for."""
LONGEST: Final = 50
"""No paragraph is longer; text that lost its line breaks is."""

_TIERS: Final = tuple(Tier)
# Claims carry their design; a sentence that only names the trial has no claim to carry it (rules.md 5.2).
_DESIGNS: Final[Mapping[Tier, re.Pattern[str]]] = {
    Tier.T7: re.compile(r"\b(?:meta-?analys[ie]s|systematic reviews?|cochrane reviews?)\b", re.IGNORECASE),
    Tier.T6: re.compile(
        r"\b(?:randomi[sz]ed|placebo[- ]controlled|double[- ]blind(?:ed)?|RCTs?|head[- ]to[- ]head)\b",
        re.IGNORECASE,
    ),
}


def deciding_term(page: Page, candidate: Candidate, best: Grade | None = None) -> WindowTerm | None:
    """Return the first citation condition of the rule that holds; `best` replaces what the windows show."""
    return next((term for term in candidate.rule.window if term_holds(page, candidate, term, best)), None)


def term_holds(page: Page, candidate: Candidate, term: WindowTerm, best: Grade | None = None) -> bool:
    """Say whether a citation condition is met at the candidate."""
    if term.grade is not None:
        found = best_grade(page, candidate, term.within) if best is None or term.within == "W4" else best
        if found is None or found.rank < term.grade.rank:
            return False
    if not (term.number or term.duration or term.design):
        return True
    sentences = sentences_of(page, candidate, term.within)
    if term.number and not any(has_number(page.sentence_text(index)) for index in sentences):
        return False
    if term.duration and not any(KINDS["duration"].search(page.sentence_text(index)) for index in sentences):
        return False
    return term.design is None or any(tier >= _rank(term.design) for tier in _designs(page, sentences))


def best_grade(page: Page, candidate: Candidate, within: str) -> Grade | None:
    """Return the best grade among the citations of a window; None where it has none."""
    if within == "W4":
        return page.unlinked_grade
    if within == "W3":
        section = page.section_grades.get(page.analysis.sentences[candidate.sentence].heading_path)
        return better(section, best_grade(page, candidate, "W2"))
    return max(
        (citation.grade for citation in citations_in(page, candidate, within)),
        key=lambda g: g.rank,
        default=None,
    )


def better(one: Grade | None, other: Grade | None) -> Grade | None:
    """Return the better of two grades, either of which may be missing."""
    known = [grade for grade in (one, other) if grade is not None]
    return max(known, key=lambda grade: grade.rank, default=None)


def citations_in(page: Page, candidate: Candidate, within: str) -> list[Citation]:
    """Return the citations that answer for the candidate in a window."""
    return [
        citation
        for index in sentences_of(page, candidate, within)
        for citation in page.citations.get(index, [])
        if index != candidate.sentence or covers(page, candidate, citation)
    ]


def covers(page: Page, candidate: Candidate, citation: Citation) -> bool:
    """Say whether a citation in the sentence answers for the candidate, not only for the clause before."""
    sentence = candidate.sentence
    if not page.analysis.sentences[sentence].clauses or citation.span.start >= candidate.span.start:
        return True
    here, there = (
        page.clause_index(sentence, candidate.span.start),
        page.clause_index(sentence, citation.span.start),
    )
    if there >= here or candidate.claim is None:
        return True
    before = TextSpan(page.analysis.sentences[sentence].span.start, citation.span.start)
    earlier = [claim for claim in page.claims.get(sentence, []) if before.covers(claim.predicate)]
    return all(_same_topic(claim, candidate.claim) for claim in earlier)


def _same_topic(one: Claim, other: Claim) -> bool:
    interventions = not one.intervention or not other.intervention or one.intervention == other.intervention
    targets = not one.targets or not other.targets or not set(one.targets).isdisjoint(other.targets)
    return interventions and targets


def sentences_of(page: Page, candidate: Candidate, within: str) -> list[int]:
    """Return the sentences of a window; a wider window holds the narrower ones."""
    build = _WINDOWS.get(within)
    return sorted(set(build(page, candidate.sentence))) if build else []


def near(page: Page, sentence: int) -> list[int]:
    """Return the sentences of the paragraph and of the section."""
    return sorted(set(_w3(page, sentence)))


def _w0(_page: Page, sentence: int) -> Iterator[int]:
    yield sentence


def _w1(page: Page, sentence: int) -> Iterator[int]:
    yield sentence
    if page.adjacent(sentence, sentence + 1):
        yield sentence + 1
    if page.goes_on(sentence):
        yield sentence - 1


def _w2(page: Page, sentence: int) -> Iterator[int]:
    yield from _w1(page, sentence)
    yield from _reach(page, sentence, -1, CLAIMS_AFTER)
    yield from _reach(page, sentence, 1, CLAIMS_BEFORE)


def _reach(page: Page, sentence: int, step: int, most: int) -> Iterator[int]:
    """Yield the sentences of the paragraph from which a citation answers for so many claim sentences."""
    claims, own, lead = 1, page.analysis.sentences[sentence].block, page.block(sentence).lead
    end = min(max(sentence + step * LONGEST, -1), len(page.analysis.sentences))
    for index in range(sentence + step, end, step):
        home = page.analysis.sentences[index].block
        if home in {own, lead}:
            yield index
        elif lead is None or step > 0 or home < lead:
            return
        claims += index in page.bearing
        if claims > most:
            return


def _w3(page: Page, sentence: int) -> Iterator[int]:
    yield from _w2(page, sentence)
    yield from page.section(sentence)


_WINDOWS: Final[Mapping[str, Callable[[Page, int], Iterator[int]]]] = {
    "W0": _w0,
    "W1": _w1,
    "W2": _w2,
    "W3": _w3,
}


def _rank(tier: Tier) -> int:
    return _TIERS.index(tier)


def _designs(page: Page, sentences: list[int]) -> Iterator[int]:
    """Yield the tiers of the study designs named in these sentences."""
    for index in sentences:
        yield from (_rank(claim.design) for claim in page.claims.get(index, []) if claim.design)
        yield from (
            _rank(tier) for tier, words in _DESIGNS.items() if words.search(page.sentence_text(index))
        )
