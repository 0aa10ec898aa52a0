"""How much a finding weighs: the rule's table, the citation found, the modifiers of rules.md 6.3, the cap."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from claimlint.engine.candidates import Candidate, intervention_codes, target_traits
from claimlint.engine.page import Page
from claimlint.engine.shields import SOFT_HEDGE, around, hedge_strength, is_quoted
from claimlint.engine.windows import best_grade
from claimlint.model.analysis import Certainty, Cue, Grade
from claimlint.model.finding import Severity
from claimlint.ruleset.rule import When, WindowTerm

UNSUPERVISED: Final = frozenset({"SUPP", "CBD", "FOOD", "COSM", "CAM", "DEVICE", "BIO", "APP", "TEST"})
GRAVEST: Final = frozenset({"SUI", "ONC"})
PROMINENT: Final = frozenset({"title", "heading", "meta", "cta"})
PROFILE: Final = "PROFILE"
_SILENT: Final = "silent"
_SUGGESTION: Final = "suggestion"


@dataclass(frozen=True, slots=True)
class Reading:
    """What severity looks at: the candidate, how firm it is, and what was found around it."""

    page: Page
    candidate: Candidate
    certainty: Certainty
    cues: tuple[Cue, ...]
    lowered: frozenset[str] = frozenset()
    best: Grade | None = None

    @property
    def grade(self) -> Grade | None:
        """The best citation in the same or the next sentence."""
        return best_grade(self.page, self.candidate, "W1") if self.best is None else self.best

    @property
    def traits(self) -> frozenset[str]:
        """Codes and flags of the targets; for a rule that looks at the section, its heading's if need be."""
        found = target_traits(self.page, self.candidate)
        if found - {"GENERIC"} or self.candidate.frame.target != "section":
            return found
        heads = self.page.section_targets(self.candidate.sentence)
        return frozenset().union(*(mention.codes | mention.flags for mention in heads))


def block_names(page: Page, sentence: int) -> frozenset[str]:
    """Return what the block of a sentence is called in `when`; a line that sells is `cta` besides."""
    names = {page.block(sentence).role.value}
    if any(cue.kind == "cta" for cue in page.governing(sentence, page.analysis.sentences[sentence].span)):
        names.add("cta")
    return frozenset(names)


def _hedged(reading: Reading, when: When) -> bool:
    strength = hedge_strength(reading.cues)
    return any(strength >= int(name[1]) for name in when.hedged)


def _quoted(reading: Reading, when: When) -> bool:
    return is_quoted(around(reading.page, reading.candidate)) is when.quoted


_CONDITIONS: Final[Mapping[str, Callable[[Reading, When], bool]]] = {
    "group": lambda r, w: r.candidate.group in w.group,
    "type": lambda r, w: not intervention_codes(r.page, r.candidate).isdisjoint(w.type),
    "target": lambda r, w: not r.traits.isdisjoint(w.target),
    "block": lambda r, w: not block_names(r.page, r.candidate.sentence).isdisjoint(w.block),
    "quoted": _quoted,
    "profile": lambda r, w: r.page.settings.profile in w.profile,
    "region": lambda r, w: r.page.settings.region in w.region,
    "certainty": lambda r, w: r.certainty in w.certainty,
    "grade": lambda r, w: (r.grade.value if r.grade else "none") in w.grade,
    "hedged": _hedged,
    "count_min": lambda r, w: r.candidate.count >= (w.count_min or 0),
    "words_max": lambda r, w: r.page.analysis.words <= (w.words_max or 0),
    "anaphor": lambda r, w: (r.candidate.claim is not None and r.candidate.claim.anaphor) is w.anaphor,
}
"""Key of a `when` line → whether it holds."""

_ANSWERED: Final[Mapping[str, str]] = {
    "hedged": "HEDGE",
    "certainty": "HEDGE",
    "quoted": "QUOTE",
    "grade": "CITE",
    "profile": PROFILE,
}
"""A line that already reads the hedge, quotation, citation or profile: it is not counted a second time."""


def _asked(when: When) -> list[str]:
    return [key for key in _CONDITIONS if getattr(when, key) not in ((), None)]


def _from_table(reading: Reading) -> tuple[Severity | None, frozenset[str]]:
    """Return the level the rule's table gives, and the causes that its line has answered."""
    table = reading.candidate.rule.severity
    for when in table.when:
        keys = _asked(when)
        if all(_CONDITIONS[key](reading, when) for key in keys):
            return when.level, frozenset(_ANSWERED[key] for key in keys if key in _ANSWERED)
    return table.default, frozenset()


def severity_of(reading: Reading, term: WindowTerm | None) -> Severity | None:
    """Return the level of a finding; None where nothing is left of it."""
    if term is not None and term.then == _SILENT:
        return None
    level, answered = _from_table(reading)
    if level is None:
        return None
    lowered = set(reading.lowered) | _modifiers_down(reading, term)
    if term is not None and term.then == _SUGGESTION:
        level = Severity.SUGGESTION
        answered |= {"CITE", "SECTION"}
    elif term is not None:
        lowered.add("CITE")
    step = 0 if PROFILE in answered else reading.page.profile.step(reading.candidate.rule.id)
    return level.moved(_modifiers_up(reading) + step - len(lowered - answered))


def _modifiers_up(reading: Reading) -> int:
    asked = reading.candidate.rule.severity.modifiers
    grave = "M1" in asked and _is_grave(reading)
    prominent = "M2" in asked and not block_names(reading.page, reading.candidate.sentence).isdisjoint(
        PROMINENT
    )
    return int(grave) + int(prominent)


def _is_grave(reading: Reading) -> bool:
    """M1: a serious target, and a product nobody supervises or a matter of suicide or cancer."""
    traits = reading.traits
    if not traits.isdisjoint(GRAVEST):
        return True
    return "serious" in traits and not intervention_codes(reading.page, reading.candidate).isdisjoint(
        UNSUPERVISED
    )


def _modifiers_down(reading: Reading, term: WindowTerm | None) -> set[str]:
    asked = reading.candidate.rule.severity.modifiers
    causes: set[str] = set()
    if "M3" in asked:
        causes |= _softened(reading)
        if term is None and _just_below(reading):
            causes.add("CITE")
    section = best_grade(reading.page, reading.candidate, "W3") if "M4" in asked and term is None else None
    if section is not None and section.rank >= Grade.B.rank:
        causes.add("SECTION")
    return causes


def _softened(reading: Reading) -> set[str]:
    here = around(reading.page, reading.candidate)
    found = {
        "HEDGE": hedge_strength(reading.cues) == SOFT_HEDGE,
        "QUOTE": is_quoted(here),
        "LIMIT": any(cue.kind == "limitation" for cue in reading.cues),
    }
    return {cause for cause, holds in found.items() if holds}


def _just_below(reading: Reading) -> bool:
    """Say whether the best citation is one grade short of what would silence the rule."""
    silencing = next(
        (t for t in reading.candidate.rule.window if t.then == _SILENT and t.grade is not None), None
    )
    if silencing is None or silencing.grade is None:
        return False
    found = best_grade(reading.page, reading.candidate, silencing.within)
    return found is not None and found.rank == silencing.grade.rank - 1
