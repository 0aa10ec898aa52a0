"""Word sets of the language stage, one file each in `data/words`."""

from functools import cache
from importlib.resources import files


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of a set."""
    text = (files("claimlint.nlp") / "data" / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
