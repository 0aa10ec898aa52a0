"""Quotation marks: speech, for which the publisher answers, and words that the author keeps at a distance."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from claimlint.model.text import TextSpan
from claimlint.nlp.blocks import Layout
from claimlint.nlp.cues import Row
from claimlint.nlp.view import View
from claimlint.nlp.words import word_set

_PAIR: Final = re.compile(r'"([^"\n]{1,1200})"|(?<![\w\'])\'((?:[^\'\n]|(?<=\w)\'(?=\w)){2,60})\'(?!\w)')
_SPOKEN: Final = 4
"""Words from which a quotation is speech rather than a quoted term (rules.md 1.3)."""
_SPEAKER: Final = frozenset({"i", "my", "me"})
_OPENING: Final = 8
"""Words of the next sentence that may say who spoke."""


def quote_cues(doc: Doc, views: Sequence[View], layout: Layout) -> Iterator[Row]:
    """Yield a `quote` cue for speech and a `distanced` cue for quoted words, per sentence they touch."""
    starts = [view.span.start for view in views]
    for pair in _PAIR.finditer(doc.text):
        inside = TextSpan(pair.start() + 1, pair.end() - 1)
        first, last = max(bisect_right(starts, pair.start()) - 1, 0), bisect_right(starts, pair.end())
        touched = [view for view in views[first:last] if inside.overlaps(view.span)]
        if not touched:
            continue
        kind = "quote" if _is_speech(len(pair.group(0).split()), touched, views, layout) else "distanced"
        for view in touched:
            scope = TextSpan(max(inside.start, view.span.start), min(inside.end, view.span.end))
            yield Row(kind, TextSpan(scope.start, scope.start), scope, view.index)


def _is_speech(length: int, touched: Sequence[View], views: Sequence[View], layout: Layout) -> bool:
    """Say whether quoted words are many, or enough with an "I" in them or a verb of speech beside them."""
    if length < _SPOKEN:
        return False
    if length > 2 * _SPOKEN or any(not _SPEAKER.isdisjoint(view.words) for view in touched):
        return True
    around = {*touched[0].words, *touched[-1].words}
    after = touched[-1].index + 1
    if after < len(views) and layout.same_block(after - 1, after):
        around.update(views[after].words[:_OPENING])
    return not around.isdisjoint(word_set("speech_verbs"))
