"""What a sentence offers to the wider claims: who may act in it, what may be acted on, what stands near."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimlint.nlp.blocks import Layout
from claimlint.nlp.view import Mark, View
from claimlint.nlp.words import word_set

_AIMS: Final = frozenset({"TGT", "TGT-GENERIC", "HARM"})
_BACK: Final = 5
"""Sentences back in which an intervention is still at hand."""
_ABOUT_HEALTH: Final = 0.29
"""Share of sentences that name a treatment or an outcome below which a page is about something else."""
_PAPER: Final = 0.35
"""Share of sentences in the words of research from which a page is read as a paper."""
_EVERYDAY: Final = frozenset({"EXPO", "FOOD", "BEH"})
_ILL: Final = frozenset({"disease", "symptom"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors and aims; `near` is the intervention before it that it may leave out.

    `people` says that it speaks of people who may have been treated, `measured` of what studies count,
    `after_disease` that an "it" may well mean the disease of the sentence before, `research` that it talks
    like a paper, where anything may be the exposure.
    """

    view: View
    actors: tuple[Mark, ...]
    aims: tuple[Mark, ...]
    near: Mark | None
    people: bool
    measured: bool
    after_disease: bool
    research: bool

    @property
    def named(self) -> bool:
        """Say whether the sentence itself names an intervention."""
        return any(mark.kind == "INT" and not mark.anaphor for mark in self.actors)


class Page:
    """The sentences of a document as scenes, and whether it is about health."""

    def __init__(self, views: Sequence[View], layout: Layout, topic: Mark | None) -> None:
        self.views, self.layout, self.topic = views, layout, topic
        read = [view for view in views if layout.role(view.index) != "references"]
        about = sum(any(_medical(mark) for mark in view.marks) for view in read)
        self.about_health = about >= _ABOUT_HEALTH * len(read)
        talk = word_set("research_talk")
        self.research = sum(not talk.isdisjoint(view.words) for view in read) >= _PAPER * len(read)
        self._headings: dict[int, Mark] = {}
        for view in views:
            mark = _first(view)
            if mark is not None:
                self._headings.setdefault(layout.block_of[view.index], mark)

    def scene(self, view: View) -> Scene:
        """Return the scene of a sentence."""
        words = set(view.words)
        return Scene(
            view,
            tuple(mark for mark in view.marks if mark.kind.startswith("INT")),
            tuple(mark for mark in view.marks if mark.kind in _AIMS),
            self._near(view),
            people=not words.isdisjoint(word_set("treated")),
            measured=not words.isdisjoint(word_set("measures")),
            after_disease=self._after_disease(view),
            research=self.research or not words.isdisjoint(word_set("research_talk")),
        )

    def _near(self, view: View) -> Mark | None:
        lead = self.layout.lead_sentence(view.index)
        before = [] if lead is None else [lead]
        before += range(view.index - 1, max(view.index - 1 - _BACK, -1), -1)
        for index in before:
            if mark := _first(self.views[index]):
                return mark
        above = (self._headings.get(block) for block in reversed(self.layout.heading_path(view.index)))
        return next((mark for mark in above if mark), None)

    def _after_disease(self, view: View) -> bool:
        at = view.index - 1
        if at < 0 or not self.layout.same_block(at, view.index):
            return False
        marks = self.views[at].marks
        ill = any(mark.kind == "TGT-GENERIC" or not _ILL.isdisjoint(mark.flags) for mark in marks)
        return ill and not any(mark.kind == "INT" for mark in marks)


def _medical(mark: Mark) -> bool:
    """Say whether a mention shows that the page is about health, and not about food or work."""
    if mark.kind == "INT":
        return not mark.anaphor and _EVERYDAY.isdisjoint(mark.codes)
    return mark.kind in {"TGT", "HARM"}


def _first(view: View) -> Mark | None:
    return next((mark for mark in view.marks if mark.kind.startswith("INT")), None)
