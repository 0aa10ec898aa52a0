"""An analysed article with its indexes: what stands in a sentence, what governs a span, what is a section."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, TypeVar

from claimlint.engine.governing import governing
from claimlint.engine.items import BARE_ITEM, PROBLEMS, first_items
from claimlint.engine.stance import is_sceptical
from claimlint.engine.subject import is_about_health, names_health
from claimlint.model.analysis import Analysis, Certainty, Citation, Claim, Cue, Grade, Match, Mention
from claimlint.model.settings import Settings
from claimlint.model.text import Block, BlockRole, TextSpan
from claimlint.ruleset.rule import EXCEPTIONS, RulePack

_LEAD: Final = 10
_IN_TEXT: Final = frozenset({"marker", "author-year"})
_Part = TypeVar("_Part", Match, Mention, Claim, Citation)

INTERVENTIONS: Final = frozenset({"INT", "INT-GENERIC", "INT-PRONOUN"})
TARGETS: Final = frozenset({"TGT", "TGT-GENERIC"})
UNCOUNTED: Final = frozenset({BlockRole.CAPTION, BlockRole.CELL, BlockRole.REFERENCES})
"""Blocks whose claims document counters pass over (rules.md 1.3)."""

# rules.md 2.4 (W1) and EV106: the sentence goes on about the study of the one before.
_ANAPHOR: Final = re.compile(
    r"\W*(?:(?:the|this|that|their|these) (?:\w+ )?(?:stud(?:y|ies)|trials?|findings?|results?|authors?|"
    r"researchers?|scientists|investigators|team|review|analysis|experiment|participants|group)\b|researchers\b|they\b|"
    r"in (?:that|this|the) (?:same )?(?:trial|study|review)\b|participants\b)",
    re.IGNORECASE,
)


class Page:
    """One article, its settings and tables: all questions about the surroundings of a candidate."""

    def __init__(self, analysis: Analysis, settings: Settings, pack: RulePack | None = None) -> None:
        self.analysis = analysis
        self.settings = settings
        self.watchlist = pack.watchlist if pack else ()
        self.profile = (pack or RulePack()).profile(settings.profile)
        self._starts = [sentence.span.start for sentence in analysis.sentences]
        self._ends = [sentence.span.end for sentence in analysis.sentences]
        self.mentions = _by_sentence(analysis.mentions)
        self.citations = _by_sentence(analysis.citations)
        self.claims = _by_sentence(analysis.claims)
        self._governing: dict[tuple[int, int, int], tuple[Cue, ...]] = {}
        self._cues: dict[int, list[Cue]] = defaultdict(list)
        for cue in analysis.cues:
            for index in self.sentences_in(cue.scope):
                self._cues[index].append(cue)
        self._matches: dict[str, list[Match]] = defaultdict(list)
        for match in analysis.matches:
            self._matches[match.rule].append(match)

        self._leads: dict[str, tuple[int, ...]] = {}
        self._first_items: frozenset[int] | None = None
        self._taken: dict[tuple[str, int], list[Match]] = defaultdict(list)
        for match in analysis.matches:
            if match.group == EXCEPTIONS:
                self._taken[match.rule, match.sentence].append(match)

    def exceptions(self, rule: str, sentence: int) -> list[Match]:
        """Return the matches of a rule's exceptions in a sentence."""
        return self._taken.get((rule, sentence), [])

    @cached_property
    def introductions(self) -> dict[str, frozenset[int]]:
        """The sentences in which triggers of each rule were found."""
        found: dict[str, set[int]] = defaultdict(set)
        for match in self.analysis.matches:
            if match.group != EXCEPTIONS:
                found[match.rule].add(match.sentence)
        return {rule: frozenset(sentences) for rule, sentences in found.items()}

    def lead(self, rule: str) -> tuple[int, ...]:
        """Return the sentences of the first paragraph, if the rule's triggers tell of one study at most."""
        if rule not in self._leads:
            blocks = self.analysis.blocks
            first = next((i for i, block in enumerate(blocks) if block.role is BlockRole.PARAGRAPH), -1)
            lead = self.by_block.get(first, [])
            beyond = self.introductions.get(rule, frozenset()).difference(lead)
            heads = {self.passage(index) for index in beyond}
            self._leads[rule] = tuple(lead[:_LEAD]) if len(heads) <= 1 else ()
        return self._leads[rule]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of mention the article has."""
        return frozenset(mention.kind for mention in self.analysis.mentions)

    @cached_property
    def section_grades(self) -> dict[tuple[int, ...], Grade]:
        """The best citation under each heading path that has one."""
        best: dict[tuple[int, ...], Grade] = {}
        for citation in self.analysis.citations:
            path = self.analysis.sentences[citation.sentence].heading_path
            if path not in best or citation.grade.rank > best[path].rank:
                best[path] = citation.grade
        return best

    @cached_property
    def unlinked_grade(self) -> Grade | None:
        """The best entry of the reference list, if the text never points at it (W4)."""
        least = Grade.B.rank
        if any(c.kind in _IN_TEXT and c.grade.rank >= least for c in self.analysis.citations):
            return None
        return max(self.analysis.reference_grades, key=lambda grade: grade.rank, default=None)

    @cached_property
    def is_about_health(self) -> bool:
        """Whether the article as a whole is about health."""
        return is_about_health(self.analysis)

    def speaks_of_health(self, sentence: int) -> bool:
        """Say whether a sentence names a treatment and a health problem, whatever the article is about."""
        kinds = {mention.kind for mention in self.mentions.get(sentence, ()) if names_health(mention)}
        return {"INT", "TGT"} <= kinds

    def text(self, span: TextSpan) -> str:
        """Return the words of a span."""
        return self.analysis.text[span.start : span.end]

    def sentence_text(self, sentence: int) -> str:
        """Return the words of a sentence."""
        return self.text(self.analysis.sentences[sentence].span)

    def sentences_in(self, span: TextSpan) -> range:
        """Return the indices of the sentences that share a character with `span`."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def matches_of(self, rule: str) -> list[Match]:
        """Return the matches of a rule, exceptions included."""
        return self._matches.get(rule, [])

    def governing(self, sentence: int, span: TextSpan) -> tuple[Cue, ...]:
        """Return the cues whose scope reaches `span`; its own words negate nothing ("none of the risks")."""
        key = (sentence, span.start, span.end)
        if key not in self._governing:
            self._governing[key] = governing(self._cues.get(sentence, ()), span)
        return self._governing[key]

    def cues(self, sentence: int) -> list[Cue]:
        """Return the cues whose scope reaches a sentence."""
        return self._cues.get(sentence, [])

    def softened(self, sentence: int, span: TextSpan) -> bool:
        """Say whether words of promise govern `span` or are in it."""
        softeners = (cue for cue in self._cues.get(sentence, ()) if cue.kind == "softener")
        return any(cue.scope.overlaps(span) or cue.span.overlaps(span) for cue in softeners)

    def block(self, sentence: int) -> Block:
        """Return the block a sentence stands in."""
        return self.analysis.blocks[self.analysis.sentences[sentence].block]

    def clause(self, sentence: int, span: TextSpan) -> TextSpan:
        """Return the clause in which `span` begins; the sentence where none is known."""
        home = self.analysis.sentences[sentence]
        for clause in home.clauses:
            if clause.start <= span.start < clause.end:
                return clause
        return home.span

    def clause_index(self, sentence: int, offset: int) -> int:
        """Return which clause of the sentence holds `offset`."""
        clauses = self.analysis.sentences[sentence].clauses
        return max(bisect_right([clause.start for clause in clauses], offset) - 1, 0)

    @cached_property
    def by_block(self) -> dict[int, list[int]]:
        """The sentences of each block, in order."""
        blocks: dict[int, list[int]] = defaultdict(list)
        for index, sentence in enumerate(self.analysis.sentences):
            blocks[sentence.block].append(index)
        return blocks

    @cached_property
    def by_section(self) -> dict[tuple[int, ...], list[int]]:
        """The sentences of each heading path, in order."""
        sections: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for index, sentence in enumerate(self.analysis.sentences):
            sections[sentence.heading_path].append(index)
        return sections

    def section(self, sentence: int) -> list[int]:
        """Return the sentences under the same heading."""
        return self.by_section[self.analysis.sentences[sentence].heading_path]

    @cached_property
    def section_benefits(self) -> dict[tuple[int, ...], list[Claim]]:
        """The claims that counters take, under each heading path."""
        sections: dict[tuple[int, ...], list[Claim]] = defaultdict(list)
        for claim in self.benefits:
            sections[self.analysis.sentences[claim.sentence].heading_path].append(claim)
        return sections

    @cached_property
    def bearing(self) -> frozenset[int]:
        """The sentences that make a claim of benefit."""
        return frozenset(claim.sentence for claim in self.analysis.claims if claim.polarity == "benefit")

    @cached_property
    def is_sceptical(self) -> bool:
        """Say whether the text as a whole takes claims apart."""
        return is_sceptical(self.analysis)

    def repeats_item(self, claim: Claim) -> bool:
        """Say whether a claim is a bare name in a list, after the first of them or of no problem at all."""
        if self._first_items is None:
            self._first_items = first_items(self.analysis)
        return claim.form == BARE_ITEM and (
            claim.sentence not in self._first_items or claim.target_flags.isdisjoint(PROBLEMS)
        )

    def adjacent(self, sentence: int, other: int) -> bool:
        """Say whether `other` stands in the same paragraph, or the two are a lead-in and its item."""
        if not 0 <= other < len(self.analysis.sentences):
            return False
        here, there = self.analysis.sentences[sentence].block, self.analysis.sentences[other].block
        blocks = self.analysis.blocks
        return here == there or blocks[there].lead == here or blocks[here].lead == there

    def goes_on(self, sentence: int) -> bool:
        """Say whether the sentence opens with words for the study, or its authors, of the sentence before."""
        return sentence > 0 and _ANAPHOR.match(self.sentence_text(sentence)) is not None

    def passage(self, sentence: int) -> int:
        """Return the sentence that introduces the study this one goes on about; itself if it does not."""
        path = self.analysis.sentences[sentence].heading_path
        head = sentence
        while self.goes_on(head) and self.analysis.sentences[head - 1].heading_path == path:
            head -= 1
        return head

    def countable(self, claim: Claim) -> bool:
        """Say whether counters take this claim: a benefit, at least probable, in running text."""
        firm = claim.certainty.level >= Certainty.C3.level
        return (
            claim.polarity == "benefit"
            and firm
            and not claim.negated
            and self.block(claim.sentence).role not in UNCOUNTED
        )

    def presents_use(self, claim: Claim) -> bool:
        """Say whether the text says what something is used for, and no more: "is used to treat"."""
        return claim.form == "use" and claim.polarity == "neutral" and not claim.negated

    @cached_property
    def title(self) -> int | None:
        """The sentence of the title, as shown or as metadata."""
        roles = [self.block(index) for index in range(len(self.analysis.sentences))]
        shown = (index for index, block in enumerate(roles) if block.role is BlockRole.TITLE)
        named = (index for index, block in enumerate(roles) if block.label == "title")
        return next(shown, next(named, None))

    def section_targets(self, sentence: int) -> list[Mention]:
        """Return the targets named in the headings above a sentence and in its lead-in."""
        block, path = self.block(sentence), self.analysis.sentences[sentence].heading_path
        return [
            mention
            for index in (*path, *(() if block.lead is None else (block.lead,)))
            for member in self.by_block.get(index, [])
            for mention in self.mentions.get(member, [])
            if mention.kind in TARGETS
        ]

    @cached_property
    def claimed_targets(self) -> frozenset[str]:
        """What the article says something is good for."""
        claims = (claim for claim in self.analysis.claims if claim.polarity == "benefit")
        return frozenset(name for claim in claims for name in claim.targets)

    @cached_property
    def benefits(self) -> tuple[Claim, ...]:
        """The claims that counters over the article take, in order."""
        return tuple(claim for claim in self.analysis.claims if self.countable(claim))


def name_of(page: Page, claim: Claim) -> str:
    """Return the intervention of a claim, else the topic of the article."""
    return claim.intervention or page.analysis.topic


def main_intervention(page: Page, claims: Sequence[Claim]) -> str:
    """Return the intervention most claims are about; of equals the first."""
    counted = Counter(name_of(page, claim) for claim in claims)
    return max(counted, key=lambda name: counted[name], default="")


def _by_sentence(parts: Iterable[_Part]) -> dict[int, list[_Part]]:
    grouped: dict[int, list[_Part]] = defaultdict(list)
    for part in parts:
        grouped[part.sentence].append(part)
    return grouped
