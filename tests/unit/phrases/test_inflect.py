"""Word forms: regular, irregular, British and American; and what a plain word of a phrase stands for."""

import pytest

from claimlint.phrases.inflect import forms, phrase_forms, spellings

REGULAR = [
    "relieve relieves relieved relieving",
    "help helps helped helping",
    "study studies studied studying",
    "remedy remedies remedied remedying",
    "stop stops stopped stopping",
    "wash washes washed washing",
    "mix mixes mixed mixing",
    "focus focuses focused focusing",
    "enjoy enjoys enjoyed enjoying",
]
IRREGULAR = [
    "be is are was were been being am",
    "show shows showed shown showing",
    "give gives gave given giving",
    "lose loses lost losing",
    "cut cuts cutting",
    "prove proves proved proven proving",
    "man men",
    "analysis analyses",
]
SPELLINGS = [
    ("tumour", "tumor"),
    ("organise", "organize"),
    ("organisation", "organization"),
    ("analyse", "analyze"),
    ("centre", "center"),
    ("fibre", "fiber"),
    ("programme", "program"),
    ("haemorrhage", "hemorrhage"),
    ("anaemia", "anemia"),
    ("diarrhoea", "diarrhea"),
    ("oestrogen", "estrogen"),
    ("paediatric", "pediatric"),
    ("labelled", "labeled"),
    ("sceptical", "skeptical"),
    ("favourite", "favorite"),
]


@pytest.mark.parametrize("line", REGULAR + IRREGULAR)
def test_inflections_of_a_lemma(line: str) -> None:
    words = line.split()

    assert forms(words[0]) == frozenset(words)


@pytest.mark.parametrize("line", IRREGULAR)
def test_any_form_of_an_irregular_word_leads_to_all(line: str) -> None:
    for word in line.split():
        assert forms(word) == frozenset(line.split())


@pytest.mark.parametrize(("british", "american"), SPELLINGS)
def test_a_british_word_matches_its_american_spelling(british: str, american: str) -> None:
    assert {british, american} <= spellings(british)


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("tumor", "tumour"),
        ("organize", "organise"),
        ("analyze", "analyse"),
        ("anemia", "anaemia"),
        ("skeptic", "sceptic"),
    ],
)
def test_an_american_word_matches_its_british_spelling(american: str, british: str) -> None:
    assert british in spellings(american)


@pytest.mark.parametrize("word", ["four", "hour", "wise", "rise", "our", "or", "for", "water", "doctor"])
def test_a_word_keeps_its_own_spelling(word: str) -> None:
    assert word in spellings(word)


@pytest.mark.parametrize(
    ("word", "matched", "unmatched"),
    [
        ("cure", "cure cures cured curing", "curable"),
        ("cures", "cure cures cured curing", ""),
        ("studies", "study studies studied", ""),
        ("shows", "show shown showed", "showy"),
        ("shown", "shown", "show shows showed"),
        ("proven", "proven", "prove proves"),
        ("promising", "promising", "promise promised"),
        ("proved", "proved", "prove"),
        ("safely", "safely", "safe"),
        ("effective", "effective", "effectives"),
        ("is", "is are was were 's", "be been"),
        ("has", "has have had 've", "having"),
        ("does", "does do did", "done"),
        ("which", "which", "whiches"),
        ("organised", "organised organized", "organise"),
        ("relieve", "relieves relieved", "relief"),
    ],
)
def test_what_a_word_of_a_phrase_matches(word: str, matched: str, unmatched: str) -> None:
    found = phrase_forms(word)

    assert [form for form in matched.split() if form not in found] == []
    assert [form for form in unmatched.split() if form in found] == []
