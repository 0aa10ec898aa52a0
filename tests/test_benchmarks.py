"""The corpus that speed is measured on is varied, and the same each time."""

from benchmarks.corpus import articles, repeated


def test_hardly_a_sentence_repeats() -> None:
    assert repeated([*articles(300_000)]) <= 0.02


def test_a_repeated_sentence_is_counted() -> None:
    assert repeated(["One thing is here. Another is there.\n\nOne thing is here."]) == 1 - 2 / 3


def test_the_same_seed_gives_the_same_articles() -> None:
    first = [*articles(50_000)]

    assert first == [*articles(50_000)]
    assert 50_000 <= sum(len(text.encode()) for text in first) < 60_000
