"""Names and facts that a configuration allows, and levels that it fixes."""

import pytest

from claimlint.engine.allowed import name_spans
from claimlint.linter import check_text
from claimlint.model.finding import Severity
from claimlint.model.settings import Settings
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import RulePack


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return load_rules()


def rules(text: str, pack: RulePack, settings: Settings) -> list[tuple[str, str]]:
    from claimlint.engine.run import run
    from claimlint.linter import analyse_text

    analysis = analyse_text(text, rules=pack, settings=settings)
    return [(hit.rule, hit.severity.value) for hit in run(pack, analysis, settings)]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Use Miracle Balm now.", ("Miracle Balm",), ["Miracle Balm"]),
        ("Use Miracle\nBalm now.", ("Miracle Balm",), ["Miracle\nBalm"]),
        ("Use miracle balm now.", ("Miracle Balm",), []),
        ("Use Miracle Balms now.", ("Miracle Balm",), []),
        ("Use C+ or C+ Forte.", ("C+", "C+ Forte"), ["C+", "C+ Forte"]),
        ("Anything.", (), []),
    ],
)
def test_names_are_found_as_they_are_written(text: str, names: tuple[str, ...], found: list[str]) -> None:
    assert [text[span.start : span.end] for span in name_spans(text, names)] == found


def test_words_of_a_name_are_no_claim_and_the_same_words_elsewhere_are(pack: RulePack) -> None:
    text = "Miracle Balm is sold in tubes. It is a miracle cure for arthritis."
    plain = rules(text, pack, Settings())
    named = rules(text, pack, Settings(names=("Miracle Balm",)))

    assert [rule for rule, _ in plain].count("HY301") > [rule for rule, _ in named].count("HY301")
    assert [found for found in named if found not in plain] == []
    assert "CE201" in [rule for rule, _ in named]


def test_an_allowed_fact_needs_no_source_and_others_still_do(pack: RulePack) -> None:
    settings = Settings(established=(("Magnesium", ("cramp",)),))
    cramps, sleep = "Magnesium relieves leg cramps.", "Magnesium improves sleep quality."

    assert "EV101" in [rule for rule, _ in rules(cramps, pack, Settings())]
    assert "EV101" not in [rule for rule, _ in rules(cramps, pack, settings)]
    assert rules(sleep, pack, settings) == rules(sleep, pack, Settings())


def test_only_rules_that_run_report_and_a_fixed_level_holds(pack: RulePack) -> None:
    text = "Our patch cures arthritis."
    runs = Settings(runs=frozenset({"CE201"}), levels=(("CE201", Severity.SUGGESTION),))

    assert rules(text, pack, runs) == [("CE201", "suggestion")]
    assert rules(text, pack, Settings(runs=frozenset())) == []
    assert ("CE201", Severity.ERROR) in [(one.rule, one.severity) for one in check_text(text, rules=pack)]
