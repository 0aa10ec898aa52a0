"""Claim frames from windows alone: relations, forms, certainty, and what is no claim."""

import pytest

from claimlint.nlp.claims.predicates import occurrences, predicate_matcher
from claimlint.nlp.keys import data_of
from tests.unit.nlp.made import blocks_of, claims, mark, sentences, view


def frames(text: str) -> list[str]:
    return [
        f"{c['intervention']} {c['relation']} {'+'.join(c['targets'])} {c['certainty']} {c['polarity']}"
        for c in claims(sentences(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zinc relieves colds.", ["zinc treat common cold C4 benefit"]),
        ("Zinc cures colds.", ["zinc cure common cold C4 benefit"]),
        ("Zinc prevents flu.", ["zinc prevent flu C4 benefit"]),
        ("Zinc does not prevent flu.", ["zinc prevent flu C0 benefit"]),
        ("Zinc may prevent flu.", ["zinc prevent flu C2 benefit"]),
        ("Zinc always prevents flu.", ["zinc prevent flu C5 benefit"]),
        ("Does zinc prevent flu?", ["zinc prevent flu C1 benefit"]),
        (
            "Zinc prevents flu and relieves colds.",
            ["zinc prevent flu C4 benefit", "zinc treat common cold C4 benefit"],
        ),
        ("Zinc is effective against flu.", ["zinc treat flu C4 benefit"]),
        ("Zinc has been shown to prevent flu.", ["zinc prevent flu C4 benefit"]),
        ("Smoking causes asthma.", ["smoking cause asthma C4 harm"]),
        ("Zinc is safe.", ["zinc safe  C4 benefit"]),
        # no claim: no intervention, no target, nothing said
        ("Rest is good.", []),
        ("Flu is common in winter.", []),
        ("Zinc and flu.", []),
        ("She wants to cure flu.", []),
        ("Zinc is a metal.", []),
    ],
)
def test_frames(text: str, expected: list[str]) -> None:
    assert frames(text) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Zinc cures flu.", "active"),
        ("Zinc has been shown to cure flu.", "evidential"),
        ("Zinc is used to treat flu.", "use"),
        ("Zinc is used for treating flu.", "use"),
        ("Take zinc to prevent flu.", "infinitive"),
    ],
)
def test_the_order_a_claim_stands_in(text: str, form: str) -> None:
    assert [claim["form"] for claim in claims(sentences(text))][-1:] == [form]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Zinc cures flu.", "author"),
        ("Sellers claim that zinc cures flu.", "distancing"),
        ('"Zinc cures flu every time," said Ann.', "quoted"),
    ],
)
def test_who_says_it(text: str, attribution: str) -> None:
    assert [claim["attribution"] for claim in claims(sentences(text))] == [attribution]


def test_places_are_those_of_the_words() -> None:
    text = "Ann slept. Zinc cures flu, but ginger does not."
    (claim,) = claims(sentences(text))

    assert [text[start:end] for start, end in (claim["span"], claim["predicate"], claim["intervention_span"])] == [
        "Zinc cures flu,", "cures", "Zinc",
    ]  # fmt: skip
    assert [text[start:end] for start, end in claim["target_spans"]] == ["flu"]
    assert claim["sentence"] == 1


def test_bare_items_are_about_the_lead_in() -> None:
    text, blocks = blocks_of(
        ("heading", "Ginger"), ("paragraph", "What zinc does"), ("item", "Prevents flu"), leads={2: 1}
    )

    assert [
        (c["intervention"], c["anaphor"], c["intervention_span"]) for c in claims(sentences(text, blocks))
    ] == [("zinc", True, None)]


def test_reference_lists_hold_no_claims() -> None:
    text, blocks = blocks_of(("paragraph", "Ann slept."), ("references", "Zinc cures flu. J Colds. 2019."))

    assert claims(sentences(text, blocks)) == []


def test_frames_of_a_doc_are_plain() -> None:
    doc = sentences("Zinc cures flu. It is safe.")
    claims(doc)

    assert type(doc)(doc.vocab).from_bytes(doc.to_bytes()).user_data == doc.user_data
    assert data_of(doc)["topic"][0] == "zinc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zinc cures flu", ["cures"]),
        ("zinc/NN relieves/NNS flu/NN", ["relieves"]),
        ("a/DT treated/VBN flu/NN", ["treated"]),
    ],
)
def test_where_predicates_stand(text: str, expected: list[str]) -> None:
    made = view(text, [mark(0, 1, "INT", "zinc"), mark(2, 3, "TGT", "flu")])

    assert [" ".join(made.words[o.start : o.end]) for o in occurrences(made)] == expected


def test_predicates_do_not_overlap() -> None:
    made = view("zinc is a safe and effective treatment for flu and has been shown to cure colds")
    places = [at for o in occurrences(made) for at in range(o.start, o.end)]

    assert len(places) == len(set(places))
    assert predicate_matcher() is predicate_matcher()
