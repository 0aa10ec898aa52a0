"""Who tells it: a patient, customer or relative, or somebody who speaks for a profession or a study."""

import re
from typing import Final

from claimlint.engine.page import Page
from claimlint.model.text import BlockRole, TextSpan

_OWN: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_MANY: Final = re.compile(
    r"\b(?:patients|participants|volunteers|subjects|clients|customers|people|"
    r"trials?|stud(?:y|ies)|researchers|data)\b",
    re.IGNORECASE,
)
"""Words by which a quotation speaks of others than its speaker."""
_EXPERT: Final = re.compile(
    r"\b(?:(?:Dr|Prof|Professor)\b\.?|MD|PhD|(?:co-)?(?:founder|author|director|investigator)|CEO|"
    r"chief executive|president|chair(?:man|woman)?|spokes(?:man|woman|person)|researcher|scientist|"
    r"physician|surgeon|psychiatrist|psychologist|neurologist|dermatologist|cardiologist|oncologist|"
    r"rheumatologist|dentist|pharmacist|therapist|nutritionist|dietitian|consultant|clinician|specialist|"
    r"epidemiologist|the (?:company|team|authors?|agency|firm)|experts?)\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:says?|said|adds?|added|explain(?:s|ed)|notes?|noted|told|tells|wrote|writes|recall(?:s|ed)|"
    r"report(?:s|ed)|according)\b",
    re.IGNORECASE,
)
_OPENING: Final = 60
"""Characters of the next sentence that may still name the speaker."""


def is_lay(page: Page, sentence: int, span: TextSpan) -> bool:
    """Say whether a lay person tells it: in a testimonial, in a quotation, or in the first person."""
    cues = page.governing(sentence, span)
    if any(cue.kind == "testimonial" for cue in cues):
        return True
    text = page.sentence_text(sentence)
    own = _OWN.search(text) is not None
    if not any(cue.kind == "quote" for cue in cues) and page.block(sentence).role is not BlockRole.QUOTE:
        return own
    return not _speaks_of_others(text, own=own) and _EXPERT.search(_around_quotation(page, sentence)) is None


def _speaks_of_others(text: str, *, own: bool) -> bool:
    return _MANY.search(text) is not None and not own


def _around_quotation(page: Page, sentence: int) -> str:
    """Return the words outside the quotation that may name its speaker, from before and after it."""
    outside = _unquoted(page, sentence)
    if _SAYS.search(outside):
        return outside
    before = _unquoted(page, sentence - 1) if page.adjacent(sentence, sentence - 1) else ""
    after = _unquoted(page, sentence + 1) if page.adjacent(sentence, sentence + 1) else ""
    introduced = before if _SAYS.search(before) else ""
    return f"{outside} {introduced} {after[:_OPENING]}"


def _unquoted(page: Page, sentence: int) -> str:
    """Return a sentence without what stands in it between quotation marks."""
    home = page.analysis.sentences[sentence].span
    words = page.text(home)
    for cue in sorted(page.cues(sentence), key=lambda cue: -cue.scope.start):
        if cue.kind == "quote" and cue.scope.overlaps(home):
            start, end = max(cue.scope.start - home.start, 0), max(cue.scope.end - home.start, 0)
            words = words[:start] + words[end:]
    return words
