"""Which sentences are parsed, one sentence one Doc, and what is kept of the parse."""

from collections.abc import Iterable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimlint.nlp.cascade import LONGEST, Cascade
from claimlint.nlp.keys import data_of
from tests.unit.nlp.made import NLP, blocks_of, entity_finder, sentences

TEXT = "Ann slept well. Zinc cures colds. Zinc is a metal. It rained. Ginger eases nausea."


class Recorder:
    """Stands in for the trained pipeline: every word hangs on the first, and the texts are noted."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def load(self) -> Language:
        nlp = spacy.blank("en")
        pipe = nlp.pipe

        def noted(alone: Iterable[Doc], **settings: object) -> list[Doc]:
            docs = list(alone)
            self.seen += [doc.text for doc in docs]
            parsed = [
                Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc], tags=["NN"] * len(doc),
                    heads=[0] * len(doc), deps=["ROOT"] + ["dep"] * (len(doc) - 1))
                for doc in docs
            ]  # fmt: skip
            return list(pipe(parsed, batch_size=int(str(settings["batch_size"]))))

        nlp.pipe = noted  # type: ignore[assignment, method-assign] # a stand-in
        return nlp


def parsed(doc: Doc, *, exhaustive: bool = False) -> list[str]:
    recorder = Recorder()
    Cascade(recorder.load, exhaustive=exhaustive)(entity_finder()(doc))
    return [text.strip() for text in recorder.seen]


def test_only_sentences_that_may_claim_something_are_parsed() -> None:
    assert parsed(sentences(TEXT)) == ["Zinc cures colds.", "Ginger eases nausea."]


def test_an_exhaustive_run_parses_all() -> None:
    assert len(parsed(sentences(TEXT), exhaustive=True)) == 5


def test_a_sentence_with_a_rule_s_phrase_is_parsed() -> None:
    doc = sentences(TEXT)
    data_of(doc)["matches"] = [["CE201", "main", 0, 51, 53, 51, 53, 3]]

    assert parsed(doc) == ["Zinc cures colds.", "It rained.", "Ginger eases nausea."]


def test_a_lead_in_is_parsed_with_its_items() -> None:
    text, blocks = blocks_of(("paragraph", "Ann slept. It rained:"), ("item", "hard"), leads={1: 0})

    assert parsed(sentences(text, blocks)) == ["It rained:"]


@pytest.mark.parametrize("text", ["", "It rained.", "Zinc is a metal. Colds are common."])
def test_the_model_is_not_loaded_for_nothing(text: str) -> None:
    def load() -> Language:
        raise AssertionError("nobody needs the model")

    assert data_of(Cascade(load)(entity_finder()(sentences(text))))["syntax"] == {}


def test_a_sentence_too_long_is_left_to_the_windows() -> None:
    doc = sentences("zinc cures colds " * (LONGEST // 3 + 1))

    assert parsed(doc) == []


def test_what_is_kept_of_a_parse_is_plain() -> None:
    doc = Cascade(Recorder().load)(entity_finder()(sentences(TEXT)))
    syntax = data_of(doc)["syntax"]

    assert list(syntax) == ["1", "4"]
    assert syntax["1"] == {"tags": ["NN"] * 4, "deps": ["ROOT", "dep", "dep", "dep"], "heads": [0, 0, 0, 0]}


def test_a_doc_with_a_parse_keeps_it() -> None:
    words = ["Ann", "slept", ".", "Zinc", "cures", "colds", "."]
    doc = Doc(
        NLP.vocab, words, tags=["NNP", "VBD", ".", "NN", "VBZ", "NNS", "."], heads=[1, 1, 1, 4, 4, 4, 4],
        deps=["nsubj", "ROOT", "punct", "nsubj", "ROOT", "dobj", "punct"],
    )  # fmt: skip

    def load() -> Language:
        raise AssertionError("the Doc has a parse of its own")

    syntax = data_of(Cascade(load)(entity_finder()(doc)))["syntax"]
    assert syntax == {
        "1": {
            "tags": ["NN", "VBZ", "NNS", "."],
            "deps": ["nsubj", "ROOT", "dobj", "punct"],
            "heads": [1, 1, 1, 1],
        }
    }


def test_a_sentence_that_comes_again_is_parsed_once_and_the_newest_are_kept() -> None:
    recorder = Recorder()
    cascade = Cascade(recorder.load, remembered=2)
    texts = ["Zinc cures colds. Zinc cures colds.", "Ginger eases nausea. Zinc cures colds.", "Honey eases coughs.",
             "Ginger eases nausea.", "Zinc cures colds."]  # fmt: skip
    syntax = [data_of(cascade(entity_finder()(sentences(text))))["syntax"] for text in texts]

    assert [text.strip() for text in recorder.seen] == [
        "Zinc cures colds.", "Zinc cures colds.", "Ginger eases nausea.", "Honey eases coughs.",
        "Ginger eases nausea.", "Zinc cures colds.",
    ]  # fmt: skip
    assert [len(found) for found in syntax] == [2, 2, 1, 1, 1]
