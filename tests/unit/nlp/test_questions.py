"""Which questions are open, and which only sound like one."""

import pytest

from claimlint.nlp.questions import is_open


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Does garlic lower blood pressure?", True),
        ("Why take statins?", True),
        ("Who needs statins when there is garlic?", False),
        ("Garlic does it all, so why bother with pills?", False),
        ("Why take pills for anxiety when breathing works?", False),
        ("Garlic lowers blood pressure.", False),
    ],
)
def test_a_rhetorical_question_asks_nothing(text: str, *, open_: bool) -> None:
    assert is_open(text) is open_
