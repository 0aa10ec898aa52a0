"""Figures from counts, and their intervals."""

import pytest

from claimlint.evaluate import counts
from claimlint.evaluate.counts import Counts, Estimate, estimate, resampled, scored, total


def test_figures_of_counts() -> None:
    one = Counts(right=6, false=2, missed=4, may=7)

    assert (one.precision, one.recall) == (0.75, 0.6)
    assert one.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_figures_that_are_not_defined() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)
    assert (Counts(missed=3).precision, Counts(missed=3).recall, Counts(missed=3).f1) == (None, 0.0, 0.0)
    assert (Counts(false=3).precision, Counts(false=3).recall, Counts(false=3).f1) == (0.0, None, 0.0)


def test_counts_add_up() -> None:
    assert total([Counts(1, 2, 3, 4), Counts(10, 20, 30, 40)]) == Counts(11, 22, 33, 44)
    assert total([]) == Counts()


def test_the_interval_is_the_same_every_time_and_holds_the_figure() -> None:
    texts = [Counts(right=at % 4, false=at % 3, missed=at % 2) for at in range(20)]
    one = scored(texts)

    assert one == scored(list(texts))
    assert one.precision.low is not None
    assert one.precision.value is not None
    assert one.precision.high is not None
    assert 0 < one.precision.low < one.precision.value < one.precision.high < 1


def test_texts_that_are_alike_leave_no_doubt() -> None:
    assert scored([Counts(3, 1, 1)] * 8).precision == Estimate(0.75, 0.75, 0.75)


def test_a_resample_draws_whole_texts_as_often_as_there_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "TIMES", 200)
    samples = list(resampled([(1, 0), (1, 5)]))

    assert len(samples) == 200
    assert set(samples) == {(2, 0), (2, 5), (2, 10)}
    assert list(resampled([])) == list(resampled([(1, 0)])) == []


def test_the_interval_is_the_middle_95_percent() -> None:
    assert estimate(0.5, [at / 1000 for at in range(1001)]) == Estimate(0.5, 0.025, 0.975)


def test_samples_without_a_value_are_left_out() -> None:
    assert estimate(0.5, [None, 0.4, None]) == Estimate(0.5, 0.4, 0.4)
    assert estimate(0.5, [None]) == Estimate(0.5)
    assert estimate(None, [0.4]) == Estimate()
