"""Forms of words: spellings folded together, and what the ending of an unlisted word says of it."""

import re

# British spellings to American ones. Lexicon and text are folded alike, so no real word need come of it.
_BRITISH = (
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"ho?moeo"), "homeo"),
    (re.compile(r"oe(?=str|dem|soph|lia)"), "e"),
    (re.compile(r"(?<=rrh|apn|spn|ypn)oe"), "e"),
    (re.compile(r"(?<=[pf])ae(?=[dc])"), "e"),
    (re.compile(r"foet"), "fet"),
    (re.compile(r"caesar"), "cesar"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"anaes"), "anes"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"(?<=tum|col|fla|lav|odo|avi|hum|vap|lab|vig|fav)our"), "or"),
    (re.compile(r"odour"), "odor"),
    (re.compile(r"(?<=fib|tit|lit|ent)re$"), "er"),
    (re.compile(r"ageing"), "aging"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"counsell"), "counsel"),
    (re.compile(r"yoghurt"), "yogurt"),
    (re.compile(r"aluminium"), "aluminum"),
    (re.compile(r"manoeuv"), "maneuv"),
    (re.compile(r"is(?=ations?$|e$|ed$|es$|ers?$|ing$)"), "iz"),
    (re.compile(r"ys(?=e$|ed$|es$|ers?$|ing$)"), "yz"),
)
_BRITISH_HINT = re.compile(r"ae|oe|our|ise|isa|isi|ys|re$|ageing|programme|counsell|yogh|sulph|alumi")
_SIBILANT_E = re.compile(r"(?:x|ss|sh|ch|z)e$")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


def respell(word: str) -> str:
    """Return the word in lower case, with American spelling and without abbreviation points."""
    word = word.lower()
    if "." in word:
        word = word.replace(".", "")
    if _BRITISH_HINT.search(word):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return word


# Shorter words keep their last letters, or different words would fall together.
_PLURAL, _IE, _LONG = 4, 5, 6


def is_plural(word: str) -> bool:
    """Say whether a respelt word has the ending of a regular plural."""
    return len(word) >= _PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def fold(word: str) -> str:
    """Return a key that a respelt word shares with its regular plural: `headache` and `headaches`."""
    if is_plural(word):
        word = word[:-1]
    if len(word) >= _IE and word.endswith("ie"):
        return f"{word[:-2]}y"
    if len(word) >= _LONG and word.endswith("is"):
        return word[:-2]
    if word.endswith("e") and (len(word) >= _LONG or _SIBILANT_E.search(word)):
        return word[:-1]
    return word


# Stems of international non-proprietary names. Letters must precede: "nib" is a word.
_DRUG_STEMS = """
    (?:[ltuxzcsb]i|o|[a-z]u|[rv]a)mab (?:[tcrnszdl]i|i)nib glutide patide reotide tirelin relix
    [aeio]pril sartan vastatin conazole prazole nidazole bendazole trozole cillin mycin micin cycline
    floxacin oxacin ciclovir cyclovir fovir navir buvir asvir mivir desivir (?:te|ca)gravir tegravir
    denafil dalafil enafil gliptin gliflozin glitazone glinide oxetine triptyline triptan dronate dronic
    setron lukast parin xaban gatran grelor olol dipine thiazide semide azepam zolam zepam barbital
    caine azosin terol sonide olone asone onide profen oxicam coxib fenac peridol piprazole idone tadine
    zolidine platin taxel rubicin tecan mustine trexate ciclib parib rafenib degib vaptan prost fibrate
    tacept nercept kinra plase grastim poetin orexant gepant pamil tidine
"""
_DRUG_ENDING = re.compile(rf"[a-z]{{3,}}(?:{'|'.join(_DRUG_STEMS.split())})$")
_NOT_DRUGS = word_set("""
    lolol lololol lolololol provolone histidine africaine glucuronide nakasone cholesterol marzipan
    gridiron abandone chaperone
""")
_DISEASE_STEMS = """
    [a-z]itis [a-z]{2}osis [a-z]iasis [gcdlmnpstx]emia (?:at|in|ly|ys|ct|on|os)uria [a-z]pathy algia
    dynia plegia paresis
    (?:carcin|sarc|aden|lip|fibr|my|gli|neur|blast|lymph|melan|angi|oste|chondr|hepat|granul|hemat|thym)oma
    (?:epitheli|meningi|mesotheli|semin|cyt)oma blastoma sarcoma adenoma ectasis sclerosis malacia
    megaly penia rrhea rrhagia trophy plasia dystonia kinesia lexia phagia phobia asthenia ptysis rrhoid
    somnia
"""
_DISEASE_ENDING = re.compile(rf"[a-z]{{2,}}(?:{'|'.join(_DISEASE_STEMS.split())})$")
_NOT_DISEASES = word_set("""
    diagnosis misdiagnosis overdiagnosis underdiagnosis prognosis hypnosis metamorphosis aroma diploma
    nostalgia osmosis symbiosis mitosis meiosis apotheosis gnosis geonosis kurtosis phagocytosis
    endocytosis exocytosis anastomosis ketosis homeostasis telepathy sympathy empathy antipathy apathy
    politis apoptosis psychopathy narcosis chlorosis
    homeopathy osteopathy naturopathy allopathy sociopathy ganapathy bohemia academia accademia akademia
    kuwaitis caenorhabditis capitis xenophobia homophobia islamophobia islamaphobia transphobia biphobia
    technophobia anglophobia trophy
""")


def drug_by_ending(word: str) -> bool:
    """Say whether a respelt word ends like the name of a drug: `secukinumab`, but not `cholesterol`."""
    return _DRUG_ENDING.match(word) is not None and word not in _NOT_DRUGS


def disease_by_ending(word: str) -> bool:
    """Say whether a respelt word ends like the name of a disease: `bursitis`, but not `diagnosis`."""
    return _DISEASE_ENDING.match(word) is not None and word not in _NOT_DISEASES
