"""The page on CI: its recipes are well formed, and every command in them runs."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

from claimlint import __version__
from tests.places.conftest import CALM, CHECKOUT, CLAIM, Shell

PAGE: Final = (CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"(?:<!-- shell: (\w+) -->\n)?```(\w+)\n(.+?)```", PAGE, re.DOTALL)
RECIPES: Final = [YAML(typ="safe").load(text) for _, kind, text in BLOCKS if kind == "yaml"]
SCRIPTS: Final = {name: text for name, kind, text in BLOCKS if kind == "bash"}
ACTION: Final = YAML(typ="safe").load(CHECKOUT / "action.yml")


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - a value of a file
    """Yield the texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def commands() -> set[str]:
    """Return the commands of all recipes: those of YAML, of Jenkins and of the pages before them."""
    told = [text for recipe in RECIPES for text in strings(recipe)]
    told += [
        text for _, kind, block in BLOCKS if kind == "groovy" for text in re.findall(r"sh '(.+?)'", block)
    ]
    return {
        text.removeprefix(".venv/bin/") for text in told if re.match(r"(\.venv/bin/)?(claimlint|pip) ", text)
    }


@pytest.fixture
def site(repository: Shell) -> Shell:
    """A repository with an old article, and a branch with a new one."""
    repository.write("articles/old.md", CLAIM)
    repository.write("articles/new.md", CALM)
    repository.commit()
    assert repository.run("git", "checkout", "-q", "-b", "work").returncode == 0
    repository.write("articles/new.md", f"{CALM}\n{CLAIM}")
    return repository


def test_every_recipe_is_told() -> None:
    assert [kind for _, kind, _ in BLOCKS].count("yaml") == 5
    assert len([one for one in commands() if one.startswith("claimlint ")]) == 3
    assert set(SCRIPTS) == {"gate", "more", "nightly"}


def test_recipes_install_this_version() -> None:
    installs = [one for one in commands() if one.startswith("pip ")]

    assert installs == [f"pip install health-claimlint=={__version__}"]
    assert set(re.findall(r"(?:@|rev: )v(\d+\.\d+\.\d+)", PAGE)) == {__version__}


@pytest.mark.parametrize("command", sorted(one for one in commands() if one.startswith("claimlint ")))
def test_the_command_of_a_recipe_finds_what_is_there_and_writes_its_reports(
    site: Shell, command: str
) -> None:
    done = site.bash(command)

    assert (done.returncode, done.stderr) == (1, "")
    for word in shlex.split(command):
        if ":" in word:
            assert (site.folder / word.split(":")[1]).stat().st_size


def test_the_jobs_of_github_use_what_the_action_takes_and_gives() -> None:
    steps = [
        step
        for recipe in RECIPES
        for job in recipe.get("jobs", {}).values()
        if isinstance(recipe, dict)
        for step in job["steps"]
    ]
    ours = [step for step in steps if step.get("uses", "").startswith("OWNER/claimlint@")]

    assert len(ours) == 2
    assert {name for step in ours for name in step["with"]} <= set(ACTION["inputs"])
    assert set(re.findall(r"steps\.claimlint\.outputs\.(\w+)", PAGE)) <= set(ACTION["outputs"])
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [*ACTION["inputs"], *ACTION["outputs"]]
    for name, value in ACTION["inputs"].items():
        assert f"| `{name}` | {'`' + value['default'] + '`' if value['default'] else ''}".rstrip() in PAGE


def test_the_shell_of_the_gate_keeps_the_status(site: Shell) -> None:
    site.write("articles/old.md", CALM)
    found = site.bash(SCRIPTS["gate"])
    assert (found.returncode, found.stdout.splitlines()[-1]) == (1, "findings")
    assert json.loads((site.folder / "claimlint.json").read_text(encoding="utf-8"))["summary"]["files"] == 2

    site.write("articles/new.md", CALM)
    clean = site.bash(SCRIPTS["gate"])
    assert (clean.returncode, clean.stdout.splitlines()[-1]) == (0, "clean")

    (site.folder / "articles" / "latin.txt").write_bytes(b"\xe9\n")
    failed = site.bash(SCRIPTS["gate"])
    assert (failed.returncode, failed.stdout.splitlines()[-1]) == (3, "not everything was checked")


def test_each_line_of_the_other_shells_runs(site: Shell) -> None:
    told = [(line, site.bash(line)) for line in SCRIPTS["more"].splitlines()]

    assert [done.returncode for _, done in told] == [1, 123, 0, 1]
    for line, done in told:
        assert done.stderr == "", line
        assert "articles/new.md:3:18 error CE201" in done.stdout, line
    assert "old.md" not in told[0][1].stdout + told[1][1].stdout
    assert "articles/old.md:1:18" in told[2][1].stdout


def test_the_nightly_run_sees_what_the_baseline_knows_and_what_was_mended(site: Shell) -> None:
    assert site.bash("claimlint baseline write articles").returncode == 0
    site.write("claimlint.toml", 'baseline = "claimlint-baseline.json"\n')
    assert site.bash("claimlint check articles").returncode == 0
    site.write("articles/old.md", CALM)
    everything, spent = (site.bash(line) for line in SCRIPTS["nightly"].splitlines())

    assert (everything.returncode, spent.returncode) == (0, 1)
    assert "3:18" in Path(site.folder, "report.md").read_text(encoding="utf-8")
    assert "articles/old.md: CE201" in spent.stdout
