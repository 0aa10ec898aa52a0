"""Whether a claim speaks of a benefit or of a harm: the direction of the verb against what the target is."""

from typing import Final

from claimlint.nlp.view import Mark

_GOOD_CODES: Final = frozenset({"WELL", "AGE"})
_GOOD_FLAGS: Final = frozenset({"function"})
_BAD_CODES: Final = frozenset({"MH", "SUI", "NEU", "PAIN", "ONC", "INF"})
_BAD_FLAGS: Final = frozenset({"disease", "symptom"})
_LESS_IS_BETTER: Final = frozenset({"MET", "SUR", "DERM", "AGE", "GENERIC"})
"""Weight, appetite, blood fats, sweat: functions and ageing, of which sellers promise less."""
_GROWS_BAD: Final = frozenset({"cause", "assoc"})
_GOOD_WORDS: Final = (
    "loss of",
    "weight loss",
    "fat loss",
    "remission",
    "survival",
    "recovery",
    "relief",
    "healing",
    "quality of life",
)


def is_bad(mark: Mark) -> bool:
    """Say whether less of the target is better."""
    if any(word in mark.name for word in _GOOD_WORDS):
        return False
    if mark.kind in {"HARM", "TGT-GENERIC"} or mark.flags & _BAD_FLAGS:
        return True
    return not mark.flags & _GOOD_FLAGS and bool(mark.codes & _BAD_CODES)


def is_good(mark: Mark) -> bool:
    """Say whether more of the target is better."""
    return bool(
        mark.flags & _GOOD_FLAGS or mark.codes & _GOOD_CODES or any(word in mark.name for word in _GOOD_WORDS)
    )


def polarity(relation: str, direction: str, target: Mark | None, *, is_harm: bool = False) -> str:
    """Return `benefit`, `harm` or `neutral` for a relation and its first target.

    `is_harm` says that the words name a harm as well: "raises liver enzymes".
    """
    if target is None:
        return "benefit" if relation not in _GROWS_BAD else "neutral"
    if relation in _GROWS_BAD:
        if is_bad(target):
            return "harm"
        return "benefit" if is_good(target) and relation == "cause" else "neutral"
    if direction == "+" and (is_harm or is_bad(target)):
        return "harm"
    wanted_less = target.flags & {"marker"} or target.codes & _LESS_IS_BETTER or is_bad(target)
    if direction == "-" and relation == "treat" and target.flags & _GOOD_FLAGS and not wanted_less:
        return "harm"
    return "benefit"
