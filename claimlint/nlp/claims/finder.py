"""The claim finder: from predicates, slots and cues to claim frames, as plain data on the Doc."""

from bisect import bisect_right
from typing import Any

from spacy.tokens import Doc

from claimlint.model.analysis import Cue, Grade
from claimlint.model.text import TextSpan
from claimlint.nlp.blocks import layout_of
from claimlint.nlp.claims.anaphora import resolve, topic_of
from claimlint.nlp.claims.evidence import evidence_of
from claimlint.nlp.claims.possible import claimable, lead_ins
from claimlint.nlp.claims.sentence import ClaimSentence
from claimlint.nlp.keys import CITATIONS, data_of
from claimlint.nlp.view import Mark, View, views_of, without_syntax


class ClaimFinder:
    """Writes `claims`, `anaphors` and `topic` to our plain data, with entities, cues and syntax.

    A parse that only a rule asked for is not looked at: claims do not depend on the rules in use.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Add the claim frames of every sentence outside reference lists."""
        data, layout = data_of(doc), layout_of(doc)
        views = views_of(doc)
        able, leads = claimable(data, views), lead_ins(views, layout)
        read = able | leads
        views = [view if view.index in read else without_syntax(view) for view in views]
        topic = _given_topic(data) or topic_of(views, layout)
        resolve(views, layout, topic)
        cues = cues_by_sentence(data)
        data["topic"] = [topic.name, sorted(topic.codes)] if topic else ["", []]
        data["anaphors"] = [_mention(view, mark) for view in views for mark in view.marks if mark.anaphor]
        grades = grades_by_sentence(doc)
        reports = {number for number, found in cues.items() if any(cue.kind == "study" for cue in found)}
        data["claims"] = [
            {**frame, **_evidence(evidence_of(view.index, grades, reports, layout))}
            for view in views
            if view.index in able or layout.lead_sentence(view.index) is not None
            if layout.role(view.index) != "references"
            for frame in ClaimSentence(view, layout, views, cues.get(view.index, []), topic).frames()
        ]
        return doc


def cues_by_sentence(data: dict[str, Any]) -> dict[int, list[Cue]]:
    """Return the cues that the context scoper wrote, by sentence."""
    cues: dict[int, list[Cue]] = {}
    for kind, start, end, low, high, sentence, strength in data.get("cues", ()):
        cue = Cue(kind, TextSpan(start, end), TextSpan(low, high), sentence, strength)
        cues.setdefault(sentence, []).append(cue)
    return cues


def fixed_topic(data: dict[str, Any]) -> Mark | None:
    """Return the topic that the claim finder settled on."""
    name, codes = data["topic"]
    return Mark(0, 0, "INT", name, frozenset(codes), frozenset()) if name else None


def grades_by_sentence(doc: Doc) -> dict[int, list[Grade]]:
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


def _given_topic(data: dict[str, Any]) -> Mark | None:
    """Return the topic that an earlier piece of the same document fixed."""
    given = data.get("input", {}).get("topic")
    return Mark(0, 0, "INT", given[0], frozenset(given[1]), frozenset()) if given and given[0] else None


def _mention(view: View, mark: Mark) -> list[Any]:
    span = view.text_span(mark.start, mark.end)
    return [span.start, span.end, mark.kind, mark.name, view.index, sorted(mark.codes), sorted(mark.flags)]
