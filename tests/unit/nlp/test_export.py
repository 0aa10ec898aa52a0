"""From a Doc to an Analysis: offsets of the whole text, and nothing of spaCy."""

from dataclasses import fields, is_dataclass
from enum import Enum
from types import MappingProxyType

import pytest

from claimlint.linter import analyse_text
from claimlint.model.analysis import Analysis, Certainty, Citation, Cue, Match, Mention
from claimlint.model.text import Block, BlockRole, Document, SourceMap, TextSpan
from claimlint.nlp.export import Piece, export, joined
from claimlint.nlp.keys import data_of
from claimlint.ruleset.load import load_rules
from tests.unit.nlp.made import blocks_of, claims, sentences

MARKDOWN = "# Zinc\n\nZinc may cure colds [1]. It is safe?\n\nSee:\n\n- relieves flu\n\n## References\n\n1. Hart P. Zinc. J Herb. 2019;1:2.\n"
PLAIN = (str, int, float, bool, type(None), Enum)


def walk(value: object) -> list[object]:
    """Return everything that a value holds."""
    if is_dataclass(value):
        return [value, *(part for each in fields(value) for part in walk(getattr(value, each.name)))]
    if isinstance(value, tuple | frozenset):
        return [part for each in value for part in walk(each)]
    if isinstance(value, MappingProxyType | dict):
        return [part for each in value.values() for part in walk(each)]
    return [value]


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse_text(MARKDOWN, rules=load_rules(), media_type="text/markdown")


def test_nothing_of_spacy_and_nothing_that_changes_is_left(analysis: Analysis) -> None:
    assert [
        value for value in walk(analysis) if not isinstance(value, PLAIN) and not is_dataclass(value)
    ] == []


def test_every_span_lies_in_the_text_and_in_its_sentence(analysis: Analysis) -> None:
    rows: list[Match | Mention | Citation | Cue] = [
        *analysis.matches,
        *analysis.mentions,
        *analysis.citations,
        *analysis.cues,
    ]
    for row in rows:
        assert analysis.sentences[row.sentence].span.start <= row.span.start <= row.span.end
    for each in analysis.sentences:
        assert 0 <= each.span.start < each.span.end <= len(analysis.text)
        assert analysis.blocks[each.block].span.covers(each.span)


def test_sentences_know_their_clauses_and_whether_they_ask(analysis: Analysis) -> None:
    texts = {analysis.text[s.span.start : s.span.end]: s for s in analysis.sentences}

    assert [text for text, sentence in texts.items() if sentence.question] == ["It is safe?"]
    for sentence in analysis.sentences:
        assert all(sentence.span.covers(clause) for clause in sentence.clauses)


def test_the_topic_and_the_references_are_known(analysis: Analysis) -> None:
    assert (analysis.topic, len(analysis.reference_grades), analysis.media_type) == (
        "zinc",
        1,
        "text/markdown",
    )


def test_pieces_are_put_together_with_their_offsets() -> None:
    text, _ = blocks_of(("paragraph", "Zinc may cure colds."), ("paragraph", "Ginger does not ease nausea."))
    docs = [sentences("Zinc may cure colds."), sentences("Ginger does not ease nausea.")]
    for doc in docs:
        claims(doc)
    blocks = (
        Block(TextSpan(0, 20), BlockRole.PARAGRAPH),
        Block(TextSpan(22, len(text)), BlockRole.PARAGRAPH),
    )
    document = Document(text, text, SourceMap(), blocks)
    pieces = (Piece(docs[0], 0, 0, 0), Piece(docs[1], 22, 1, 1))
    whole = joined(document, [export(document, piece) for piece in pieces])

    assert [text[s.span.start : s.span.end] for s in whole.sentences] == [
        "Zinc may cure colds.",
        "Ginger does not ease nausea.",
    ]
    assert [
        (c.intervention, c.certainty, c.sentence, text[c.predicate.start : c.predicate.end])
        for c in whole.claims
    ] == [
        ("zinc", Certainty.C2, 0, "cure"),
        ("ginger", Certainty.C0, 1, "ease"),
    ]
    assert [(text[m.span.start : m.span.end], m.sentence) for m in whole.mentions if m.kind == "INT"] == [
        ("Zinc", 0),
        ("Ginger", 1),
    ]
    assert [sentence.block for sentence in whole.sentences] == [0, 1]


def test_a_document_without_pieces_is_empty() -> None:
    whole = joined(Document("", "", SourceMap(), ()), [])

    assert (whole.sentences, whole.claims, whole.topic, whole.words) == ((), (), "", 0)


def test_data_of_a_doc_is_one_dict_of_ours() -> None:
    doc = sentences("Zinc.")

    assert data_of(doc) is data_of(doc)
    assert list(doc.user_data) == ["claimlint"]
