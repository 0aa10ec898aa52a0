"""Quotation marks: speech (the publisher answers for it), scare quotes and quoted words (the author keeps a distance)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from claimlint.model.text import TextSpan
from claimlint.nlp.blocks import Layout
from claimlint.nlp.cues import Row
from claimlint.nlp.view import View

_PAIR: Final = re.compile(r'"([^"\n]{1,1200})"|(?<![\w\'])\'([^\'\n]{2,60})\'(?!\w)')
_SPEECH: Final = frozenset(
    """say says said tell tells told explain explains explained add adds added note notes noted recall recalls recalled write writes
    wrote report reports reported argue argues argued believe believes believed warn warns warned insist insists insisted
    according claim claims claimed comment comments commented conclude concludes concluded testimonial review recommends""".split()
)
_SPOKEN: Final = 4
"""Words from which a quotation is speech rather than a quoted term (rules.md 1.3)."""


def quote_cues(doc: Doc, views: Sequence[View], layout: Layout) -> Iterator[Row]:
    """Yield a `quote` cue for speech and a `distanced` cue for quoted words, per sentence they touch."""
    starts = [view.span.start for view in views]
    for pair in _PAIR.finditer(doc.text):
        inside = TextSpan(pair.start() + 1, pair.end() - 1)
        first, last = max(bisect_right(starts, pair.start()) - 1, 0), bisect_right(starts, pair.end())
        touched = [view for view in views[first:last] if inside.overlaps(view.span)]
        if not touched:
            continue
        words = len(pair.group(0).split())
        around = set(touched[0].words) | set(touched[-1].words)
        if touched[-1].index + 1 < len(views) and layout.same_block(touched[-1].index, touched[-1].index + 1):
            around |= set(views[touched[-1].index + 1].words[:8])
        kind = "quote" if words >= _SPOKEN and (around & _SPEECH or words > 2 * _SPOKEN) else "distanced"
        for view in touched:
            scope = TextSpan(max(inside.start, view.span.start), min(inside.end, view.span.end))
            yield Row(kind, TextSpan(scope.start, scope.start), scope, view.index)
