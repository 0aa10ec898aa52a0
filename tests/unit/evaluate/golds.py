"""Texts of ten-character sentences, so that scores can be worked out by hand."""

from collections.abc import Sequence

from claimlint.evaluate.align import Found, Spotted, SpottedClaim
from claimlint.evaluate.gold import GoldClaim, GoldFinding, GoldText, Status
from claimlint.model.finding import Severity
from claimlint.model.text import TextSpan

WIDTH = 10
LEVELS = {"e": Severity.ERROR, "w": Severity.WARNING, "s": Severity.SUGGESTION}


def gold(
    marks: str = "",
    *,
    sentences: int = 5,
    name: str = "t",
    kind: str = "neutral",
    words: int = 100,
    claims: Sequence[GoldClaim] | None = None,
    labels: dict[str, Status] | None = None,
) -> GoldText:
    """Return a text; `marks` lists "sentence:rule" that must be found, with a "?" those that may be."""
    findings = []
    for mark in marks.split():
        at, rule = mark.rstrip("?").split(":")
        start = int(at) * WIDTH + 2
        status = Status.MAY if mark.endswith("?") else Status.MUST
        findings.append(GoldFinding(rule, TextSpan(start, start + 4), status))
    source = "".join(f"Sentence {at}" for at in range(sentences))
    spans = tuple(TextSpan(at * WIDTH, at * WIDTH + WIDTH - 1) for at in range(sentences))
    return GoldText(
        name, f"{name}.txt", source, kind, words=words, sentences=spans, findings=tuple(findings),
        claims=None if claims is None else tuple(claims), labels=labels or {},
    )  # fmt: skip


def spotted(marks: str) -> tuple[Spotted, ...]:
    """Return findings; `marks` lists "sentence:rule", perhaps with ":e", ":w" (as by default) or ":s"."""
    found = []
    for mark in marks.split():
        at, rule, *level = mark.split(":")
        found.append(Spotted(rule, int(at) * WIDTH + 5, LEVELS[level[0] if level else "w"], "word"))
    return tuple(found)


def found(marks: str = "", *, claims: Sequence[SpottedClaim] = (), document: str = "") -> Found:
    """Return all that was found in a text."""
    return Found(spotted(marks), tuple(claims), frozenset(document.split()))


def claim(  # noqa: PLR0917 - a row of a table
    start: int, end: int, sentences: Sequence[int], certainties: str, evidence: str, status: str = "must"
) -> GoldClaim:
    """Return a claim; certainties and evidence of the two annotations are parted by a slash."""
    return GoldClaim(
        TextSpan(start, end), tuple(sentences), Status(status), tuple(certainties.split("/")),
        tuple(evidence.split("/")),
    )  # fmt: skip


def said(start: int, end: int, certainty: str = "C4", evidence: str = "none") -> SpottedClaim:
    """Return a claim that was extracted."""
    return SpottedClaim(TextSpan(start, end), certainty, evidence)
