"""Report a stretch of words once per rule: overlapping findings of one rule are one finding."""

from collections.abc import Callable, Iterable, Iterator

from claimlint.engine.judge import Fired


def distinct_spans(fired: Iterable[Fired | None]) -> list[Fired]:
    """Return the findings without those that share words with a weightier or longer one of the same rule."""
    return _distinct(fired, lambda one, other: one.candidate.span.overlaps(other.candidate.span))


def distinct_frames(fired: Iterable[Fired | None]) -> list[Fired]:
    """Return the findings without those that speak for the claim of a weightier or longer one."""
    return _distinct(fired, _same_frame)


def _same_frame(one: Fired, other: Fired) -> bool:
    if one.candidate.sentence != other.candidate.sentence:
        return False
    return any(a.overlaps(b) for a in one.candidate.frames for b in other.candidate.frames)


def _distinct(fired: Iterable[Fired | None], same: Callable[[Fired, Fired], bool]) -> list[Fired]:
    kept: dict[int, list[Fired]] = {}
    for finding in sorted(_standing(fired), key=_weight):
        others = kept.setdefault(finding.candidate.sentence, [])
        if not any(same(finding, other) for other in others):
            others.append(finding)
    return sorted(
        (finding for members in kept.values() for finding in members), key=lambda f: f.candidate.span
    )


def _standing(fired: Iterable[Fired | None]) -> Iterator[Fired]:
    return (finding for finding in fired if finding is not None)


def _weight(finding: Fired) -> tuple[int, int, int]:
    span = finding.candidate.span
    return (-finding.severity.rank, -len(span), span.start)
