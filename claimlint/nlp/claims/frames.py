"""The slots of a claim frame: the intervention that acts and the targets it acts on.

The parse decides where there is one; each of its answers has a window behind it, since a small model errs on
"no evidence that X cures" and on long subjects.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from claimlint.nlp.claims.predicates import Occurrence
from claimlint.nlp.clauses import clause_at
from claimlint.nlp.lexicon import load_lexicon
from claimlint.nlp.trained import SUBJECT
from claimlint.nlp.view import Mark, View
from claimlint.nlp.words import word_set

TARGET_REACH: Final = 14
"""Words after the predicate within which its target stands (rules.md 1.1.6, and room for an adjective)."""
_OWN_TARGETS: Final = MappingProxyType({"weight": ("weight loss", "MET"), "life": ("lifespan", "AGE")})
"""Predicates that hold their target: "lose 8 kg", "extends life"."""
WINDOW: Final = 12
_STUDIES: Final = word_set("studies")
_BODY: Final = word_set("bodies")
_INSTRUMENT: Final = frozenset({
    "by", "with", "using", "through", "via", "after", "from", "on", "taking", "thanks", "received",
    "receiving", "given", "took",
})  # fmt: skip
_THAN: Final = frozenset({"than", "versus", "vs", "unlike", "to"})
_CLIMB: Final = frozenset({
    "conj", "xcomp", "advcl", "acl", "pcomp", "prep", "ccomp", "aux", "dobj", "attr", "oprd", "acomp", "pobj",
    "advmod", "amod",
})  # fmt: skip
_BENEFICIARY: Final = word_set("beneficiaries")
_HARM_HEADS: Final = frozenset(
    {"side effect", "adverse effect", "adverse event", "adverse reaction", "complication", "risk", "harm"}
)
PATIENT_NOUNS: Final = frozenset(
    {"patients", "people", "individuals", "sufferers", "symptoms", "cases", "those"}
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the parse gives as subject: its words, or None where the predicate has none."""

    start: int
    end: int
    head: int


def subject_of(view: View, at: int) -> Subject | None:
    """Return the subject of a word, following conjunctions and infinitives up to a verb that has one."""
    if not view.heads:
        return None
    for _ in range(8):
        for child in range(len(view)):
            if view.heads[child] == at and view.deps[child] in SUBJECT:
                return _subtree(view, child)
        if view.deps[at] == "relcl":
            return _subtree(view, view.heads[at], stop=at)
        if view.heads[at] == at or view.deps[at] not in _CLIMB:
            return None
        at = view.heads[at]
    return None


def _subtree(view: View, head: int, stop: int | None = None) -> Subject:
    low = high = head
    for word in range(len(view)):
        at, steps = word, 0
        while view.heads[at] != at and at not in {head, stop} and steps < len(view):
            at, steps = view.heads[at], steps + 1
        if at == head and (stop is None or word < stop):
            low, high = min(low, word), max(high, word)
    return Subject(low, high + 1, head)


def intervention(view: View, o: Occurrence, clauses: list[tuple[int, int]]) -> tuple[Mark | None, str]:
    """Return the intervention of a predicate, and how it was found or why not ("subject", "stranger")."""
    marks = [
        mark
        for mark in view.marks
        if mark.kind.startswith("INT") and not (mark.start < o.end and o.start < mark.end)
    ]
    subject = subject_of(view, o.head)
    if subject and o.form not in {"passive", "use"}:
        inside = [mark for mark in marks if subject.start <= mark.start < subject.end]
        if inside:
            return _best(inside, subject.head), "subject"
        if view.words[subject.head] not in _BENEFICIARY and subject.head < o.start:
            found = _instrument(view, marks, o.end, len(view))
            return (found, "instrument") if found else _near(view, marks, o, subject)
        found = _instrument(view, marks, 0, len(view))
        return found, "instrument" if found else "beneficiary"
    if o.form == "passive":
        found = _instrument(view, marks, o.end, len(view))
        return found, "instrument" if found else "none"
    return _window(view, marks, o, clauses)


def _near(view: View, marks: Sequence[Mark], o: Occurrence, subject: Subject) -> tuple[Mark | None, str]:
    """Behind a subject without intervention stands a window: the model errs on titles and long ones."""
    head = view.words[subject.head]
    if head in _BODY:
        return None, "stranger"
    near = [m for m in marks if 0 <= o.start - m.end <= WINDOW and not _compared(view, m)]
    if head in _STUDIES:
        # "The trial found that X eases Y": what stands behind the study's verb acts.
        named = [mark for mark in near if mark.start >= subject.end and mark.kind == "INT"]
        return (named[-1], "window") if named else (None, "study")
    return (near[-1], "window") if near else (None, "stranger")


def _compared(view: View, mark: Mark) -> bool:
    return bool(set(view.words[max(mark.start - 2, 0) : mark.start]) & (_THAN - {"to"}))


def _best(marks: Sequence[Mark], head: int) -> Mark:
    """Return the named mark nearest the subject's head; a named one beats a generic noun beats a pronoun."""
    best = min(marks, key=lambda mark: (mark.kind != "INT", mark.anaphor, abs(mark.end - 1 - head)))
    # "Spravato nasal spray": the form stands behind the name.
    return next((mark for mark in marks if mark.kind == "INT" and mark.end == best.start), best)


def _instrument(view: View, marks: Iterable[Mark], start: int, end: int) -> Mark | None:
    for mark in marks:
        if start <= mark.start < end and set(view.words[max(mark.start - 4, 0) : mark.start]) & _INSTRUMENT:
            return mark
    return None


def _window(
    view: View, marks: Sequence[Mark], o: Occurrence, clauses: list[tuple[int, int]]
) -> tuple[Mark | None, str]:
    before = [mark for mark in marks if mark.end <= o.start and not _compared(view, mark)]
    clause = clause_at(clauses, o.start)
    own = [mark for mark in before if mark.start >= clause[0]]
    if own or before:
        return (own or before)[-1], "window"
    found = _instrument(view, marks, o.end, len(view)) or _named_after(marks, o)
    return found, "instrument" if found else "none"


def _named_after(marks: Sequence[Mark], o: Occurrence) -> Mark | None:
    """Return the intervention that "the best way to ease pain is …", "to ease pain, take …" names last."""
    if o.form not in {"infinitive", "compound"}:
        return None
    return next((mark for mark in marks if mark.start >= o.end and mark.kind == "INT"), None)


def targets(view: View, o: Occurrence, clauses: list[tuple[int, int]], next_start: int) -> list[Mark]:
    """Return the targets of a predicate, nearest first: after it in its clause, or before a passive."""
    marks = [m for m in view.marks if m.kind in {"TGT", "TGT-GENERIC", "HARM"} and not _plain_harm(m)]
    if o.form == "compound":
        return [mark for mark in marks if mark.end == o.start or mark.start <= o.start < mark.end]
    clause = clause_at(clauses, o.start)
    if o.form in _OWN_TARGETS:
        name, code = _OWN_TARGETS[o.form]
        return [Mark(o.start, o.end, "TGT", name, frozenset({code}), frozenset({"function"}))]
    if o.form == "result":
        return [mark for mark in marks if clause[0] <= mark.start < o.start] or _parts(
            view, clause[0], o.start
        )
    if o.form == "passive" or o.predicate.form == "intransitive":
        before = [mark for mark in marks if clause[0] <= mark.start < o.start]
        if before:
            return before
    last = clause_at(clauses, min(o.end, len(view) - 1))[1]
    # A verb that is also a noun of the lexicon ("calms", "flushes") is not its own target.
    first = o.end if o.end - o.start == 1 else o.start
    after = [mark for mark in marks if first <= mark.start < min(last, max(o.end + TARGET_REACH, next_start))]
    kept: list[Mark] = []
    reach = o.end + TARGET_REACH
    for mark in sorted(after, key=lambda m: m.start):
        if mark.start <= reach and (mark.start < next_start or not kept):
            kept.append(mark)
            reach = mark.end + 6
    return kept or _looser(marks, o, clause)


@cache
def body_parts() -> dict[str, frozenset[str]]:
    """Return the names of parts of the body with their codes."""
    return {entry.name: frozenset(entry.codes) for entry in load_lexicon("body_parts")}


def _parts(view: View, start: int, end: int) -> list[Mark]:
    """Return parts of the body as targets of a result ("skin becomes smooth")."""
    parts = body_parts()
    return [
        Mark(i, i + 1, "TGT", view.words[i], parts[view.words[i]], frozenset({"function"}))
        for i in range(start, end)
        if view.words[i] in parts
    ]


def _plain_harm(mark: Mark) -> bool:
    """A target that only names harm ("side effects") is no outcome of the intervention's benefit."""
    return mark.kind == "TGT" and mark.name in _HARM_HEADS


def _looser(marks: Sequence[Mark], o: Occurrence, clause: tuple[int, int]) -> list[Mark]:
    """Nominal and evaluative forms may name the target before them ("for arthritis, X is helpful")."""
    if o.form in {"copular", "noun", "light", "beneficiary"}:
        return [mark for mark in marks if clause[0] <= mark.start < o.start]
    return []


def names_patients(view: View, o: Occurrence) -> bool:
    """Say whether the object is only people or symptoms: the heading names the condition (rules.md EV101)."""
    near = view.words if o.form == "copular" else view.words[o.end : o.end + 4]
    return bool(PATIENT_NOUNS & set(near))
