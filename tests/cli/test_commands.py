"""The other commands: claims, explain, rules, doctor, and the group itself."""

import json
from pathlib import Path

import pytest

from claimlint import __version__
from claimlint.cli.main import COMMANDS
from claimlint.ruleset.load import load_rules
from tests.cli.conftest import Run


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")

    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    assert run(command, "--help").exit_code == 0


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"claimlint, version {__version__}\n"


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("chekc", "did you mean “check”?"),
        ("a.md", "did you mean “claimlint check a.md”?"),
        ("knees", "claimlint --help lists the commands"),
    ],
)
def test_an_unknown_command_is_told_with_what_was_meant(run: Run, word: str, remedy: str) -> None:
    Path("a.md").write_text("Knees.", encoding="utf-8")
    told = run(word, "--quiet")

    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == f"claimlint: error: there is no command “{word}” ({remedy})\n"


def test_claims_as_table_and_as_json(run: Run) -> None:
    Path("a.md").write_text("Zinc treats colds.", encoding="utf-8")

    assert "a.md:1:1  C4         none      zinc          treat     colds\n" in run("claims", "a.md").stdout
    data = json.loads(run("claims", "a.md", "--format", "json").stdout)
    assert (data["schema"], data["claims"][0]["intervention"]) == ("claimlint.claims/1", "zinc")


def test_claims_of_standard_input(run: Run) -> None:
    assert "page.html:1:1" in run("claims", "-", "--stdin-filename", "page.html", stdin=b"Zinc").stdout


def test_claims_of_a_missing_file(run: Run) -> None:
    result = run("claims", "nowhere.md")

    assert result.exit_code == 3
    assert result.stderr == "claimlint: nowhere.md: no such file (check the spelling of the path)\n"


@pytest.mark.parametrize("name", ["CE201", "cure-claim", "ce201"])
def test_explain_tells_the_whole_story_of_a_rule(run: Run, name: str) -> None:
    rule = load_rules().by_name("CE201")
    result = run("explain", name)

    assert result.exit_code == 0
    assert result.stdout.startswith("CE201 cure-claim (error, ")
    assert f"\n  <!-- claimlint: allow {rule.id} -- " in result.stdout
    for title in ("Why", "What to do", "Flagged", "Not flagged", "Level"):
        assert f"\n{title}\n  " in result.stdout
    assert rule.sources[0].title in result.stdout
    assert "Phrases it looks for" not in result.stdout
    assert "\nPhrases it looks for\n  - " in run("explain", name, "--phrases").stdout


def test_explain_an_unknown_rule(run: Run) -> None:
    result = run("explain", "CE2O1")

    assert result.exit_code == 2
    assert result.stderr == "claimlint: error: unknown rule “CE2O1” (did you mean “CE201”?)\n"


def test_explain_in_a_file_says_where_the_rule_fires(run: Run) -> None:
    Path("a.md").write_text("Our patch cures arthritis.", encoding="utf-8")

    assert run("explain", "CE201", "a.md").stdout.endswith(
        "\nWhere CE201 fires\n  a.md:1:11 “cures”: reported as error\n"
    )
    Path("b.md").write_text("Knees.", encoding="utf-8")
    assert run("explain", "CE201", "b.md").stdout.endswith("\nWhere CE201 fires\n  nowhere\n")
    assert run("explain", "CE201", "c.md").exit_code == 3


def test_explain_in_a_file_heeds_its_configuration(run: Run) -> None:
    Path("a.md").write_text("Our patch cures arthritis.", encoding="utf-8")
    Path("claimlint.toml").write_text('ignore = ["CE201"]\n', encoding="utf-8")

    assert run("explain", "CE201", "a.md").stdout.endswith(
        "\n  a.md:1:11 “cures”: not reported: ignored (claimlint.toml:1:11)\n"
    )


def test_rules_list(run: Run) -> None:
    rules = load_rules().rules
    result = run("rules", "list")

    assert result.stdout.endswith(f"\n{len(rules)} rules\n")
    assert all(f"{rule.id}  {rule.name} " in result.stdout for rule in rules)
    data = json.loads(run("rules", "list", "--format", "json").stdout)
    assert [rule["id"] for rule in data["rules"]] == [rule.id for rule in rules]


def test_doctor_shows_a_sound_installation(run: Run) -> None:
    result = run("doctor")

    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines()] == [
        "claimlint", "python", "spacy", "model", "rules", "lexicons", "cache",
    ]  # fmt: skip
    assert "sha256 of its weights as recorded" in result.stdout


def test_doctor_finds_what_is_not_sound(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.nlp.trained.WEIGHTS", {"tagger/model": "0" * 64})
    result = run("doctor")

    assert result.exit_code == 2
    assert "FAIL model" in result.stdout
    assert "is not the pinned one: tagger/model differs" in result.stdout
