"""Sentences that say something under a shield: a statement asked, denied, quoted, debunked, and so on.

`{S}` stands for a statement as a sentence without its full stop, `{s}` for the same in running text.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claimlint.ruleset.rule import Example

READINGS: Final = {
    "ADVICE": ("Ask your doctor whether {s}.", "Talk to your doctor before you believe that {s}."),
    "DEBUNK": ("It is a myth that {s}.", "Myth: {s}. This is false.", "## Myth\n\n{S}."),
    "DEF": ("{S}; that is how the term is defined.", "By definition, {s}."),
    "DISCLAIMER": (
        "This page is for general information and not a substitute for medical advice, though {s}.",
    ),
    "DISTANCED": (
        "The company claims that {s}.",
        "Supporters allege that {s}.",
        "It is supposedly true that {s}.",
    ),
    "EMERGENCY": ("Call an ambulance at once if you have chest pain, even where {s}.",),
    "ESTABLISHED": (),
    "IMMEASURABLE": (),
    "GUIDE": ("The NICE guideline recommends it because {s}.", "NICE guidance states that {s}."),
    "HARMPOL": ("One of the side effects is that {s}.", "There is a risk of harm: {s}."),
    "HEADING": ("## {S}\n\nText follows.",),
    "HEDGE": ("It is possible that {s}.", "Perhaps {s}.", "It may be that {s}."),
    "HIST": ("In the 1950s, doctors believed that {s}.", "It was once thought that {s}."),
    "HYP": ("Researchers wonder whether {s}.", "If {s}, that would be welcome."),
    "IDIOM": (),
    "LIMIT": ("{S}. However, the studies were small and more research is needed.",),
    "LIMITATION": ("{S}. However, the studies were small and more research is needed.",),
    "MECH": ("{S} because it blocks NMDA receptors.",),
    "META": (
        "Be wary of adverts that say that {s}.",
        "Avoid the phrase “{s}”.",
        "The word is misused in slogans such as “{S}”.",
    ),
    "NEG": ("There is no evidence that {s}.", "It is not true that {s}.", "No study has shown that {s}."),
    "PROCEDURE": ("You will be asked to wait because {s}.", "The dose is given where {s}."),
    "Q": ("{S}?", "Is it true that {s}?"),
    "QUOTE": ("“{S},” said Dr Ann Lee.", "“{S},” says the company's founder."),
    "REFLIST": ("## References\n\n1. Lee A, Roe B. {S}. BMJ 2019;364:l1200.",),
    "REG": ("The FDA approved the label, which states that {s}.", "It is FDA-approved because {s}."),
    "RESEARCH": ("A trial will test whether {s}.", "It is being studied whether {s}."),
    "STUDY": ("In the trial, participants showed that {s}.", "Researchers in one study found that {s}."),
    "TESTIMONIAL": ("“{S},” writes Anna, a patient. “I am so happy.”",),
    "WARN": ("Do not believe that {s}.", "Doctors warn people not to trust the claim that {s}."),
}
"""Shield → ways to put a statement under it; where there is none, only the rule's own examples reach it."""


def shielded(shield: str, example: Example) -> Iterator[Example]:
    """Yield a one-sentence example put under a shield."""
    statement = example.text.strip().rstrip(".!")
    if "\n" in statement or example.media_type != "text/plain":
        return
    words = {"S": statement, "s": statement[:1].lower() + statement[1:]}
    for pattern in READINGS.get(shield.rstrip("-"), ()):
        text = pattern.format(**words)
        kind = "text/markdown" if text.startswith("## ") else example.media_type
        yield replace(example, id="made", text=text, media_type=kind, flag=(), severity=None)
