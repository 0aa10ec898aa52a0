"""Precision, recall and F1 from counts, with intervals from resampled texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

SEED: Final = 20_231
TIMES: Final = 1_000
_TAIL: Final = 0.025
_FEWEST: Final = 2
Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was rightly found, wrongly found and missed; `may` was found and counts neither way."""

    right: int = 0
    false: int = 0
    missed: int = 0
    may: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right,
            self.false + other.false,
            self.missed + other.missed,
            self.may + other.may,
        )

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None if nothing was found."""
        return ratio(self.right, self.right + self.false)

    @property
    def recall(self) -> float | None:
        """Share of what had to be found that was; None if nothing had to be."""
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None if there was nothing to find and nothing was found."""
        return ratio(2 * self.right, 2 * self.right + self.false + self.missed)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % interval; None where it is not defined."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts and the figures made of them."""

    counts: Counts = Counts()
    precision: Estimate = Estimate()
    recall: Estimate = Estimate()
    f1: Estimate = Estimate()


NOTHING: Final = Scored()


def ratio(part: float, whole: float) -> float | None:
    """Return the share, or None of nothing."""
    return part / whole if whole else None


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum."""
    return sum(counts, Counts())


def scored(texts: Sequence[Counts]) -> Scored:
    """Return the figures of a run, given the counts of each text."""
    rows = [(one.right, one.false, one.missed) for one in texts]
    samples = [Counts(*sums) for sums in resampled(rows)]
    counts = total(texts)
    return Scored(
        counts,
        estimate(counts.precision, (sample.precision for sample in samples)),
        estimate(counts.recall, (sample.recall for sample in samples)),
        estimate(counts.f1, (sample.f1 for sample in samples)),
    )


def estimate(value: float | None, samples: Iterable[float | None]) -> Estimate:
    """Return a figure with the middle 95 % of its samples, those without a value left out."""
    ordered = sorted(sample for sample in samples if sample is not None)
    if value is None or not ordered:
        return Estimate(value)
    last = len(ordered) - 1
    return Estimate(value, ordered[round(_TAIL * last)], ordered[round((1 - _TAIL) * last)])


def resampled(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the column sums of as many rows drawn with replacement, the same ones every time.

    A single row says nothing of how much rows differ, and yields nothing.
    """
    if len(rows) < _FEWEST:
        return
    draw: Callable[..., list[Row]] = Random(SEED).choices  # noqa: S311 - a fixed seed is the point
    for _ in range(TIMES):
        yield tuple(map(sum, zip(*draw(rows, k=len(rows)), strict=True)))
