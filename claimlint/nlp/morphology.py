"""Forms of words: spellings folded together, and what the ending of an unlisted word says of it."""

import re

# British spellings to American ones. The fold is applied to lexicon and text alike, so it need not give a real word.
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


def respell(word: str) -> str:
    """Return the word in lower case with American spelling and without abbreviation points."""
    word = word.lower()
    if "." in word:
        word = word.replace(".", "")
    if _BRITISH_HINT.search(word):
        for pattern, american in _BRITISH:
            word = pattern.sub(american, word)
    return word


def is_plural(word: str) -> bool:
    """Say whether a respelt word has the ending of a regular plural."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def fold(word: str) -> str:
    """Return a key that a respelt word shares with its regular plural: `headaches` and `headache`, `therapies`."""
    if is_plural(word):
        word = word[:-1]
    if len(word) > 4 and word.endswith("ie"):
        return f"{word[:-2]}y"
    if len(word) > 5 and word.endswith("is"):
        return word[:-2]
    if word.endswith("e") and (len(word) > 5 or _SIBILANT_E.search(word)):
        return word[:-1]
    return word


# --- endings ---------------------------------------------------------------------------------------------------------
# Stems of international non-proprietary names. Each needs letters before it, since "tide" and "nib" are words.
_DRUG_ENDING = re.compile(
    r"""^[a-z]{3,}(?:
        (?:[ltuxzcsb]i|o|[a-z]u|[rv]a)mab | (?:t|c|r|n|s|z|d|l)i?nib | inib | glutide | patide | reotide | tirelin | relix
      | [aei]pril | sartan | vastatin | conazole | prazole | nidazole | bendazole | trozole | cillin | mycin | micin
      | cycline | floxacin | oxacin | cefal[a-z]+ | (?:cic|tad|gan|pe|fos|ami|o|ri|ri?tona|te[gr]a|tegra|asvi|uvi|buvi|tonav)l?o?vir
      | buvir | navir | ciclovir | cyclovir | lamivir | mivir | desivir | denafil | (?:a|e|o|i)fil
      | gliptin | gliflozin | glitazone | glinide | oxetine | triptyline | triptan | dronate | dronic | setron | lukast
      | parin | xaban | gatran | grelor | olol | dipine | thiazide | semide | azepam | zolam | zepam | barbital | caine
      | azosin | terol | sonide | olone | asone | onide | profen | oxicam | coxib | fenac | peridol | piprazole | idone
      | tadine | zolidine | platin | taxel | rubicin | tecan | mustine | trexate | ciclib | parib | rafenib | degib
      | vaptan | prost | fibrate | cept | kinra | plase | stim | grastim | poetin | orexant | gepant | pamil | tidine
    )$""",
    re.X,
)
_NOT_DRUGS = frozenset(
    "lolol lololol lolololol provolone histidine africaine glucuronide nakasone cholesterol marzipan gridiron "
    "abandone chaperone".split()
)
_DISEASE_ENDING = re.compile(
    r"""^[a-z]{2,}(?:
        [a-z]itis | [a-z]{2}osis | [a-z]iasis | [gcdlmnpstx]emia | (?:at|in|ly|ys|ct|on|os)uria | [a-z]pathy | algia | dynia | plegia | paresis
      | (?:carcin|sarc|aden|lip|fibr|my|gli|neur|blast|lymph|melan|angi|oste|chondr|hepat|granul|hemat|thym|epitheli|meningi
        |keratocanth|mesotheli|semin|retinobl|neurobl)oma
      | blastoma | sarcoma | adenoma | cytoma | ectasis | sclerosis | malacia | megaly | penia | rrhea | rrhagia | trophy
      | plasia | dystonia | kinesia | lexia | phagia | phobia | arthrosis | somnia | asthenia | cytosis | ptysis | rrhoid
    )$""",
    re.X,
)
_NOT_DISEASES = frozenset(
    "diagnosis misdiagnosis overdiagnosis underdiagnosis prognosis hypnosis metamorphosis aroma diploma nostalgia osmosis "
    "symbiosis mitosis meiosis apotheosis gnosis geonosis kurtosis phagocytosis endocytosis exocytosis anastomosis ketosis "
    "homeostasis telepathy sympathy empathy antipathy apathy homeopathy osteopathy naturopathy allopathy sociopathy "
    "ganapathy bohemia academia accademia akademia kuwaitis caenorhabditis capitis xenophobia homophobia islamophobia "
    "islamaphobia transphobia biphobia technophobia anglophobia trophy".split()
)


def drug_by_ending(word: str) -> bool:
    """Say whether a respelt word ends like the international name of a drug: `secukinumab`, `vonoprazan` does not."""
    return _DRUG_ENDING.match(word) is not None and word not in _NOT_DRUGS


def disease_by_ending(word: str) -> bool:
    """Say whether a respelt word ends like the name of a disease: `bursitis`, but not `diagnosis`."""
    return _DISEASE_ENDING.match(word) is not None and word not in _NOT_DISEASES
