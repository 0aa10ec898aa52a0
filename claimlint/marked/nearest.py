"""The nearest known word, for “did you mean …?”."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is most likely a slip of."""
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the remedy “did you mean “x”?”, if there is a near name."""
    near = nearest(word, known)
    return f"did you mean “{near}”?" if near else None
