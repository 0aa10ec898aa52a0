"""Where clauses begin: contrast words, joined predicates with a tagged verb, and the window fallback."""

import pytest

from claimlint.nlp.clauses import clause_at, clauses_of, third_person
from tests.unit.nlp.made import view


def clauses(text: str) -> list[str]:
    found = view(text)
    return [" ".join(found.words[start:end]) for start, end in clauses_of(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zinc cures colds", ["zinc cures colds"]),
        ("zinc cures colds but ginger does not", ["zinc cures colds", "but ginger does not"]),
        ("zinc cures colds ; ginger does not", ["zinc cures colds", "; ginger does not"]),
        ("note : zinc cures colds", ["note", ": zinc cures colds"]),
        ("zinc cures colds although it is cheap", ["zinc cures colds", "although it is cheap"]),
        ("however , zinc helps", ["however , zinc helps"]),
        ("zinc — not ginger — helps", ["zinc", "— not ginger", "— helps"]),
        ("zinc , which is cheap", ["zinc ,", "which is cheap"]),
        ("the one which is cheap", ["the one which is cheap"]),
        ("it is cheap , because it grows", ["it is cheap ,", "because it grows"]),
        ("it is cheap because it grows", ["it is cheap because it grows"]),
        ("zinc cures colds , helping sleep", ["zinc cures colds ,", "helping sleep"]),
        ("zinc and ginger cure colds", ["zinc and ginger cure colds"]),
        ("zinc cures colds and it is cheap", ["zinc cures colds", "and it is cheap"]),
        ("zinc cures colds , it is cheap", ["zinc cures colds ,", "it is cheap"]),
        ("try it or they will", ["try it", "or they will"]),
        ("", []),
    ],
)
def test_clauses_of_a_sentence_without_parse(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zinc/NN cures/VBZ colds/NNS and/CC shortens/VBZ flu/NN", ["zinc cures colds", "and shortens flu"]),
        ("zinc/NN cures/VBZ colds/NNS and/CC flu/NN", ["zinc cures colds and flu"]),
        ("zinc/NN and/CC ginger/NN cure/VBP colds/NNS", ["zinc", "and ginger cure colds"]),
        ("zinc/NN can/MD ease/VB pain/NN and/CC lift/VB mood/NN", ["zinc can ease pain and lift mood"]),
        ("zinc/NN can/MD ease/VB pain/NN and/CC lift/VBP mood/NN", ["zinc can ease pain and lift mood"]),
        (
            "zinc/NN eases/VBZ pain/NN and/CC relieves/NNS colds/NNS",
            ["zinc eases pain", "and relieves colds"],
        ),
        ("zinc/NN helps/VBZ and/CC the/DT old/JJ rest/VBP", ["zinc helps", "and the old rest"]),
        ("zinc/NN helps/VBZ ,/, it/PRP is/VBZ cheap/JJ", ["zinc helps ,", "it is cheap"]),
        ("zinc/NN helps/VBZ or/CC so/RB they/PRP say/VBP", ["zinc helps", "or so they say"]),
        ("zinc/NN helps/VBZ and/CC ,/, we/PRP say/VBP", ["zinc helps and ,", "we say"]),
    ],
)
def test_clauses_of_a_parsed_sentence(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    "text", ["zinc cures colds but it , which is cheap , helps ; and it works", "but", "and it"]
)
def test_clauses_cover_the_sentence_in_order(text: str) -> None:
    found = view(text)

    assert [at for start, end in clauses_of(found) for at in range(start, end)] == list(range(len(found)))


def test_the_clause_of_a_word() -> None:
    assert [clause_at([(0, 2), (2, 5)], at) for at in (0, 1, 2, 4, 9)] == [
        (0, 2),
        (0, 2),
        (2, 5),
        (2, 5),
        (2, 5),
    ]
    assert clause_at([], 3) == (0, 0)


def test_verbs_that_a_small_model_takes_for_nouns() -> None:
    assert {"relieves", "reduces", "improves", "treats"} <= third_person()
    assert {"relieve", "colds", "s"}.isdisjoint(third_person())
