"""Pronouns and generic nouns that stand for an intervention named before (rules.md 1.5)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimlint.nlp.blocks import Layout
from claimlint.nlp.view import Mark, View
from claimlint.nlp.words import word_set

_SINGULAR: Final = frozenset({"it", "its", "this"})
_PLURAL: Final = frozenset({"they", "these", "their", "them"})
_OWN: Final = frozenset({"we", "our"})
_POINTING: Final = frozenset(
    {"this", "the", "such", "our", "these", "that", "my", "its", "single", "one", "each", "every"}
)
_EXPLETIVE_AFTER: Final = frozenset(
    {"is", "'s", "was", "can", "may", "could", "might", "will", "would", "has", "seems", "takes", "should"}
)
_PEOPLE: Final = word_set("people")
_OTHERS: Final = frozenset({
    "other", "traditional", "conventional", "standard", "existing", "older", "prescription", "many", "some",
    "most", "any", "no",
})  # fmt: skip


def topic_of(views: Sequence[View], layout: Layout) -> Mark | None:
    """Return the most frequent named intervention; headings count twice, the earliest wins a tie."""
    counts: Counter[str] = Counter()
    first: dict[str, Mark] = {}
    for view in views:
        weight = 2 if layout.is_heading(view.index) or layout.role(view.index) == "meta" else 1
        if layout.role(view.index) == "references":
            continue
        for mark in view.marks:
            if mark.kind == "INT" and "EXPO" not in mark.codes:
                counts[mark.name] += weight
                first.setdefault(mark.name, mark)
    return first[counts.most_common(1)[0][0]] if counts else None


def resolve(views: Sequence[View], layout: Layout, topic: Mark | None) -> None:
    """Add resolved pronouns to the views' marks, and give generic nouns their antecedents."""
    last: Mark | None = None
    for view in views:
        if view.index and not layout.same_block(view.index - 1, view.index):
            last = None
        view.marks[:] = sorted(_resolved(view, last or topic, last), key=lambda mark: (mark.start, mark.end))
        named = [mark for mark in view.marks if mark.kind == "INT"]
        last = _carried(view, named) or last


def _carried(view: View, named: Sequence[Mark]) -> Mark | None:
    """Return the mention the next sentence may point back to: the first one that is not a comparator."""
    free = [
        mark
        for mark in named
        if not ({"than", "versus", "unlike"} | _OTHERS) & set(view.words[max(mark.start - 2, 0) : mark.start])
    ]
    return free[0] if free else None


def _resolved(view: View, antecedent: Mark | None, same_block: Mark | None) -> list[Mark]:
    found: list[Mark] = []
    for mark in view.marks:
        if mark.kind == "INT-GENERIC" and _points_back(view, mark):
            earlier = [other for other in view.marks if other.kind == "INT" and other.end <= mark.start]
            source = earlier[-1] if earlier else antecedent
            found.append(
                replace(mark, name=source.name, codes=source.codes | mark.codes, anaphor=True)
                if source
                else mark
            )
        else:
            found.append(mark)
    taken = {i for mark in view.marks if mark.kind.startswith("INT") for i in range(mark.start, mark.end)}
    for i, word in enumerate(view.words):
        source = _antecedent(view, i, word, antecedent, same_block)
        if source and i not in taken:
            found.append(Mark(i, i + 1, "INT-PRONOUN", source.name, source.codes, source.flags, anaphor=True))
    return found


def _points_back(view: View, mark: Mark) -> bool:
    """Say whether a generic noun means the treatment at hand: "this therapy", not "other drugs"."""
    before = view.words[max(mark.start - 3, 0) : mark.start + 1]
    return not _OTHERS & set(before) and (
        mark.start == 0 or bool(_POINTING & set(before)) or before[:1] in (["a"], ["an"])
    )


def _antecedent(
    view: View, i: int, word: str, antecedent: Mark | None, same_block: Mark | None
) -> Mark | None:
    earlier = [mark for mark in view.marks if mark.kind == "INT" and mark.end <= i]
    if word in _OWN:
        return antecedent
    if word in _SINGULAR and not _is_determiner(view, i) and not _is_expletive(view, i):
        return earlier[-1] if earlier else antecedent
    if word in _PLURAL and not _is_determiner(view, i) and not _PEOPLE & set(view.words[:i]):
        return earlier[-1] if earlier else same_block
    return None


def _is_determiner(view: View, i: int) -> bool:
    if view.words[i] in {"its", "their"}:
        return False
    if view.deps:
        return view.deps[i] == "det"
    return (
        view.words[i] in {"this", "these"}
        and i + 1 < len(view)
        and view.words[i + 1].isalpha()
        and not view.words[i + 1].endswith("s")
    )


def _is_expletive(view: View, i: int) -> bool:
    """Say whether an `it` only fills the subject's place ("it is important to remember that")."""
    if view.words[i] != "it":
        return False
    if view.deps and view.deps[i] == "expl":
        return True
    ahead = view.words[i + 1 : i + 7]
    return (
        bool(ahead[:1])
        and ahead[0] in _EXPLETIVE_AFTER
        and bool({"to", "that", "for"} & set(ahead[1:]))
        and _adjectival(view, i + 1)
    )


_EXPLETIVE_ADJECTIVES: Final = word_set("expletive_adjectives")


def _adjectival(view: View, i: int) -> bool:
    return bool(_EXPLETIVE_ADJECTIVES & set(view.words[i : i + 5]))
