"""What a command costs before it does anything: the modules it imports."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "spacy",
    "numpy",
    "thinc",
    "jsonschema",
    "ruamel",
    "ruamel.yaml",
    "rich",
    "pyromark",
    "justhtml",
    "pathspec",
}
PROBE = "import sys; {code}; print(*sorted(sys.modules), sep='\\n')"
COMMAND = "from claimlint.cli.main import main; main({arguments!r}, standalone_mode=False)"


def modules_after(code: str, cwd: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)],
        capture_output=True, text=True, check=True, cwd=cwd,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "", "HOME": str(cwd)},
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_are_light(arguments: list[str], tmp_path: Path) -> None:
    assert modules_after(COMMAND.format(arguments=arguments), tmp_path) & HEAVY == set()


@pytest.mark.parametrize(
    "command", ["check", "claims", "config", "init", "explain", "rules", "doctor", "evaluate"]
)
def test_help_of_a_command_is_light(command: str, tmp_path: Path) -> None:
    assert modules_after(COMMAND.format(arguments=[command, "--help"]), tmp_path) & HEAVY == set()


@pytest.mark.parametrize(
    "code", ["import claimlint", "import claimlint; claimlint.Finding, claimlint.Severity, claimlint.Report"]
)
def test_the_package_is_light(code: str, tmp_path: Path) -> None:
    found = modules_after(code, tmp_path)

    assert found & (HEAVY | {"click"}) == set()


def test_the_probe_sees_what_is_heavy(tmp_path: Path) -> None:
    assert "pathspec" in modules_after("import pathspec", tmp_path)


def test_reading_a_configuration_needs_no_language_model(tmp_path: Path) -> None:
    (tmp_path / "claimlint.toml").write_text('exclude = ["old/"]\nignore = ["EV"]\n', encoding="utf-8")
    found = modules_after(COMMAND.format(arguments=["config", "a.md"]), tmp_path)

    assert found & {"spacy", "numpy", "thinc", "rich", "pyromark", "justhtml"} == set()
    assert "pathspec" in found
