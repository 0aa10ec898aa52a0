"""Word forms of English: enough to let a phrase in a rule file match its inflections (rules.md 0.6)."""

from functools import cache, lru_cache
from typing import Final

from claimlint.phrases.words import lines_of, word_set

_AUXILIARY: Final = (
    frozenset({"is", "are", "was", "were", "'s", "'re"}),
    frozenset({"has", "have", "had", "'s", "'ve"}),
    frozenset({"do", "does", "did"}),
)
POSSESSIVE: Final = "'s'"
"""How running text shows the possessive to patterns, so that "turmeric's relief" is not read as "has relief"."""
_FIXED: Final = ("ing", "ed", "ly", "ful", "ive", "al", "ous", "ble", "'s")
"""Endings of words that a phrase takes as they are: participles, adverbs, adjectives."""
_VOWELS: Final = "aeiou"


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return the forms of irregular words by their base."""
    rows = (tuple(line.split()) for line in lines_of("words/irregular.txt"))
    return {row[0]: row for row in rows}


@cache
def _bases() -> dict[str, str]:
    """Return the bases of irregular words by their other forms."""
    return {form: base for base, row in _table().items() for form in row[1:]}


def _s_form(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "ato")) and not word.endswith("stomach"):
        return word + "es"
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:  # noqa: PLR2004 - a stem needs two letters
        return word[:-1] + "ies"
    return word + "s"


def _stem(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1]
    if word in word_set("doubling"):
        return word + word[-1]
    return word


def _base(word: str) -> str:
    """Return the base of a word given in its -s form or an irregular finite form, else the word."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties", "dies" stay
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "as", "is"
        return word[:-1]
    return word


_ENDINGS: Final = (
    ("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"),
    ("yse", "yze"), ("ysed", "yzed"), ("aemia", "emia"), ("aemic", "emic"), ("oea", "ea"), ("ogramme", "ogram"),
    ("ogrammes", "ograms"), ("elling", "eling"), ("elled", "eled"),
)  # fmt: skip
_STEMS: Final = (
    ("ageing", "aging"), ("colour", "color"), ("tumour", "tumor"), ("flavour", "flavor"), ("favour", "favor"), ("behaviour", "behavior"),
    ("labour", "labor"), ("odour", "odor"), ("vigour", "vigor"), ("rumour", "rumor"), ("humour", "humor"), ("harbour", "harbor"),
    ("fibre", "fiber"), ("centre", "center"), ("litre", "liter"), ("anaesth", "anesth"), ("haem", "hem"), ("paed", "ped"),
    ("oestr", "estr"), ("oesoph", "esoph"), ("foet", "fet"), ("faec", "fec"), ("coeliac", "celiac"), ("orthopaed", "orthoped"),
    ("sceptic", "skeptic"), ("defence", "defense"), ("licence", "license"), ("fulfil", "fulfill"), ("unrivalled", "unrivaled"),
    ("marvellous", "marvelous"), ("grey", "gray"), ("leukaem", "leukem"), ("anaem", "anem"), ("gynaec", "gynec"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def spellings(word: str) -> frozenset[str]:
    """Return the British and American spellings of a word, itself included."""
    found = {word}
    for british, american in _ENDINGS:
        for old, new in ((british, american), (american, british)):
            if word.endswith(old) and len(word) > len(old) + 1:
                found.add(word[: -len(old)] + new)
    for british, american in _STEMS:
        for old, new in ((british, american), (american, british)):
            if word.startswith(old):
                found.add(new + word[len(old) :])
    return frozenset(found)


@lru_cache(maxsize=8192)
def forms(word: str) -> frozenset[str]:
    """Return every inflection of a lemma: relieve, relieves, relieved, relieving; study, studies."""
    if row := _table().get(word) or _table().get(_bases().get(word, "")):
        return frozenset(row)
    if word.endswith(("ment", "tion", "ness", "ity", "ism")) and word not in word_set("verbs_like_nouns"):
        return frozenset({word, _s_form(word)})
    stem = _stem(word)
    past = word[:-1] + "ied" if word.endswith("y") and word[-2:-1] not in set(_VOWELS) else stem + "ed"
    return frozenset({word, _s_form(word), past, stem + "ing"})


@lru_cache(maxsize=8192)
def phrase_forms(word: str) -> frozenset[str]:
    """Return what a plain word of a phrase matches: its inflections if it is a base or -s form, else itself.

    Participles and -ing forms stay as they are (`promising` must not match `promised`), and so do closed-class words, but
    for the finite auxiliaries (`has been shown` is `have been shown`).
    """
    for group in _AUXILIARY:
        if word in group:
            return group | {POSSESSIVE} if word == "'s" else group
    if word in _table():
        return frozenset(s for form in forms(word) for s in spellings(form))
    closed = word in word_set("closed")
    if closed or not word.isalpha() or (word.endswith(_FIXED) and not word.endswith(("eed", "eal"))):
        plural = {_s_form(word)} if word.endswith("al") and not closed else set()
        return spellings(word) | plural
    if word in _bases() and word.endswith("n"):
        return frozenset({word})
    base = _bases().get(word, _base(word))
    return frozenset(s for form in forms(base) | {word} for s in spellings(form))
