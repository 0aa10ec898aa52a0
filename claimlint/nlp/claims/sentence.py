"""The claim frames of one sentence: each predicate with its intervention, its targets and what governs it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final

from claimlint.model.analysis import Cue
from claimlint.model.certainty import certainty_of, governing
from claimlint.nlp.blocks import Layout
from claimlint.nlp.claims.established import is_established
from claimlint.nlp.claims.frames import intervention, names_patients, targets
from claimlint.nlp.claims.predicates import Occurrence, occurrences
from claimlint.nlp.claims.valence import polarity
from claimlint.nlp.clauses import clause_at, clauses_of
from claimlint.nlp.design import design_tier
from claimlint.nlp.view import Mark, View
from claimlint.nlp.words import word_set

ATTRIBUTION: Final = {
    "distanced": "distancing", "quote": "quoted", "regulatory": "regulator", "guideline": "guideline",
    "attribution-specific": "specific", "attribution-vague": "vague",
}  # fmt: skip
_NEED_NO_TARGET: Final = frozenset({"safe", "superior"})
_SOLD: Final = frozenset({"SUPP", "CBD", "FOOD", "COSM", "CAM", "DEVICE", "APP", "TEST", "BIO"})
_CUSTOMERS: Final = frozenset(
    {"users", "patients", "customers", "clients", "participants", "members", "volunteers", "subjects"}
)
_BULLET: Final = 12
"""Words up to which a list item is a name and no sentence."""
_ELSEWHERE: Final = -1
"""The head of a predicate that stands in another sentence."""
_OFFERED: Final = frozenset({"treat", "improve", "prevent", "reduce-risk", "cure", "eliminate"})
_HARMFUL: Final = frozenset({"cause", "assoc"})
_BARE_FORMS: Final = frozenset({"works", "copular", "proven"})
_BARE_BLOCKS: Final = frozenset({"item", "title", "heading", "meta", "cell"})
_COMPARATORS: Final = frozenset({"placebo", "sham", "than", "versus", "compared"})


class ClaimSentence:
    """One sentence with what its frames need: its views, cues and clauses, and what the document is about."""

    def __init__(
        self, view: View, layout: Layout, views: Sequence[View], cues: Sequence[Cue], topic: Mark | None
    ) -> None:
        self.view, self.layout, self.views, self.cues, self.topic = view, layout, views, cues, topic
        self.clauses = clauses_of(view)

    @cached_property
    def _told(self) -> dict[str, Any]:
        """What a frame tells of the whole sentence: it is the same for all frames in it."""
        words = self.view.words
        tier = design_tier(words)
        return {
            "design": tier.value if tier else None,
            "quantities": [word for word in words if word[0].isdigit()],
            "comparator": next((word for word in words if word in _COMPARATORS), ""),
        }

    def frames(self) -> Iterator[dict[str, Any]]:
        """Yield the frames of the claims the sentence makes, in text order."""
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
        """Return the claim of a list item that names a problem: the lead-in tells what helps (order 11)."""
        lead = self.layout.lead_sentence(self.view.index)
        aims = [mark for mark in self.view.marks if mark.kind == "TGT"]
        if lead is None or not aims or len(self.view) > _BULLET:
            return None
        verbs = occurrences(self.views[lead])
        if not verbs or verbs[-1].predicate.relation not in _OFFERED:
            return None
        actor = self._fallback(replace(verbs[-1], head=_ELSEWHERE), "none")
        if actor is None:
            return None
        last = aims[-1].end
        bullet = replace(verbs[-1], start=aims[0].start, end=last, head=aims[0].start, form="bullet")
        return self._filled(bullet, actor, aims)

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
        """Return the lead-in's or the document's: items, headings, orders leave it out (rules.md 1.5)."""
        if (how == "stranger" and o.form != "result") or o.predicate.relation in _HARMFUL:
            return None
        lead = self.layout.lead_sentence(self.view.index)
        if lead is not None:
            named = [mark for mark in self.views[lead].marks if mark.kind.startswith("INT")]
            if named:
                return _elsewhere(named[-1])
        # People who act ("you can lower your risk") are no intervention; people who feel a benefit had one.
        if how == "beneficiary" and o.form != "light" and not self._reports_result(o):
            return None
        modal = bool(self.view.tags) and "MD" in self.view.tags[: o.start]
        bare = self.layout.role(self.view.index) in _BARE_BLOCKS and (
            modal or self._tag(o) not in {"VB", "VBG"}
        )
        open_subject = (
            how == "beneficiary"
            or (how == "study" and self._tag(o) != "VBG")
            or o.form in {"passive", "light", "result"}
        )
        if o.form == "noun" and any(cue.kind == "study" for cue in self.cues):
            open_subject = True
        return _elsewhere(self.topic) if self.topic and (bare or open_subject) else None

    def _stands_alone(self, o: Occurrence, actor: Mark | None, how: str) -> bool:
        """Say whether a claim needs no target: safety, superiority, and plain "it works"."""
        if o.predicate.relation in _NEED_NO_TARGET or o.form == "respond":
            return True
        # "How turmeric works" tells how, not that.
        told = self.view.words[:1] != ["how"]
        return told and o.form in _BARE_FORMS and actor is not None and how == "subject"

    def _instructs(self, o: Occurrence, actor: Mark) -> bool:
        """Say whether this is a direction for use ("repeat to kill eggs"): of what shops sell it is none."""
        if o.form != "infinitive" or actor.codes & _SOLD:
            return False
        before = self.view.words[: o.start]
        ordered = bool(self.view.tags) and self.view.tags[0] == "VB"
        return ordered or "should" in before or "must" in before

    def _reports_result(self, o: Occurrence) -> bool:
        """Say whether people of a trial or a shop did well: "users lowered their blood sugar"."""
        return self._tag(o) == "VBD" and not _CUSTOMERS.isdisjoint(self.view.words[: o.start])

    def _names_harm(self, aim: Mark | None) -> bool:
        """Say whether the words of a target are also those of a harm."""
        return aim is not None and any(
            mark.kind == "HARM" and mark.start < aim.end and aim.start < mark.end for mark in self.view.marks
        )

    def _tag(self, o: Occurrence) -> str:
        return self.view.tags[o.head] if self.view.tags and o.head != _ELSEWHERE else ""

    def _inherited_targets(self, o: Occurrence) -> list[Mark]:
        """Return what a heading above names, for `remarkable success in such patients`."""
        if not names_patients(self.view, o):
            return []
        for block in reversed(self.layout.heading_path(self.view.index)):
            for index in self.layout.sentences_of(block):
                named = [mark for mark in self.views[index].marks if mark.kind == "TGT"]
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
        direction = (
            "use"
            if o.form == "use" or self._instructs(o, actor)
            else polarity(o.predicate.relation, o.predicate.direction, aim, is_harm=self._names_harm(aim))
        )
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
            "intervention_span": place(view, actor),
            "intervention_codes": sorted(actor.codes),
            "anaphor": actor.anaphor,
            "targets": [mark.name for mark in aims],
            "target_spans": [place(view, mark) for mark in aims],
            "target_codes": sorted({code for mark in aims for code in mark.codes}),
            "target_flags": sorted({flag for mark in aims for flag in mark.flags}),
            "attribution": next(
                (name for kind, name in ATTRIBUTION.items() if any(c.kind == kind for c in over)), "author"
            ),
            **self._told,
            "roles": _roles(actor, aims),
            "form": "anaphoric" if actor.anaphor and o.form == "active" else o.form,
        }


def _elsewhere(mark: Mark) -> Mark:
    """Return a mention of another sentence: it has a name here, and no place."""
    return replace(mark, start=0, end=0, anaphor=True)


def _roles(actor: Mark, aims: Sequence[Mark]) -> list[str]:
    """Return what else is to be known of a claim: common advice, a benefit that nobody can measure."""
    roles = ["established"] if is_established(actor, aims) else []
    if aims and all(mark.name in word_set("immeasurable") for mark in aims):
        roles.append("immeasurable")
    return roles


def place(view: View, mark: Mark) -> list[int] | None:
    """Return the characters of a mention, or None for one of another sentence."""
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
