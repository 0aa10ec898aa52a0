"""What a document brings to the stages: its pieces, its links in order, its own host; and views that are never stale."""

from dataclasses import replace

import pytest

from claimlint.model.text import Document, Link, TextSpan
from claimlint.nlp import pipeline
from claimlint.nlp.keys import data_of
from claimlint.nlp.pipeline import Analyser, own_host, tokenizer
from claimlint.nlp.view import views_of
from claimlint.source.reader import read_text
from tests.unit.nlp.made import entity_finder, mark, sentences


@pytest.mark.parametrize(
    ("metadata", "host"),
    [
        ({}, None),
        ({"canonical": "https://clinic.example/knees"}, "clinic.example"),
        ({"url": "https://www.clinic.example:8080/"}, "www.clinic.example"),
        ({"canonical": "https://a.example/", "url": "https://b.example/"}, "a.example"),
        ({"url": "/knees"}, None),
        ({"url": "https://[broken"}, None),
    ],
)
def test_the_host_an_article_stands_on(metadata: dict[str, str], host: str | None) -> None:
    assert own_host(metadata) == host


def linked(**metadata: str) -> Document:
    document = read_text(
        "Zinc shortens [colds](https://clinic.example/colds).\n\nGinger eases [nausea](https://clinic.example/nausea).",
        media_type="text/markdown",
    )
    return replace(document, metadata=metadata)


def test_a_link_to_the_own_host_is_internal() -> None:
    analyser = Analyser([])

    assert not any("internal" in cited.flags for cited in analyser(linked()).citations)
    assert all(
        "internal" in cited.flags
        for cited in analyser(linked(canonical="https://www.clinic.example/")).citations
    )


def test_a_document_in_pieces_keeps_its_links(monkeypatch: pytest.MonkeyPatch) -> None:
    document = linked()
    document = replace(document, links=document.links[::-1])
    whole = Analyser([])(document)
    monkeypatch.setattr(pipeline, "PIECE", 20)
    parted = Analyser([])(document)

    assert len(list(pipeline._ranges(document))) == len(document.blocks) == 2
    assert len(whole.citations) == 2
    assert (parted.citations, parted.mentions) == (whole.citations, whole.mentions)


def test_a_link_at_no_text_breaks_nothing() -> None:
    document = linked()
    end = len(document.text)
    found = Analyser([])(
        replace(document, links=(*document.links, Link(TextSpan(end, end), "https://a.example/x")))
    )

    assert len(found.citations) >= 2


def test_marks_added_to_views_stay_with_who_added_them() -> None:
    doc = entity_finder()(sentences("Zinc cures colds."))
    views_of(doc)[0].marks.append(mark(1, 2, "INT-PRONOUN", "zinc"))

    assert [found.kind for found in views_of(doc)[0].marks] == ["INT", "TGT"]


def test_views_follow_what_they_are_made_of() -> None:
    doc = sentences("Zinc cures colds.")
    assert views_of(doc)[0].marks == []

    entity_finder()(doc)
    assert len(views_of(doc)[0].marks) == 2
    assert views_of(doc)[0].tags == []

    parse = {
        "tags": ["NN", "VBZ", "NNS", "."],
        "deps": ["nsubj", "ROOT", "dobj", "punct"],
        "heads": [1, 1, 1, 1],
    }
    data_of(doc)["syntax"] = {"0": parse}
    assert views_of(doc)[0].tags == parse["tags"]


def test_views_are_built_once_while_nothing_changes() -> None:
    doc = entity_finder()(sentences("Zinc cures colds."))

    assert views_of(doc)[0].words is views_of(doc)[0].words
    assert list(doc.user_data) == ["claimlint"]


def test_shortened_words_in_capitals_are_parted_like_others() -> None:
    quiet = tokenizer()("We cannot say; it's new and they don't know.")
    loud = tokenizer()("WE CANNOT SAY; IT'S NEW AND THEY DON'T KNOW.")

    assert [token.text.lower() for token in loud] == [token.text.lower() for token in quiet]
    assert [token.norm_ for token in loud] == [token.norm_ for token in quiet]
