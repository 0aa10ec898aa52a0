"""Find the phrases of rules (and their exceptions) in the sentences of a Doc."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Doc

from claimlint.nlp.keys import data_of
from claimlint.nlp.view import View, views_of
from claimlint.phrases.matcher import PatternMatcher
from claimlint.phrases.syntax import Node

PatternKey = tuple[str, str, int]


class TriggerFinder:
    """Writes `matches` to our plain data: [rule, group, index, span, whole span, sentence]."""

    def __init__(
        self, patterns: Iterable[tuple[PatternKey, list[Node]]], lexicons: Mapping[str, list[Node]]
    ) -> None:
        self._matcher: PatternMatcher[PatternKey] = PatternMatcher(patterns, lexicons)

    def __call__(self, doc: Doc) -> Doc:
        """Add all matches of all sentences, in order."""
        data_of(doc)["matches"] = [row for view in views_of(doc) for row in self.rows(view)]
        return doc

    def rows(self, view: View) -> list[list[Any]]:
        """Return the matches in one sentence as plain rows."""
        found = []
        for hit in self._matcher(view.words, view.slots()):
            span = view.text_span(hit.low, hit.high)
            whole = view.text_span(hit.start, hit.end)
            found.append([*hit.key, span.start, span.end, whole.start, whole.end, view.index])
        return sorted(found, key=lambda row: (row[3], row[4], row[0], row[1], row[2]))
