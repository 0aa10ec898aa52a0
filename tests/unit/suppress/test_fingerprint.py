"""A fingerprint survives moves and reformatting, and nothing else."""

import re

import pytest

from claimlint.suppress.fingerprint import claim_names, fingerprint

SENTENCE = "It's a “miracle” – a real one."


def test_form() -> None:
    assert re.fullmatch(r"v1:[0-9a-f]{16}", fingerprint("HY301", SENTENCE, "miracle"))


def test_value_is_fixed() -> None:
    assert fingerprint("HY301", "A miracle.", "miracle") == "v1:afab3987fd45fe25"


@pytest.mark.parametrize(
    "other",
    [
        'it\'s a "miracle" - a real one.',
        "  It’s a “miracle”\n— a  real one.",
        "IT'S A “MIRACLE” – A REAL ONE.",
        "It's a “mira\u00adcle” – a real one.",
    ],
)
def test_typography_is_nothing(other: str) -> None:
    assert fingerprint("HY301", other, "miracle") == fingerprint("HY301", SENTENCE, "Miracle")


@pytest.mark.parametrize(
    "parts", [("HY302", SENTENCE, "miracle"), ("HY301", "A miracle.", "miracle"), ("HY301", SENTENCE, "real")]
)
def test_each_part_counts(parts: tuple[str, str, str]) -> None:
    assert fingerprint(*parts) != fingerprint("HY301", SENTENCE, "miracle")


def test_parts_do_not_run_together() -> None:
    assert fingerprint("A", "b c", "d") != fingerprint("A", "b", "c d")


def test_a_claim_is_named_by_what_it_says_and_its_number() -> None:
    zinc, iron = ("Zinc", "treat", "colds"), ("iron", "treat", "fatigue")
    first, other, second = claim_names([zinc, iron, ("zinc", "treat", "colds")])
    assert re.fullmatch(r"c1:[0-9a-f]{16}", first)
    assert len({first, other, second}) == 3
    assert list(claim_names([iron, zinc])) == [other, first]
