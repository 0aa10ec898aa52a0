"""Study designs by the words of a sentence (rules.md 5.2)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from claimlint.model.analysis import Tier

_PHRASES: Final[Mapping[str, str]] = {
    "T7": """
        systematic review|systematic reviews|systematically reviewed|meta analysis|meta analyses
        metaanalysis|metaanalyses|cochrane review|cochrane reviews|umbrella review
        pooled analysis of randomised trials|pooled analysis of randomized trials|grade approach
        grade framework|grade evidence profile|grade working group
    """,
    "T6": """
        randomised|randomized|rct|rcts|double blind|double blinded|single blind|single blinded
        triple blind|placebo controlled|sham controlled|crossover trial|crossover trials
        cross over trial|crossover study|cluster randomised|cluster randomized|phase 3|phase iii
        phase three|phase 2/3|phase ii/iii|noninferiority|non inferiority|randomly assigned
        randomly allocated|assigned at random
    """,
    "T5": """
        non randomised|non randomized|nonrandomised|nonrandomized|not randomised|not randomized
        quasi experimental|quasi experiment|controlled before after|controlled before and after
        interrupted time series|natural experiment|natural experiments|mendelian randomisation
        mendelian randomization|propensity matched|propensity score|propensity scores|phase 2|phase ii
        phase two|phase 2a|phase 2b|phase iia|phase iib
    """,
    "T4": """
        cohort|cohorts|case control|observational|registry study|registry studies|registry data
        registry analysis|database study|database analysis|electronic health records
        electronic health record|insurance records|insurance claims data|longitudinal|follow up study
        follow up studies|followup study|epidemiologic|epidemiological|epidemiology|population based
        cross sectional|survey|surveys|surveyed|ecological study|ecological studies|ecological analysis
        nurses health study|health study|uk biobank|nhanes|framingham|million women study|questionnaire
        questionnaires|health records|medical records|population study|population studies|food diary
        food diaries|tracked|after following
        dose response association|retrospective|retrospectively|twin study
    """,
    "T3": """
        open label|single arm|pilot|feasibility study|feasibility trial|phase 1|phase i|phase one
        phase 1/2|first in human|before and after study|before and after comparison|before after study
        pre post|uncontrolled|no control group|without a control group|retrospective chart review
        chart review|n of 1|n of one|proof of concept|user survey|user surveys|customer survey
        customer surveys|consumer survey|consumer perception study|self assessment study|app data
        real world data|clinical trial|clinical trials|clinical study|clinical studies|human trial
        human trials|human study|human studies
    """,
    "T2": """
        case report|case reports|case series|case study|case studies|anecdote|anecdotes|anecdotal
        anecdotally|testimonial|testimonials|clinical experience|in our practice|in my practice
        expert opinion|editorial|editorials|patient story|patient stories
    """,
    "T1": """
        mice|mouse|rat|rats|rodent|rodents|murine|zebrafish|fruit fly|fruit flies|drosophila|nematode
        nematodes|roundworms|macaque|macaques|primates|rhesus|hamsters|gerbils|guinea pigs|ferrets
        piglets|animal study|animal studies|animal model|animal models|animal trial|animal trials
        animal experiment|animal experiments|animal research|animal data|lab animals|laboratory animals
        preclinical|pre clinical|in vivo|ex vivo|in animals|dog model|pig model
    """,
    "T0": """
        in vitro|test tube|test tubes|petri dish|petri dishes|cell culture|cell cultures|cultured cells
        cell line|cell lines|human cells|cell study|cell studies|cell based assay|organoid|organoids
        tissue sample|tissue samples|biochemical assay|biochemical assays|molecular docking|in silico
        computer model|computer models|computer modelling|computer modeling|computer simulation
        computer simulations|simulation study|mechanistic study|mechanistic studies|lab study
        lab studies|laboratory study|laboratory studies|lab dish|in the lab|in a lab
    """,
    "people": """
        in people|in humans|human volunteers|volunteer|volunteers
    """,
    "hidden": """
        in vitro fertilisation|in vitro fertilization|mouse pad|computer mouse|rat race
    """,
    "PREP": """
        preprint|preprints|pre print|pre prints|medrxiv|biorxiv|conference abstract|conference abstracts
        poster|presented at|press release|press releases|company data|company study|company trial
        data on file|unpublished|interim analysis|interim analyses|interim results|interim data|topline
        top line results|top line data|not yet peer reviewed|not peer reviewed|not been peer reviewed
        internal study|internal data|internal trial
    """,
}
# Animals that are also kept and treated: a study of them only after these words, as in "in elderly dogs".
_KEPT: Final = frozenset(
    {
        "pig",
        "pigs",
        "dog",
        "dogs",
        "cats",
        "worm",
        "worms",
        "rabbits",
        "monkeys",
        "sheep",
        "chickens",
        "horses",
    }
)
_ON: Final = frozenset({"in", "on", "with", "of", "using", "given"})
_REACH: Final = 2
_YEARS: Final = frozenset({"years", "year", "decade", "decades"})
_FOLLOWED: Final = 12  # "followed 9,000 cyclists for ten years" is a cohort; words to the years
_ANIMAL_OR_LABORATORY: Final = (Tier.T0, Tier.T1)
_PREP: Final = "PREP"
_PEOPLE: Final = "people"  # makes T3 of a study without a design
_NO_TIERS: Final = frozenset({_PREP, _PEOPLE, "hidden"})
_STUDY: Final = frozenset(
    ["study", "studies", "trial", "trials", "research", "experiment", "experiments", "researchers", "tested"]
)
_DASHES: Final = str.maketrans("–—‑‐", "----")


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases with their tiers, by first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for tier, lines in _PHRASES.items():
        for phrase in lines.replace("\n", "|").split("|"):
            if words := tuple(phrase.split()):
                table.setdefault(words[0], []).append((words, tier))
    return {
        first: tuple(sorted(phrases, key=lambda one: (-len(one[0]), one))) for first, phrases in table.items()
    }


def _plain(words: Sequence[str]) -> list[str]:
    """Return the words without hyphens, whether a tokenizer split at them or not."""
    plain: list[str] = []
    for word in words:
        if "-" in word or not word.isalnum():
            plain.extend(word.translate(_DASHES).replace("-", " ").split())
        else:
            plain.append(word)
    return plain


def _named(words: Sequence[str]) -> Iterator[str]:
    """Yield the tiers that the words name; a longer phrase hides the shorter ones in it."""
    table, at, plain = _table(), 0, _plain(words)
    while at < len(plain):
        length = 1
        for phrase, tier in table.get(plain[at], ()):
            if tuple(plain[at : at + len(phrase)]) == phrase:
                yield tier
                length = len(phrase)
                break
        else:
            if plain[at] == "followed" and "for" in plain[at : at + _FOLLOWED]:
                if not _YEARS.isdisjoint(plain[at : at + _FOLLOWED]):
                    yield Tier.T4
            elif plain[at] in _KEPT and _ON.intersection(plain[max(0, at - _REACH) : at]):
                yield Tier.T1
        at += length


def design_tier(words: Sequence[str]) -> Tier | None:
    """Return the tier of the study that lower-cased words describe, or nothing without a design.

    Laboratory and animal words win over all others ("a randomised study in mice"), then the highest tier.
    """
    named = set(_named(words))
    if _PEOPLE in named and not _STUDY.isdisjoint(words):
        named.add(Tier.T3)
    tiers = {Tier(name) for name in named - _NO_TIERS}
    for tier in _ANIMAL_OR_LABORATORY:
        if tier in tiers:
            return tier
    return max(tiers, default=None)


def design_status(words: Sequence[str]) -> frozenset[str]:
    """Return `PREP` if the words say that the evidence is early or unreviewed."""
    return frozenset({_PREP} & set(_named(words)))
