"""What a line of plain text looks like: a heading, a list marker, a rule, a lead-in (rules.md 1.3)."""

import re
from dataclasses import dataclass
from typing import Final

from claimlint.source import bylines, references
from claimlint.source.addresses import ADDRESS
from claimlint.source.normalise import INVISIBLE

_BLANK = rf"[\s{INVISIBLE}]"
_SYMBOLS = "•‣◦●○▪▫■□∙·◆◇♦➤➢►▶▸→⇒❖✓✔✅☑✗✘❌✖☐★☆⭐✨🔹🔸🔵🟢🟡👉💊🌿💡⚠📌"
_ALWAYS = rf"[-*+]|[{_SYMBOLS}]+|>+|1[.)]"
_AT_START = r"[–—]|\d{1,3}[.)]|\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)|[a-zA-Z]\)|\[[ xX]\]"
_END = rf"(?={_BLANK}|$)"

_NUMBER: Final = re.compile(r"\d+")
_WEAK: Final = re.compile(rf"{_BLANK}*(?P<marker>{_ALWAYS}){_END}{_BLANK}*")
_STRONG: Final = re.compile(rf"{_BLANK}*(?P<marker>{_ALWAYS}|{_AT_START}){_END}{_BLANK}*")
_SYMBOL_GLUED: Final = re.compile(rf"{_BLANK}*(?P<marker>[{_SYMBOLS}]+)")
_ORNAMENT: Final = re.compile(rf"(?:{_BLANK}*[{_SYMBOLS}])+{_BLANK}*")
_LEADING_BLANK: Final = re.compile(rf"{_BLANK}*")
RULE: Final = re.compile(r"[-=_*~#+.•·—–\s]*$")
_UNDERLINE: Final = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*$")

_WORD: Final = re.compile(r"[^\W_][\w'.&/-]*")
_SMALL_WORDS: Final = (
    "a an and as at but by can de do does for from how in into is it its la of on or over per than "
    "that the to up via vs was what when why with without your you are"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_ENDINGS: Final = re.compile(r"(?:[\w%)\]\"'°®™+:?]|\?\")$")
_SENTENCE_END: Final = re.compile(r"[.!;,…][\"')\]]*(?:\[[\d,–\s-]+\]|[¹²³⁰⁴-⁹,]+)*[\"')]*$")
_SENTENCE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|could|will|should|must|does|do|did|be|been|includes?"
    r"|including|such as|helps?|treats?|cures?|causes?|prevents?|reduces?|shows?|suggests?|found|find"
    r"|as follows|these|following|there|here)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 120
_FEW_WORDS: Final = 6
_SOME_WORDS: Final = 8
_MOST_WORDS: Final = 12
_TITLE_RATIO: Final = 0.6
_SHORT: Final = _LONGEST // 2
_ROOM: Final = 20
"""More than the longest words: a wrapped line ends closer to its limit than this."""


def is_rule(line: str) -> bool:
    """Say whether a line holds nothing but drawn rules and dots."""
    return RULE.match(line) is not None


def is_underline(line: str) -> bool:
    """Say whether a line underlines the heading above it."""
    return _UNDERLINE.match(line) is not None


def marker(line: str, *, at_start: bool) -> tuple[str, int]:
    """Return the list and quote markers a line begins with, and where its prose begins.

    Numbers, letters and dashes mark an item only where a paragraph may begin (`at_start`).
    """
    pattern = _STRONG if at_start else _WEAK
    found: list[str] = []
    at = 0
    while (match := pattern.match(line, at) or _SYMBOL_GLUED.match(line, at)) and match.end() > at:
        found.append(match.group("marker"))
        at = match.end()
        pattern = _STRONG
    blank = _LEADING_BLANK.match(line, at)
    return " ".join(found), blank.end() if blank else at


def ornament(text: str) -> int:
    """Return the length of the bullets, ticks and stars that a block begins with; they are no prose."""
    found = _ORNAMENT.match(text)
    return found.end() if found else 0


def number(markers: str) -> str:
    """Return the number of a numbered list marker, else nothing."""
    found = _NUMBER.search(markers)
    return found.group() if found else ""


def is_quote(markers: str) -> bool:
    """Say whether the markers of a line begin with a quote's."""
    return markers.startswith(">")


def title_ratio(text: str) -> float:
    """Return the share of weighty words that begin with a capital or a digit."""
    weighty = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    return sum(1 for word in weighty if not word[0].islower()) / len(weighty) if weighty else 0.0


def can_be_heading(text: str) -> bool:
    """Say whether a line has the length and the ends of a heading."""
    if not text or len(text) > _LONGEST or ADDRESS.search(text):
        return False
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST_WORDS or not any(character.isalpha() for character in text):
        return False
    ends = (_ENDINGS.search(text) and not _SENTENCE_END.search(text)) or (
        text[-1] == "!" and title_ratio(text) >= _TITLE_RATIO
    )
    return bool(ends) and not words[0][0].islower()


def is_lead_in(text: str) -> bool:
    """Say whether a line ending in a colon is a sentence that introduces a list."""
    if not text.endswith(":"):
        return False
    words = len(_WORD.findall(text))
    return bool(_SENTENCE.search(text)) or (words > _FEW_WORDS and title_ratio(text) < _TITLE_RATIO)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a line: the next line with prose, how wide the next few are, whether blank lines are.

    `first` says that the line is the first of the text.
    """

    below: str
    width: int
    alone: bool
    first: bool = False


def is_heading(text: str, around: Around, *, in_references: bool = False) -> bool:
    """Say whether a line that opens a paragraph is a heading."""
    if not around.below or not can_be_heading(text) or bylines.is_byline(text):
        return False
    if in_references and references.features(text):
        return False
    if text.endswith("?"):
        return around.alone or around.below[0].isupper()
    if text.endswith(":") and is_lead_in(text):
        return False
    if not around.alone:
        return _stands_out(text, around)
    few = len(_WORD.findall(text)) <= _SOME_WORDS
    return around.first or few or text.endswith(":") or title_ratio(text) >= _TITLE_RATIO


def _stands_out(text: str, around: Around) -> bool:
    """Say whether a line without a blank line after it is a heading all the same."""
    if around.below[0].islower():
        return False
    words = len(_WORD.findall(text))
    if text.endswith(":"):
        return words <= _FEW_WORDS and len(text) <= _SHORT
    if references.is_heading(text):
        return True
    if title_ratio(text) >= _TITLE_RATIO:
        return len(text) < 0.75 * around.width
    return (words <= _SOME_WORDS or around.first) and has_room(text, around.width)


def has_room(text: str, width: int) -> bool:
    """Say whether a line was ended on purpose: it would have held the first words of the line below."""
    return width >= _SHORT and len(text) + _ROOM < width
