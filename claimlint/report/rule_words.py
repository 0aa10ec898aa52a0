"""Plain words for what rule files say in codes: readings, windows, conditions of a level."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from claimlint.model.analysis import Certainty, Grade, Tier
from claimlint.ruleset.rule import When, WindowTerm
from claimlint.ruleset.tables import Profile

SHIELDS: Final[Mapping[str, str]] = {
    "NEG": "denies it (“there is no evidence that …”)",
    "Q": "asks it as a question",
    "HYP": "supposes it or wonders about it (“if …”, “researchers wonder whether …”)",
    "HEDGE": "puts it with caution (“it is possible that …”)",
    "REG": "reports what a regulator has approved or decided",
    "GUIDE": "reports what a guideline says",
    "DEBUNK": "refutes it (“it is a myth that …”)",
    "DISTANCED": "reports it as somebody's claim (“the company claims that …”)",
    "QUOTE": "quotes somebody",
    "RESEARCH": "says that it is being studied",
    "LIMIT": "states a limitation near it",
    "LIMITATION": "states a limitation near it (“the study was small”)",
    "ADVICE": "advises to ask a professional",
    "DISCLAIMER": "is a disclaimer",
    "HEADING": "is a heading",
    "TESTIMONIAL": "is a testimonial, which AU801 judges",
    "EMERGENCY": "tells people what to do in an emergency",
    "MECH": "only explains how something works",
    "DEF": "defines a term",
    "HARMPOL": "speaks of a harm",
    "HIST": "tells what people did or believed in the past",
    "META": "speaks about the words themselves (“avoid the phrase …”)",
    "REFLIST": "is the title of a work, or an entry of a reference list",
    "WARN": "warns against it",
    "PROCEDURE": "describes how a thing is done",
    "IDIOM": "uses the words in a sense that is not medical",
    "STUDY": "reports what one study observed",
    "ESTABLISHED": "states what public-health bodies treat as settled",
    "IMMEASURABLE": "names a benefit that nobody can measure, which SC505 judges",
}
"""Shield → what a text does that makes a rule silent."""
_BRIEF: Final[Mapping[str, str]] = {
    "NEG": "denied", "Q": "a question", "HYP": "supposed", "HEDGE": "cautious",
    "REG": "a regulator's decision", "GUIDE": "a guideline", "DEBUNK": "refuted",
    "DISTANCED": "told with distance", "RESEARCH": "being studied",
    "LIMITATION": "limits are stated", "ADVICE": "advice to ask a professional", "DISCLAIMER": "a disclaimer",
    "MECH": "an explanation only", "DEF": "a definition", "HARMPOL": "a harm", "HIST": "history",
    "META": "about the words themselves", "WARN": "a warning", "PROCEDURE": "how a thing is done",
    "IDIOM": "another sense of the word", "STUDY": "what one study observed", "CITE": "a source is given",
    "ESTABLISHED": "settled knowledge", "NUM": "a figure is given", "HARM": "a harm",
}  # fmt: skip
_PLACES: Final[Mapping[str, str]] = {
    "W0": "in the same sentence",
    "W1": "in the same sentence or the next",
    "W2": "in the same paragraph",
    "W3": "in the same section",
    "W4": "anywhere in the article",
}
_GRADES: Final[Mapping[Grade, str]] = {
    Grade.A: "a source that can be opened (a DOI, a trial number, a link to the study)",
    Grade.B: "a full reference or a link to the source",
    Grade.C: "a source that is named at least in part (a name and a year, say)",
    Grade.D: "a trace of a source (the name of a journal, say)",
    Grade.E: "a mention of research",
    Grade.X: "what looks like a source",
}
_DESIGNS: Final[Mapping[Tier, str]] = {
    Tier.T0: "says what kind of study it was",
    Tier.T1: "names a study in animals or people",
    Tier.T2: "names a study of single cases or more",
    Tier.T3: "names a study in people",
    Tier.T4: "names a study that compared people",
    Tier.T5: "names a controlled study",
    Tier.T6: "names a randomised trial or a review of such trials",
    Tier.T7: "names a systematic review",
}
_TYPES: Final[Mapping[str, str]] = {
    "RX": "prescription drugs", "OTC": "medicines sold without prescription", "VAX": "vaccines",
    "BIO": "cell and blood products", "SUPP": "supplements", "CBD": "cannabinoid products",
    "FOOD": "foods and diets",
    "COSM": "cosmetics", "DEVICE": "devices", "PROC": "procedures", "PSY": "psychological treatment",
    "BEH": "exercise and habits", "CAM": "complementary practices", "TEST": "tests", "APP": "apps",
    "SVC": "programmes and brands", "EXPO": "exposures (coffee, income, screen time)",
}  # fmt: skip
_TARGETS: Final[Mapping[str, str]] = {
    "serious": "a serious condition", "minor": "a minor complaint", "disease": "a named disease",
    "ONC": "cancer", "SUI": "suicide", "PED": "children", "WELL": "well-being",
    "function": "a function of the body", "appearance": "appearance",
}  # fmt: skip
_BLOCKS: Final[Mapping[str, str]] = {
    "title": "a title", "heading": "a heading", "cta": "a call to action", "meta": "a page description",
    "quote": "a block quotation", "item": "a list item", "cell": "a table cell", "caption": "a caption",
}  # fmt: skip
_CERTAINTY: Final[Mapping[Certainty, str]] = {
    Certainty.C0: "denied", Certainty.C1: "only asked or studied", Certainty.C2: "put as “may”",
    Certainty.C3: "softened", Certainty.C4: "plainly said", Certainty.C5: "put as beyond doubt",
}  # fmt: skip
_MODIFIERS: Final[Mapping[str, str]] = {
    "M1": "One level up for cancer, suicide, and a serious condition with a product used unsupervised.",
    "M2": "One level up in a title, a heading, a call to action or a page description.",
    "M3": "One level down where it is softened, quoted or nearly well sourced, or a limitation is stated.",
    "M4": "One level down where the section cites its sources well.",
}


def joined(parts: Sequence[str], word: str = "or") -> str:
    """Return parts as a list in prose: "a, b or c"."""
    return f" {word} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def reason(code: str) -> str:
    """Return in plain words why an example is silent, where the rule file says it in codes of readings."""
    parts = [part.strip() for part in code.replace("+", "/").split("/")]
    return joined([_BRIEF.get(part, part) for part in parts], "and")


def silent_readings(shields: Iterable[str]) -> Iterator[str]:
    """Yield what a text does that silences a rule with these shields."""
    yield from dict.fromkeys(SHIELDS[shield] for shield in shields if not shield.endswith("-"))


def lowering_readings(shields: Iterable[str]) -> Iterator[str]:
    """Yield what a text does that lowers the level of such a rule by a step."""
    yield from (f"One level down where the text {SHIELDS[one[:-1]]}." for one in shields if one.endswith("-"))


def windows(terms: Iterable[WindowTerm], then: str) -> Iterator[str]:
    """Yield what the text gives, and where, for the terms of a rule's window that end in `then`."""
    yield from (f"{_given(term)} {_PLACES[term.within]}" for term in terms if term.then == then)


def _given(term: WindowTerm) -> str:
    things = [
        _GRADES[term.grade] if term.grade else "",
        "a figure" if term.number else "",
        "a length of time" if term.duration else "",
    ]
    given = joined([thing for thing in things if thing], "and")
    design = _DESIGNS[term.design] if term.design else ""
    return joined([part for part in (f"gives {given}" if given else "", design) if part], "and")


def levels(rows: Iterable[When], modifiers: Iterable[str]) -> Iterator[str]:
    """Yield, a sentence each, when a rule's level is another than its default."""
    for row in rows:
        level = row.level.value.capitalize() if row.level else "Silent"
        yield f"{level} {joined([*_conditions(row)], 'and')}."
    yield from (_MODIFIERS[one] for one in modifiers)


def in_profiles(rule: str, profiles: Iterable[Profile]) -> Iterator[str]:
    """Yield what the profiles change in a rule."""
    known = tuple(profiles)
    for said, named in (
        ("One level up", [one.name for one in known if rule in one.raised]),
        ("One level down", [one.name for one in known if rule in one.lowered]),
        ("Silent", [one.name for one in known if rule in one.off]),
    ):
        if named:
            yield f"{said} {_under(named)}."


def _conditions(row: When) -> Iterator[str]:
    if row.group:
        yield f"for wording of the kind {joined([f'“{name}”' for name in row.group])}"
    if row.type:
        yield f"for {joined([_TYPES[name] for name in row.type])}"
    if row.target:
        yield f"where it is about {joined([_TARGETS[name] for name in row.target])}"
    if row.certainty:
        yield f"where it is {joined([_CERTAINTY[one] for one in row.certainty])}"
    if row.grade:
        yield _sourced(row.grade)
    yield from _places(row)
    yield from _measures(row)


def _places(row: When) -> Iterator[str]:
    if row.block:
        yield f"in {joined([_BLOCKS[name] for name in row.block])}"
    if row.quoted is not None:
        yield "in quotation marks" if row.quoted else "outside quotation marks"
    if row.profile:
        yield _under(row.profile)
    if row.region:
        yield f"in the region {joined([name.upper() for name in row.region])}"


def _under(profiles: Sequence[str]) -> str:
    return f"under the profile {joined([f'“{name}”' for name in profiles])}"


def _measures(row: When) -> Iterator[str]:
    if row.hedged:
        yield "where it is softened"
    if row.count_min:
        yield f"where there are at least {row.count_min} (claims, or conditions claimed for)"
    if row.words_max:
        yield f"in articles of at most {row.words_max} words"
    if row.anaphor is not None:
        yield f"where the treatment is {'' if row.anaphor else 'not '}named by a pronoun"


def _sourced(grades: Iterable[str]) -> str:
    """Return what these grades of the best source amount to: the least of them says it."""
    known = [Grade(grade) for grade in grades if grade != "none"]
    least = min(known, key=lambda grade: grade.rank, default=Grade.X)
    found = least.rank > Grade.E.rank
    return f"with {_GRADES[least]}" if found else "without a source that can be found"
