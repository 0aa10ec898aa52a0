"""What somebody is told who mistypes the configuration: the place, the problem, the way out."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimlint.cli.main import main

RIGHT = """\
profile = "clinic"
fail-on = "error"
select = ["EV", "CE", "HY"]
ignore = ["HY303"]
exclude = ["drafts/"]
rules = ["claimlint:core", "house"]

[severity]
EV101 = "error"

[allow]
names = ["Miracle Balm"]

[allow.established]
zinc = ["rash"]

[[overrides]]
paths = ["news/**"]
profile = "news"

[[suppress]]
path = "leaflet.txt"
rules = ["EV101"]
reason = "prescribed wording"
until = 2027-01-31
"""

MISTAKES = {
    "a key misspelt": (
        "profile =",
        "profil =",
        "1:1: unknown key “profil” (did you mean “profile”?)",
    ),
    "a key with an underscore": (
        "fail-on",
        "fail_on",
        "2:1: unknown key “fail_on” (did you mean “fail-on”?)",
    ),
    "a key of another linter": (
        'ignore = ["HY303"]',
        'disable = ["HY303"]',
        (
            "4:1: unknown key “disable” (known here: extends, profile, region, meta, fail-on, select, ignore, severity,"
            " rules, exclude, baseline, allow, overrides, suppress)"
        ),
    ),
    "a table misspelt": (
        "[severity]",
        "[severities]",
        "8:1: unknown key “severities” (did you mean “severity”?)",
    ),
    "a table where a list of tables belongs": (
        "[[overrides]]",
        "[overrides]",
        "17:1: “overrides” must be a list",
    ),
    "a profile misspelt": (
        '"clinic"',
        '"clinical"',
        "1:11: “clinical” is not known as “profile” (did you mean “clinic”?)",
    ),
    "a level of another linter": (
        'EV101 = "error"',
        'EV101 = "warn"',
        "9:9: “warn” is not known as “EV101” (did you mean “warning”?)",
    ),
    "a level that leaves the rule out": (
        'EV101 = "error"',
        'EV101 = "off"',
        "9:9: “off” is not known as “EV101” (to leave a rule out, write it in ignore)",
    ),
    "a rule that is none": (
        '"HY303"',
        '"HY333"',
        "4:11: unknown rule “HY333” (did you mean “HY303”?)",
    ),
    "a rule's name misspelt": (
        '"HY303"',
        '"promise-vocabulry"',
        "4:11: unknown rule “promise-vocabulry” (did you mean “promise-vocabulary”?)",
    ),
    "a rule that is none in a level": (
        "EV101 =",
        "EV1001 =",
        "9:1: unknown rule “EV1001” (did you mean “EV101”?)",
    ),
    "a rule that is none in a suppression": (
        'rules = ["EV101"]',
        'rules = ["EV 101"]',
        "23:10: unknown rule “EV 101” (did you mean “EV101”?)",
    ),
    "rules in one text": (
        'select = ["EV", "CE", "HY"]',
        'select = "EV,CE"',
        '3:10: “select” must be a list (write ["EV", "CE"])',
    ),
    "a text without quotation marks": (
        '"clinic"',
        "clinic",
        '1:11: not TOML: “clinic” is not in quotation marks (write "clinic")',
    ),
    "YAML's colon": (
        "profile =",
        "profile:",
        '1:8: not TOML: a colon stands where TOML has an equals sign (write profile = "clinic")',
    ),
    "quotation marks from a word processor": (
        '"clinic"',
        "“clinic”",
        '1:11: not TOML: printer\'s quotation marks (write straight ones: "…")',
    ),
    "a comma forgotten": (
        '"EV", "CE"',
        '"EV" "CE"',
        "3:16: not TOML: unclosed array (part the entries by commas and end the list with ])",
    ),
    "a bracket forgotten": (
        '"HY303"]',
        '"HY303"',
        "5:1: not TOML: unclosed array (part the entries by commas and end the list with ])",
    ),
    "a quotation mark forgotten": (
        'fail-on = "error"',
        'fail-on = "error',
        "2:17: not TOML: illegal character '\\n' (a text ends with a quotation mark on its own line)",
    ),
    "yes for true": (
        'fail-on = "error"',
        "meta = yes",
        "2:8: not TOML: “yes” is no value (write true)",
    ),
    "a quoted boolean": (
        'fail-on = "error"',
        'meta = "true"',
        "2:8: “meta” must be true or false",
    ),
    "a key twice": (
        'fail-on = "error"',
        'profile = "news"',
        "2:1: “profile” is there twice (keep one)",
    ),
    "a table twice": (
        "[allow]",
        "[severity]",
        "11:1: “severity” is there twice (keep one)",
    ),
    "no value": (
        'fail-on = "error"',
        "fail-on =",
        "2:10: not TOML: there is no value after the equals sign (write one, or leave the line out)",
    ),
    "an override without paths": (
        'paths = ["news/**"]\n',
        "",
        "17:1: “paths” is missing",
    ),
    "a key that no override has": (
        'profile = "news"',
        'fail-on = "warning"',
        (
            "19:1: “fail-on” does not belong here (write it at the top of the file; an override has profile, region,"
            " meta, select, ignore, severity)"
        ),
    ),
    "a suppression without a reason": (
        'reason = "prescribed wording"\n',
        "",
        "21:1: “reason” is missing",
    ),
    "an empty reason": (
        '"prescribed wording"',
        '""',
        "24:10: “reason” is empty",
    ),
    "a day that is none": (
        "2027-01-31",
        '"31.1.2027"',
        "25:9: “31.1.2027” will not do (a date is written 2027-01-31)",
    ),
    "a folder of rules that is not there": (
        '"house"',
        '"hous"',
        "6:28: there is no file or folder “hous” (give its path from this file)",
    ),
    "the core misspelt": (
        '"claimlint:core"',
        '"claimlint:cor"',
        "6:10: there are no rules “claimlint:cor” (did you mean “claimlint:core”?)",
    ),
    "a pattern that leaves the folder": (
        '"drafts/"',
        '"../drafts/"',
        (
            "5:12: “../drafts/” lies outside what a configuration holds for (patterns start from the folder of the"
            " configuration)"
        ),
    ),
    "a base that is not there": (
        'fail-on = "error"',
        'extends = "../basis.toml"',
        "2:11: there is no file “../basis.toml” to extend (give its path from this file)",
    ),
    "a base that is this file": (
        'fail-on = "error"',
        'extends = "claimlint.toml"',
        "2:11: “claimlint.toml” extends this file in turn (leave one of the two out)",
    ),
    "the table of pyproject.toml": (
        "[severity]",
        "[tool.claimlint]",
        "8:1: [tool.claimlint] is for a pyproject.toml (in claimlint.toml write the keys without it)",
    ),
    "a blank reason": (
        '"prescribed wording"',
        '" "',
        "24:10: “ ” will not do (say why the exception is made)",
    ),
    "a day that no month has": (
        "2027-01-31",
        "2027-02-30",
        "25:9: not TOML: “2027-02-30” is no day of the calendar (a date is written 2027-01-31)",
    ),
    "a path of Windows": (
        '"drafts/"',
        "'drafts\\'",
        "5:12: “drafts\\” is no pattern (write it as in .gitignore, with /)",
    ),
    "targets in one text": (
        'zinc = ["rash"]',
        'zinc = "rash"',
        '15:8: “zinc” must be a list (write ["rash"])',
    ),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    house = tmp_path / "house"
    house.mkdir()
    return tmp_path


HOUSE_RULE = Path(__file__).with_name("wonder.yaml").read_text(encoding="utf-8")


def stderr_of(text: str, folder: Path, name: str = "claimlint.toml") -> tuple[int, str]:
    (folder / "house" / "wonder.yaml").write_text(HOUSE_RULE, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["config", "article.md"])
    return done.exit_code, done.stderr


def test_the_configuration_without_a_mistake_is_read(site: Path) -> None:
    assert stderr_of(RIGHT, site) == (0, "")


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_told_at_its_place(name: str, site: Path) -> None:
    old, new, said = MISTAKES[name]
    assert RIGHT.count(old) >= 1, "the mistake changes something"

    assert stderr_of(RIGHT.replace(old, new, 1), site) == (2, f"claimlint: error: claimlint.toml:{said}\n")


def test_several_mistakes_are_told_together_in_the_order_of_the_file(site: Path) -> None:
    text = 'profil = "clinic"\nregion = "usa"\nmeta = 1\n'

    assert stderr_of(text, site) == (
        2,
        (
            "claimlint: error: claimlint.toml:1:1: unknown key “profil” (did you mean “profile”?)\n"
            "claimlint: error: claimlint.toml:2:10: “usa” is not known as “region” (did you mean “us”?)\n"
            "claimlint: error: claimlint.toml:3:8: “meta” must be true or false\n"
        ),
    )


def test_places_in_pyproject_are_those_of_that_file(site: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.claimlint]\nprofile = "clinical"\n\n[tool.claimlint.severity]\nEV101 = "warn"\n'

    assert stderr_of(text, site, "pyproject.toml") == (
        2,
        (
            "claimlint: error: pyproject.toml:5:11: “clinical” is not known as “profile” (did you mean “clinic”?)\n"
            "claimlint: error: pyproject.toml:8:9: “warn” is not known as “EV101” (did you mean “warning”?)\n"
        ),
    )


def test_columns_count_characters(site: Path) -> None:
    text = 'allow = { names = ["Zäh & Söhne®"], nmes = [] }\n'

    assert stderr_of(text, site)[1] == (
        "claimlint: error: claimlint.toml:1:37: unknown key “nmes” (did you mean “names”?)\n"
    )


@pytest.mark.parametrize(
    "table",
    [
        'docs = ["README.md"]',
        'ignore_paths = ["build/*"]',
        'select = ["DP001", "DP002"]',
        '[tool.claimlint.entry_points]\nx = "x.cli:main"',
    ],
)
def test_the_table_of_the_tool_of_the_same_name_is_refused_in_one_sentence(table: str, site: Path) -> None:
    assert stderr_of(f"[tool.claimlint]\n{table}\n", site, "pyproject.toml") == (
        2,
        (
            "claimlint: error: pyproject.toml:1:1: this table is for another tool called claimlint, which checks"
            " documentation against code (configure this one, health-claimlint, in claimlint.toml)\n"
        ),
    )


def test_a_project_may_use_both_tools(site: Path) -> None:
    (site / "pyproject.toml").write_text('[tool.claimlint]\ndocs = ["README.md"]\n', encoding="utf-8")

    assert stderr_of('profile = "news"\n', site) == (0, "")


def test_two_configurations_in_a_folder_are_refused(site: Path) -> None:
    (site / "pyproject.toml").write_text('[tool.claimlint]\nprofile = "news"\n', encoding="utf-8")

    assert stderr_of('profile = "news"\n', site) == (
        2,
        (
            "claimlint: error: pyproject.toml:1:1: this folder has two configurations (keep one: the table, or"
            " claimlint.toml beside it)\n"
        ),
    )


def test_a_configuration_that_is_not_utf_8(site: Path) -> None:
    (site / "claimlint.toml").write_bytes('meta = true\nprofile = "clínic"\n'.encode("latin-1"))
    done = CliRunner().invoke(main, ["config", "a.md"])

    assert (done.exit_code, done.stderr) == (
        2,
        "claimlint: error: claimlint.toml:2: the configuration is not UTF-8\n",
    )


@pytest.mark.usefixtures("site")
def test_a_configuration_that_is_named_and_not_there() -> None:
    done = CliRunner().invoke(main, ["check", "a.md", "--config", "clamlint.toml"])

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "claimlint: error: there is no configuration “clamlint.toml” (give the path of a claimlint.toml or a"
            " pyproject.toml)\n"
        ),
    )


def test_a_wrong_configuration_is_not_mended_by_check(site: Path) -> None:
    (site / "a.md").write_text("Our patch cures arthritis.\n", encoding="utf-8")
    (site / "claimlint.toml").write_text('slect = ["EV"]\n', encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "a.md"])

    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        done.stderr == "claimlint: error: claimlint.toml:1:1: unknown key “slect” (did you mean “select”?)\n"
    )


def test_a_configuration_that_is_hostile(site: Path) -> None:
    said = "claimlint: error: claimlint.toml: nested too deeply for a configuration\n"

    assert stderr_of("x = " + "[" * 5000, site) == (2, said)
