"""What the entity finder takes for an intervention, a target or a harm, and what it leaves alone."""

import pickle
import time

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimlint.nlp.entities import EntityFinder
from claimlint.nlp.keys import ENTITIES, HARMS

Found = list[tuple[str, str]]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def finder(nlp: Language) -> EntityFinder:
    return EntityFinder(nlp.vocab)


def read(nlp: Language, finder: EntityFinder, text: str) -> Doc:
    return finder(nlp.make_doc(text))


def found(doc: Doc) -> Found:
    return [(span.text, span.label_) for span in doc.spans[ENTITIES]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turmeric eases joint stiffness.", [("Turmeric", "INT"), ("joint stiffness", "TGT")]),
        ("Secukinumab treats uveitis.", [("Secukinumab", "INT"), ("uveitis", "TGT")]),
        (
            "Bee sting therapy for Raynaud syndrome",
            [("Bee sting", "TGT"), ("therapy", "INT-GENERIC"), ("Raynaud syndrome", "TGT")],
        ),
        ("Wasp venom therapy", [("Wasp venom therapy", "INT")]),
        ("The new therapy helps.", [("therapy", "INT-GENERIC")]),
        ("She began therapy.", [("therapy", "INT-GENERIC")]),
        ("Iron deficiency is common.", [("Iron deficiency", "TGT")]),
        ("Copper deficiency", [("Copper deficiency", "TGT")]),
        ("A turmeric extract", [("turmeric extract", "INT")]),
        (
            "Our product helps with many conditions.",
            [("product", "INT-GENERIC"), ("conditions", "TGT-GENERIC")],
        ),
        ("Ice cream and engine oil", []),
        ("A tax relief for health insurers", []),
        ("Skin irritation and liver damage", [("Skin irritation", "TGT"), ("liver damage", "TGT")]),
        ("It repairs damaged knees and hips.", [("knees", "TGT"), ("hips", "TGT")]),
        ("He hurt his knee.", []),
        ("Creams that alleviate pain", [("Creams", "INT-GENERIC"), ("pain", "TGT")]),
        ("It supports mental strength and brings the hope back.", [("mental strength", "TGT")]),
        ("A knee cream", [("knee cream", "INT")]),
        ("Depression treatment", [("Depression", "TGT"), ("treatment", "INT-GENERIC")]),
        ("High-blood-pressure tablets", [("High-blood-pressure", "TGT"), ("tablets", "INT-GENERIC")]),
        ("AIDS is not what aids us; MS is not ms.", [("AIDS", "TGT"), ("MS", "TGT")]),
    ],
)
def test_entities_of_a_text(nlp: Language, finder: EntityFinder, text: str, expected: Found) -> None:
    assert expected == found(read(nlp, finder, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coffee lowers the risk of diabetes.", [("Coffee", "INT"), ("diabetes", "TGT")]),
        ("They drank coffee in the garden.", []),
        ("Ashwagandha gives you energy.", [("Ashwagandha", "INT"), ("energy", "TGT")]),
        ("The price of energy rose.", []),
    ],
)
def test_weak_entity_needs_a_sure_one_nearby(
    nlp: Language, finder: EntityFinder, text: str, expected: Found
) -> None:
    assert expected == found(read(nlp, finder, text))


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Zelprin is a herbal supplement. People like Zelprin.", "zelprin", ["SUPP", "SUPP"]),
        ("Nortavo (once NT7) is an investigational drug. Take Nortavo daily.", "nortavo", ["RX", "RX"]),
        ("Try Kelvara® today. Kelvara works.", "kelvara", ["SVC", "SVC"]),
        ("Try Kelvara™ serum today.", "kelvara", ["COSM"]),
    ],
)
def test_name_that_the_document_introduces(
    nlp: Language, finder: EntityFinder, text: str, name: str, codes: list[str]
) -> None:
    doc = read(nlp, finder, text)
    data = doc.user_data["claimlint"]["entities"]
    pairs = zip(doc.spans[ENTITIES], data, strict=True)

    assert codes == [code for span, details in pairs if span.kb_id_ == name for code in details["codes"]]


@pytest.mark.parametrize(
    "text", ["This is a drug.", "It was the best treatment.", "Rest is an important remedy."]
)
def test_pronouns_and_plain_words_are_not_introduced(nlp: Language, finder: EntityFinder, text: str) -> None:
    assert "INT" not in [label for _, label in found(read(nlp, finder, text))]


def test_names_of_one_document_do_not_reach_the_next(nlp: Language, finder: EntityFinder) -> None:
    read(nlp, finder, "Zelprin is a herbal supplement.")

    assert found(read(nlp, finder, "People like Zelprin.")) == []


def test_spans_carry_canonical_names_and_plain_data(nlp: Language, finder: EntityFinder) -> None:
    doc = read(nlp, finder, "Ozempic and clinical depression")

    assert [span.kb_id_ for span in doc.spans[ENTITIES]] == ["semaglutide", "depression"]
    assert doc.user_data["claimlint"]["entities"] == [
        {"codes": ["RX"], "flags": []},
        {"codes": ["MH"], "flags": ["serious", "disease"]},
    ]


def test_harms_stand_in_their_own_group(nlp: Language, finder: EntityFinder) -> None:
    doc = read(nlp, finder, "Side effects include nausea and drowsiness.")

    assert [span.text for span in doc.spans[HARMS]] == ["Side effects", "nausea", "drowsiness"]
    assert {"HARM"} == {span.label_ for span in doc.spans[HARMS]}


def test_entities_do_not_overlap(nlp: Language, finder: EntityFinder) -> None:
    doc = read(
        nlp, finder, "Chronic low back pain relief cream for rheumatoid arthritis pain and heart attack risk"
    )
    ends = [span.end for span in doc.spans[ENTITIES]]

    assert all(end <= span.start for end, span in zip(ends, list(doc.spans[ENTITIES])[1:], strict=False))


def test_works_on_a_doc_built_by_hand_and_on_none_at_all() -> None:
    vocab = Vocab()
    finder = EntityFinder(vocab)

    assert found(finder(Doc(vocab, words=["Does", "zinc", "cure", "colds", "?"]))) == [
        ("zinc", "INT"),
        ("colds", "TGT"),
    ]
    assert found(finder(Doc(vocab, words=[]))) == []


def test_annotated_doc_survives_serialisation(nlp: Language, finder: EntityFinder) -> None:
    doc = read(nlp, finder, "Zinc helps with acne.")
    back = pickle.loads(pickle.dumps(doc))  # noqa: S301

    assert found(doc) == found(back)


def test_building_is_quick(nlp: Language) -> None:
    start = time.process_time()
    EntityFinder(nlp.vocab)

    assert time.process_time() - start < 1.0
