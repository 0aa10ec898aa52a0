"""Word lists of the package, one file each in `data`: an entry a line, `#` begins a comment."""

from functools import cache
from importlib.resources import files


def lines_of(path: str) -> tuple[str, ...]:
    """Return the entries of a file in `data`, in its order."""
    text = (files("claimlint.phrases") / "data" / path).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of words, read once."""
    return frozenset(lines_of(f"words/{name}.txt"))
