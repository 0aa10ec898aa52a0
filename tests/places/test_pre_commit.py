"""The hook, run by pre-commit itself on repositories made for the purpose."""

import json
import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.places.conftest import CALM, CHECKOUT, CLAIM, Shell

if find_spec("pre_commit") is None and os.environ.get("CLAIMLINT_REQUIRE_ALL") != "1":
    pytest.skip("needs pre-commit", allow_module_level=True)

PLACE = re.compile(r"^(\S+?):(\d+):(\d+) (\w+) ([A-Z]{2}\d{3})", re.MULTILINE)
PARTS = (
    "claimlint",
    "rules",
    "pyproject.toml",
    "setup.py",
    "MANIFEST.in",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
)


def hook(shell: Shell, tool: Path, **keys: object) -> None:
    """Configure the hook of this checkout; the command on the path stands for an environment of pre-commit's."""
    rev = shell.run("git", "-C", str(tool), "rev-parse", "HEAD").stdout.strip()
    settings = {"id": "claimlint", "language": "system", **keys}
    entry = {"repos": [{"repo": str(tool), "rev": rev, "hooks": [settings]}]}
    shell.write(".pre-commit-config.yaml", json.dumps(entry))


@pytest.fixture
def tool(repository: Shell, tmp_path: Path) -> Path:
    """A repository that has the hook of this checkout and nothing else."""
    folder = tmp_path / "tool"
    folder.mkdir()
    shutil.copy(CHECKOUT / ".pre-commit-hooks.yaml", folder)
    _commit(repository, folder)
    return folder


def _commit(shell: Shell, folder: Path) -> None:
    done = shell.bash(f"cd '{folder}' && git init -q && git add --all && git commit -q -m tool")
    assert done.returncode == 0, done.stderr


def test_a_commit_without_findings_is_made_and_one_with_findings_is_not(
    repository: Shell, tool: Path
) -> None:
    hook(repository, tool)
    assert repository.run("pre-commit", "install").returncode == 0
    repository.write("calm.md", CALM)
    repository.commit("calm")

    repository.write("bad article.md", CLAIM)
    repository.write("bad.py", f"# {CLAIM}")
    assert repository.run("git", "add", "--all").returncode == 0
    refused = repository.run("git", "commit", "-m", "bad")
    told = refused.stdout + refused.stderr

    assert refused.returncode == 1
    assert "bad article.md:1:18 error CE201 cure-claim" in told
    assert "bad.py" not in told
    assert "calm.md" not in told
    assert repository.run("git", "log", "--format=%s").stdout == "calm\n"


def test_only_what_is_staged_is_judged(repository: Shell, tool: Path) -> None:
    hook(repository, tool)
    repository.write("a.md", CALM)
    repository.commit()
    repository.write("a.md", CALM + "\nA clinic visit takes an hour.\n")
    assert repository.run("git", "add", "a.md").returncode == 0
    repository.write("a.md", CLAIM)

    assert repository.run("pre-commit", "run").returncode == 0
    assert (repository.folder / "a.md").read_text(encoding="utf-8") == CLAIM


def test_all_files_and_what_the_hook_leaves_alone(repository: Shell, tool: Path) -> None:
    hook(repository, tool)
    for name in ("old.md", "deep/page.HTML", "requirements.txt", "LICENSE.md", "notes.rst"):
        repository.write(name, CLAIM)
    repository.commit()

    assert "(no files to check)Skipped" in repository.run("pre-commit", "run").stdout
    done = repository.run("pre-commit", "run", "--all-files")
    assert done.returncode == 1
    assert {path for path, *_ in PLACE.findall(done.stdout)} == {"old.md", "deep/page.HTML"}


def test_the_configuration_of_the_repository_holds_and_args_go_before_it(
    repository: Shell, tool: Path
) -> None:
    repository.write("claimlint.toml", 'fail-on = "never"\nexclude = ["left-out.md"]\n')
    repository.write("strict.toml", 'fail-on = "error"\n')
    repository.write("a.md", CLAIM)
    repository.write("left-out.md", CLAIM)

    def status(*args: str) -> int:
        hook(repository, tool, args=[*args])
        repository.commit(" ".join(args) or "none")
        return repository.run("pre-commit", "run", "--all-files").returncode

    assert status() == 0
    assert status("--fail-on", "error") == 1
    assert status("--config", "strict.toml") == 1
    assert status("--config", "strict.toml", "--select", "HY") == 0
    assert status("--profile", "blog") == 1  # pre-commit makes one status of all
    told = repository.run("pre-commit", "run", "--all-files").stdout
    assert "- exit code: 2" in told
    assert "'blog' is not one of" in told


def test_a_file_that_cannot_be_checked_fails_the_hook(repository: Shell, tool: Path) -> None:
    hook(repository, tool)
    (repository.folder / "latin.txt").write_bytes(b"Caf\xe9 cures.\n")
    repository.commit()
    done = repository.run("pre-commit", "run", "--all-files")

    assert (done.returncode, "- exit code: 3" in done.stdout) == (1, True)
    assert "latin.txt" in done.stdout


def test_parallel_processes_of_the_hook_report_what_one_does(repository: Shell, tool: Path) -> None:
    names = [f"articles/page-{number:02}.md" for number in range(40)]
    for number, name in enumerate(names):
        repository.write(name, CLAIM if number % 4 == 0 else CALM)
    hook(repository, tool, args=["--quiet"])
    repository.commit()
    alone = repository.run("pre-commit", "run", "--all-files")

    hook(repository, tool, args=["--quiet"], require_serial=False)
    repository.commit()
    cache = {"CLAIMLINT_CACHE_DIR": str(repository.folder.parent / "fresh")}
    runs = [repository.run("pre-commit", "run", "--all-files", **cache) for _ in range(2)]

    assert alone.returncode == 1
    assert len(PLACE.findall(alone.stdout)) == 10
    for done in runs:
        assert done.returncode == 1
        assert sorted(PLACE.findall(done.stdout)) == sorted(PLACE.findall(alone.stdout))
    assert not [*repository.folder.glob("**/*.tmp")]


@pytest.mark.long
def test_pre_commit_installs_the_hook_without_the_network(repository: Shell, tmp_path: Path) -> None:
    needed = [
        name for name in ("setuptools", "ruamel.yaml", "jsonschema", "spacy") if find_spec(name) is None
    ]
    if needed:
        pytest.skip(f"needs {', '.join(needed)}")
    folder = tmp_path / "whole"
    folder.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (CHECKOUT / part).is_dir() else shutil.copy
        copy(CHECKOUT / part, folder / part)
    _commit(repository, folder)
    hook(repository, folder, language="python")
    repository.write("a.md", CLAIM)
    repository.commit()
    site = next(path for path in sys.path if path.endswith("site-packages"))
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": site}

    installed = repository.run("pre-commit", "install-hooks", **offline)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    (command,) = Path(repository.environment["PRE_COMMIT_HOME"]).glob("*/py_env-*/bin/claimlint")
    assert command.is_file()
    done = repository.run("pre-commit", "run", "--all-files", **offline)
    assert done.returncode == 1
    assert "a.md:1:18 error CE201" in done.stdout
