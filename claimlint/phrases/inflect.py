"""Word forms of English: enough to let a phrase in a rule file match its inflections (rules.md 0.6)."""

from functools import lru_cache
from typing import Final

_IRREGULAR: Final = """
be is are was were been being am|become becomes became becoming|beat beats beaten beating|begin begins began begun beginning
break breaks broke broken breaking|bring brings brought bringing|build builds built building|buy buys bought buying
catch catches caught catching|choose chooses chose chosen choosing|come comes came coming|cost costs costing
cut cuts cutting|do does did done doing|draw draws drew drawn drawing|drink drinks drank drunk drinking
drive drives drove driven driving|eat eats ate eaten eating|fall falls fell fallen falling|feed feeds fed feeding
feel feels felt feeling|fight fights fought fighting|find finds found finding|forget forgets forgot forgotten forgetting
get gets got gotten getting|give gives gave given giving|go goes went gone going|grow grows grew grown growing
have has had having|hear hears heard hearing|hide hides hid hidden hiding|hit hits hitting|hold holds held holding
hurt hurts hurting|keep keeps kept keeping|know knows knew known knowing|lead leads led leading|leave leaves left leaving
lose loses lost losing|make makes made making|mean means meant meaning|meet meets met meeting|overcome overcomes overcame overcoming
pay pays paid paying|prove proves proved proven proving|put puts putting|quit quits quitting|read reads reading
regrow regrows regrew regrown regrowing|rebuild rebuilds rebuilt rebuilding|rid rids ridding|rise rises rose risen rising
run runs ran running|say says said saying|see sees saw seen seeing|seek seeks sought seeking|sell sells sold selling
send sends sent sending|set sets setting|show shows showed shown showing|shrink shrinks shrank shrunk shrinking
shut shuts shutting|sleep sleeps slept sleeping|speak speaks spoke spoken speaking|spend spends spent spending
stand stands stood standing|stick sticks stuck sticking|strike strikes struck striking|swear swears swore sworn swearing
take takes took taken taking|teach teaches taught teaching|tell tells told telling|think thinks thought thinking
throw throws threw thrown throwing|understand understands understood understanding|undo undoes undid undone undoing
wear wears wore worn wearing|win wins won winning|withdraw withdraws withdrew withdrawn withdrawing|write writes wrote written writing
man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|life lives|cure cures cured curing
analysis analyses|meta-analysis meta-analyses|diagnosis diagnoses|datum data|study studies studied studying
"""
_TABLE: Final = {
    forms[0]: tuple(forms) for forms in (line.split() for line in _IRREGULAR.replace("\n", "|").split("|")) if forms
}
_LEMMA: Final = {form: base for base, forms in _TABLE.items() for form in forms[1:]}

_CLOSED: Final = frozenset(
    """a an the this that these those it its they their them he she his her we our us you your i my me who whom whose which what
    when where why how and or nor but if than then as at by for from in into of off on onto out over to under up upon with within
    without about above across after against along among around before behind below between beyond during except like near per
    since through throughout toward towards until via not no none never nothing nobody neither either both all any some each every
    few many much more most less least several such same other another only also too very just even ever still yet already again
    once twice always often sometimes usually now soon here there so because while whereas although though however can could may
    might must shall should will would ought one two three four five six seven eight nine ten eleven twelve hundred thousand
    million dozens highly well safe effective""".split()
)
_AUXILIARY: Final = (
    frozenset({"is", "are", "was", "were", "'s", "'re"}),
    frozenset({"has", "have", "had", "'s", "'ve"}),
    frozenset({"do", "does", "did"}),
)
_FIXED: Final = ("ing", "ed", "ly", "ful", "ive", "al", "ous", "ble", "'s")
"""Endings of words that a phrase takes as they are: participles, adverbs, adjectives."""
_VOWELS: Final = "aeiou"
_DOUBLING: Final = frozenset(
    """stop rid stab drop plan chat ban trim slim fit wet regret forget permit admit commit refer prefer occur ship whip wipe
    rub grab hug jog nap nag pop prep rip scan skip slip snap spot step strip swap tap top trap wrap zap zip""".split()
)


_VERBS_LIKE_NOUNS: Final = frozenset(
    "complement supplement augment implement experiment comment torment lament mention function position question condition caution".split()
)


def _s_form(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:  # noqa: PLR2004 - a stem needs two letters
        return word[:-1] + "ies"
    return word + "s"


def _stem(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1]
    if word in _DOUBLING:
        return word + word[-1]
    return word


def _base(word: str) -> str:
    """Return the base of a word given in its -s form or an irregular finite form, else the word."""
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties", "dies" stay
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word[:-1]
    return word


_ENDINGS: Final = (
    ("isation", "ization"), ("isations", "izations"), ("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"),
    ("yse", "yze"), ("ysed", "yzed"), ("aemia", "emia"), ("aemic", "emic"), ("oea", "ea"), ("ogramme", "ogram"),
    ("ogrammes", "ograms"), ("elling", "eling"), ("elled", "eled"), ("ageing", "aging"),
)  # fmt: skip
_STEMS: Final = (
    ("colour", "color"), ("tumour", "tumor"), ("flavour", "flavor"), ("favour", "favor"), ("behaviour", "behavior"),
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
    if word in _TABLE:
        return frozenset(_TABLE[word])
    if word in _LEMMA:
        return frozenset(_TABLE[_LEMMA[word]])
    if word.endswith(("ment", "tion", "ness", "ity", "ism")) and word not in _VERBS_LIKE_NOUNS:
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
            return group
    if word in _TABLE:
        return frozenset(s for form in forms(word) for s in spellings(form))
    if word in _CLOSED or not word.isalpha() or (word.endswith(_FIXED) and not word.endswith(("eed", "eal"))):
        plural = {_s_form(word)} if word.endswith("al") and word not in _CLOSED else set()
        return spellings(word) | plural
    if word in _LEMMA and word.endswith("n"):
        return frozenset({word})
    base = _LEMMA.get(word, _base(word))
    return frozenset(s for form in forms(base) | {word} for s in spellings(form))
