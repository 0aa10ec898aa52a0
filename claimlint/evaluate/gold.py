"""What people said of texts: the values that a gold file is read into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from claimlint.model.text import TextSpan

_OF_DOCUMENTS: Final = frozenset({"BA701", "BA707", "SC503"})


class Status(StrEnum):
    """What is expected: `must` counts when missed, `may` counts neither way, `no` counts when found."""

    MUST = "must"
    MAY = "may"
    NO = "no"


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """A rule that people saw at a place of the source."""

    rule: str
    span: TextSpan
    status: Status


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that people saw; each annotation has a certainty and evidence, "" where it says nothing."""

    span: TextSpan
    sentences: tuple[int, ...]
    status: Status
    certainties: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and its annotations; offsets are code points of the source.

    Without `sentences` only `labels` (the document rules) are judged; `claims` is None where nobody marked
    any.
    """

    id: str
    path: str
    source: str
    kind: str = ""
    split: str = ""
    words: int = 0
    sentences: tuple[TextSpan, ...] = ()
    findings: tuple[GoldFinding, ...] = ()
    claims: tuple[GoldClaim, ...] | None = None
    labels: Mapping[str, Status] = field(default_factory=lambda: MappingProxyType({}))


def judges_documents(rule: str) -> bool:
    """Say whether a rule judges the whole article, so that no single sentence answers for it."""
    return rule in _OF_DOCUMENTS or rule.startswith("DO")


def group_of(rule: str) -> str:
    """Return the group of a rule: the first two letters of its id."""
    return rule[:2]
