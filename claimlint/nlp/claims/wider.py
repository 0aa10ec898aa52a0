"""The wider claims of a sentence: results, harms, nulls, approvals, advice, and what testimonials tell.

They go into the ledger of claims. Rules judge the claims of `sentence.py`; a rule that is to judge these
names their family.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from claimlint.model.analysis import Certainty, Cue
from claimlint.model.certainty import certainty_of, governing
from claimlint.nlp.blocks import Layout
from claimlint.nlp.claims import gates
from claimlint.nlp.claims.assertions import Assertion, Trigger, assertions
from claimlint.nlp.claims.details import details_of
from claimlint.nlp.claims.findings import LINK, finding_of
from claimlint.nlp.claims.scene import Page, Scene
from claimlint.nlp.claims.sentence import ATTRIBUTION, place
from claimlint.nlp.claims.valence import polarity
from claimlint.nlp.clauses import clause_at, clauses_of
from claimlint.nlp.design import design_tier
from claimlint.nlp.trained import FINITE
from claimlint.nlp.view import Mark, View

_SILENT: Final = frozenset({"disclaimer"})
"""Cues of sentences that assert nothing of their own."""
_ACTS: Final = frozenset({"efficacy", "harm", "risk"})
_ILL: Final = frozenset({"disease", "symptom"})
_SUBJECT_ACTS: Final = frozenset({"harm", "risk", "efficacy"})
"""Families whose verb has a subject that must not be a disease or the body."""
_DIRECTIONS: Final = frozenset({"+", "-", "="})
_H3: Final = 3
_LABEL: Final = 7
"""Words among which a label that opens a sentence ends."""
_FOUND_LINK: Final = Trigger("association", "assoc", "neutral", "-", "research", verb=False)
_FOUND_EFFECT: Final = Trigger("finding", "cause", "neutral", "-", "research", verb=False)
_FINDINGS: Final = frozenset({"association", "comparison", "finding", "result", "efficacy", "risk"})
"""Families of claims that the sentences of a paper make only where they tell a finding."""
_TOLD_APART: Final = frozenset({"recommendation", "regulatory", "safety", "open"})
"""Families of claims that a paper's findings say nothing of."""


class WiderClaims(Page):
    """Finds the wider claims of a document, and which of the judged ones belong into its ledger."""

    def __init__(
        self, views: Sequence[View], layout: Layout, topic: Mark | None, cues: dict[int, list[Cue]]
    ) -> None:
        super().__init__(views, layout, topic)
        self.cues = cues

    def belongs(self, frame: dict[str, Any]) -> bool:
        """Say whether a judged frame is a claim to a reader, and no question, label, condition or illness."""
        view = self.views[frame["sentence"]]
        scene = self.scene(view)
        start, end = view.word_at(frame["predicate"][0]), view.word_at(frame["predicate"][1] - 1) + 1
        if not self._may_claim(scene) or (not frame["intervention_span"] and not self._can_leave_out(frame)):
            return False
        if not _stated(view, start, end):
            return False
        if not _ILL.intersection(frame["target_flags"]) and gates.acts_on_molecules(view, start, end):
            return False
        return not gates.acts_by_itself(scene, start, end)

    def as_told(self, frame: dict[str, Any]) -> dict[str, Any]:
        """Return a judged frame with what the page makes of it: what a paper asks for is open."""
        if frame["certainty"] == "C0" or not self._asked_for(self.views[frame["sentence"]]):
            return frame
        return {**frame, "certainty": Certainty.C1.value}

    def found(self, view: View, frames: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the frames of a sentence as a paper finds them: links as links, effects as effects."""
        if not self.research or self.layout.role(view.index) == "references":
            return list(frames)
        finding = finding_of(view)
        if finding is None:
            return [frame for frame in frames if frame["family"] not in _FINDINGS]
        trigger = _FOUND_LINK if finding.kind == LINK else _FOUND_EFFECT
        if not frames:
            return self._only_found(view, Assertion(trigger, finding.start, finding.end))
        return [
            frame if frame["family"] in _TOLD_APART else {**frame, "relation": _relation(frame, trigger)}
            for frame in frames
        ]

    def _only_found(self, view: View, told: Assertion) -> list[dict[str, Any]]:
        scene = self.scene(view)
        if not _stated(view, told.start, told.end):
            return []
        clause = clause_at(clauses_of(view), told.start)
        return [self._frame(scene, told, clause)] if self._may_claim(scene) else []

    def _asked_for(self, view: View) -> bool:
        return self.research and gates.calls_for_work(view)

    def _can_leave_out(self, frame: dict[str, Any]) -> bool:
        """Say whether a frame may go without an intervention of its own: not a passive, nor a bare list."""
        if frame["form"] == "passive":
            return False
        lead = self.layout.lead_sentence(frame["sentence"])
        return frame["form"] != "bullet" or lead is None or not FINITE.isdisjoint(self.views[lead].tags)

    def _may_claim(self, scene: Scene) -> bool:
        kinds = {cue.kind for cue in self.cues.get(scene.view.index, ())}
        if kinds & _SILENT or gates.asks(scene):
            return False
        if scene.named and gates.is_bare_heading(scene, self.layout):
            return False
        return self.about_health or (scene.named and bool(scene.aims))

    def frames(self, view: View, taken: Sequence[tuple[int, int]]) -> Iterator[dict[str, Any]]:
        """Yield one frame for each clause of a sentence that asserts something and is not `taken` yet."""
        found = assertions(view) if view.words and self.layout.role(view.index) != "references" else []
        if not found:
            return
        scene = self.scene(view)
        if not self._may_claim(scene) or gates.is_bare_heading(scene, self.layout):
            return
        clauses = clauses_of(view)
        used = {(clause, False) for clause in clauses if any(_overlap(view, clause, span) for span in taken)}
        for assertion in sorted(found, key=_denials_first):
            # A link is told beside the effect that its words also name ("associated with better survival").
            place = clause_at(clauses, assertion.start), assertion.trigger.family == "association"
            if place not in used and self._holds(scene, assertion):
                used.add(place)
                yield self._frame(scene, assertion, place[0])

    def _holds(self, scene: Scene, assertion: Assertion) -> bool:
        family, start, end = assertion.trigger.family, assertion.start, assertion.end
        if not self._complete(scene, assertion) or self._only_words(scene.view, assertion):
            return False
        if gates.tells_of_another(scene, start, end):
            return False
        if gates.is_ordered(scene.view, start) or not _stated(scene.view, start, end):
            return False
        if family not in _SUBJECT_ACTS or (scene.research and family == "risk"):
            return True
        return not gates.acts_by_itself(scene, start, end)

    @staticmethod
    def _only_words(view: View, assertion: Assertion) -> bool:
        """Say whether the words of an assertion are no verb here, or tell no more than a mechanism."""
        trigger, start, end = assertion.trigger, assertion.start, assertion.end
        if trigger.verb and gates.is_noun(view, start):
            return True
        if trigger.verb and trigger.family in _ACTS and gates.only_describes(view, start, end):
            return True
        return trigger.family == "efficacy" and gates.acts_on_molecules(view, start, end)

    def _complete(self, scene: Scene, assertion: Assertion) -> bool:
        """Say whether the sentence, or the text before it, has what the trigger needs beside it."""
        agent, aim = bool(scene.actors), bool(scene.aims) or scene.measured
        near = agent or scene.near is not None
        needs = assertion.trigger.needs
        if needs == "agent":
            return agent or (near and (scene.people or assertion.start == 0 or (scene.research and aim)))
        if needs == "aim":
            return aim and near
        if needs == "both":
            return aim and (agent or (scene.research and near))
        if needs == "research":
            return self.research
        if needs == "near":
            return near and (agent or aim or scene.people)
        return needs == "page" or self.topic is not None

    def _frame(self, scene: Scene, assertion: Assertion, clause: tuple[int, int]) -> dict[str, Any]:
        view, trigger = scene.view, assertion.trigger
        predicate = view.text_span(assertion.start, assertion.end)
        over = governing(self.cues.get(view.index, ()), predicate)
        certainty = _certainty(view, assertion, over)
        if self._asked_for(view):
            certainty = min(certainty, Certainty.C1)
        actor = _actor(scene, assertion, clause)
        actor = self.topic if actor is None else actor
        aims = _aims(scene, assertion, clause)
        span = view.text_span(*trimmed(view, clause))
        tier = design_tier(view.words)
        return {
            "span": [span.start, span.end],
            "predicate": [predicate.start, predicate.end],
            "sentence": view.index,
            "relation": trigger.relation,
            "polarity": _polarity(assertion, aims),
            "certainty": certainty.value,
            "negated": certainty is Certainty.C0,
            "intervention": "" if actor is None else actor.name,
            "intervention_span": place(view, actor) if actor is not None and actor in scene.actors else None,
            "intervention_codes": [] if actor is None else sorted(actor.codes),
            "anaphor": actor is not None and (actor.anaphor or actor not in scene.actors),
            "targets": list(dict.fromkeys(mark.name for mark in aims)),
            "target_spans": [place(view, mark) for mark in aims],
            "target_codes": sorted({code for mark in aims for code in mark.codes}),
            "target_flags": sorted({flag for mark in aims for flag in mark.flags}),
            "attribution": next(
                (name for kind, name in ATTRIBUTION.items() if any(cue.kind == kind for cue in over)),
                "author",
            ),
            "design": tier.value if tier else None,
            **details_of(view.words),
            "roles": [],
            "form": trigger.family,
            "family": trigger.family,
        }


def _stated(view: View, start: int, end: int) -> bool:
    """Say whether words are stated, and neither a condition, nor a method, nor what is being looked into."""
    if gates.is_conditional(view, start) or gates.explains_how(view, start, end):
        return False
    return not (
        gates.describes_methods(view, start) or gates.sets_out(view, start) or gates.is_custom(view, start)
    )


def _relation(frame: dict[str, Any], trigger: Trigger) -> str:
    """Return what a frame says in a paper: a link, or the effect it names."""
    told_as_link = trigger is _FOUND_LINK or frame["relation"] == "assoc"
    return trigger.relation if told_as_link else frame["relation"]


def _denials_first(assertion: Assertion) -> tuple[bool, int, int]:
    return assertion.trigger.certainty != "C0", assertion.start, -assertion.end


def trimmed(view: View, clause: tuple[int, int]) -> tuple[int, int]:
    """Return a clause without the marks that open it ("## ", "- **")."""
    first = _after_label(view, *clause)
    return next((i for i in range(first, clause[1]) if view.words[i][0].isalnum()), clause[0]), clause[1]


def _after_label(view: View, start: int, end: int) -> int:
    """Return where a clause starts after a label ("Water retention:") or the place of a report."""
    ahead = view.words[start : min(start + _LABEL, end - 1)]
    colon = next((i for i, word in enumerate(ahead) if word[0] == ":"), None)
    if colon is not None and FINITE.isdisjoint(view.tags[start : start + colon]):
        return start + colon + 1
    if view.acronym[start : start + 1] == [True] and ahead[1:2] == ["("] and ")" in ahead:
        return start + ahead.index(")") + 1
    return start


def _overlap(view: View, clause: tuple[int, int], span: tuple[int, int]) -> bool:
    own = view.text_span(*clause)
    return own.start < span[1] and span[0] < own.end


def _certainty(view: View, assertion: Assertion, over: Sequence[Cue]) -> Certainty:
    """Return what the words themselves leave, or what governs them; "may not work" is only possible."""
    own, span = assertion.trigger.certainty, view.text_span(assertion.start, assertion.end)
    if own == "-":
        # The "no" of "no side effects" is what the claim says; it denies nothing.
        free = assertion.trigger.family == "safety"
        return certainty_of(
            cue for cue in over if not (free and cue.kind == "negation" and span.overlaps(cue.span))
        )
    if any(cue.kind == "question" for cue in over):
        return Certainty.C1
    hedged = any(cue.kind == "hedge" and cue.strength == _H3 for cue in over)
    return Certainty.C2 if hedged and own == "C0" else Certainty(own)


def _polarity(assertion: Assertion, aims: Sequence[Mark]) -> str:
    trigger = assertion.trigger
    if trigger.polarity not in _DIRECTIONS:
        return trigger.polarity
    return polarity(trigger.relation, trigger.polarity, aims[0] if aims else None)


def _actor(scene: Scene, assertion: Assertion, clause: tuple[int, int]) -> Mark | None:
    """Return the intervention of the clause before the words, else of the sentence, else the one at hand."""
    own = [mark for mark in scene.actors if clause[0] <= mark.start < assertion.start]
    rest = [mark for mark in scene.actors if mark.start >= clause[0]] or list(scene.actors)
    found = own or rest
    named = [mark for mark in found if mark.kind == "INT"]
    return (named or found)[0] if found else scene.near


def _aims(scene: Scene, assertion: Assertion, clause: tuple[int, int]) -> list[Mark]:
    """Return what the clause says is acted on: after the words, else before them, else in the sentence."""
    kept = [mark for mark in scene.aims if not _told_twice(mark, scene.aims)]
    own = [mark for mark in kept if clause[0] <= mark.start < clause[1]]
    return [mark for mark in own if mark.end > assertion.start] or own or kept


def _told_twice(mark: Mark, marks: Sequence[Mark]) -> bool:
    return mark.kind == "HARM" and any(
        other.kind != "HARM" and other.start <= mark.start and mark.end <= other.end for other in marks
    )
