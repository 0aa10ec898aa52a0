"""The claim finder: from predicates, slots and cues to claim frames, as plain data on the Doc."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from spacy.tokens import Doc

from claimlint.model.analysis import Cue, Grade
from claimlint.model.certainty import certainty_of, governing
from claimlint.model.text import TextSpan
from claimlint.nlp.blocks import Layout, layout_of
from claimlint.nlp.claims.anaphora import resolve, topic_of
from claimlint.nlp.claims.established import is_established
from claimlint.nlp.claims.evidence import evidence_of
from claimlint.nlp.claims.frames import intervention, names_patients, targets
from claimlint.nlp.claims.predicates import Occurrence, occurrences
from claimlint.nlp.claims.valence import polarity
from claimlint.nlp.clauses import clause_at, clauses_of
from claimlint.nlp.design import design_tier
from claimlint.nlp.keys import CITATIONS, data_of
from claimlint.nlp.view import Mark, View, views_of
from claimlint.nlp.words import word_set

_ATTRIBUTION: Final = {
    "distanced": "distancing", "quote": "quoted", "regulatory": "regulator", "guideline": "guideline",
    "attribution-specific": "specific", "attribution-vague": "vague",
}  # fmt: skip
_NEED_NO_TARGET: Final = frozenset({"safe", "superior"})
_SOLD: Final = frozenset({"SUPP", "CBD", "FOOD", "COSM", "CAM", "DEVICE", "APP", "TEST", "BIO"})
_CUSTOMERS: Final = frozenset({"users", "patients", "customers", "clients", "participants", "members", "volunteers", "subjects"})
_BULLET: Final = 12
"""Words up to which a list item is a name and no sentence."""
_OFFERED: Final = frozenset({"treat", "improve", "prevent", "reduce-risk", "cure", "eliminate"})
_HARMFUL: Final = frozenset({"cause", "assoc"})
_BARE_FORMS: Final = frozenset({"works", "copular", "proven"})
_BARE_BLOCKS: Final = frozenset({"item", "title", "heading", "meta", "cell"})
_COMPARATORS: Final = frozenset({"placebo", "sham", "than", "versus", "compared"})


class ClaimFinder:
    """Writes `claims`, `anaphors` and `topic` to our plain data; needs entities, cues and, where there is one, syntax."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the claim frames of every sentence outside reference lists."""
        data, layout = data_of(doc), layout_of(doc)
        views = views_of(doc)
        topic = _topic(data) or topic_of(views, layout)
        resolve(views, layout, topic)
        cues: dict[int, list[Cue]] = {}
        for kind, start, end, low, high, sentence, strength in data.get("cues", ()):
            cue = Cue(kind, TextSpan(start, end), TextSpan(low, high), sentence, strength)
            cues.setdefault(sentence, []).append(cue)
        data["topic"] = [topic.name, sorted(topic.codes)] if topic else ["", []]
        data["anaphors"] = [_mention(view, mark) for view in views for mark in view.marks if mark.anaphor]
        grades, reports = _grades(doc), {number for number, found in cues.items() if any(cue.kind == "study" for cue in found)}
        data["claims"] = [
            {**frame, **_evidence(evidence_of(view.index, grades, reports, layout))}
            for view in views
            if layout.role(view.index) != "references"
            for frame in _Sentence(view, layout, views, cues.get(view.index, []), topic).frames()
        ]
        return doc


def _grades(doc: Doc) -> dict[int, list[Grade]]:
    """Return the grades of the citations in each sentence."""
    starts = [sent.start for sent in doc.sents]
    found: dict[int, list[Grade]] = {}
    details = data_of(doc).get("citations", [])
    for span, detail in zip(doc.spans.get(CITATIONS, []), details, strict=False):
        found.setdefault(bisect_right(starts, span.start) - 1, []).append(Grade(detail["grade"]))
    return found


def _evidence(found: tuple[str, Grade | None]) -> dict[str, str | None]:
    name, grade = found
    return {"evidence": name, "grade": grade.value if grade else None}


def _topic(data: dict[str, Any]) -> Mark | None:
    """Return the topic that an earlier piece of the same document fixed."""
    given = data.get("input", {}).get("topic")
    return Mark(0, 0, "INT", given[0], frozenset(given[1]), frozenset()) if given and given[0] else None


def _mention(view: View, mark: Mark) -> list[Any]:
    span = view.text_span(mark.start, mark.end)
    return [span.start, span.end, mark.kind, mark.name, view.index, sorted(mark.codes), sorted(mark.flags)]


class _Sentence:
    """One sentence with what its frames need."""

    def __init__(
        self, view: View, layout: Layout, views: Sequence[View], cues: Sequence[Cue], topic: Mark | None
    ) -> None:
        self.view, self.layout, self.views, self.cues, self.topic = view, layout, views, cues, topic
        self.clauses = clauses_of(view)

    def frames(self) -> Iterator[dict[str, Any]]:
        found = occurrences(self.view)
        starts = [*(o.start for o in found[1:]), len(self.view)][: len(found)]
        aimed: set[object] = set()
        for o, next_start in zip(found, starts, strict=True):
            frame = self._frame(o, next_start)
            # "efficacy in treating X" is one claim, made by its first word; so is a verb and its light verb.
            key = frame and (
                frame["intervention"],
                tuple(frame["targets"][:1]),
                str(frame["target_spans"][:1]),
                frame["polarity"],
            )
            if frame and key not in aimed:
                aimed.add(key)
                yield frame
        if not found and (frame := self._bullet()):
            yield frame

    def _bullet(self) -> dict[str, Any] | None:
        """Return the claim of a list item that only names a problem: the lead-in says what is done about it (order 11)."""
        lead = self.layout.lead_sentence(self.view.index)
        aims = [mark for mark in self.view.marks if mark.kind == "TGT"]
        if lead is None or not aims or len(self.view) > _BULLET:
            return None
        verbs = occurrences(self.views[lead])
        if not verbs or verbs[-1].predicate.relation not in _OFFERED:
            return None
        actor = self._fallback(verbs[-1], "none")
        if actor is None:
            return None
        last = aims[-1].end
        return self._filled(replace(verbs[-1], start=aims[0].start, end=last, head=aims[0].start, form="bullet"), actor, aims)

    def _frame(self, o: Occurrence, next_start: int) -> dict[str, Any] | None:
        aims = targets(self.view, o, self.clauses, next_start)
        aims = [mark for mark in aims if mark.kind != "HARM"] or aims
        aims = aims or self._inherited_targets(o)
        actor, how = intervention(self.view, o, self.clauses)
        if not aims and not self._stands_alone(o, actor, how):
            return None
        actor = actor or self._fallback(o, how)
        if actor is None or any(mark.name == actor.name for mark in aims[:1]):
            return None
        return self._filled(o, actor, aims)

    def _fallback(self, o: Occurrence, how: str) -> Mark | None:
        """Bare items, headings and orders leave the intervention out: it is the lead-in's or the document's (rules.md 1.5)."""
        if (how == "stranger" and o.form != "result") or o.predicate.relation in _HARMFUL:
            return None
        lead = self.layout.lead_sentence(self.view.index)
        if lead is not None:
            named = [mark for mark in self.views[lead].marks if mark.kind.startswith("INT")]
            if named:
                return _elsewhere(named[-1])
        # People who act ("you can lower your risk") are no intervention; people who experience a benefit had one.
        if how == "beneficiary" and o.form != "light" and not self._reports_result(o):
            return None
        modal = bool(self.view.tags) and "MD" in self.view.tags[: o.start]
        bare = self.layout.role(self.view.index) in _BARE_BLOCKS and (modal or self._tag(o) not in {"VB", "VBG"})
        open_subject = how == "beneficiary" or (how == "study" and self._tag(o) != "VBG") or o.form in {"passive", "light", "result"}
        if o.form == "noun" and any(cue.kind == "study" for cue in self.cues):
            open_subject = True
        return _elsewhere(self.topic) if self.topic and (bare or open_subject) else None

    def _stands_alone(self, o: Occurrence, actor: Mark | None, how: str) -> bool:
        """Say whether a claim needs no target: safety, superiority, and plain "it works"."""
        if o.predicate.relation in _NEED_NO_TARGET or o.form == "respond":
            return True
        return o.form in _BARE_FORMS and actor is not None and how == "subject"

    def _instructs(self, o: Occurrence, actor: Mark) -> bool:
        """Directions for use ("repeat the treatment to kill eggs") state a purpose; for what shops sell they are a claim."""
        if o.form != "infinitive" or actor.codes & _SOLD:
            return False
        before = self.view.words[: o.start]
        ordered = bool(self.view.tags) and self.view.tags[0] == "VB"
        return ordered or "should" in before or "must" in before

    def _reports_result(self, o: Occurrence) -> bool:
        """Say whether people of a trial or a shop are said to have done well: "users lowered their blood sugar"."""
        return self._tag(o) == "VBD" and not _CUSTOMERS.isdisjoint(self.view.words[: o.start])

    def _tag(self, o: Occurrence) -> str:
        return self.view.tags[o.head] if self.view.tags else ""

    def _inherited_targets(self, o: Occurrence) -> list[Mark]:
        """`remarkable success in such patients`: the section heading, the lead-in or the sentence itself names the condition."""
        if not names_patients(self.view, o):
            return []
        for block in reversed(self.layout.heading_path(self.view.index)):
            for other in self.views:
                if self.layout.block_of[other.index] == block:
                    named = [mark for mark in other.marks if mark.kind == "TGT"]
                    if named:
                        return [_elsewhere(mark) for mark in named]
        return []

    def _filled(self, o: Occurrence, actor: Mark, aims: Sequence[Mark]) -> dict[str, Any] | None:
        view = self.view
        predicate = view.text_span(o.start, o.end)
        over = governing(self.cues, predicate)
        if any(cue.kind == "purpose" for cue in over):
            return None
        certainty = certainty_of(over)
        clause = clause_at(self.clauses, o.start)
        aim = aims[0] if aims else None
        direction = "use" if o.form == "use" or self._instructs(o, actor) else polarity(o.predicate.relation, o.predicate.direction, aim)
        if any(cue.kind == "harm" for cue in over) and o.predicate.relation in {"cause", "assoc"}:
            direction = "harm"
        span = view.text_span(*clause)
        return {
            "span": [span.start, span.end],
            "predicate": [predicate.start, predicate.end],
            "sentence": view.index,
            "relation": _relation(o, aim),
            "polarity": "neutral" if direction == "use" else direction,
            "certainty": certainty.value,
            "negated": certainty.value == "C0",
            "intervention": actor.name,
            "intervention_span": _place(view, actor),
            "intervention_codes": sorted(actor.codes),
            "anaphor": actor.anaphor,
            "targets": [mark.name for mark in aims],
            "target_spans": [_place(view, mark) for mark in aims],
            "target_codes": sorted({code for mark in aims for code in mark.codes}),
            "target_flags": sorted({flag for mark in aims for flag in mark.flags}),
            "attribution": next(
                (name for kind, name in _ATTRIBUTION.items() if any(c.kind == kind for c in over)), "author"
            ),
            "design": tier.value if (tier := design_tier(view.words)) else None,
            "quantities": [view.words[i] for i in range(len(view)) if view.words[i][0].isdigit()],
            "comparator": next((word for word in view.words if word in _COMPARATORS), ""),
            "roles": _roles(actor, aims),
            "form": "anaphoric" if actor.anaphor and o.form == "active" else o.form,
        }


def _elsewhere(mark: Mark) -> Mark:
    """Return a mention of another sentence: it has a name here, and no place."""
    return replace(mark, start=0, end=0, anaphor=True)


def _roles(actor: Mark, aims: Sequence[Mark]) -> list[str]:
    """Return what else is to be known of a claim: a fact of common advice, a benefit that nobody can measure."""
    roles = ["established"] if is_established(actor, aims) else []
    if aims and all(mark.name in word_set("immeasurable") for mark in aims):
        roles.append("immeasurable")
    return roles


def _place(view: View, mark: Mark) -> list[int] | None:
    if mark.end <= mark.start:
        return None
    span = view.text_span(mark.start, mark.end)
    return [span.start, span.end]


def _relation(o: Occurrence, target: Mark | None) -> str:
    """Improving a body function is its own relation (structure/function claims)."""
    if (
        target
        and o.predicate.relation == "improve"
        and target.flags & {"function"}
        and not target.flags & {"disease"}
    ):
        return "enhance-function"
    return o.predicate.relation
