"""What a text says over several sentences and blocks: lists, studies, harms, short forms."""

import pytest

from claimlint.linter import check_text


def rules(text: str, *of: str) -> list[str]:
    """Return the rules found, of those given if any are, in text order."""
    return [finding.rule for finding in check_text(text) if not of or finding.rule in of]


ITEMS = "\n".join(
    f"- {name}" for name in ("Knee arthritis", "Tennis elbow", "Sciatica", "Fibromyalgia", "Gout")
)


def test_a_list_of_conditions_is_one_fault_at_its_lead_in() -> None:
    text = f"Our clinic offers ozone injections.\n\nOzone treats these conditions:\n\n{ITEMS}\n"

    found = [
        finding
        for finding in check_text(text, media_type="text/markdown")
        if finding.rule in {"SC501", "SC504"}
    ]

    assert [finding.excerpt for finding in found if finding.rule == "SC501"] == [
        "Ozone treats these conditions"
    ]
    assert sum(finding.rule == "SC504" for finding in found) <= 1


def test_the_answers_to_an_open_question_are_assertions() -> None:
    assert "EV101" in rules(
        "So what worked for my hot flushes?\n\n1. Red clover tea. It relieves hot flushes.\n"
    )


STUDY = "A recent study found that red-light therapy eases arthritis."


@pytest.mark.parametrize(
    "later",
    [
        "The researchers said that the therapy eased pain in most people.",
        "The results from the study showed that the therapy improved sleep.",
        "In this trial, stiffness improved with red-light therapy.",
    ],
)
def test_a_study_that_goes_on_is_missed_once(later: str) -> None:
    between = "Arthritis is common. " * 6

    assert rules(f"{STUDY} {between}{later}", "EV104") == ["EV104"]


HARMS = [
    "Nausea was reported by 58% of participants.",
    "Some patients feel a mild headache during the first week.",
    "Dizziness occurred in one in ten.",
    "It can raise liver enzymes.",
]


@pytest.mark.parametrize("harm", HARMS)
def test_harms_told_of_people_count_for_the_treatment(harm: str) -> None:
    text = f"Ketamine relieves depression. Ketamine also eases chronic pain. {harm}"

    assert "BA701" not in rules(text)
    assert "BA701" in rules(text.removesuffix(harm))


def test_a_short_form_stands_for_the_name_before_it() -> None:
    text = "Degenerative disc disease (DDD) is painful.\n\nAcupuncture can relieve DDD.\n"

    assert "SC504" in rules(text)
    assert "SC504" not in rules(text.replace("(DDD)", "(XQZ)"))


def test_a_benefit_in_a_list_is_no_vague_magnitude() -> None:
    text = "The benefits of CBD oil:\n\n- Improved sleep quality\n- Reduced stiffness\n"

    assert "QU605" not in rules(text)
