"""The pages say what the code does."""

import json
import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimlint.cli.main import COMMANDS, main
from claimlint.project.files import SUFFIXES, is_article
from claimlint.project.read_config import schema_text as config_schema
from claimlint.report.table import REPORTERS
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import Kind, When
from claimlint.source.reader import read
from claimlint.suppress.directives import Directive, directives
from claimlint.suppress.notices import NOTICES
from tests.git.made import claimlint, commit, git, write

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
GUIDE = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([A-Z]{2}\d{3}) \| ([a-z-]+) \| ([a-z]+) \| (•?) ?\|$", re.MULTILINE)


def test_the_table_of_rules_is_that_of_the_rule_files() -> None:
    rows = {rule: (name, kind) for rule, name, kind, there in ROW.findall(GUIDE) if there}

    assert rows == {rule.id: (rule.name, rule.kind.value) for rule in load_rules()}


def test_the_table_of_rules_has_sixty_rows_of_known_kinds() -> None:
    rows = ROW.findall(GUIDE)

    assert len({rule for rule, *_ in rows}) == len(rows) == 60
    assert {kind for _, _, kind, _ in rows} == {kind.value for kind in Kind}


def test_every_key_of_the_severity_table_is_explained() -> None:
    part = GUIDE[GUIDE.index("## Severity") :]
    keys = re.findall(r"^\| `([a-z_]+)` \|", part, re.MULTILINE)

    assert set(keys) == set(When.__dataclass_fields__)


def test_the_pages_of_the_rules_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["rules", "docs", "--check"])

    assert (result.exit_code, result.output) == (0, "")


def test_the_page_of_the_command_line_has_every_command_and_every_option_of_check() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`--.+?) \|", page, re.MULTILINE)
    named = {option for row in rows for option in re.findall(r"--[a-z-]+", row)}

    assert named == set(re.findall(r"--[a-z-]+", " ".join(_options("check")))) - {"--help"}
    assert set(re.findall(r"^\| `claimlint ([a-z]+)", page, re.MULTILINE)) == set(COMMANDS)


def _options(*words: str) -> list[str]:
    """Return the options of a command, as it names them itself."""
    command: click.Command = main
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None, words
        command = found
    options = [one for parameter in command.params for one in (*parameter.opts, *parameter.secondary_opts)]
    return [*options, "--help"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_exist_and_take_the_options_shown(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"```(?:console|bash|yaml)\n(.+?)```", text, re.DOTALL):
        for line in re.findall(r"^(?:[$] |- run: |    - )?claimlint (.+)$", block, re.MULTILINE):
            words = line.split("#")[0].split(";")[0].split("|")[0].split()
            groups = 2 if words[0] in {"baseline", "rules"} else 1
            options = {word.split("=")[0] for word in words if word.startswith("--") and word != "--"}
            assert options <= set(_options(*words[:groups])), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.+?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for name, _, anchor in (link.partition("#") for link in re.findall(r"\]\(((?!https?:)[^)\s]+)\)", text)):
        target = (page.parent / name) if name else page
        assert target.exists(), f"{page.name} links to {name}"
        if anchor:
            titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in titles}
            assert anchor in slugs, f"{page.name} links to {name}#{anchor}"


def test_the_hook_takes_the_files_that_a_walk_takes() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    takes, leaves = (
        re.compile(re.findall(rf"^  {key}: (.+)$", hook, re.MULTILINE)[0]) for key in ("files", "exclude")
    )
    names = [f"docs/page{suffix}" for suffix in SUFFIXES]
    names += ["a.py", "requirements.txt", "requirements-dev.txt", "x/robots.txt", "LICENSE.txt", "x/LICENCE.md", "llms.txt",
              "CMakeLists.txt", "x/copying.txt", "humans.txt", "my-license-story.md", "x/constraints.txt"]  # fmt: skip

    for name in names:
        taken = bool(takes.search(name)) and not leaves.search(name)
        assert taken == is_article(Path(name)), name
    assert "require_serial: true" in hook


def test_the_reports_of_the_guide_to_formats_are_those_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    blocks = re.findall(r"<!-- shown: (.+?) -->\n```\w+\n(.+?)```", guide, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("herb.md").write_text("Our herbal patch cures arthritis.\n", encoding="utf-8")

    assert {arguments.split()[0] for arguments, _ in blocks} >= {
        "github",
        "gitlab",
        "junit",
        "rdjson",
        "markdown",
    }
    for arguments, shown in blocks:
        command = ["check", "herb.md", "--select", "CE201", "--format", *arguments.split()]
        given = CliRunner().invoke(main, command).stdout
        for part in shown.split("[…]"):
            assert part.strip("\n") in given


def test_the_guide_to_formats_names_every_format() -> None:
    guide = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    assert re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE) == [*REPORTERS]


def test_the_keys_of_the_configuration_are_those_of_its_schema() -> None:
    guide = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    keys = re.findall(r"^\| `([a-z-]+)` \|", guide, re.MULTILINE)

    assert keys == list(json.loads(config_schema())["properties"])


def test_the_complete_configuration_of_the_guide_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"<!-- configuration: complete -->\n```toml\n(.+?)```", guide, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("shared").mkdir()
    Path("shared/claimlint.toml").write_text("", encoding="utf-8")
    Path("house-rules").mkdir()
    rule = ROOT / "tests" / "config" / "wonder.yaml"
    Path("house-rules/wonder.yaml").write_text(rule.read_text(encoding="utf-8"), encoding="utf-8")
    Path("claimlint.toml").write_text(text, encoding="utf-8")
    shown = CliRunner().invoke(main, ["config", "leaflets/zinc.txt"])

    assert (shown.exit_code, shown.stderr) == (0, "")
    assert set(tomllib.loads(text)) == set(json.loads(config_schema())["properties"]) - {"select"}


def test_the_complaints_of_the_guide_are_those_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Path("claimlint.toml").write_text('profile = "clinical"\nfail_on = "error"\n', encoding="utf-8")
    told = CliRunner().invoke(main, ["config", "a.md"])

    assert told.exit_code == 2
    assert f"```\n{told.stderr}```" in guide


def test_the_findings_on_suppressions_are_explained() -> None:
    guide = (ROOT / "docs" / "suppression.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (SU\d{3}) \| ([a-z-]+) \| ([a-z]+) \|", guide, re.MULTILINE)

    assert rows == [(one.id, one.name, one.severity.value) for one in NOTICES]


def test_the_directives_of_the_guide_can_be_followed() -> None:
    guide = (ROOT / "docs" / "suppression.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```markdown\n(.+?)```", guide, re.DOTALL)
    found = [*directives(read(text.encode(), media_type="text/markdown"))]

    assert [one.verb.value for one in found if isinstance(one, Directive)] == ["allow", "allow", "off", "on"]
    assert len(found) == 4


def test_the_changes_of_the_guide_to_baselines_are_those_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs" / "baseline.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- shown: diff -->\n```console\n\$ claimlint .+?\n(.+?)```", guide, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    write("articles/zinc.md", "# Winter\n\nZinc may reduce the risk of colds.\n")
    commit()
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    write("articles/zinc.md", "# Winter\n\nZinc reduces the risk of colds.\n")

    assert claimlint("diff", "origin/main", "articles").stdout == shown
    assert re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)?) \| ", guide.split("## Claims that change")[1], re.MULTILINE) == [
        "`added`, `removed`", "`strengthened`, `weakened`", "`hedge-lost`", "`citation-lost`, `citation-gained`"
    ]  # fmt: skip
