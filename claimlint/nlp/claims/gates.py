"""What keeps words of a claim from being one: orders, bare headings, open questions, diseases that act."""

from typing import Final

from claimlint.nlp.blocks import Layout
from claimlint.nlp.claims.frames import Subject, subject_of
from claimlint.nlp.claims.scene import Scene
from claimlint.nlp.clauses import clause_at, clauses_of
from claimlint.nlp.trained import ADJECTIVE, FINITE, NOUN, VERB
from claimlint.nlp.view import View
from claimlint.nlp.words import word_set

_ASKS_OPENLY: Final = frozenset({"how", "what", "which", "why", "who", "when", "where"})
_TELLS: Final = frozenset({"how", "why"})
"""Words of a heading that take for granted what they open ("Why zinc is safe")."""
_OWN_SUBJECT: Final = frozenset({"because", "since", "as", "so", "which", "but", ":", ";", "—", "–"})
_IF: Final = frozenset({"if", "unless"})
_ILL: Final = frozenset({"disease", "symptom"})
_POINTERS: Final = frozenset({"it", "this", "they", "these", "that"})
_NAMES_BEFORE: Final = NOUN | {"PRP", "RB", "WDT", "WP", "TO", "MD", "CC", ",", ":"}
"""Tags after which a word tagged as a noun may well be a verb ("zinc eases colds")."""
_OPENERS: Final = frozenset({"please", "do", "never", "always", "just", "also", "then", "not", ",", "and"})
_WORKS: Final = frozenset({"work", "works", "worked"})
_MEANS: Final = frozenset({"by", "through", "via", "in"})
_MANNERS: Final = frozenset({"way", "ways", "fashion", "manner", "process", "mechanism", "mechanisms"})
_MANNER_REACH: Final = 6
_OBJECT_REACH: Final = 5
_PREDICATIVE: Final = frozenset({"attr", "dobj"})
_NAMED: Final = 3
"""Words between an intervention and the noun that a relative clause is about."""
_FIRST_YEAR: Final = 1000
_MODERN: Final = 1960
"""Years between which a use is history."""
_BACK: Final = 5
_INQUIRY_REACH: Final = 6


def asks(scene: Scene) -> bool:
    """Say whether a question is too open to hold a claim: only "does X help with Y?" does."""
    words = scene.view.words
    if words[-1] != "?":
        return False
    named = [mark for mark in scene.actors if not mark.anaphor]
    return words[0] in _ASKS_OPENLY or not named or not (scene.aims or len(named) > 1)


def is_bare_heading(scene: Scene, layout: Layout) -> bool:
    """Say whether a heading only names what follows: it claims where it says who does what to which."""
    view = scene.view
    if not layout.is_heading(view.index):
        return False
    first = view.words[0]
    if (
        first in _ASKS_OPENLY - _TELLS
        or not scene.named
        or not (scene.aims or scene.measured or first in _TELLS)
    ):
        return True
    return FINITE.isdisjoint(view.tags)


def _orders(view: View) -> bool:
    """Say whether a sentence opens with an order."""
    at = next((i for i, word in enumerate(view.words) if word not in _OPENERS), 0)
    return bool(view.tags) and view.tags[at] == "VB"


def is_ordered(view: View, start: int) -> bool:
    """Say whether words stand in an order; a reason given after it is a statement of its own."""
    return (
        (start > 0 or view.words[0] in _OPENERS)
        and _orders(view)
        and _OWN_SUBJECT.isdisjoint(view.words[1:start])
    )


def is_conditional(view: View, start: int) -> bool:
    """Say whether words only tell a condition: "if you have pain, …"."""
    return not _IF.isdisjoint(_clause_before(view, start))


def _clause_before(view: View, start: int) -> list[str]:
    return view.words[clause_at(clauses_of(view), start)[0] : start]


def verb_of(view: View, start: int, end: int) -> int:
    """Return the verb of some words, or the first of them."""
    return next((i for i in range(start, end) if view.tags and view.tags[i] in VERB), start)


def acts_by_itself(scene: Scene, start: int, end: int) -> bool:
    """Say whether a disease or the body acts, and no intervention: "heat stroke can cause coma"."""
    view = scene.view
    subject = subject_of(view, verb_of(view, start, end))
    if subject is None or subject.head >= start:
        return False
    if any(subject.start <= mark.start < subject.end for mark in scene.actors if not mark.anaphor):
        return False
    head = view.words[subject.head]
    return (
        head in word_set("bodies") or _is_aim(scene, subject) or (scene.after_disease and head in _POINTERS)
    )


def _is_aim(scene: Scene, subject: Subject) -> bool:
    return any(
        mark.start <= subject.head < mark.end and (mark.kind != "TGT" or not _ILL.isdisjoint(mark.flags))
        for mark in scene.aims
    )


def describes_methods(view: View, start: int) -> bool:
    """Say whether words stand beside a verb of how a study was done: "patients were divided into groups"."""
    clauses = clauses_of(view)
    own = clause_at(clauses, start)
    return any(
        dep == "ROOT" and view.words[at] in word_set("methods") and own[0] <= at < own[1]
        for at, dep in enumerate(view.deps)
    )


def calls_for_work(view: View) -> bool:
    """Say whether a paper only tells what should be done or studied next."""
    return not word_set("calls_for_work").isdisjoint(view.words)


def sets_out(view: View, start: int) -> bool:
    """Say whether words only name what was looked into: "we explored the link between X and Y"."""
    before = [*_clause_before(view, start)[-_INQUIRY_REACH:], view.words[start]]
    return not word_set("inquiries").isdisjoint(before)


def explains_how(view: View, start: int, end: int) -> bool:
    """Say whether words stand in "how X works", which says nothing of whether it does."""
    if view.words[end - 1] not in _WORKS:
        return False
    after = view.words[end : end + _MANNER_REACH]
    in_a_way = bool(after) and after[0] in _MEANS and not _MANNERS.isdisjoint(after)
    return in_a_way or "how" in _clause_before(view, start)[-_BACK:]


def only_describes(view: View, start: int, end: int) -> bool:
    """Say whether a verb only describes the noun after it, or has nothing to do with what follows a comma."""
    if not view.heads or (start == 0 and FINITE.isdisjoint(view.tags[end:])):
        return False
    return view.deps[start] == "amod" or view.tags[start] in ADJECTIVE or "," in view.words[start:end]


def tells_of_another(scene: Scene, start: int, end: int) -> bool:
    """Say whether words stand in a relative clause about something that is no intervention."""
    view = scene.view
    subject = subject_of(view, verb_of(view, start, end))
    if subject is None or view.tags[subject.head] != "WDT":
        return False
    verb = view.heads[subject.head]
    if view.deps[verb] != "relcl":
        return False
    of = view.heads[verb]
    if view.deps[of] in _PREDICATIVE:
        return False
    return not any(mark.start <= of < mark.end or 0 <= of - mark.end < _NAMED for mark in scene.actors)


def is_custom(view: View, start: int) -> bool:
    """Say whether words tell of a use as a custom or as history, and not as something that works."""
    words = view.words[slice(*clause_at(clauses_of(view), start))]
    if "used" not in words:
        return False
    old = any(word.isdecimal() and _FIRST_YEAR <= int(word) < _MODERN for word in words)
    return old or not word_set("customs").isdisjoint(words)


def acts_on_molecules(view: View, start: int, end: int) -> bool:
    """Say whether words act on a molecule or a signal only, which tells how, and not what it is good for."""
    return not word_set("molecules").isdisjoint(view.words[start : end + _OBJECT_REACH])


def is_noun(view: View, at: int) -> bool:
    """Say whether a word that may be a verb is a noun here: "the underlying causes"."""
    if not view.tags or view.tags[at] not in NOUN or at == 0:
        return False
    return view.tags[at - 1] not in _NAMES_BEFORE
