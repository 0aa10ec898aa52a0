"""Messages are filled from what the text gives, and read well where it gives nothing."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from claimlint.engine.fields import listed
from claimlint.engine.message import render
from claimlint.engine.naming import as_written, is_plural
from claimlint.engine.numbers import first_number, has_number, kinds_named
from claimlint.engine.page import Page
from claimlint.model.finding import Hit, Severity
from claimlint.model.text import TextSpan
from tests.unit.engine.build import GENERIC, Article, rule


def said(template: str, notes: tuple[str, ...] = (), **fields: str) -> str:
    hit = Hit("HY301", TextSpan(0, 1), 0, Severity.WARNING, MappingProxyType(fields), notes)
    return render(replace(rule(), message=template, suggestion=template), hit)[0]


def test_fields_are_filled() -> None:
    assert (
        said("This says {int} {rel} {tgt}.", int="zinc", rel="cures", tgt="colds")
        == "This says zinc cures colds."
    )


def test_unknown_fields_have_plain_words() -> None:
    assert said("{int} {rel} {tgt}") == "The treatment helps with a health problem"


def test_a_blank_that_is_no_field_stays() -> None:
    assert said("In {population}, {n} did.", n="3") == "In {population}, 3 did."


def test_optional_part() -> None:
    assert said("Many uses [({list})].", list="a and b") == "Many uses (a and b)."
    assert said("Many uses[ ({list})].") == "Many uses."


def test_notes_join_the_message() -> None:
    assert said("Cures nothing.", ("and no source is given",)) == "Cures nothing; and no source is given."


def test_values_are_not_templates() -> None:
    assert said("'{trigger}'", trigger="{int} [{n}]") == "'{int} [{n}]'"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "a", ""], "a"),
        (list("abcdefgh"), "a, b, c, d, e, f and 2 more"),
    ],
)
def test_lists(names: list[str], expected: str) -> None:
    assert listed(names) == expected


def test_fields_of_a_hit() -> None:
    article = (
        Article("Ketamine is better\nthan  older drugs.")
        .match("QU602", "better\nthan  older drugs")
        .mention("Ketamine")
    )

    (hit,) = article.hits(rule("QU602"))

    assert hit.fields == {
        "trigger": "better than older drugs",
        "int": "ketamine",
        "comparator": "older drugs",
    }


def fields_of(text: str, trigger: str, name: str) -> Mapping[str, str]:
    article = Article(text).match("QU602", trigger).mention(name)
    (hit,) = article.hits(rule("QU602"))
    return hit.fields


@pytest.mark.parametrize(
    ("text", "trigger", "comparator"),
    [
        ("It is safer than ibuprofen.", "safer than", "ibuprofen"),
        ("It outperforms ibuprofen.", "outperforms ibuprofen", "ibuprofen"),
        (
            "It has none of the side effects of ibuprofen.",
            "none of the side effects of ibuprofen",
            "ibuprofen",
        ),
        ("It is safer than; well, ibuprofen.", "safer than", ""),
    ],
)
def test_what_is_compared_with(text: str, trigger: str, comparator: str) -> None:
    assert fields_of(text, trigger, "ibuprofen").get("comparator", "") == comparator


def test_nothing_is_compared_with_itself() -> None:
    found = fields_of("Unlike ibuprofen.", "Unlike ibuprofen", "ibuprofen")

    assert (found["comparator"], found["int"]) == ("ibuprofen", "ketamine")


@pytest.mark.parametrize(
    ("text", "name", "written", "shown"),
    [
        ("We like TMS.", "tms", "TMS", "TMS"),
        ("Turmeric is yellow.", "turmeric", "Turmeric", "turmeric"),
        ("Botox is dear.", "botulinum toxin", "Botox", "Botox"),
        ("SugarSense is new.", "sugarsense", "SugarSense", "SugarSense"),
        ("Cold lasers are cold.", "laser", "Cold lasers", "cold lasers"),
        ("Ask an acupuncturist.", "acupuncture", "acupuncturist", "acupuncture"),
        ("# Stem Cell Injections", "stem cell", "Stem Cell Injections", "stem cell injections"),
    ],
)
def test_names_are_those_of_the_article(text: str, name: str, written: str, shown: str) -> None:
    article = Article().heading(text[2:]) if text.startswith("# ") else Article(text)

    assert as_written(Page(article.mention(written, name=name).analysis(), GENERIC), name) == shown


def test_a_name_that_the_article_does_not_write() -> None:
    assert as_written(Page(Article("It is good.").analysis(), GENERIC), "zinc") == "zinc"


@pytest.mark.parametrize(
    ("written", "plural"),
    [("stem cells", True), ("antidepressants", True), ("tinnitus", False), ("TMS", False), ("zinc", False)],
)
def test_plurals(written: str, plural: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_plural(written) is plural


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("fell by 6 points", "by 6"),
        ("fell by 6% in all", "by 6%"),
        ("in 21% of them", "21%"),
        ("3 in 100 people", "3 in 100"),
        ("twice as many", "twice"),
        ("about 19 minutes longer", "19 minutes longer"),
        ("hazard ratio 0.8", "hazard ratio"),
        ("p < 0.05", ""),
        ("for 12 weeks", ""),
        ("in 2021", ""),
        ("vitamin B12", ""),
    ],
)
def test_effect_numbers(text: str, number: str) -> None:
    assert first_number(text) == number


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("people", "412 healthy adults"),
        ("duration", "a 12-week trial"),
        ("score", "p = 0.03"),
        ("interval", "95% CI 4 to 8"),
    ],
)
def test_other_numbers(kind: str, text: str) -> None:
    assert has_number(text, kinds_named((kind,)))
    assert not has_number("some words", kinds_named((kind,)))
