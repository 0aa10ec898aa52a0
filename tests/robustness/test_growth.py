"""Ten times the text takes at most thirteen times as long, even in one sentence or one paragraph."""

import time
from collections.abc import Callable
from itertools import cycle, islice

import pytest

from claimlint.linter import check_text

MOST = 13
CLAIMS = (
    "turmeric cures knee pain in older adults",
    "zinc relieves insomnia in days",
    "studies show that ginger tea prevents migraine",
    "yoga is 100% safe and always works for back pain",
    "a copper bracelet eliminates fatigue forever",
)


def one_sentence(claims: int) -> str:
    return ", and ".join(islice(cycle(CLAIMS), claims)).capitalize() + ".\n"


def one_paragraph(claims: int) -> str:
    said = (f"{claim.capitalize()} after {number} weeks." for number, claim in enumerate(cycle(CLAIMS), 2))
    return " ".join(islice(said, claims)) + "\n"


def one_list(claims: int) -> str:
    items = (f"{claim.capitalize()}, said number {number}" for number, claim in enumerate(cycle(CLAIMS), 2))
    return "What people say:\n\n" + "".join(f"- {item}\n" for item in islice(items, claims))


def seconds(text: str) -> float:
    """The fastest of two, in the time of this process: others on the machine slow it down by chance."""
    took = []
    for _ in range(2):
        start = time.process_time()
        check_text(text, media_type="text/markdown")
        took.append(time.process_time() - start)
    return min(took)


@pytest.mark.parametrize("write", [one_sentence, one_paragraph, one_list])
def test_ten_times_the_text_takes_about_ten_times_as_long(write: Callable[[int], str]) -> None:
    check_text("Zinc cures colds.")
    # The parser takes sentences up to 400 words: both sizes are beyond it, the larger has 6,000.
    small, large = write(70), write(700)

    assert len(large) == pytest.approx(10 * len(small), rel=0.1)
    assert seconds(large) < MOST * seconds(small)


def test_every_claim_of_a_long_sentence_is_found() -> None:
    few, many = (len(check_text(one_sentence(claims))) for claims in (70, 700))

    assert few >= 70
    assert many == pytest.approx(10 * few, rel=0.1)
