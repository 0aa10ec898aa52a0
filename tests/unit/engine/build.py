"""Write analyses by hand: sentences in blocks, then what the language stage would have found in them."""
# ruff: noqa: ANN401 - slots of values built by hand

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from claimlint.engine.run import run
from claimlint.errors import SourcePlace
from claimlint.model.analysis import (
    Analysis,
    Certainty,
    Citation,
    Claim,
    Cue,
    Grade,
    Match,
    Mention,
    Sentence,
)
from claimlint.model.finding import Hit, Severity
from claimlint.model.settings import Settings
from claimlint.model.text import Block, BlockRole, TextSpan
from claimlint.ruleset.rule import Frame, Kind, Rule, RulePack, SeverityTable, TriggerGroup, When

GENERIC = Settings()


class Article:
    """An analysis in the making; words are found by their first place in the text, or in sentence `at`."""

    def __init__(self, *sentences: str) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self._heads: list[int] = []
        self.parts: dict[str, list[Any]] = {
            name: [] for name in ("matches", "cues", "citations", "mentions", "claims")
        }
        self.rest: dict[str, Any] = {"topic": "ketamine", "topic_codes": frozenset({"RX"}), "words": 400}
        if sentences:
            self.block(*sentences)

    def block(
        self,
        *sentences: str,
        role: BlockRole = BlockRole.PARAGRAPH,
        level: int = 0,
        lead: int | None = None,
        question: bool = False,
    ) -> "Article":
        """Add a block of sentences; a heading stands over what follows."""
        if level:
            self._heads = [head for head in self._heads if self.blocks[head].level < level]
        start = len(self.text)
        for sentence in sentences:
            begin = len(self.text)
            self.text += sentence
            span = TextSpan(begin, len(self.text))
            asks = question or sentence.endswith("?")
            self.sentences.append(
                Sentence(span, len(self.blocks), tuple(self._heads), question=asks, clauses=(span,))
            )
            self.text += " "
        self.text += "\n"
        self.blocks.append(Block(TextSpan(start, len(self.text) - 2), role, level=level, lead=lead))
        if level:
            self._heads.append(len(self.blocks) - 1)
        return self

    def heading(self, text: str, level: int = 2) -> "Article":
        return self.block(text, role=BlockRole.TITLE if level == 1 else BlockRole.HEADING, level=level)

    def clauses(self, at: int, *starts: str) -> "Article":
        """Cut a sentence into clauses that begin with these words."""
        sentence = self.sentences[at]
        cuts = [sentence.span.start, *(self.span(words, at).start for words in starts), sentence.span.end]
        spans = tuple(TextSpan(one, other) for one, other in pairwise(cuts))
        self.sentences[at] = replace(sentence, clauses=spans)
        return self

    def span(self, words: str, at: int | None = None) -> TextSpan:
        start = self.text.index(words, 0 if at is None else self.sentences[at].span.start)
        return TextSpan(start, start + len(words))

    def at(self, span: TextSpan) -> int:
        return next(i for i, sentence in enumerate(self.sentences) if sentence.span.covers(span))

    def match(self, rule: str, words: str, group: str = "main", at: int | None = None) -> "Article":
        span = self.span(words, at)
        self.parts["matches"].append(Match(rule, group, 0, span, span, self.at(span)))
        return self

    def cue(
        self, kind: str, words: str = "", strength: int = 0, *, over: str = "", at: int | None = None
    ) -> "Article":
        """A cue at `words` (the first word of sentence `at`) that governs `over`, else its sentence."""
        span = (
            self.span(words, at)
            if words
            else TextSpan(self.sentences[at or 0].span.start, self.sentences[at or 0].span.start + 1)
        )
        scope = self.span(over, at) if over else self.sentences[self.at(span)].span
        self.parts["cues"].append(Cue(kind, span, scope, self.at(span), strength))
        return self

    def cite(
        self,
        words: str,
        grade: Grade,
        kind: str = "author-year",
        elements: Sequence[str] = (),
        *,
        at: int | None = None,
    ) -> "Article":
        span = self.span(words, at)
        self.parts["citations"].append(
            Citation(span, grade, kind, self.at(span), elements=frozenset(elements))
        )
        return self

    def mention(
        self,
        words: str,
        kind: str = "INT",
        codes: Sequence[str] = ("RX",),
        flags: Sequence[str] = (),
        *,
        at: int | None = None,
        name: str = "",
    ) -> "Article":
        span = self.span(words, at)
        self.parts["mentions"].append(
            Mention(span, kind, name or words.lower(), self.at(span), frozenset(codes), frozenset(flags))
        )
        return self

    def claim(
        self,
        predicate: str,
        relation: str = "treat",
        polarity: str = "benefit",
        at: int | None = None,
        clause: str = "",
        **slots: Any,
    ) -> "Article":
        """A claim about ketamine and pain unless the slots say otherwise."""
        span = self.span(predicate, at)
        sentence = self.at(span)
        home = self.span(clause, sentence) if clause else self.sentences[sentence].span
        given: dict[str, Any] = {
            "certainty": Certainty.C4,
            "negated": False,
            "intervention": "ketamine",
            "intervention_codes": frozenset({"RX"}),
            "targets": ("pain",),
            "target_codes": frozenset({"PAIN"}),
            **{
                key: frozenset(value) if key.endswith(("codes", "flags")) else value
                for key, value in slots.items()
            },
        }
        self.parts["claims"].append(Claim(home, span, sentence, relation, polarity, **given))
        return self

    def with_(self, **rest: Any) -> "Article":
        """Set fields of the analysis: topic, words, reference_grades, metadata."""
        self.rest.update(rest)
        return self

    def analysis(self) -> Analysis:
        parts = {name: tuple(values) for name, values in self.parts.items()}
        given: dict[str, Any] = {**parts, **self.rest}
        return Analysis(self.text, tuple(self.blocks), tuple(self.sentences), **given)

    def hits(self, *rules: Rule, settings: Settings = GENERIC) -> tuple[Hit, ...]:
        return run(RulePack(rules), self.analysis(), settings)

    def words(self, hit: Hit) -> str:
        return self.text[hit.span.start : hit.span.end]


def rule(
    id_: str = "HY301",
    kind: Kind = Kind.PHRASE,
    *,
    default: Severity = Severity.WARNING,
    modifiers: tuple[str, ...] = (),
    when: tuple[When, ...] = (),
    groups: tuple[str, ...] = ("main",),
    options: Mapping[str, Any] | None = None,
    **rest: Any,
) -> Rule:
    """A rule of one trigger group that fires wherever it is matched."""
    return Rule(
        id_,
        f"rule-{id_.lower()}",
        "test",
        "A test.",
        SourcePlace("x.yaml", 1, 1),
        kind=kind,
        severity=SeverityTable(default, modifiers, when),
        triggers=tuple(TriggerGroup(name, ()) for name in groups),
        options=MappingProxyType(dict(options or {})),
        **rest,
    )


def claim_rule(id_: str = "EV101", **rest: Any) -> Rule:
    """A rule whose candidates are the claims of benefit."""
    return rule(id_, Kind.CLAIM, frame=Frame(polarity="benefit"), groups=(), **rest)
