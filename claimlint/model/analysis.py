"""What the language stage knows of an article: frozen values with offsets into its text, and no spaCy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from claimlint.model.text import Block, TextSpan


class Grade(StrEnum):
    """How well a citation lets a reader reach the evidence (rules.md 2.2): A is best, X no source."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    X = "X"

    @property
    def rank(self) -> int:
        """5 for A down to 0 for X."""
        return "XEDCBA".index(self.value)


class Certainty(StrEnum):
    """How firmly a claim is made (rules.md 3.6)."""

    C0 = "C0"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    C5 = "C5"

    @property
    def level(self) -> int:
        """0 for denied, 5 for absolute."""
        return int(self.value[1])


class Tier(StrEnum):
    """Study design, from laboratory work (T0) to a synthesis of trials (T7) (rules.md 5.2)."""

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"
    T7 = "T7"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence.

    `block` is the index of its block, `heading_path` those of the headings above it, outermost first;
    `design` is the study design its words name.
    """

    span: TextSpan
    block: int
    heading_path: tuple[int, ...] = ()
    question: bool = False
    imperative: bool = False
    clauses: tuple[TextSpan, ...] = ()
    design: Tier | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern of a rule found in a sentence.

    `group` is the trigger group or `exceptions`, `index` the pattern in it; `span` is what is reported,
    `whole` everything that the pattern took.
    """

    rule: str
    group: str
    index: int
    span: TextSpan
    whole: TextSpan
    sentence: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that change how a claim is to be read, and the stretch they govern (ConText, Harkema 2009)."""

    kind: str
    span: TextSpan
    scope: TextSpan
    sentence: int
    strength: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """Something that points, or pretends to point, at evidence.

    `kind` is one of doi, pmid, pmcid, registry, link, marker, author-year, named, journal, body, label,
    guideline, study, vague.
    `flags` holds `preprint`, `dangling`, `internal`, `registry`, `guideline`, `label` where they apply.
    """

    span: TextSpan
    grade: Grade
    kind: str
    sentence: int
    flags: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """An intervention, target, harm or person named in the text.

    `kind` is INT, TGT, INT-GENERIC, TGT-GENERIC or HARM; `name` the canonical name, for an anaphor that of
    its antecedent; `codes` the types or classes of rules.md 4; `anaphor` marks a pronoun or generic noun that
    was resolved.
    """

    span: TextSpan
    kind: str
    name: str
    sentence: int
    codes: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    anaphor: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim frame (rules.md 1.5): who is said to do what to which outcome, and how firmly.

    `span` is the clause the claim stands in, `predicate` the words that make it. Optional slots are empty
    strings or None. `family` tells what kind of words make it: `effect` for the claims that rules judge;
    the others (result, null, harm, risk and so on, as in the schema) stand only in the ledger.
    """

    span: TextSpan
    predicate: TextSpan
    sentence: int
    relation: str
    polarity: str
    certainty: Certainty
    negated: bool
    intervention: str = ""
    intervention_span: TextSpan | None = None
    intervention_codes: frozenset[str] = frozenset()
    anaphor: bool = False
    targets: tuple[str, ...] = ()
    target_spans: tuple[TextSpan, ...] = ()
    target_codes: frozenset[str] = frozenset()
    target_flags: frozenset[str] = frozenset()
    attribution: str = "author"
    evidence: str = "none"
    grade: Grade | None = None
    design: Tier | None = None
    quantities: tuple[str, ...] = ()
    comparator: str = ""
    population: str = ""
    time: str = ""
    form: str = ""
    family: str = "effect"
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the engine may know of a document.

    `claims` are those that rules judge; `ledger`, filled only where it is asked for, has the wider ones too.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    matches: tuple[Match, ...] = ()
    cues: tuple[Cue, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    ledger: tuple[Claim, ...] = ()
    topic: str = ""
    topic_codes: frozenset[str] = frozenset()
    reference_grades: tuple[Grade, ...] = ()
    media_type: str = "text/plain"
    words: int = 0
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
