"""A name for a finding that survives moves and reformatting: rule, sentence and trigger, nothing else."""

import re
from hashlib import sha256
from typing import Final
from unicodedata import normalize

VERSION: Final = "v1"
DIGITS: Final = 16

_STRAIGHT: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "\u200b": None,
    }
)
_SPACE: Final = re.compile(r"\s+")


def fingerprint(rule_id: str, sentence: str, trigger: str) -> str:
    """Return the fingerprint; for a finding on a whole document pass its title and an empty trigger."""
    body = "\x1f".join((rule_id, normalised(sentence), normalised(trigger)))
    return f"{VERSION}:{sha256(body.encode()).hexdigest()[:DIGITS]}"


def normalised(text: str) -> str:
    """Return text in one case, with single spaces, straight quotes and plain hyphens."""
    straight = normalize("NFC", text).translate(_STRAIGHT)
    return _SPACE.sub(" ", straight).strip().casefold()
