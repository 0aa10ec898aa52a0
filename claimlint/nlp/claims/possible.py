"""Which sentences may make a claim, by their words alone: only these are read for claims.

It asks nothing of a parse and nothing of the rules in use, so that the claims of a text are always the same.
"""

from collections.abc import Sequence
from typing import Any, Final

from claimlint.nlp.blocks import Layout
from claimlint.nlp.claims.frames import PATIENT_NOUNS, body_parts
from claimlint.nlp.claims.predicates import Predicate, predicate_matcher
from claimlint.nlp.view import View

_AIMS: Final = frozenset({"TGT", "TGT-GENERIC", "HARM"})
_WITHOUT_TARGET: Final = frozenset({"safe", "superior"})
_HOLDING_TARGET: Final = frozenset({"weight", "life", "respond"})
_BARE: Final = frozenset({"works", "copular"})
_STANDING_FOR: Final = frozenset({"it", "this", "they", "these", "its", "their", "them", "we", "our"})


def may_claim(view: View) -> bool:
    """Say whether a sentence holds an efficacy word and something it may be about."""
    aimed = any(mark.kind in _AIMS for mark in view.marks) or not PATIENT_NOUNS.isdisjoint(view.words)
    hits = predicate_matcher()(view.words, view.slots())
    return any(aimed or _needs_no_target(hit.key, view) for hit in hits)


def claimable(data: dict[str, Any], views: Sequence[View]) -> frozenset[int]:
    """Return the sentences that may make a claim; they are found once, before pronouns are resolved."""
    if "claimable" not in data:
        data["claimable"] = [view.index for view in views if may_claim(view)]
    return frozenset(data["claimable"])


def lead_ins(views: Sequence[View], layout: Layout) -> frozenset[int]:
    """Return the sentences that introduce a list: its items are read with them."""
    found = (layout.lead_sentence(view.index) for view in views)
    return frozenset(lead for lead in found if lead is not None)


def _needs_no_target(predicate: Predicate, view: View) -> bool:
    """Say whether a predicate may make a claim in a sentence that names no target."""
    if predicate.relation in _WITHOUT_TARGET or predicate.form in _HOLDING_TARGET:
        return True
    if predicate.form == "result":
        return not body_parts().keys().isdisjoint(view.words)
    return predicate.form in _BARE and _names_actor(view)


def _names_actor(view: View) -> bool:
    named = any(mark.kind.startswith("INT") for mark in view.marks)
    return named or not _STANDING_FOR.isdisjoint(view.words)
