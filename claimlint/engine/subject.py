"""Whether an article is about health: "safe and effective" passwords are not (rules.md 1.6, 3.10)."""

from collections import Counter
from typing import Final

from claimlint.model.analysis import Analysis, Mention
from claimlint.model.text import BlockRole

SHORT: Final = 8
"""Sentences up to which a text is taken at its word: too little to judge a subject by."""
SHARE: Final = 0.22
"""Share of sentences that name a treatment or a health problem, from which an article is about health.

Measured on real and written articles: off-domain texts reach .21, the thinnest clinic pages start at .25.
"""
RECURRING: Final = 3
"""Mentions of one treatment that make it the subject of a page that names little else."""
DENSE: Final = 0.1
"""And how often it must come back in a longer one."""
_VAGUE: Final = frozenset({"weak", "open"})
_NO_TREATMENT: Final = frozenset({"EXPO", "SVC", "GENERIC"})
_NO_PROBLEM: Final = frozenset({"OUT", "GENERIC"})
_PROBLEM: Final = frozenset({"disease", "symptom", "marker"})


def names_health(mention: Mention) -> bool:
    """Say whether a mention is a treatment or a health problem by itself, whatever stands around it."""
    if mention.anaphor or mention.flags & _VAGUE:
        return False
    if mention.kind == "INT":
        return not mention.codes <= _NO_TREATMENT
    return mention.kind == "TGT" and bool(mention.flags & _PROBLEM) and not mention.codes <= _NO_PROBLEM


def _is_title(analysis: Analysis, mention: Mention) -> bool:
    block = analysis.blocks[analysis.sentences[mention.sentence].block]
    return block.role is BlockRole.TITLE or block.label == "title"


def is_about_health(analysis: Analysis) -> bool:
    """Say whether an article as a whole is about health."""
    prose = {
        index
        for index, sentence in enumerate(analysis.sentences)
        if analysis.blocks[sentence.block].role is not BlockRole.REFERENCES
    }
    if len(prose) <= SHORT:
        return True
    titled = (m for m in analysis.mentions if names_health(m) and (m.kind == "INT" or "disease" in m.flags))
    if any(_is_title(analysis, mention) for mention in titled):
        return True
    clear = [mention for mention in analysis.mentions if mention.sentence in prose and names_health(mention)]
    if len({mention.sentence for mention in clear}) >= SHARE * len(prose):
        return True
    treatments = Counter(mention.name for mention in clear if mention.kind == "INT")
    return any(count >= max(RECURRING, DENSE * len(prose)) for count in treatments.values())
