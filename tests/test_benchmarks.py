"""The corpora that speed is measured on are varied, as full of claims as they say, and the same each time."""

import pytest

from benchmarks.corpus import KINDS, Article, articles, properties, repeated, slices


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_is_as_dense_as_it_says_and_hardly_a_sentence_repeats(kind: str) -> None:
    found = properties([*articles(kind, 400_000)])

    assert found.claims == pytest.approx(KINDS[kind], abs=0.03)
    assert found.repeated <= 0.02


def test_the_vocabulary_goes_on_growing_as_in_prose() -> None:
    found = properties([*articles("typical", 3_000_000)])

    assert found.kilobytes >= 3000
    assert found.distinct >= 25_000
    assert 0.5 <= found.growth <= 0.7
    assert found.longest > 10 * found.shortest


def test_a_repeated_sentence_is_counted() -> None:
    assert repeated(["One thing is here.", "Another  is there.", "one thing is here."]) == 1 - 2 / 3


def test_the_same_seed_gives_the_same_articles() -> None:
    first = [*articles("clean", 50_000)]

    assert first == [*articles("clean", 50_000)]
    assert first != [*articles("clean", 50_000, seed=8)]


def test_the_project_s_own_articles_are_mixed_in() -> None:
    assert any(article.name.startswith("own-dev-") for article in articles("mixed", 500_000))


def test_articles_are_dealt_out_evenly() -> None:
    found = [Article(f"{number}.md", "Text.") for number in range(11)]

    assert [len(part) for part in slices(found, 5)] == [3, 2, 2, 2, 2]
