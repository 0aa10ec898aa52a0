"""Which rules run, and why."""

import pytest

from claimlint.errors import ConfigError, SourcePlace
from claimlint.ruleset.compile import make_pack
from claimlint.ruleset.rule import Rule, RulePack, Status
from claimlint.ruleset.select import Choice, choose


def rule(id_: str, name: str, group: str, status: Status = Status.STABLE, region: str | None = None) -> Rule:
    return Rule(id_, name, group, "A test.", SourcePlace("x.yaml", 1, 5), status=status, region=region)


@pytest.fixture
def pack() -> RulePack:
    return make_pack(
        (
            rule("HY301", "miracle-vocabulary", "hype"),
            rule("EV101", "uncited-efficacy-claim", "evidence"),
            rule("EV102", "shown-without-source", "evidence"),
            rule("EV199", "young-rule", "evidence", Status.PREVIEW),
            rule("DO906", "missing-disclaimer", "document", region="us"),
            rule("CE299", "old-rule", "certainty", Status.RETIRED),
        )
    )


@pytest.mark.parametrize(
    ("select", "ignore", "ids"),
    [
        (None, (), ["EV101", "EV102", "HY301"]),
        (["EV"], (), ["EV101", "EV102"]),
        (["evidence"], (), ["EV101", "EV102"]),
        (["ev101"], (), ["EV101"]),
        (["miracle-vocabulary", "EV102"], (), ["EV102", "HY301"]),
        (["EV199"], (), ["EV199"]),
        (["missing-disclaimer"], (), ["DO906"]),
        (["ALL"], (), ["EV101", "EV102", "HY301"]),
        (None, ["EV"], ["HY301"]),
        (["EV"], ["EV102"], ["EV101"]),
        (["EV102"], ["EV"], ["EV102"]),
        (["EV102"], ["EV102"], []),
        (["ALL"], ["EV10"], ["HY301"]),
        (["old-rule"], (), []),
    ],
)
def test_the_closest_word_decides(
    pack: RulePack, select: list[str] | None, ignore: list[str], ids: list[str]
) -> None:
    assert [rule.id for rule in pack.select(select, ignore)] == ids


def test_a_rule_for_a_region_runs_there(pack: RulePack) -> None:
    assert "DO906" in {rule.id for rule in pack.select(region="us")}
    assert "DO906" not in {rule.id for rule in pack.select(region="uk")}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("EV1O1", "unknown rule “EV1O1” (did you mean “EV101”?)"),
        ("miracle-vocabulry", "unknown rule “miracle-vocabulry” (did you mean “miracle-vocabulary”?)"),
        ("XX", "unknown rule “XX” (`claimlint rules list` shows them all)"),
        ("", "unknown rule “” (`claimlint rules list` shows them all)"),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(pack: RulePack, word: str, said: str) -> None:
    for refused in (
        lambda: pack.select([word]),
        lambda: pack.select(None, [word]),
        lambda: pack.by_name(word),
    ):
        with pytest.raises(ConfigError) as caught:
            refused()
        assert str(caught.value) == said


def test_rules_are_found_by_id_and_name(pack: RulePack) -> None:
    assert pack.by_name("hy301") is pack.by_name("miracle-vocabulary")


def test_every_choice_has_its_reason(pack: RulePack) -> None:
    ours = {rule.id: rule for rule in pack}

    assert choose(ours["EV101"], ["EV101"], ()) is Choice.BY_NAME
    assert choose(ours["EV101"], ["EV"], ()) is Choice.BY_PREFIX
    assert choose(ours["EV101"], None, ()) is Choice.BY_DEFAULT
    assert choose(ours["EV101"], None, ["EV"]) is Choice.IGNORED
    assert choose(ours["EV101"], ["HY"], ()) is Choice.NOT_SELECTED
    assert choose(ours["EV199"], ["EV"], ()) is Choice.PREVIEW
    assert choose(ours["DO906"], None, ()) is Choice.OTHER_REGION
    assert choose(ours["CE299"], ["CE299"], ()) is Choice.RETIRED


def test_selecting_changes_the_digest(pack: RulePack) -> None:
    assert pack.select(["EV101"]).digest not in {pack.digest, pack.select(["EV102"]).digest}
    assert pack.select(["EV101"]).digest == pack.select(["EV101"]).digest
