"""Sentence boundaries (blank English tokens, hand-written texts)."""

import pytest
import spacy
from spacy.tokens import Doc

from claimlint.nlp.sentences import LONGEST, SentenceSplitter

NLP = spacy.blank("en")


def split(text: str, **data: object) -> list[str]:
    doc = NLP.make_doc(text)
    if data:
        doc.user_data["claimlint"] = {"input": data}
    SentenceSplitter()(doc)
    return [sentence.text.strip() for sentence in doc.sents]


ONE = [
    "Dr. Jane Okafor and Mr. Li met Prof. Ruiz at St. John's hospital.",
    "Fermented foods (e.g. Kimchi and kefir) may help.",
    "Feeney et al. Reported less nausea.",
    "Ginger vs. Placebo was the question.",
    "See Fig. 2 and No. 5 on p. 7 of vol. 3.",
    "It weighs approx. 20 g in the U.S. Pharmacopeia.",
    "A. B. Smith wrote it with J. Doe.",
    "It was printed in J. Clin. Psychiatry.",
    "Take 2.5 mg of it, or .5 mg at night.",
    "The bacterium H. pylori and the mould A. niger live there.",
    "Acme Inc. Laboratories makes it.",
    "The dose was small; Nobody noticed.",
    "It has two uses: Pain and fever.",
    "It fell by 4 points.[3]",
    "It fell by 4 points. [3]",
    "It fell (Smith et al., 2020) in both groups.",
    "It fell (it really did!) in both groups.",
    '"Does it work?" she asked.',
    "It works… and then it does not.",
    "The meeting is at 9 a.m. Tuesday.",
    "It contains vitamins D and E, zinc, etc., as listed.",
    "1. Take it with food.",
    "Read more at example.com or Node.js today.",
    "The U.S. Food and Drug Administration said so.",
]

TWO = [
    ("It fell by 4 points.[3]", "Next came sleep."),
    ("It fell by 4 points. [3]", "Next came sleep."),
    ("It fell by 4 points.³", "Next came sleep."),
    ("It fell by 4 points.³,⁴", "Next came sleep."),
    ("It fell by 4 points.[3,4]", "Next came sleep."),
    ("It fell by 4 points.[3][4]", "Next came sleep."),
    ("It fell by 4 points [3].", "Next came sleep."),
    ("It fell by 4 points.3", "Next came sleep."),
    ("It fell by 4 points.*", "Next came sleep."),
    ("It fell by 4 points. (Smith et al., 2020)", "Next came sleep."),
    ('He said "it works."', "Next came sleep."),
    ("(It worked.)", "Next came sleep."),
    ("Does it work?", "Yes, it does."),
    ("Try it!", "Feel the change."),
    ("Wait…", "Then it stops."),
    ("Does it work?", "not really."),
    ("It contains vitamin C.", "Smokers need more."),
    ("It contains vitamins A, C, and D.", "Smokers need more."),
    ("It is sold in the U.S.", "The label differs."),
    ("Take 100 mg.", "Wait an hour."),
    ("It was tried in 2020.", "Nobody came."),
    ("No.", "It does not."),
    ("Add oats, nuts, etc.", "Bake for an hour."),
    ("That was Feeney et al.", "The trial ended."),
    ("It clears up in days.", "iPhone apps can remind you."),
    ("it helps with sleep.", "my mother agrees."),
    ("It fell by 4 points.", "5 people left."),
    ("Take it for 30 min.", "Rest after that."),
    ("So I am.", "Ginger helped."),
    ("It is safe.", '"Really," he said.'),
]


@pytest.mark.parametrize("text", ONE)
def test_does_not_break(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_breaks_once(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_missing_space_after_a_full_stop_breaks() -> None:
    assert split("Ask a professional.Here's why.") == ["Ask a professional.", "Here's why."]


def test_blank_line_is_a_boundary_and_belongs_to_the_sentence_before() -> None:
    doc = SentenceSplitter()(NLP.make_doc("Bottom line:\n\nIt works"))
    assert [sentence.text for sentence in doc.sents] == ["Bottom line:\n\n", "It works"]


def test_blocks_of_the_reader_are_boundaries() -> None:
    text = "Zinc\n\nfor colds. It may help."
    blocks = [{"start": 0, "end": 4}, {"start": 6, "end": len(text)}]
    assert split(text, blocks=blocks) == ["Zinc", "for colds.", "It may help."]


def test_no_sentence_leaves_its_block_even_without_a_full_stop() -> None:
    text = "one cell\n\nanother cell\n\nE.g.\n\nNext"
    assert split(text) == ["one cell", "another cell", "E.g.", "Next"]


def test_note_mark_stays_with_the_sentence_before() -> None:
    text = "It fell.a It rose."
    doc = Doc(
        NLP.vocab,
        words=["It", "fell", ".", "a", "It", "rose", "."],
        spaces=[True, False, False, True, True, False, False],
    )
    doc.user_data["claimlint"] = {"input": {"marks": [{"start": 8, "end": 9, "label": "a"}]}}
    assert doc.text == text
    SentenceSplitter()(doc)
    assert [sentence.text for sentence in doc.sents] == ["It fell.a", "It rose."]


def test_every_token_is_decided() -> None:
    doc = SentenceSplitter()(NLP.make_doc("It works. It is cheap."))
    assert [token.is_sent_start for token in doc] == [True, False, False, True, False, False, False]


def test_a_parse_of_its_own_is_left_alone() -> None:
    doc = Doc(NLP.vocab, words=["It", "works", ".", "It", "helps"], heads=[1, 1, 1, 1, 1], deps=["dep"] * 5)
    SentenceSplitter()(doc)
    assert len(list(doc.sents)) == 1


def test_what_is_too_long_to_be_a_sentence_is_cut_after_a_comma() -> None:
    text = "zinc, iron and salt " * 500

    parts = split(text)

    assert len(parts) > 3
    assert all(part.endswith(",") for part in parts[:-1])
    assert " ".join(parts) == text.strip()


def test_what_is_too_long_and_has_no_comma_is_cut_all_the_same() -> None:
    parts = split("zinc " * 1200)

    assert [len(part.split()) for part in parts] == [LONGEST, LONGEST, 1200 - 2 * LONGEST]


def test_empty_text() -> None:
    assert len(SentenceSplitter()(NLP.make_doc(""))) == 0
