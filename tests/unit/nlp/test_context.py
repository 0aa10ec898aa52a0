"""Scopes of cues, what cancels them, and what sentences and blocks pass on to each other."""

import pytest

from claimlint.nlp.keys import data_of
from tests.unit.nlp.made import blocks_of, cues, in_context, sentences

SCOPES = [
    # after the cue, in its clause
    ("negation", "Zinc does not cure colds.", ["cure colds."]),
    ("negation", "Zinc does not cure colds but it shortens them.", ["cure colds"]),
    ("negation", "Zinc never cured colds; ginger did.", ["cured colds"]),
    ("hedge", "Zinc may cure colds.", ["cure colds."]),
    ("hedge", "Zinc may cure colds, which are mild.", ["cure colds,"]),
    ("negation", "Zinc will help, although it is not cheap.", ["cheap."]),
    # the clause of the cue
    ("booster", "Zinc always cures colds, but flu stays.", ["Zinc always cures colds,"]),
    ("softener", "Ginger works; zinc is a promising cure.", ["; zinc is a promising cure."]),
    (
        "negation",
        "Zinc is no substitute for sleep.",
        ["Zinc is no substitute for sleep.", "substitute for sleep."],
    ),
    # onward to a contrast word
    (
        "hedge",
        "It is possible that zinc, which is cheap, cures colds.",
        ["zinc, which is cheap, cures colds."],
    ),
    ("hypothetical", "Ask whether zinc cures colds but not flu.", ["zinc cures colds"]),
    # the sentence
    (
        "hedge",
        "Zinc cures colds; further studies are needed.",
        ["Zinc cures colds; further studies are needed."],
    ),
    # a limited reach
    (
        "negation",
        "Rather than one two three four five six seven eight nine.",
        ["one two three four five six seven eight nine."],
    ),
    # the sentence and its neighbours
    (
        "limitation",
        "Zinc helped. It was an observational study. Colds are common.",
        ["Zinc helped. It was an observational study. Colds are common."],
    ),
    # an apostrophe, a contraction
    ("negation", "Zinc doesn't cure colds.", ["cure colds."]),
    ("negation", "Zinc can't cure colds.", ["cure colds."]),
    # a clause of its own
    ("hypothetical", "Zinc cures colds if taken early.", ["taken early."]),
    ("idiom", "She took pressure relief valves home.", ["She took pressure relief valves home."]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), SCOPES)
def test_how_far_a_cue_reaches(kind: str, text: str, expected: list[str]) -> None:
    assert sorted(set(cues(sentences(text), kind))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Zinc not only cures colds.",
        "No doubt zinc cures colds.",
        "No wonder zinc is loved.",
        "Do not wait for a cold.",
        "Zinc cures colds without side effects.",
        "Zinc works with no known side effects.",
        "You will no longer suffer from colds.",
        "Zinc cannot fail.",
        "The effect of zinc cannot be overstated.",
        "You will never worry about colds again.",
        "Zinc never fails.",
        "Colds? No more pain.",
    ],
)
def test_a_word_that_only_looks_like_a_negation_is_none(text: str) -> None:
    assert cues(sentences(text), "negation") == []


@pytest.mark.parametrize(
    "text", ["Zinc cures colds, whether or not you rest.", "Zinc cures colds, no matter what."]
)
def test_a_word_that_only_looks_like_a_condition_is_none(text: str) -> None:
    assert cues(sentences(text), "hypothetical") == []


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Does zinc cure colds?", "question", 1),
        ("Zinc cures colds.", "question", 0),
        ("Why does zinc cure colds?", "hedge", 1),
        ("Why does zinc cure colds?", "question", 0),
        ("Why zinc?", "question", 1),
    ],
)
def test_questions(text: str, kind: str, count: int) -> None:
    assert len(cues(sentences(text), kind)) == count


def test_a_question_heading_asks_even_with_why() -> None:
    text, blocks = blocks_of(("heading", "Why does zinc cure colds?"), ("paragraph", "It is a metal."))

    assert cues(sentences(text, blocks), "question") == ["Why does zinc cure colds?"]


@pytest.mark.parametrize(
    ("kind", "lead"),
    [
        ("hedge", "Zinc may help to"),
        ("research", "Zinc is being studied for:"),
        ("question", "Does zinc?"),
        ("hypothetical", "Ask whether zinc can:"),
    ],
)
def test_an_item_inherits_what_governs_the_end_of_its_lead_in(kind: str, lead: str) -> None:
    text, blocks = blocks_of(("paragraph", f"Colds are common. {lead}"), ("item", "prevent colds"), ("item", "ease pain"),
                             leads={1: 0, 2: 0})  # fmt: skip

    assert {"prevent colds", "ease pain"} <= set(cues(sentences(text, blocks), kind))


@pytest.mark.parametrize(
    "lead", ["Zinc is always good:", "Zinc may be cheap, but it does this:", "It may rain. Zinc does this:"]
)
def test_an_item_does_not_inherit_what_ends_before_the_list(lead: str) -> None:
    text, blocks = blocks_of(("paragraph", lead), ("item", "prevents colds"), leads={1: 0})
    doc = sentences(text, blocks)

    assert "prevents colds" not in [*cues(doc, "hedge"), *cues(doc, "booster")]


def test_an_item_without_lead_in_inherits_nothing() -> None:
    text, blocks = blocks_of(("paragraph", "Zinc may help to:"), ("item", "prevent colds"))

    assert cues(sentences(text, blocks), "hedge") == ["help to"]


@pytest.mark.parametrize(
    ("text", "refuted"),
    [
        ("Zinc cures flu. This is a debunked idea.", True),
        ("Zinc cures flu. There is no evidence for it.", False),
        ("Zinc cures flu. But there is no evidence for it.", True),
        ("Zinc cures flu. That is not true.", True),
        ("Zinc cures flu. It tastes of metal.", False),
        ("Zinc cures flu. However, it does not taste good.", False),
    ],
)
def test_the_next_sentence_may_deny_the_one_before(text: str, refuted: bool) -> None:  # noqa: FBT001 - a table
    assert ("Zinc cures flu." in cues(sentences(text), "debunk")) == refuted


@pytest.mark.parametrize(
    ("heading", "kind", "expected"),
    [
        ("Five myths about zinc", "debunk", True),
        ("Common misconceptions", "debunk", True),
        ("Fact-checking zinc", "debunk", True),
        ("What the ads say", "debunk", True),
        ("How zinc works", "debunk", False),
        ("Mythical beasts", "debunk", False),
        ("What our patients say", "testimonial", True),
        ("Customer reviews", "testimonial", True),
        ("Our services", "testimonial", False),
    ],
)
def test_what_a_heading_announces(heading: str, kind: str, expected: bool) -> None:  # noqa: FBT001 - a table
    text, blocks = blocks_of(
        ("paragraph", "Colds are common."), ("heading", heading), ("paragraph", "Zinc cures colds.")
    )
    doc = sentences(text, blocks)

    assert ("Zinc cures colds." in cues(doc, kind), "Colds are common." in cues(doc, kind)) == (
        expected,
        False,
    )


@pytest.mark.parametrize(
    ("role", "text", "kind"),
    [
        ("references", "Smith. Zinc cures colds. 2020.", "reflist"),
        ("quote", "Zinc cures colds.", "quote"),
        ("paragraph", "Order your zinc today.", "cta"),
    ],
)
def test_what_a_block_gives_to_its_sentences(role: str, text: str, kind: str) -> None:
    joined, blocks = blocks_of(("paragraph", "Colds are common."), (role, text))
    found = {row[0] for row in data_of(in_context(sentences(joined, blocks)))["cues"]}

    assert kind in found


@pytest.mark.parametrize("text", ["Always ask your doctor.", "Always consult a doctor first."])
def test_advice_holds_no_booster(text: str) -> None:
    assert cues(sentences(text), "booster") == []


def test_cues_and_clauses_are_plain_and_in_order() -> None:
    data = data_of(in_context(sentences("Zinc may cure colds. It does not cure flu, but it helps.")))

    assert [row[5] for row in data["cues"]] == sorted(row[5] for row in data["cues"])
    assert [len(clauses) for clauses in data["clauses"]] == [1, 2]
