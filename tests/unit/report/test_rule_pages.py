"""What is told about a rule, and the pages made of it."""

import pytest

from claimlint.engine.shields import SHIELDS as READ
from claimlint.errors import SourcePlace
from claimlint.model.analysis import Grade, Tier
from claimlint.model.finding import Severity
from claimlint.report.cards import cards
from claimlint.report.catalogue import page as page_of
from claimlint.report.rule_facts import Measured, Measurement, facts
from claimlint.report.rule_pages import GROUPS, pages
from claimlint.report.rule_words import SHIELDS, levels, reason, windows
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import Example, Rule, RulePack, SeverityTable, Source, Status, When, WindowTerm
from claimlint.ruleset.tables import Profile


def rule(**parts: object) -> Rule:
    known = {
        "id": "CE999", "name": "sure-thing", "group": "certainty", "summary": "A *sure* thing.",
        "at": SourcePlace("certainty/sure-thing.yaml"), "why": "People  believe it.", "suggestion": "Say less.",
    }  # fmt: skip
    return Rule(**{**known, **parts})  # type: ignore[arg-type]


def page(one: Rule, **counts: Measured) -> str:
    return pages(RulePack((one,)), Measurement(2, 100, counts))[f"{one.id}.md"]


def told(one: Rule, title: str, *profiles: Profile) -> list[str]:
    found = [section for section in facts(one, profiles) if section.title == title]
    return [
        line for section in found for line in (section.text, *(item.text for item in section.items)) if line
    ]


def test_a_page_holds_everything_in_order() -> None:
    one = rule(
        examples=(Example("F1", fires=True, text="It [never] fails."), Example("P1", fires=False, text="Does it?", why="Q")),
        sources=(Source("X", "A code", "part 3", "https://example.org/code"),),
        shields=("Q", "QUOTE-"),
    )  # fmt: skip

    assert (
        page(one, CE999=Measured(1, 2, 3))
        == """\
<!-- Made by `claimlint rules docs`; what it says is changed in rules/certainty/sure-thing.yaml. -->

# CE999 sure-thing

**Warning** · [more certainty than any study carries](README.md#certainty)

A \\*sure\\* thing.

## Why

People believe it.

## What to do

Say less.

## Flagged

- It \\[never\\] fails.

## Not flagged

- Does it? *(a question)*

## When it stays silent

The rule says nothing where the text

- asks it as a question

## Level

Warning. It changes where one of these holds (of those that name a level, the first):

- One level down where the text quotes somebody.

## Who asks for this

- [A code](https://example.org/code): part 3

## How often it is right

In the [articles that this project keeps for measuring](../../corpora/README.md), it found 1 of the 3 sentences in which \
the annotations want it, and it flagged 3 in which they have something else or nothing. The annotations are the work of \
language models, not of medical editors.
"""
    )


def test_what_is_not_there_has_no_heading() -> None:
    text = page(rule(why="", suggestion=""))

    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Level",
        "## How often it is right",
    ]
    assert "Not known: none of the" in text


def test_counts_of_a_rule_that_nothing_asked_for() -> None:
    text = page(rule(), CE999=Measured(0, 0, 2, "articles"))

    assert "the annotations want it in no article, and it flagged 2 in which they have something else" in text


def test_an_example_that_is_an_article_is_folded_and_kept_as_written() -> None:
    text = page(rule(examples=(Example("F1", fires=True, text="# Title\n\n*Body*\n"),)))

    assert "<summary>Article 1</summary>\n\n```text\n# Title\n\n*Body*\n```\n\n</details>" in text


def test_a_rule_that_does_not_run_for_everybody_says_so() -> None:
    assert "it runs only when it is selected by name" in page(rule(status=Status.PREVIEW))
    assert "This rule runs only for the region US." in page(rule(region="us"))
    assert "Retired; CE201 takes its place." in page(rule(status=Status.RETIRED, replaced_by="CE201"))


def test_levels_in_words() -> None:
    rows = (
        When(Severity.ERROR, type=("SUPP", "CBD"), target=("disease",)),
        When(None, profile=("news",), grade=("A", "B")),
        When(Severity.SUGGESTION, group=("mild",), words_max=119),
    )

    assert [*levels(rows, ["M2"])] == [
        "Error for supplements or cannabinoid products and where it is about a named disease.",
        "Silent with a full reference or a link to the source and under the profile “news”.",
        "Suggestion for wording of the kind “mild” and in articles of at most 119 words.",
        "One level up in a title, a heading, a call to action or a page description.",
    ]


def test_windows_in_words() -> None:
    terms = (
        WindowTerm("W1", Grade.B, design=Tier.T6),
        WindowTerm("W0", number=True, duration=True),
        WindowTerm("W3", Grade.B, then="lower"),
    )

    assert [*windows(terms, "silent")] == [
        (
            "gives a full reference or a link to the source and names a randomised trial or a review of such trials "
            "in the same sentence or the next"
        ),
        "gives a figure and a length of time in the same sentence",
    ]
    assert told(rule(window=terms), "Level")[1:] == [
        "One level down where the text gives a full reference or a link to the source in the same section."
    ]


def test_profiles_that_change_a_rule_are_told() -> None:
    news, blog = Profile("news", raised=("CE999",)), Profile("blog", off=("CE999", "CE201"))

    assert told(rule(), "Level", news, blog)[1:] == [
        "One level up under the profile “news”.",
        "Silent under the profile “blog”.",
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [("NEG", "denied"), ("WARN/META", "a warning and about the words themselves"), ("a recipe", "a recipe"),
     ("time is given + CITE", "time is given and a source is given")],
)  # fmt: skip
def test_reasons_in_words(code: str, words: str) -> None:
    assert reason(code) == words


def test_every_reading_has_words() -> None:
    assert set(READ) <= set(SHIELDS)


def test_no_page_speaks_in_codes() -> None:
    """Built-in rules only: codes of readings and grades, and slots of phrases, are for the authors of rules."""
    made = pages(load_rules(), Measurement())
    known = {*SHIELDS, "CITE", "NUM", "INT", "TGT"} - {"Q"}
    notes = [
        line.rpartition("*(")[2]
        for text in made.values()
        for line in text.splitlines()
        if line.endswith(")*")
    ]

    assert len(notes) > 200
    assert [note for note in notes if known & set(note.strip("()*").replace(",", " ").split())] == []
    assert [name for name, text in made.items() if "{" in text.partition("## Flagged")[0]] == []


def test_groups_are_those_of_the_rules_in_order() -> None:
    groups = [one.group for one in load_rules()]

    assert set(groups) == set(GROUPS)
    assert pages(load_rules(), Measurement())["README.md"].count("\n## ") == len(GROUPS)


def test_reports_link_to_the_pages_by_their_names() -> None:
    made = pages(load_rules(), Measurement())

    assert {page_of(card.id, "docs/rules") for card in cards(load_rules())} == {
        f"docs/rules/{name}" for name in made if name != "README.md"
    }


def test_sections_of_a_finished_rule() -> None:
    titles = [section.title for section in facts(rule(severity=SeverityTable(Severity.ERROR)))]

    assert titles == ["Why", "What to do", "Level"]
