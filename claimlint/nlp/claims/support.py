"""What the claims of the ledger rest on: a source of their own, the study being reported, a regulator."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from claimlint.model.analysis import Cue, Grade
from claimlint.nlp.blocks import Layout
from claimlint.nlp.claims.evidence import CLASSES, evidence_of
from claimlint.nlp.view import View
from claimlint.nlp.words import word_set

_ABOUT_A_STUDY: Final = 0.25
"""Share of sentences in the manner of a study report above which a page reports a study."""
_EARLY: Final = 5
"""Sentences in which a report names its study."""
_STATISTICS: Final = 2
"""Sentences with statistics from which a page is taken to give data of its own."""
_REACH: Final = 5
"""Sentences over which a result goes on with the study named before it."""
_PERSONAL: Final = frozenset({"testimonial"})
_POINTING: Final = frozenset({"the", "this", "these", "their", "our", "its", "his", "her"})
_POINTED: Final = 3
"""Words before a study noun among which "the" or "this" stands."""
_UNSOURCED: Final = frozenset({"null", "open", "regulatory"})
"""Families whose "studies" and "evidence" are what is missing, and no source."""


class Support:
    """Tells what each frame of a ledger rests on."""

    def __init__(
        self,
        views: Sequence[View],
        layout: Layout,
        grades: Mapping[int, Sequence[Grade]],
        cues: Mapping[int, Sequence[Cue]],
    ) -> None:
        self._views, self._layout, self._grades = views, layout, grades
        self._reports = {at for at, found in cues.items() if any(cue.kind == "study" for cue in found)}
        self._sources = {
            at: best for at, found in grades.items() if (best := max(found, key=_rank)).rank >= Grade.D.rank
        }
        read = [view.index for view in views if layout.role(view.index) != "references"]
        told = [at for at in read if at in self._reports or at in self._sources]
        early = any(at in self._sources or at in self._reports for at in read[:_EARLY])
        self._about_a_study = early and len(told) >= _ABOUT_A_STUDY * len(read)
        self._own_data = sum(_has_statistics(views[at].words) for at in read) >= _STATISTICS

    def __call__(self, frame: Mapping[str, Any]) -> dict[str, str | None]:
        """Return the evidence class of a frame, and the grade of the source that gives it."""
        name, grade = evidence_of(frame["sentence"], self._grades, self._reports, self._layout)
        if name in {"none", "vague"}:
            name, grade = self._inherited(frame, name, grade)
        return {"evidence": name, "grade": grade.value if grade else None}

    def _inherited(
        self, frame: Mapping[str, Any], name: str, grade: Grade | None
    ) -> tuple[str, Grade | None]:
        """Return what a frame without a source of its own rests on."""
        at = frame["sentence"]
        view = self._views[at]
        if any(
            word in word_set("regulators")
            for word, named in zip(view.words, view.acronym, strict=True)
            if named
        ):
            return "named", Grade.D
        definite = _points_at_a_study(view.words)
        if frame["family"] not in _PERSONAL and (definite or not _speaks_of_studies(view.words)):
            source = self._source_before(at, definite)
            if source is not None:
                return CLASSES[source], source
            if definite or self._own_data or (self._about_a_study and self._reported(at)):
                return "named", Grade.D
        if name == "none" and frame["family"] not in _UNSOURCED and _speaks_of_studies(view.words):
            return "vague", Grade.E
        return name, grade

    def _reported(self, at: int) -> bool:
        return at in self._reports or "VBD" in self._views[at].tags

    def _source_before(self, at: int, definite: bool) -> Grade | None:  # noqa: FBT001 - a fact, not a switch
        """Return the study a result goes on with: one near, in its section, or any one of a page on it."""
        if not definite and not self._reported(at) and not self._about_a_study:
            return None
        for before in range(at - 1, -1, -1):
            near = at - before <= _REACH and self._layout.same_section(before, at)
            if before in self._sources and (near or self._about_a_study):
                return self._sources[before]
        return None


def _rank(grade: Grade) -> int:
    return grade.rank


def _has_statistics(words: Sequence[str]) -> bool:
    pairs = pairwise(words)
    return "ci" in words or any(one in {"p", "n"} and other in {"=", "<", ">"} for one, other in pairs)


def _speaks_of_studies(words: Sequence[str]) -> bool:
    return not word_set("vague_sources").isdisjoint(words)


def _points_at_a_study(words: Sequence[str]) -> bool:
    """Say whether a sentence means a study told before: "the trial found", "their data show"."""
    nouns = word_set("told_studies")
    return any(
        word in nouns and not _POINTING.isdisjoint(words[max(at - _POINTED, 0) : at])
        for at, word in enumerate(words)
    )
