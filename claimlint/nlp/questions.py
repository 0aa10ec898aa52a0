"""Questions that want no answer: "Who needs pills when there is tea?" tells readers that nobody does."""

import re
from typing import Final

_RHETORICAL: Final = re.compile(
    r"^\W*who (?:even |really )?needs\b|"
    r"\bso why (?:take|bother|risk|suffer|settle|pay)\b|"
    r"\bwhy (?:take|bother|risk|suffer|settle|pay|swallow|pop|put up with)\b[^?]*\b(?:when|if)\b",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Say whether a sentence is a question that is open."""
    return text.endswith("?") and _RHETORICAL.search(text) is None
