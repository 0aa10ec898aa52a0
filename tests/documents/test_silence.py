"""Texts that speak of health, or seem to, and say nothing too much: no finding at all."""

import pytest

from claimlint.linter import check_text

SILENT = {
    "three negations": (
        "Zinc does not cure colds. Echinacea has never prevented flu. There is no evidence that turmeric relieves arthritis."
    ),
    "unknown": "Kava is sold as a calming tea. Whether it is safe and effective is unknown.",
    "a regulator's warning that quotes the words": (
        'The FDA has warned a seller of colloidal silver to stop calling its product a "miracle cure" that is "100% safe" and'
        ' "guaranteed to work".'
    ),
    "a study that found no benefit": (
        "A recent study [1] found no benefit of vitamin E for eczema.\n\nReferences\n\n1. Hart P, Olsen M. Vitamin E for eczema:"
        " a randomised trial. J Dermatol Sci. 2019;94(2):210-218. doi:10.1016/j.jdermsci.2019.04.002"
    ),
    "a fully cited result with an interval": (
        "In a double-blind trial of 412 adults with migraine, riboflavin 400 mg a day for 12 weeks cut attack days by 1.9 a month"
        " (95% CI 1.1 to 2.7) against placebo (Larsen et al., 2021, doi:10.1016/j.headache.2021.03.004); nausea was commoner"
        " with riboflavin."
    ),
    "a debunking paragraph": (
        "Myth: garlic cures high blood pressure\n\nIt is a myth that garlic cures high blood pressure. Sellers claim that a clove"
        " a day works instantly, but no trial has shown this."
    ),
    "a policy about passwords": (
        "Our policy explains how to choose passwords that are safe and effective. A safe and effective password has at least"
        " twelve signs and is guaranteed to be kept secret."
    ),
    "cured concrete": (
        "Concrete that is cured under wet cloth gains strength quickly. Cured concrete is stronger, and the curing works fastest"
        " in warm weather."
    ),
    "cured ham": "Salt cures ham within weeks. A cured ham keeps for months.",
    "a question": "Does kava cure anxiety? Is it safe and effective?",
    "research under way": "Researchers are studying whether kava eases anxiety. Results are expected next year.",
    "what researchers deny": "Researchers believe that ketamine has no merit as a cure for stammering.",
    "what is still a dream": "A sleeping pill that gets people to sleep with no side effects is still a dream.",
    "what others advertise": "Eye drops with carnosine are advertised on the internet as a cure for cataracts.",
    "a college's advice": (
        "In 2017 the American College of Physicians recommended massage and acupuncture as first choices for back pain."
    ),
    "what a treatment aims at": "As arthritis of the knee gets worse, treatment aims to ease pain and improve function.",
    "lice": "Use a lotion or a spray to get rid of head lice, and treat again after a week to kill those that hatch.",
    "a link to harm": "Black cohosh has been linked to liver injury in a few people.",
    "a text that takes claims apart": (
        "Why detox teas don't work\n\nA detox tea will not detoxify your body, whatever an influencer may claim. Sellers claim"
        " that their tea flushes toxins. There is no evidence that a tea does this. Detoxification is the work of the liver."
    ),
    "advice": "Ask your doctor whether melatonin is right for you.",
    "a harm": "Smoking causes lung cancer. Paracetamol in high doses damages the liver.",
    "history": "In the 1890s, radium water was sold as a cure for gout.",
    "nothing": "",
    "only markup": "<p></p>",
}


@pytest.mark.parametrize("name", SILENT)
def test_a_text_that_says_nothing_too_much_is_silent(name: str) -> None:
    text = SILENT[name]
    found = check_text(text, media_type="text/html" if text.startswith("<") else "text/plain")

    assert [(finding.rule, finding.excerpt) for finding in found] == []
