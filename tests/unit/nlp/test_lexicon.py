"""The shipped lexicons are well formed, and their forms are found as spaCy tokenises them."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimlint.errors import RuleError
from claimlint.nlp.lexicon import FLAGS, LABELS, Entry, PhraseTable, keys_of, load_lexicon, parse_lexicon
from claimlint.nlp.morphology import disease_by_ending, drug_by_ending, fold, respell, word_set

INTERVENTION_CODES = word_set("RX OTC VAX BIO SUPP CBD FOOD COSM DEVICE PROC PSY BEH CAM TEST APP SVC EXPO")
TARGET_CODES = word_set(
    "MH SUI NEU PAIN ONC CV MET GI INF IMM MSK DERM REPRO EYE PED AGE WELL OUT SUR GENERIC"
)
VOCABULARY = ("interventions", "targets", "generic_interventions", "generic_targets")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def words_of(doc: Doc) -> list[tuple[str, ...]]:
    return [keys_of(token.text) for token in doc]


@pytest.mark.parametrize(("name", "least"), [("interventions", 700), ("targets", 700)])
def test_lexicon_has_the_promised_size(name: str, least: int) -> None:
    assert len(load_lexicon(name)) >= least


@pytest.mark.parametrize("name", LABELS)
def test_lexicon_file_is_sorted_and_in_lower_case(name: str) -> None:
    path = files("claimlint.nlp") / "data" / "lexicons" / f"{name}.txt"
    names = [entry.name for entry in load_lexicon(name)]

    assert path.read_text(encoding="utf-8").startswith("# ")
    assert [(one, two) for one, two in pairwise(names) if not one < two] == []
    assert [name for name in names if name != name.lower() and not re.match(r"[A-Z]{2,}", name)] == []


@pytest.mark.parametrize(
    ("name", "codes"), [("interventions", INTERVENTION_CODES), ("targets", TARGET_CODES)], ids=["INT", "TGT"]
)
def test_entries_carry_only_known_codes(name: str, codes: frozenset[str]) -> None:
    assert [entry.name for entry in load_lexicon(name) if not codes.issuperset(entry.codes)] == []


def test_no_form_stands_in_two_entries() -> None:
    seen: dict[str, str] = {}
    twice = [
        (form, seen[form], entry.name)
        for name in VOCABULARY
        for entry in load_lexicon(name)
        for form in entry.forms
        if seen.setdefault(form, entry.name) != entry.name
    ]

    assert twice == []


@pytest.mark.parametrize(
    "name",
    ["cancer", "depression", "suicidal ideation", "type 2 diabetes", "autism", "copd", "hiv", "stroke"],
)
def test_serious_list_is_flagged(name: str) -> None:
    flags = next(entry.flags for entry in load_lexicon("targets") if name in entry.forms)

    assert "serious" in flags


@pytest.mark.parametrize(
    "name", ["common cold", "heartburn", "jet lag", "dandruff", "dry skin", "bad breath"]
)
def test_minor_list_is_flagged(name: str) -> None:
    flags = next(entry.flags for entry in load_lexicon("targets") if name in entry.forms)

    assert "minor" in flags


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_form_is_found_whole_as_the_tokenizer_splits_it(nlp: Language, name: str) -> None:
    entries = load_lexicon(name)
    table = PhraseTable(entries)
    missed = [
        form
        for entry in entries
        for form in entry.forms
        if table.longest(words_of(doc := nlp.make_doc(form)), 0) is None
        or table.longest(words_of(doc), 0)[0] != len(doc)  # type: ignore[index]
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("tumour", "Tumors"),
        ("oestrogen", "estrogens"),
        ("leukaemia", "LEUKEMIA"),
        ("moisturiser", "moisturizers"),
        ("low-carb diet", "low carb diets"),
        ("microneedling", "Microneedling"),
        ("micro-needling", "microneedling"),
        ("well-being", "well being"),
        ("crohn's disease", "Crohns disease"),
        ("crohn's disease", "Crohn's disease"),
        ("st john's wort", "St. John's Wort"),
        ("omega-3 fatty acid", "omega 3 fatty acids"),
        ("therapy", "therapies"),
        ("headache", "headaches"),
        ("diagnosis", "diagnoses"),
        ("hot flushes", "hot flushes"),
        ("MS", "MS"),
    ],
)
def test_form_matches_other_spellings(nlp: Language, listed: str, written: str) -> None:
    entry = Entry("TGT", listed, ("GENERIC",))
    doc = nlp.make_doc(written)

    assert (len(doc), entry) == PhraseTable([entry]).longest(words_of(doc), 0)


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("MS", "ms"),
        ("AIDS", "aids"),
        ("hot flushes", "hot flush"),
        ("nits", "nit"),
        ("CAR-T", "cart"),
        ("cold", "scold"),
    ],
)
def test_form_does_not_match_other_words(nlp: Language, listed: str, written: str) -> None:
    table = PhraseTable([Entry("TGT", listed, ("GENERIC",))])

    assert table.longest(words_of(nlp.make_doc(written)), 0) is None


def test_longest_phrase_wins(nlp: Language) -> None:
    short, long = Entry("TGT", "heart", ("CV",)), Entry("TGT", "heart attack", ("CV",))

    assert (2, long) == PhraseTable([short, long]).longest(words_of(nlp.make_doc("heart attack risk")), 0)


@pytest.mark.parametrize(
    "word", ["secukinumab", "lisinopril", "candesartan", "fluconazole", "tirofiban-avir", "rimegepant"]
)
def test_drug_endings(word: str) -> None:
    assert drug_by_ending(word) == (word != "tirofiban-avir")


@pytest.mark.parametrize(
    "word", ["tide", "magazole", "cinnabar", "fountide", "cholesterol", "concept", "april", "riptide"]
)
def test_words_that_only_look_like_drugs(word: str) -> None:
    assert not drug_by_ending(word)


@pytest.mark.parametrize(
    "word", ["bursitis", "endometriosis", "neuropathy", "neuralgia", "psoriasis", "hypoglycaemia"]
)
def test_disease_endings(word: str) -> None:
    assert disease_by_ending(respell(word))


@pytest.mark.parametrize(
    "word", ["diagnosis", "prognosis", "hypnosis", "metamorphosis", "aroma", "diploma", "empathy"]
)
def test_words_that_only_look_like_diseases(word: str) -> None:
    assert not disease_by_ending(word)


def test_fold_keeps_short_words_apart() -> None:
    assert fold("us") != fold("use")
    assert fold("gas") != fold("gash")


@pytest.mark.parametrize("line", ["turmeric", "turmeric |", " | SUPP", "turmeric | supp"])
def test_malformed_line_is_named(line: str) -> None:
    with pytest.raises(RuleError, match=r"x\.txt:2: not a lexicon entry"):
        list(parse_lexicon(f"# words\n{line}\n", "INT", "x.txt"))


def test_line_is_read_whole() -> None:
    entries = list(
        parse_lexicon(
            "acne | DERM, MSK | serious disease | spots; pimple\nzinc | SUPP | zinc salt\n", "TGT", "x"
        )
    )

    assert entries == [
        Entry("TGT", "acne", ("DERM", "MSK"), ("serious", "disease"), ("spots", "pimple")),
        Entry("TGT", "zinc", ("SUPP",), (), ("zinc salt",)),
    ]
    assert FLAGS.issuperset(entries[0].flags)
