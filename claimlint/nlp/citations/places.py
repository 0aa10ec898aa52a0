"""Where to look in a Doc: sentences that may cite something, and a word that stands for an empty place."""

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from spacy.tokens import Doc

# A sentence without one of these words (in lower case) has no source, not even a vague one.
_SIGN: Final = re.compile(
    r"(?:stud[iy]|trials?$|research|scien|evidence$|data$|literature|findings|experts?$|doctor"
    r"|physicians?$|clinic"
    r"|specialist|dermatolog|nutritionist|dietit|psych|neuro|epidem|therapists?$|profess|author"
    r"|investigat|reviews?$|analys"
    r"|experiment|survey|guid|tests?$|testing$|journal|known$|shown$|prove|said$|says?$|thought"
    r"|believe|report|document|accept"
    r"|establish|recogni|swear|claim|al$|al\.|colleague|co-?workers|co-?authors|associates|teams?$"
    r"|group|accord|publish|label"
    r"|package|prescrib|smpc|summary|wikipedia|papers?$|articles?$|cohort|states$|warns?|notes?$"
    r"|recommend|advis|estimat"
    r"|statement|consider|our$|file$|internal|seen$|patent|pharmacist|meta|cochrane|jama|bmj|nejm"
    r"|lancet|journal|dr\.?$|drs\.?$"
    r"|md$|phd|m\.d|ph\.d|rct|preprint|medrxiv|biorxiv|factsheet|https?|www\.|doi|observed|found$"
    r"|demonstrat)"
    r"|.*(?:\d{4}|[\[⁰¹²³⁴-⁹*†‡]|\w\.\(?\d)"
)
_BRACKET: Final = "("


class Places:
    """The tokens and sentences of one Doc by character."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._offsets: Any = doc.to_array("IDX")

    def sentences(self, signs: dict[int, bool], *, brackets: bool) -> Iterator[tuple[int, int]]:
        """Yield the sentences that hold a sign of a citation; `signs` remembers which words are signs.

        With `brackets`, "(" is a sign too: the document has references that "(1)" may mean.
        """
        lower: Any = self.doc.to_array("LOWER")
        words, places = np.unique(lower, return_inverse=True)
        strings = self.doc.vocab.strings
        wanted = np.empty(len(words), dtype=bool)
        for i, word in enumerate(words.tolist()):
            sign = signs.get(word)
            if sign is None:
                text = strings[word]
                sign = signs[word] = _SIGN.match(text) is not None
            wanted[i] = sign or (brackets and strings[word] == _BRACKET)
        starts: Any = np.flatnonzero(self.doc.to_array("SENT_START") == 1)
        if len(starts) == 0 or starts[0] != 0:
            starts = np.concatenate(([0], starts))
        hot = np.unique(np.searchsorted(starts, np.flatnonzero(wanted[places]), side="right") - 1)
        bounds = [*self._offsets[starts].tolist(), len(self.text)]
        for i in hot.tolist():
            yield bounds[i], bounds[i + 1]

    def anchor(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of a place; an empty one takes the word before it, else the one after."""
        if end > start:
            return start, end
        before = int(np.searchsorted(self._offsets, start)) - 1
        while before > 0 and self.doc[before].is_space and "\n\n" not in self.doc[before].text:
            before -= 1
        token = before if before >= 0 and not self.doc[before].is_space else self._word_after(start)
        if token is None:
            return start, end
        return self.doc[token].idx, self.doc[token].idx + len(self.doc[token])

    def _word_after(self, start: int) -> int | None:
        after = int(np.searchsorted(self._offsets, start))
        while after < len(self.doc) and self.doc[after].is_space:
            after += 1
        return after if after < len(self.doc) else None
