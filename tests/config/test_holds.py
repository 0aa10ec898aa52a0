"""What holds for a file: where it is found, what extends what, what replaces what."""

import json
from contextlib import nullcontext
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from claimlint.cli.main import main
from claimlint.errors import ConfigError
from claimlint.model.finding import Severity
from claimlint.model.settings import Settings
from claimlint.plan import Asked, Reading, fail_on, jobs
from claimlint.project.files import FileToCheck, discover
from claimlint.project.find import Configs
from claimlint.project.namesake import refuse_baseline
from claimlint.project.wishes import Said, Wishes


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(name: str, text: str = "Text.\n") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def settings(path: str, asked: Asked | None = None) -> Settings:
    file = FileToCheck(Path(path), path)
    return jobs([file], Configs(), asked or Asked())[0].settings


def runs(path: str, *rules: str, asked: Asked | None = None) -> list[bool]:
    found = settings(path, asked).runs or frozenset()
    return [rule in found for rule in rules]


def told(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.usefixtures("site")
def test_the_nearest_configuration_upwards_holds_alone() -> None:
    write("claimlint.toml", 'profile = "clinic"\nregion = "us"\n')
    write("news/pyproject.toml", '[tool.claimlint]\nprofile = "news"\n')

    assert settings("a.md").profile == "clinic"
    assert settings("deep/er/a.md").region == "us"
    assert settings("news/a.md") == settings("news/deep/a.md")
    assert (settings("news/a.md").profile, settings("news/a.md").region) == ("news", None)


@pytest.mark.usefixtures("site")
def test_a_pyproject_without_our_table_is_passed_by() -> None:
    write("claimlint.toml", 'profile = "clinic"\n')
    write("app/pyproject.toml", '[project]\nname = "claimlint-user"\n')
    write("broken/pyproject.toml", "this is = = no TOML, and none of our business")

    assert settings("app/a.md").profile == "clinic"
    assert settings("broken/a.md").profile == "clinic"


def test_what_lies_above_the_repository_is_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "claimlint.toml").write_text('profile = "news"\n', encoding="utf-8")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")

    assert settings("a.md") == settings("b.md", Asked())
    assert settings("a.md").profile == "generic"
    assert settings("../a.md").profile == "news"


@pytest.mark.usefixtures("site")
def test_a_base_is_extended_single_values_replaced_lists_grown() -> None:
    write("shared/base.toml", 'profile = "clinic"\nregion = "us"\nignore = ["EV"]\nexclude = ["old/"]\n')
    write("more.toml", 'ignore = ["HY303"]\n[severity]\nCE201 = "warning"\n')
    write(
        "claimlint.toml",
        'extends = ["shared/base.toml", "more.toml"]\nprofile = "news"\nignore = ["BA"]\n[severity]\nCE201 = "suggestion"\n',
    )
    found = settings("a.md")

    assert (found.profile, found.region) == ("news", "us")
    assert runs("a.md", "EV101", "HY303", "BA702", "CE201") == [False, False, False, True]
    assert found.levels == (("CE201", Severity.SUGGESTION),)
    assert [str(Configs().excluded_by(Path(name))) for name in ("old/a.md", "shared/old/a.md", "a.md")] == [
        "shared/base.toml:4:12",
        "shared/base.toml:4:12",
        "None",
    ]


@pytest.mark.usefixtures("site")
def test_rules_of_a_base_are_found_from_the_base() -> None:
    write("shared/house/claim.yaml", HOUSE_RULE)
    write("shared/claimlint.toml", 'rules = ["claimlint:core", "house"]\n')
    write("site/claimlint.toml", 'extends = "../shared"\n')

    assert runs("site/a.md", "HR901", "CE201") == [True, True]
    assert "HR901" in told("config", "site/a.md", "--format", "json").stdout


@pytest.mark.usefixtures("site")
def test_without_the_core_only_rules_of_ones_own_run() -> None:
    write("house/claim.yaml", HOUSE_RULE)
    write("claimlint.toml", 'rules = ["house"]\n')

    assert settings("a.md").runs == frozenset({"HR901"})


@pytest.mark.usefixtures("site")
def test_a_later_override_goes_before_an_earlier_one_and_select_starts_afresh() -> None:
    write(
        "claimlint.toml",
        'ignore = ["QU603"]\n'
        '[[overrides]]\npaths = ["blog/**", "*.mdx"]\nprofile = "news"\nignore = ["HY"]\nmeta = true\n'
        '[[overrides]]\npaths = ["blog/strict/"]\nselect = ["HY", "QU603"]\n',
    )

    assert runs("a.md", "HY303", "QU603", "CE201") == [True, False, True]
    assert runs("blog/a.md", "HY303", "QU603", "CE201") == [False, False, True]
    assert runs("blog/strict/a.md", "HY303", "QU603", "CE201") == [True, True, False]
    assert [settings(name).profile for name in ("a.md", "x/a.mdx", "blog/strict/a.md")] == [
        "generic",
        "news",
        "news",
    ]
    assert settings("blog/a.md").meta


@pytest.mark.usefixtures("site")
def test_the_closest_word_gives_the_level_and_of_equals_the_later() -> None:
    write(
        "claimlint.toml",
        '[severity]\nHY303 = "error"\nHY = "suggestion"\n'
        '[[overrides]]\npaths = ["x/"]\nseverity = { HY = "warning", promise-vocabulary = "suggestion" }\n',
    )
    plain, other = dict(settings("a.md").levels), dict(settings("x/a.md").levels)

    assert (plain["HY303"], plain["HY301"]) == (Severity.ERROR, Severity.SUGGESTION)
    assert (other["HY303"], other["HY301"]) == (Severity.SUGGESTION, Severity.WARNING)
    assert "CE201" not in plain


@pytest.mark.usefixtures("site")
def test_the_command_line_goes_before_every_configuration() -> None:
    write("claimlint.toml", 'profile = "clinic"\nselect = ["EV"]\nignore = ["EV104"]\nmeta = true\n')
    asked = Asked(Wishes(profile=Said("news"), meta=Said(value=False), select=(Said("EV104"),)))

    assert settings("a.md", asked).profile == "news"
    assert not settings("a.md", asked).meta
    assert settings("a.md", asked).runs == frozenset({"EV104"})
    assert runs("a.md", "EV101", "EV104", "EV103", asked=Asked(Wishes(ignore=(Said("EV103"),)))) == [
        True,
        False,
        False,
    ]


@pytest.mark.usefixtures("site")
def test_a_word_on_the_command_line_that_names_no_rule_has_no_place_in_a_file() -> None:
    with pytest.raises(ConfigError) as caught:
        settings("a.md", Asked(Wishes(select=(Said("CE999"),))))

    assert str(caught.value) == "unknown rule “CE999” (`claimlint rules list` shows them all)"


@pytest.mark.usefixtures("site")
def test_a_run_fails_on_the_strictest_level_of_its_configurations() -> None:
    write("a/claimlint.toml", 'fail-on = "never"\n')
    write("b/claimlint.toml", 'fail-on = "error"\n')
    configs = Configs()

    assert fail_on(configs.for_path(Path(name)) for name in ("a/x.md", "b/x.md")) == "error"
    assert fail_on([configs.for_path(Path("a/x.md"))]) == "never"
    assert fail_on([configs.for_path(Path("x.md"))]) is None


@pytest.mark.usefixtures("site")
def test_a_configuration_that_is_named_holds_for_all_files_and_none_for_none() -> None:
    write("claimlint.toml", 'profile = "clinic"\n')
    write("ci/strict.toml", 'profile = "news"\n')

    assert Reading(Configs(Path("ci/strict.toml")).for_path(Path("a.md")), Asked()).settings(
        Path.cwd() / "a.md"
    ).profile == ("news")
    assert Configs(none=True).for_path(Path("a.md")).files == ()
    assert told("config", "a.md", "--config", "ci/strict.toml", "--no-config").exit_code == 2


@pytest.mark.usefixtures("site")
def test_ignore_files_and_exclude_leave_files_out_wherever_they_are_named() -> None:
    for name in ("a.md", "drafts/b.md", "old/c.md", "old/keep.md", "deep/gone.md", "deep/d.md", "git.md"):
        write(name)
    write("claimlint.toml", 'exclude = ["drafts/"]\n')
    write(".claimlintignore", "# history\n\nold/*\n!old/keep.md\nno pattern\\\\\n")
    write("deep/.claimlintignore", "gone.md\n")
    write(".gitignore", "git.md\n")
    configs = Configs()
    found = discover([".", "drafts/b.md", "old/c.md", "deep/gone.md", "git.md"], excluded=configs.excluded_by)

    assert [file.display for file in found.files] == ["a.md", "deep/d.md", "git.md", "old/keep.md"]
    assert found.notes == (
        "drafts/b.md: not checked, since claimlint.toml:1:12 excludes it",
        "old/c.md: not checked, since .claimlintignore:3 excludes it",
        "deep/gone.md: not checked, since deep/.claimlintignore:1 excludes it",
    )
    assert discover(["old/c.md"], excluded=Configs(none=True).excluded_by).notes == ()


HOUSE_RULE = Path(__file__).with_name("wonder.yaml").read_text(encoding="utf-8")

SHOWN = """\
blog/a.md
configuration: claimlint.toml, which extends base.toml

profile            news            claimlint.toml:6:11
region             none            default
meta               no              default
fail-on            error           base.toml:1:11
baseline           none            default
rules              claimlint:core  default
select             all rules       default
ignore             DO              base.toml:2:11
severity           HY303 = error   claimlint.toml:2:14
allow.names        Miracle Balm    claimlint.toml:3:20
allow.established  zinc: rash      claimlint.toml:3:53

"""


@pytest.mark.usefixtures("site")
def test_config_shows_what_holds_and_which_line_says_so() -> None:
    write("base.toml", 'fail-on = "error"\nignore = ["DO"]\n')
    write(
        "claimlint.toml",
        'extends = "base.toml"\nseverity = { HY303 = "error" }\n'
        'allow = { names = ["Miracle Balm"], established = { zinc = ["rash"] } }\n'
        '[[overrides]]\npaths = ["blog/"]\nprofile = "news"\n',
    )
    done = told("config", "blog/a.md")
    lines = done.stdout.splitlines()

    assert done.exit_code == 0
    assert lines[: len(SHOWN.splitlines())] == SHOWN.splitlines()
    assert lines[len(SHOWN.splitlines())].endswith("rules run, all but")
    assert "  DO901 no-references: ignored (base.toml:2:11)" in lines


@pytest.mark.usefixtures("site")
def test_config_says_that_a_file_is_left_out_and_lists_its_exceptions() -> None:
    write(
        "claimlint.toml",
        'exclude = ["*.txt"]\n[[suppress]]\npath = "a.txt"\nrules = ["EV101"]\nreason = "prescribed"\nuntil = 2027-01-31\n',
    )
    lines = told("config", "a.txt").stdout.splitlines()

    assert lines[2] == "not checked: claimlint.toml:1:12 excludes it"
    assert "suppress  EV101 until 2027-01-31: prescribed  claimlint.toml:3:8" in lines


@pytest.mark.usefixtures("site")
def test_config_for_programs_follows_its_schema() -> None:
    write("claimlint.toml", 'select = ["CE"]\nexclude = ["*.txt"]\n[severity]\nCE201 = "warning"\n')
    found = json.loads(told("config", "a.txt", "--format", "json").stdout)
    schema = files("claimlint.project") / "schema" / "settings.schema.json"
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(found)

    assert found["excluded_by"] == "claimlint.toml:2:12"
    assert found["levels"] == {"CE201": "warning"}
    assert set(found["rules"]) == {f"CE20{number}" for number in range(1, 8)}
    assert found["idle"]["EV101"] == "not selected"


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        ({"schema_version": 1, "findings": []}, True),
        (
            {
                "schema_version": 1,
                "findings": [{"id": "a", "check": "DP001", "doc_file": "b", "message": "c"}],
            },
            True,
        ),
        ({"schema": "claimlint.baseline/1", "findings": []}, False),
        ({"schema_version": 1, "findings": [{"id": "a"}]}, False),
        ([], False),
    ],
)
def test_a_baseline_of_the_tool_of_the_same_name_is_refused(data: object, *, refused: bool) -> None:
    with pytest.raises(ConfigError, match="another tool called claimlint") if refused else nullcontext():
        refuse_baseline(data, "baseline.json")


@pytest.mark.usefixtures("site")
def test_init_writes_three_files_once_and_overwrites_none() -> None:
    write("old.md")
    done = told("init", "--yes", "--profile", "clinic")
    names = ["claimlint.toml", ".pre-commit-config.yaml", ".github/workflows/claimlint.yml"]
    first = [Path(name).read_bytes() for name in names]

    wrote, following = done.stdout.split("\n\n")
    assert (done.exit_code, wrote.splitlines()) == (0, [f"wrote {name}" for name in names])
    assert "claimlint baseline write ." in following
    assert settings("a.md").profile == "clinic"
    assert b'\nfail-on = "error"\n' in first[0]
    assert told("init", "--yes").stdout.split("\n\n")[0].splitlines() == [
        f"{name} is there already and stays as it is" for name in names
    ]
    assert [Path(name).read_bytes() for name in names] == first


@pytest.mark.usefixtures("site")
def test_init_says_what_belongs_into_a_file_that_is_there() -> None:
    write(".pre-commit-config.yaml", "repos: []\n")
    done = told("init", "--yes")

    assert ".pre-commit-config.yaml is there already and stays as it is; add to it:\n\nrepos:" in done.stdout
    assert "claimlint baseline write" not in done.stdout
    assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert b'\nfail-on = "warning"\n' in Path("claimlint.toml").read_bytes()


def test_every_line_of_the_written_configuration_holds_when_it_is_uncommented(site: Path) -> None:
    (site / "house-rules").mkdir()
    write("house-rules/wonder.yaml", HOUSE_RULE)
    told("init", "--yes")
    lines = Path("claimlint.toml").read_text(encoding="utf-8").splitlines()
    keys = [line[2:] if line.startswith("# ") and _is_toml(line[2:]) else line for line in lines]
    write("claimlint.toml", "\n".join(keys) + "\n")
    done = told("config", "leaflets/zinc.txt")

    assert (done.exit_code, done.stderr) == (0, "")
    assert "HY303 = suggestion" in done.stdout
    assert "prescribed by the licence" in done.stdout


def _is_toml(line: str) -> bool:
    return line.startswith("[") or " = " in line


@pytest.mark.usefixtures("site")
def test_init_asks_nobody_when_nobody_is_there() -> None:
    done = told("init")

    assert done.exit_code == 2
    assert not Path("claimlint.toml").exists()
