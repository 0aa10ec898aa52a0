"""What `it`, `they` and `this remedy` stand for, and when they stand for nothing."""

import pytest

from claimlint.nlp.blocks import layout_of
from claimlint.nlp.claims.anaphora import resolve, topic_of
from claimlint.nlp.view import views_of
from tests.unit.nlp.made import blocks_of, entity_finder, sentences


def resolved(text: str, blocks: list[dict[str, object]] | None = None) -> list[tuple[str, str]]:
    """Return (word, what it stands for) of each anaphor."""
    doc = entity_finder()(sentences(text, blocks))
    views, layout = views_of(doc), layout_of(doc)
    resolve(views, layout, topic_of(views, layout))
    return [
        (" ".join(each.words[m.start : m.end]), m.name) for each in views for m in each.marks if m.anaphor
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zinc is cheap. It cures colds.", [("it", "zinc")]),
        ("Zinc is cheap. This cures colds.", [("this", "zinc")]),
        ("Zinc is cheap. They cure colds.", [("they", "zinc")]),
        ("Zinc is cheap. Its effect on colds lasts.", [("its", "zinc")]),
        ("Ginger helps some. Zinc is cheap, and it cures colds.", [("it", "zinc")]),
        ("Zinc is cheap. This remedy cures colds.", [("this remedy", "zinc")]),
        ("Zinc is cheap. The remedy cures colds.", [("remedy", "zinc")]),
        # others are no anaphors
        ("Zinc is cheap. Other remedies cure colds.", []),
        ("Zinc is cheap. Traditional remedies cure colds.", []),
        ("Zinc is cheap. No remedy cures colds.", []),
        # an expletive stands for nothing
        ("Zinc is cheap. It is important to rest.", []),
        ("Zinc is cheap. It can be hard to sleep.", []),
        ("Zinc is cheap. It is likely that rest helps.", []),
        ("Zinc is cheap. It takes time to heal.", []),
        # people act
        ("Zinc is cheap. Patients say they sleep.", []),
        ("Zinc is cheap. When people rest, they heal.", []),
        # a determiner is no pronoun
        ("Zinc is cheap. This week was cold.", []),
        # nothing to point back to
        ("The week was cold. It rained.", []),
    ],
)
def test_what_stands_for_what(text: str, expected: list[tuple[str, str]]) -> None:
    found = resolved(text)

    assert [(word.split()[-1], name) for word, name in found] == [
        (word.split()[-1], name) for word, name in expected
    ]


def test_a_comparator_is_no_antecedent() -> None:
    assert resolved("Ginger works better than zinc. It cures colds.") == [("it", "ginger")]


def test_a_new_paragraph_points_to_the_topic() -> None:
    text, blocks = blocks_of(
        ("heading", "Ginger"),
        ("paragraph", "Zinc is cheap."),
        ("paragraph", "It cures colds. They are mild."),
    )

    assert resolved(text, blocks) == [("it", "ginger")]


@pytest.mark.parametrize(
    ("parts", "topic"),
    [
        ([("paragraph", "Zinc and ginger. Ginger."), ("paragraph", "Zinc.")], "zinc"),
        ([("heading", "Ginger"), ("paragraph", "Zinc.")], "ginger"),
        ([("heading", "Ginger"), ("paragraph", "Zinc, zinc, zinc.")], "zinc"),
        ([("paragraph", "Ginger."), ("references", "Zinc. Zinc. Zinc.")], "ginger"),
        ([("paragraph", "It rained.")], None),
    ],
)
def test_the_topic_is_the_intervention_named_most(parts: list[tuple[str, str]], topic: str | None) -> None:
    doc = entity_finder()(sentences(*blocks_of(*parts)))
    found = topic_of(views_of(doc), layout_of(doc))

    assert (found.name if found else None) == topic
