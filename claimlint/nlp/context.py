"""Context of claims after ConText (Harkema 2009): directed cues, ended by clauses, and what blocks add.

Scopes of cue lists: `after` and `before` the cue in its clause, the whole `clause`, `onward` to the end of
the sentence or to a contrast word, `phrase` to the next comma, the `sentence`, `near` (the sentence, the one
before and the one after it), `-` (only cancels others).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from claimlint.model.text import TextSpan
from claimlint.nlp.blocks import Layout, layout_of
from claimlint.nlp.clauses import CONTRAST, clause_at, clauses_of
from claimlint.nlp.cues import CueRule, Row, cue_matcher
from claimlint.nlp.keys import data_of
from claimlint.nlp.questions import is_open
from claimlint.nlp.quotes import quote_cues
from claimlint.nlp.view import View, views_of
from claimlint.phrases.matcher import Found

_INHERITED: Final = frozenset(
    {
        "research", "hedge", "negation", "question", "hypothetical", "debunk", "warning", "distanced", "meta",
        "harm",
    }
)  # fmt: skip
_DENIAL_OPENERS: Final = frozenset(
    {
        "this", "that", "these", "those", "it", "but", "however", "unfortunately", "actually", "none", "in",
        "the", "yet", "sadly",
    }
)  # fmt: skip
_UNPROVEN: Final = frozenset({"evidence", "true", "proof"})
_DIRECTIONS: Final = frozenset({"advice", "procedure"})
"""Cues beside which a booster makes no statement firmer: "always take it with food"."""
_ASKERS: Final = frozenset({"why", "how"})
_OPEN_QUESTION: Final = frozenset({"what", "which", "who", "whom", "where", "when", "how", "why"})
"""First words of a question that its answers, in the list below it, assert: "So what worked?"."""
_SHORTEST_QUESTION: Final = 5
"""Words of a question that holds a claim, its mark included."""


class ContextScoper:
    """Writes `cues` and `clauses` to our plain data."""

    def __init__(self) -> None:
        self._matcher = cue_matcher()

    def __call__(self, doc: Doc) -> Doc:
        """Find the cues of every sentence, then what sentences and blocks pass on to each other."""
        views, layout, data = views_of(doc), layout_of(doc), data_of(doc)
        clauses = [clauses_of(view) for view in views]
        hits = [self._hits(view) for view in views]
        rows = [
            row for view in views for row in _rows(hits[view.index], view, clauses[view.index], views, layout)
        ]
        rows.extend(quote_cues(doc, views, layout))
        rows.extend(_denied_by_next(hits, views, layout))
        rows.extend(_from_blocks(views, layout))
        rows.extend(_inherited(rows, views, layout))
        rows.sort(key=lambda row: (row.sentence, row.cue, row.kind, row.scope))
        data["cues"] = [row.plain() for row in rows]
        data["clauses"] = [_plain_clauses(view, clauses[view.index]) for view in views]
        return doc

    def _hits(self, view: View) -> list[Found[CueRule]]:
        """Return the cues in a sentence, without those that others cancel."""
        found = list(self._matcher(view.words, view.slots()))
        cancelled = [hit for hit in found if hit.key.scope == "-"]
        kept = [hit for hit in found if hit.key.scope != "-" and not _cancelled(hit, cancelled)]
        directed = any(hit.key.kind in _DIRECTIONS for hit in kept)
        return [hit for hit in kept if hit.key.kind != "booster"] if directed else kept


def _rows(
    hits: Iterable[Found[CueRule]],
    view: View,
    clauses: list[tuple[int, int]],
    views: Sequence[View],
    layout: Layout,
) -> Iterable[Row]:
    for hit in hits:
        scope = _scope(hit, view, clauses, views, layout)
        if scope:
            yield Row(hit.key.kind, view.text_span(hit.low, hit.high), scope, view.index, hit.key.strength)
    yield from _question(view, layout)


def _plain_clauses(view: View, clauses: Iterable[tuple[int, int]]) -> list[list[int]]:
    spans = [view.text_span(start, end) for start, end in clauses]
    return [[span.start, span.end] for span in spans]


def _cancelled(hit: Found[CueRule], pseudo: Sequence[Found[CueRule]]) -> bool:
    cancels = (p.start < hit.end and hit.start < p.end for p in pseudo)
    return hit.key.kind in {"negation", "hypothetical"} and any(cancels)


def _scope(
    hit: Found[CueRule], view: View, clauses: list[tuple[int, int]], views: Sequence[View], layout: Layout
) -> TextSpan | None:
    start, end = clause_at(clauses, hit.start)
    rule = hit.key
    if rule.scope == "near":
        return _near(view, views, layout)
    if rule.scope == "sentence":
        return view.span
    if rule.scope in {"clause", "definition"}:
        return view.text_span(start, end)
    if rule.scope == "before":
        return view.text_span(start, hit.start) if start < hit.start else None
    last = clause_at(clauses, hit.end - 1)[1]
    if rule.scope == "onward":
        last = next((i for i in range(hit.end, len(view)) if view.words[i] in CONTRAST), len(view))
    if rule.scope == "phrase":
        last = next((i for i in range(hit.end, last) if view.words[i] == ","), last)
    if rule.reach:
        last = min(last, hit.end + rule.reach)
    return view.text_span(hit.end, last) if hit.end < last else None


def _near(view: View, views: Sequence[View], layout: Layout) -> TextSpan:
    """Return the sentence with its neighbours in the block; a contrast word reaches back over its start."""
    start, end, at = view.span.start, view.span.end, view.index
    contrasts = not CONTRAST.isdisjoint(view.words[:1])
    if at and (layout.same_block(at - 1, at) or (contrasts and layout.same_section(at - 1, at))):
        start = views[at - 1].span.start
    if at + 1 < len(views) and layout.same_block(at, at + 1):
        end = views[at + 1].span.end
    return TextSpan(start, end)


def _question(view: View, layout: Layout) -> Iterable[Row]:
    if not view.words or not is_open(" ".join(view.words)):
        return
    # "Why does X cure Y?" takes the cure for granted: lowered, not silenced (rules.md 3.5).
    asks_why = view.words[0] in _ASKERS and len(view) >= _SHORTEST_QUESTION
    presupposed = asks_why and not layout.is_heading(view.index)
    kind, strength = ("hedge", 2) if presupposed else ("question", 0)
    yield Row(kind, view.text_span(len(view) - 1, len(view)), view.span, view.index, strength)


def _denied_by_next(
    hits: Sequence[Sequence[Found[CueRule]]], views: Sequence[View], layout: Layout
) -> Iterator[Row]:
    """A sentence is refuted when the next one opens by pointing back and calls it untrue or unproven.

    What a cue governs is not asked: that depends on a parse, which the next sentence may not have.
    """
    for view in views[1:]:
        at = view.index
        if _DENIAL_OPENERS.isdisjoint(view.words[:1]) or not layout.same_section(at - 1, at):
            continue
        if any(_denies(hit.key.kind, view) for hit in hits[at]):
            yield Row("debunk", view.text_span(0, 1), views[at - 1].span, at - 1)


def _denies(kind: str, view: View) -> bool:
    return kind == "debunk" or (kind == "negation" and not _UNPROVEN.isdisjoint(view.words))


def _from_blocks(views: Sequence[View], layout: Layout) -> list[Row]:
    """Headings that announce a refutation or testimonials, reference lists, calls to action."""
    found: list[Row] = []
    for view in views:
        start = TextSpan(view.span.start, view.span.start)
        found.extend(Row(kind, start, view.span, view.index) for kind in layout.kinds(view.index))
        if layout.is_call_to_action(view):
            found.append(Row("cta", view.text_span(0, 1), view.span, view.index))
    return found


def _last_word(view: View) -> int | None:
    """Return the last word of a sentence; the colon that introduces a list is a clause of its own."""
    return next((i for i in range(len(view) - 1, -1, -1) if view.words[i][0].isalnum()), None)


def _inherited(rows: Sequence[Row], views: Sequence[View], layout: Layout) -> list[Row]:
    """A list item inherits what governs the end of the sentence that introduces the list."""
    by_sentence: dict[int, list[Row]] = {}
    for row in rows:
        by_sentence.setdefault(row.sentence, []).append(row)
    found: list[Row] = []
    for view in views:
        lead = layout.lead_sentence(view.index)
        end = None if lead is None else _last_word(views[lead])
        if lead is None or end is None:
            continue
        last = views[lead].text_span(end, end + 1)
        found.extend(
            Row(row.kind, row.cue, view.span, view.index, row.strength)
            for row in by_sentence.get(lead, ())
            if row.kind in _inherited_from(views[lead]) and row.scope.overlaps(last)
        )
    return found


def _inherited_from(lead: View) -> frozenset[str]:
    """Return the kinds of cue that items take from a lead-in; answers to an open question are assertions."""
    asks = lead.words[-1] == "?" and not _OPEN_QUESTION.isdisjoint(lead.words[:2])
    return _INHERITED - {"question"} if asks else _INHERITED
