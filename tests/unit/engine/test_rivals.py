"""A comparative that hangs in its sentence: the sentence before or a heading may name the other side."""

import pytest

from claimlint.ruleset.rule import Frame
from tests.unit.engine.build import Article, rule

COMPARED = rule("QU602", frame=Frame(comparator=True))


def said(before: str, sentence: str, rival: str = "sertraline") -> Article:
    """Two sentences about ketamine; the first may name `rival`."""
    article = (
        Article(before, sentence)
        .match("QU602", "works faster", at=1)
        .mention("Ketamine", at=1, name="ketamine")
    )
    return article.mention(rival.capitalize(), at=0, name=rival) if rival.capitalize() in before else article


@pytest.mark.parametrize(
    ("before", "sentence", "rival"),
    [
        ("Sertraline takes weeks.", "Ketamine works faster.", "sertraline"),
        ("Pills take weeks.", "Ketamine works faster.", "Pills"),
        ("Ketamine is a drug.", "Ketamine works faster.", ""),
        ("Depression takes weeks.", "Ketamine works faster.", ""),
    ],
)
def test_the_sentence_before_names_what_is_compared(before: str, sentence: str, rival: str) -> None:
    hits = said(before, sentence).hits(COMPARED)

    assert [hit.fields.get("comparator", "") for hit in hits] == ([rival] if rival else [])


def test_what_refers_back_is_not_compared_with_what_it_means() -> None:
    article = Article("Sertraline is a drug.", "It works faster.").match("QU602", "works faster")

    assert not article.mention("Sertraline", name="sertraline").hits(COMPARED)


@pytest.mark.parametrize(("heading", "fires"), [("Ketamine vs sertraline", True), ("Sertraline", False)])
def test_a_heading_that_sets_two_side_by_side(heading: str, *, fires: bool) -> None:
    name = "sertraline" if "sertraline" in heading else "Sertraline"
    article = Article().heading(heading).block("For pain, ketamine works faster.")
    article = article.mention("pain", "TGT", ("PAIN",)).mention(name, name="sertraline")

    assert bool(article.match("QU602", "works faster").hits(COMPARED)) is fires


def test_another_paragraph_does_not_count() -> None:
    article = Article("Pills take weeks.").block("Ketamine works faster.").match("QU602", "works faster")

    assert not article.hits(COMPARED)


def test_the_other_side_of_a_heading_need_not_be_a_known_treatment() -> None:
    article = Article().heading("Absorption: ketamine vs oral somethings").block("For pain, it works faster.")
    article = article.mention("pain", "TGT", ("PAIN",)).match("QU602", "works faster")

    assert [hit.fields["comparator"] for hit in article.hits(COMPARED)] == ["oral somethings"]
