"""Parts of a source in a sentence: cited names, studies, years, sizes, places, guidelines, labels."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimlint.nlp.citations.authors import YEAR_DIGITS
from claimlint.nlp.citations.names import Name, find_names
from claimlint.nlp.citations.values import (
    INSTITUTION,
    JOURNAL,
    ORGANISATION,
    PLACE,
    SIZE,
    TITLE,
    YEAR,
    Part,
    words_of,
)

_STUDY_NOUN: Final = (
    r"(?:stud(?:y|ies)|trials?|meta-?analys[ei]s|reviews?|paper|analys[ei]s|RCTs?|survey|experiment"
    r"|preprint|cohort)"
)
STUDY: Final = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]his|[Tt]hat|[Aa]nother|[Tt]he|[Tt]heir|[Ii]ts"
    rf"|'s)(?: (?!(?:an?|the|this|that|these|is|was) )[^\s.;:?!]+){{0,5}}? {_STUDY_NOUN}\b"
    r"(?! (?:room|hall|guide|group meets|size|period|abroad|pack|offer|now|date))"
    rf"|\b{YEAR_DIGITS}(?: [^\s.;:?!]+){{0,4}}? {_STUDY_NOUN}\b|\b[Rr]esearch (?:published|from|by|at|in)\b"
    r"|\bnew findings from\b|\b[Pp]ublished in\b|\b(?:[Ss]ystematic|Cochrane) reviews?\b"
)
STUDY_SIGN: Final = re.compile(
    r"stud|rial|nalys|eview|paper|RCT|survey|experim|preprint|artic|cohort|esearch|ublished|findings"
)
SCIENTISTS: Final = re.compile(
    r"\b(?:[Rr]esearchers|[Ss]cientists|[Ii]nvestigators|[Tt]eam|[Ee]xperts|[Dd]octors"
    r"|[Ee]pidemiologists|[Pp]sychologists"
    r"|[Nn]eurologists|[Dd]ermatologists|[Pp]hysicians|[Nn]eurosci\w+|[Pp]rofessors?|[Gg]roup|[Aa]uthors)\b"
)
GUIDELINE: Final = re.compile(
    r"\b(?:guidelines?|guidance|(?:consensus|position|recommendation|scientific) statement"
    r"|recommendations?|advisory|fact ?sheet|standards? of care)\b",
    re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"\b(?:[Pp]rescribing [Ii]nformation|[Pp]ackage [Ii]nsert|SmPC"
    r"|[Ss]ummary of [Pp]roduct [Cc]haracteristics"
    r"|(?:FDA|FDA-approved|EMA|approved|U\.?S\.?)(?: (?:drug|product))? label(?:l?ing)?)\b"
)
_YEAR: Final = re.compile(
    rf"(?<![\d.,$£€–-])\b{YEAR_DIGITS}\b(?![\d%,.]\d|%| (?:mg|mcg|IU|ml|g|kcal|calories|people"
    rf"|patients|adults|men|women|participants|children"
    r"|steps|units|trials|studies)\b)"
)
_SPAN_OF_YEARS: Final = re.compile(
    r"\b(?:since|until|till|between|before|after|by|and|to) (?:early |late )?$", re.IGNORECASE
)
_PEOPLE: Final = (
    r"(?:people|adults|patients|participants|women|men|children|volunteers|subjects|individuals"
    r"|students|adolescents|teenagers|infants|babies"
    r"|veterans|athletes|nurses|smokers|users|sufferers|survivors|trials|studies|mothers|cases"
    r"|residents|runners|couples|pairs|mice|rats)"
)
_SIZE: Final = re.compile(
    rf"\b(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?"
    rf"|hundreds|thousands|dozens|a dozen"
    rf"|ten|twelve|[a-z]+teen) (?:of )?(?:[\w-]+ ){{0,3}}?{_PEOPLE}\b"
    r"|\b[nN] ?= ?\d+"
)
_TOWN: Final = re.compile(r"\b(?:in|from|across) ((?:the )?[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)\b")
_NATION: Final = re.compile(
    r"\b(?:Danish|Swedish|Norwegian|Finnish|Dutch|German|French|Italian|Spanish|British|English"
    r"|Scottish|Irish|Welsh|American|US|U\.S\.|UK"
    r"|Canadian|Australian|Chinese|Japanese|(?:South )?Korean|Indian|Iranian|Israeli|Brazilian"
    r"|Mexican|Turkish|Greek|Polish|Russian|Swiss"
    r"|Austrian|Belgian|Portuguese|Egyptian|Thai|Taiwanese|Pakistani|Chilean|Hungarian|Czech"
    r"|Nigerian|European|Asian|Nordic|Scandinavian)"
    r" (?:[\w-]+ ){0,3}?(?:stud(?:y|ies)|trials?|team|researchers|scientists|investigators|group"
    r"|doctors|cohort|survey|analysis|review)\b"
)
_MONTHS: Final = words_of(
    "January February March April May June July August September October November December Spring "
    "Summer Autumn Winter"
)
_PUBLISHED_IN: Final = re.compile(
    r"\b(?:[Pp]ublished(?: \w+){0,3}? in|[Aa]ppear(?:ed|ing|s) in|[Rr]eported(?: \w+)? in"
    r"|[Ww]riting in|[Jj]ournals?,?)"
    r" (?:the )?(?:(?:\w+ )?journal,? )?(?:the )?([A-Z][\w&'-]+(?:,? (?:of|and|&|for"
    r"|in) [A-Z][\w&-]+| [A-Z][\w&-]+)*)"
)
_CITED_WORD: Final = re.compile(
    r"\b(?:published|appear(?:ed|ing|s)|reported|writing|trial|study|paper|review"
    r"|research)(?: \w+){0,3}? in (?:the )?(?:journal )?$"
    r"|\bjournals?,? (?:the )?$",
    re.IGNORECASE,
)
_THEN_YEAR: Final = re.compile(rf",?\.? \(?{YEAR_DIGITS}\b|,? in {YEAR_DIGITS}\b")
_BODY_BEFORE: Final = re.compile(
    r"\b(?:according to|per|cit(?:ing|es)|says|"
    r"(?:recommended|published|issued|reported|estimated|advised|guidelines?|guidance|reports?"
    r"|statements?|reviews?|data|figures|statistics"
    r"|sheet|survey|study|studies|advice|recommendations?|information|analysis|paper|advisory"
    r"|warning|released|research|trials?|meta-analysis)"
    r"(?: \w+)? (?:by|from|of|at))(?: (?:both|the|a|an|experts at|researchers at"
    r"|scientists at))*(?: (?:US|U\.S\.|UK))? $",
    re.IGNORECASE,
)
_BODY_AFTER: Final = re.compile(
    rf"(?:['’]s?)?(?: \([^()]{{1,20}}\))?(?:['’]s)?,? ?(?:in )?(?:\(?{YEAR_DIGITS}\)? ?)?(?:(?:has"
    rf"|have|also|now|currently|strongly|itself|both|clinical|practice|latest"
    r"|\w+ly|updated|new|own|official) )*(?:[a-z][\w-]* ){0,3}?"
    r"(?:recommend(?:s|ed|ations?)?|says?|said|advis(?:es?|ed|ory)|warn(?:s|ed|ings?)?|states?"
    r"|stated|notes?|noted|estimat(?:es?|ed)|reports?"
    r"|reported|conclud(?:es|ed)|found|finds|considers|suggests?|lists|defines|describes|guidelines?"
    r"|guidance|fact ?sheets?|statements?|reviews?|data"
    r"|survey|stud(?:y|ies)|position|website|trials?|meta-analys[ei]s|evidence)\b"
)
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:[Rr]esearchers?|[Ss]cientists?|[Tt]eams?|[Ee]xperts?|[Dd]octors?|[Ii]nvestigators?"
    r"|[Pp]rofessor|[Ss]tud(?:y|ies)|[Tt]rials?|[Rr]esearch|[Ww]ork"
    r"|[Rr]eview|[Ee]xperiments?|[Pp]aper|[Ss]urvey|[\w]+ologists?|[\w]+iatrists?|[Ff]indings"
    r"|[Gg]roup|[Pp]hysicians?)\b(?:,? [\w.-]+){0,6}? (?:at|from|of|by|with)(?: the)? $"
    r"|\b[Aa]ccording to(?: the| researchers at| experts at)? $"
)
_PLACE_AFTER: Final = re.compile(
    r"(?:['’]s?)?(?: [a-z][\w-]*){0,2} (?:researchers?|scientists?|stud(?:y|ies)|trials?|team|review"
    r"|research|experts?|investigators?|doctors?|group"
    r"|analysis|paper|professors?|survey|[a-z]+ologists?|says|reports|found|recommends|notes)\b"
)
_TOPIC: Final = re.compile(
    r"(?:guidelines?|guidance|statement|recommendations?|advisory|fact ?sheet"
    r"|standards? of care) (?:on|for|about|in|covering|to) (?:the )?[a-zA-Z]{3,}"
    r"|\b(?:NG|CG|TA|QS|PH|DG|MTG)\d{1,4}\b",
    re.IGNORECASE,
)
_OWN_TOPIC: Final = re.compile(
    rf"(?:['’]s|{YEAR_DIGITS})(?: [a-z][\w-]+){{1,3}} (?:guidelines?|guidance|statement"
    rf"|recommendations?|fact ?sheet)\b"
)
_NO_TOPIC: Final = re.compile(
    r"(?:['’]s|\d{4})(?: (?:new|latest|updated|clinical|practice|national|official|current|own|joint"
    r"|treatment|consensus|position|the|and|revised))+ "
    r"(?:guidelines?|guidance|statement|recommendations?|fact ?sheet)\b"
)
_ACRONYM_BODY: Final = re.compile(
    r"\b([A-Z]{3,7})(?:['’]s)?(?: \d{4})?(?: [a-z]+){0,2} (?:guidelines?|guidance|recommendations?"
    r"|position statement)\b"
)


def source_names(text: str) -> list[Part]:
    """Return the journals, bodies and institutions in `text` that are cited, not merely mentioned."""
    parts = [part for name in find_names(text) if (part := _in_role(text, name))]
    for match in (
        _PUBLISHED_IN.finditer(text) if "ublished" in text or "ournal" in text or " in " in text else ()
    ):
        if not any(
            part.start < match.end(1) and match.start(1) < part.end for part in parts
        ) and not _is_place(match.group(1)):
            parts.append(Part(match.start(1), match.end(1), JOURNAL))
    for match in _ACRONYM_BODY.finditer(text):
        if not any(part.start < match.end(1) and match.start(1) < part.end for part in parts):
            parts.append(Part(match.start(1), match.end(1), ORGANISATION))
    return parts


def _is_place(name: str) -> bool:
    return name.split(maxsplit=1)[0] in _MONTHS or name in _COUNTRIES


_COUNTRIES: Final = words_of(
    "English German French Spanish Chinese Japanese Germany France Spain China Japan Britain England "
    "Europe America Australia Canada India Italy Denmark Sweden London Paris"
)


def _in_role(text: str, name: Name) -> Part | None:
    before, after = text[max(0, name.start - 60) : name.start], text[name.end : name.end + 60]
    match name.kind:
        case "journal":
            return Part(name.start, name.end, JOURNAL)
        case "word":
            cited = _CITED_WORD.search(before) or (name.start > 0 and _THEN_YEAR.match(after))
            return Part(name.start, name.end, JOURNAL) if cited else None
        case "place":
            cited = _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after)
            return Part(name.start, name.end, INSTITUTION) if cited else None
        case _:
            cited = _BODY_BEFORE.search(before) or _BODY_AFTER.match(after)
            return Part(name.start, name.end, ORGANISATION) if cited else None


def years(text: str) -> Iterator[Part]:
    """Yield the years in `text` that may be a source's, not "since 2010"."""
    for match in _YEAR.finditer(text):
        if not _SPAN_OF_YEARS.search(text[max(0, match.start() - 14) : match.start()]):
            yield Part(match.start(), match.end(), YEAR)


def size_and_place(text: str, names: Sequence[Part]) -> Iterator[Part]:
    """Yield how many were studied and where."""
    sizes = [Part(match.start(), match.end(), SIZE) for match in _SIZE.finditer(text)]
    yield from sizes
    if nation := _NATION.search(text):
        yield Part(nation.start(), nation.end(), PLACE)
    if not sizes:
        return
    for town in _TOWN.finditer(text):
        taken = any(part.start < town.end(1) and town.start(1) < part.end for part in names)
        if not taken and town.group(1).split()[0] not in _MONTHS:
            yield Part(town.start(1), town.end(1), PLACE)


def guideline_title(text: str) -> Part | None:
    """Return what a guideline in `text` is about, or its number."""
    match = _TOPIC.search(text)
    if not match and not _NO_TOPIC.search(text):
        match = _OWN_TOPIC.search(text)
    return Part(match.start(), match.end(), TITLE) if match else None
