"""Names a document introduces itself: "Zelprin is a herbal supplement", "Zelprin®"."""

from collections.abc import Iterator, Sequence

from claimlint.nlp.lexicon import Entry
from claimlint.nlp.modifiers import can_modify
from claimlint.nlp.morphology import fold, respell, word_set

TRADE_MARKS = frozenset({"™", "®", "℠"})
_COPULAS = frozenset({"is", "are", "was", "were"})
_ARTICLES = frozenset({"a", "an", "the", "one"})
_ENDS = frozenset({"that", "which", "for", "of", "to", "best"})
_INSIDE = frozenset({"-", "'s", "/", "®", "™"})
_MAX_NAME = 3
_SHORTEST, _LONGEST = 2, 8
_MAX_PREDICATE = 8
# The noun of the predicate, folded, and what it makes of the subject.
_KINDS = {
    fold(word): code
    for code, nouns in {
        "SUPP": "supplement multivitamin probiotic prebiotic herb adaptogen nootropic nutraceutical vitamin "
        "mineral antioxidant capsule gummy tincture",
        "RX": "medication medicine drug antidepressant antibiotic painkiller sedative anaesthetic opioid "
        "inhibitor agonist antagonist steroid antiviral antipsychotic stimulant blocker psychedelic "
        "injectable biologic",
        "DEVICE": "device wearable stimulator headset",
        "VAX": "vaccine",
        "PROC": "procedure surgery operation injection infusion filler",
        "COSM": "cream serum lotion moisturiser shampoo cleanser ointment gel",
        "APP": "app chatbot",
        "TEST": "test screening biomarker-test",
        "PSY": "psychotherapy",
        "SVC": "treatment programme formula protocol",
        "FOOD": "superfood",
    }.items()
    for word in map(respell, nouns.split())
}
_NO_NAME = word_set("""
    it this that these those he she they we you i there here what which who one some many most all both
    each another such its our your his her their my the a an and or but not treatment therapy medication
    medicine drug supplement product diet exercise surgery option goal answer key idea question result
    reason problem solution
""")


def short_form(words: Sequence[str], start: int, end: int) -> str | None:
    """Return the short form in brackets behind a long one, if its letters are those of the long one."""
    if end + 2 >= len(words) or words[end] != "(" or words[end + 2] != ")":
        return None
    short = words[end + 1]
    capitals = [letter for letter in short if letter.isupper()]
    if len(capitals) < _SHORTEST or len(short) > _LONGEST or not short[0].isupper():
        return None
    # The mention may be the head of a longer name: "chronic obstructive pulmonary disease".
    letters = "".join(words[max(start - _MAX_NAME, 0) : end]).upper()
    at = -1
    for letter in reversed(capitals):
        at = letters.rfind(letter, 0, at if at >= 0 else None)
        if at < 0:
            return None
    return short


def introduced(words: Sequence[str]) -> dict[tuple[str, ...], Entry]:
    """Return the names that the words of a document introduce as interventions, each with its type."""
    names: dict[tuple[str, ...], Entry] = {}
    for start, end, code in _introductions(words):
        name = tuple(words[start:end])
        names.setdefault(name, Entry("INT", " ".join(name).lower(), (code,)))
    return names


def _introductions(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for at, word in enumerate(words):
        if word in TRADE_MARKS:
            end, code = at, _kind_after(words, at + 1, 2) or "SVC"
        elif word in _COPULAS and at + 1 < len(words) and words[at + 1].lower() in _ARTICLES:
            end, code = _before_bracket(words, at), _kind_after(words, at + 2, _MAX_PREDICATE)
        else:
            continue
        start = _name_start(words, end)
        if code and start < end:
            yield start, end, code


def _before_bracket(words: Sequence[str], end: int) -> int:
    """Return where a subject ends before its explanation in brackets: "Zelprin (a root extract) is a …"."""
    if end and words[end - 1] == ")":
        return next((i for i in range(end - 2, max(end - 12, -1), -1) if words[i] == "("), end)
    return end


def _name_start(words: Sequence[str], end: int) -> int:
    start = end
    while start > max(end - _MAX_NAME, 0) and _in_name(words[start - 1], last=start == end):
        start -= 1
    while start < end and not can_modify(words[start]):
        start += 1
    return start if start < end and words[start][0].isupper() else end


def _in_name(word: str, *, last: bool) -> bool:
    if not word[0].isalnum() or (last and word.lower() in _NO_NAME):
        return False
    return word[0].isupper() or any(letter.isupper() for letter in word) or (last and word[0].isdigit())


def _kind_after(words: Sequence[str], start: int, reach: int) -> str:
    """Return the type that the first kind noun within reach names; an ending clause stops the search."""
    for word in words[start : start + reach]:
        if word in _ENDS or not (word[0].isalnum() or word in _INSIDE):
            return ""
        if kind := _KINDS.get(fold(respell(word))):
            return kind
    return ""
