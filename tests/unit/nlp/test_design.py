"""Study designs by words."""

import pytest

from claimlint.model.analysis import Tier
from claimlint.nlp.design import design_status, design_tier


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("a systematic review of nine trials", Tier.T7),
        ("a network meta - analysis", Tier.T7),
        ("a meta-analysis of randomised trials", Tier.T7),
        ("a double - blind , placebo - controlled trial", Tier.T6),
        ("a double-blind trial", Tier.T6),
        ("they were randomly assigned to tea", Tier.T6),
        ("a phase iii trial", Tier.T6),
        ("a pilot randomised trial", Tier.T6),
        ("a non - randomised comparison", Tier.T5),
        ("patients were not randomised", Tier.T5),
        ("mendelian randomization suggests", Tier.T5),
        ("a prospective cohort of nurses", Tier.T4),
        ("a cross - sectional survey", Tier.T4),
        ("a small pilot study", Tier.T3),
        ("an open - label study", Tier.T3),
        ("a customer survey", Tier.T3),
        ("a clinical trial", Tier.T3),
        ("human trials are next", Tier.T3),
        ("a study in healthy volunteers", Tier.T3),
        ("it relieves pain in people with flu", None),
        ("in vitro fertilisation is costly", None),
        ("two case reports", Tier.T2),
        ("a randomised study in mice", Tier.T1),
        ("a placebo - controlled trial in elderly dogs", Tier.T1),
        ("a preclinical study", Tier.T1),
        ("cell cultures and mice", Tier.T0),
        ("an in vitro study", Tier.T0),
        ("a randomised trial ; the effect was first seen in cell lines", Tier.T0),
        ("the study found less pain", None),
        ("the trial enrolled 40 patients", None),
        ("dogs make people happy", None),
        ("the mechanism is unknown", None),
        ("", None),
    ],
)
def test_tier(text: str, tier: Tier | None) -> None:
    assert design_tier(text.split()) == tier


@pytest.mark.parametrize(
    "text", ["a pre - print", "presented at a meeting", "a press release", "interim results", "data on file"]
)
def test_unreviewed_evidence_is_flagged(text: str) -> None:
    assert design_status(text.split()) == {"PREP"}


def test_status_is_no_tier() -> None:
    words = ["a", "preprint", "of", "a", "randomised", "trial"]
    assert design_tier(words) is Tier.T6
    assert design_status(words) == {"PREP"}
    assert design_status(["a", "randomised", "trial"]) == frozenset()
