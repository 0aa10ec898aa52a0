"""Names that survive moves and reformatting: of a finding (rule, sentence, trigger), and of a claim."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Final
from unicodedata import normalize

VERSION: Final = "v1"
CLAIM_VERSION: Final = "c1"
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


def claim_names(claims: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the name of each claim of an article, given in text order as intervention, relation and target.

    Of claims that say the same each has its number. Neither its place nor how firmly it is put is part of the
    name: a claim that is moved or strengthened keeps it.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for claim in claims:
        parts = tuple(normalised(part) for part in claim)
        seen[parts] += 1
        body = "\x1f".join((*parts, str(seen[parts])))
        yield f"{CLAIM_VERSION}:{sha256(body.encode()).hexdigest()[:DIGITS]}"


@lru_cache(maxsize=256)
def normalised(text: str) -> str:
    """Return text in one case, with single spaces, straight quotes and plain hyphens."""
    straight = normalize("NFC", text).translate(_STRAIGHT)
    return _SPACE.sub(" ", straight).strip().casefold()
