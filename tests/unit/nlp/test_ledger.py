"""The ledger of claims: its families, what they need beside them, and what never gets in."""

from typing import Any

import pytest

from claimlint.model.analysis import Cue, Grade
from claimlint.model.text import TextSpan
from claimlint.nlp.blocks import layout_of
from claimlint.nlp.claims.assertions import assertion_matcher, triggers
from claimlint.nlp.claims.details import details_of
from claimlint.nlp.claims.findings import EFFECT, LINK, Finding, finding_of
from claimlint.nlp.claims.ledger import LedgerKeeper
from claimlint.nlp.claims.support import Support
from claimlint.nlp.keys import data_of
from claimlint.nlp.view import views_of
from tests.unit.nlp.made import blocks_of, claims, sentences, view

_ABOUT = "Zinc is a mineral, and colds end."


def ledger(text: str, blocks: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    doc = sentences(text, blocks)
    claims(doc)
    found: list[dict[str, Any]] = data_of(LedgerKeeper()(doc))["ledger"]
    return found


def said(text: str) -> list[str]:
    return [f"{one['family']} {one['relation']} {one['certainty']} {one['polarity']}" for one in ledger(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zinc cures colds.", "effect cure C4 benefit"),
        ("With zinc, colds fell from 4 to 3 a year.", "result improve C4 benefit"),
        ("Colds were markedly shorter in the zinc group.", "result improve C4 benefit"),
        ("Zinc did nothing for their sleep.", "null treat C0 benefit"),
        ("There are too few data on zinc.", "null treat C1 benefit"),
        ("Zinc was tested in small trials with mixed results.", "open treat C1 benefit"),
        ("There is good evidence for zinc in colds.", "evidence treat C4 benefit"),
        ("Zinc may make you feel dizzy.", "harm cause C2 harm"),
        ("Nausea is common with zinc.", "harm cause C4 harm"),
        ("Zinc interacts with antibiotics.", "harm cause C4 harm"),
        ("Zinc comes without a hangover.", "safety safe C5 benefit"),
        ("Smokers are more likely to get colds; zinc is not.", "risk assoc C4 harm"),
        ("Zinc is essential for the immune system.", "risk improve C4 benefit"),
        ("The FDA has cleared zinc for colds.", "regulatory treat C4 neutral"),
        ("NICE recommends zinc for colds.", "recommendation treat C3 benefit"),
        ("Doctors advise against zinc for colds.", "recommendation treat C0 benefit"),
        ("A zinc test detects colds early.", "diagnostic diagnose C4 benefit"),
        ("Zinc really works.", "efficacy treat C4 benefit"),
        ("Zinc is every bit as good as aspirin.", "efficacy superior C4 benefit"),
        ("Zinc gave me my life back.", "testimonial improve C4 benefit"),
        ("Zinc is associated with fewer colds.", "association assoc C4 neutral"),
    ],
)
def test_families(text: str, expected: str) -> None:
    assert expected in said(f"{text} {_ABOUT}")


@pytest.mark.parametrize(
    "text",
    [
        "What does zinc do for colds?",
        "Is it safe?",
        "We explored the link between zinc and colds.",
        "If you have side effects, stop.",
        "How zinc works is a long story.",
        "These statements have not been evaluated by the Food and Drug Administration.",
    ],
)
def test_what_asserts_nothing(text: str) -> None:
    assert said(text) == []


def test_a_question_that_names_both_is_a_claim() -> None:
    assert said("Is zinc effective against colds?") == ["effect treat C1 benefit"]


def test_words_that_need_an_intervention_have_none_without_one() -> None:
    assert said("Flu makes people ill. The flu is dangerous.") == []


def test_a_claim_that_leaves_it_out_has_the_one_before() -> None:
    (found,) = ledger("Zinc was given to 40 children with colds. Side effects were rare.")[1:]
    assert (found["intervention"], found["intervention_span"], found["anaphor"]) == ("zinc", None, True)


def test_a_page_about_something_else_says_nothing_of_health() -> None:
    roof = "The roof was safe. The tiles were dry. It works well. We slept. The cat ate. The day was long. Rain fell."
    assert said(f"{roof} Our method has a success rate of 98 %.") == []


def test_a_heading_claims_only_with_who_and_what() -> None:
    text, blocks = blocks_of(("heading", "Our success rates"), ("paragraph", "Zinc cures colds."))
    assert [one["family"] for one in ledger(text, blocks)] == ["effect"]


def test_the_clause_begins_after_list_marks() -> None:
    text = "** - Zinc cures colds."
    (found,) = ledger(text)
    assert text[slice(*found["span"])] == "Zinc cures colds."


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Mild stomach ache: zinc causes nausea.", "zinc causes"),
        ("OSLO (NTB) zinc causes nausea.", "zinc causes"),
        ("Zinc works: it cures colds.", "it cures"),
    ],
)
def test_the_clause_begins_after_a_label(text: str, begins: str) -> None:
    found = ledger(text)[-1]
    assert text[found["span"][0] :].startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "Zinc works in a novel way.",
        "Zinc blocks the receptors of cells.",
        "To investigate the effectiveness of zinc for colds.",
    ],
)
def test_mechanisms_aims_and_names_claim_nothing(text: str) -> None:
    assert said(f"{text} {_ABOUT}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serum zinc was correlated with growth.", {"assoc"}),
        ("Significant differences between cohorts were found for zinc.", {"assoc"}),
        ("Zinc had a significant effect on growth.", {"treat"}),
        ("In this cohort zinc may have led to anger.", {"cause"}),
        ("Serum zinc was measured again, and is easy to measure.", set()),
    ],
)
def test_a_paper_finds_links_and_effects(text: str, expected: set[str]) -> None:
    assert {one["relation"] for one in ledger(f"{text} Zinc was measured in serum of a cohort.")} == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("rates were associated with age and reduced by exercise", LINK),
        ("exercise had an effect on age at death", EFFECT),
        ("rates were higher in older women", LINK),
        ("rates vary by region", LINK),
        ("rates were counted", None),
    ],
)
def test_the_plainest_words_of_a_finding(text: str, kind: str | None) -> None:
    found = finding_of(view(text))
    assert (found and found.kind) == kind


def test_a_verb_of_effect_needs_an_object() -> None:
    acting, rising = view("zinc/NN reduces/VBZ pain/NN"), view("pain/NN increased/VBD slowly/RB")
    for one, heads, deps in (
        (acting, [1, 1, 1], ["nsubj", "ROOT", "dobj"]),
        (rising, [1, 1, 1], ["nsubj", "ROOT", "advmod"]),
    ):
        one.heads, one.deps = heads, deps
    assert finding_of(acting) == Finding(EFFECT, 1, 2)
    assert finding_of(rising) == Finding(LINK, 1, 2)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Zinc works for every skin type.", "C5"),
        ("Zinc comes without side effects.", "C5"),
        ("Zinc comes without serious side effects.", "C4"),
        ("Zinc works for many skin types.", "C4"),
    ],
)
def test_what_leaves_no_exception_is_absolute(text: str, certainty: str) -> None:
    assert {one["certainty"] for one in ledger(f"{text} {_ABOUT}")} == {certainty}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zinc has been used for centuries to treat colds.", set()),
        ("Not everyone responds to zinc.", {"efficacy"}),
        ("Harms were few.", {"harm"}),
        ("Natural does not mean harmless; zinc is natural.", {"safety"}),
    ],
)
def test_customs_and_further_families(text: str, expected: set[str]) -> None:
    assert {one["family"] for one in ledger(f"{text} {_ABOUT}")} == expected


def support(text: str, grades: dict[int, list[Grade]], **frame: object) -> str | None:
    doc = sentences(text)
    told = Support(
        views_of(doc), layout_of(doc), grades, {0: [Cue("study", TextSpan(0, 1), TextSpan(0, 1), 0)]}
    )
    return told({"sentence": 1, "family": "result", **frame})["evidence"]


@pytest.mark.parametrize(
    ("text", "grades", "family", "expected"),
    [
        ("A trial was done. It ended well.", {0: [Grade.A]}, "result", "cited"),
        ("A trial was done. The trial found less pain.", {0: [Grade.D]}, "result", "named"),
        ("A trial was done. The FDA approves it.", {}, "regulatory", "named"),
        ("Rain fell. Many studies like it.", {}, "efficacy", "vague"),
        ("Rain fell. No studies like it.", {}, "null", "none"),
        ("Rain fell. The new cream is nice.", {}, "efficacy", "none"),
        ("Less pain (p = 0.02). It fell, p < 0.01.", {}, "result", "named"),
        ("A trial was done. My pain is gone.", {0: [Grade.A]}, "testimonial", "none"),
    ],
)
def test_what_a_claim_rests_on(text: str, grades: dict[int, list[Grade]], family: str, expected: str) -> None:
    assert support(text, grades, family=family) == expected


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("colds fell in 192 children with asthma", "population", "192 children with asthma"),
        ("older women slept better", "population", "older women"),
        ("it was no better than placebo", "comparator", "placebo"),
        ("it works better than aspirin does", "comparator", "aspirin does"),
        ("pain fell by 27 % after eighteen months", "quantities", ["27 %"]),
        ("it halves the risk", "quantities", ["halves"]),
        ("scores fell by 1.66 points within two weeks", "time", "within two weeks"),
        ("zinc cures colds", "time", ""),
        ("zinc cures colds", "quantities", []),
    ],
)
def test_details(text: str, field: str, expected: object) -> None:
    assert details_of(text.split())[field] == expected  # type: ignore[literal-required]


def test_every_line_of_the_list_is_well_formed() -> None:
    found = triggers()
    assert len(found) > 150
    assert {trigger.needs for trigger in found} == {
        "agent",
        "aim",
        "both",
        "near",
        "free",
        "research",
        "page",
    }
    assert {trigger.certainty for trigger in found} <= {"-", "C0", "C1", "C2", "C3", "C4", "C5"}
    assert {trigger.polarity for trigger in found} <= {"benefit", "harm", "neutral", "+", "-", "="}
    assert assertion_matcher() is assertion_matcher()
