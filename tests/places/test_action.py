"""The action for GitHub: what it declares, and its scripts as a runner runs them."""

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

from tests.places.conftest import CALM, CHECKOUT, CLAIM, Shell

ACTION: Final[Mapping[str, Any]] = YAML(typ="safe").load(CHECKOUT / "action.yml")
STEPS: Final[Mapping[str, Mapping[str, Any]]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
DEFAULTS: Final = {name: value["default"] for name, value in ACTION["inputs"].items()}
EXPRESSION = re.compile(r"\$\{\{ *(\S+) *\}\}")
PARTS = ("claimlint", "rules", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")


def _value(text: str, values: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda found: values[found.group(1)], text)


def step(
    shell: Shell, name: str, values: Mapping[str, str], **more: str
) -> tuple[int, str, dict[str, str], str]:
    """Run a step as a runner does; return its status, what it printed, its outputs and its summary."""
    temp = shell.folder.parent / "runner"
    temp.mkdir(exist_ok=True)
    output, summary = temp / f"{name}.output", temp / f"{name}.summary"
    for file in (output, summary):
        file.write_text("", encoding="utf-8")
    given = {key: _value(value, values) for key, value in STEPS[name]["env"].items()}
    runner = {
        "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_ACTION_PATH": str(temp / "action"),
    }  # fmt: skip
    done = shell.run(
        "bash",
        "--noprofile",
        "--norc",
        "-eo",
        "pipefail",
        "-c",
        STEPS[name]["run"],
        **given,
        **runner,
        **more,
    )
    outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    return done.returncode, done.stdout + done.stderr, outputs, summary.read_text(encoding="utf-8")


def check(shell: Shell, **inputs: str) -> tuple[int, str, dict[str, str], str]:
    """Run the second step with the command of this environment in place of the installed one."""
    folder = shell.folder.parent / "made"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "claimlint").symlink_to(shell.folder.parent / "bin" / "claimlint")
    (folder / "bin" / "python").symlink_to(sys.executable)
    values = {f"inputs.{name}": value for name, value in {**DEFAULTS, **inputs}.items()}
    places = {"steps.install.outputs.folder": str(folder), "steps.install.outputs.bin": str(folder / "bin")}
    return step(shell, "check", {**values, **places})


def test_the_scripts_are_bash_and_take_inputs_as_variables_only(shell: Shell) -> None:
    assert ACTION["runs"]["using"] == "composite"
    for one in STEPS.values():
        assert one["shell"] == "bash"
        assert shell.run("bash", "-n", "-c", one["run"]).returncode == 0
        assert not EXPRESSION.search(one["run"])


def test_every_input_is_used_and_every_output_comes_from_a_step() -> None:
    used = {
        found
        for one in STEPS.values()
        for value in one["env"].values()
        for found in EXPRESSION.findall(value)
    }

    assert {name for name in used if name.startswith("inputs.")} == {f"inputs.{name}" for name in DEFAULTS}
    for output in ACTION["outputs"].values():
        (source,) = EXPRESSION.findall(output["value"])
        _, name, _, key = source.split(".")
        assert f"{key}=" in STEPS[name]["run"]
    for source in used - {f"inputs.{name}" for name in DEFAULTS}:
        _, name, _, key = source.split(".")
        assert f'echo "{key}=' in STEPS[name]["run"]


def test_findings_become_annotations_a_summary_and_sarif(shell: Shell) -> None:
    shell.write("a b.md", CLAIM)
    shell.write("calm.md", CALM)
    status, told, outputs, summary = check(shell)
    results = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]

    assert (status, outputs["status"]) == (1, "1")
    assert "::error file=a b.md,line=1,col=18," in told
    assert told.count("\n::") + told.startswith("::") == len(results)
    assert summary.startswith("<!-- claimlint -->\n### claimlint: 2 files checked")


def test_a_clean_run_passes(shell: Shell) -> None:
    shell.write("calm.md", CALM)
    status, told, outputs, _ = check(shell, format="text")

    assert (status, outputs["status"], set(outputs)) == (0, "0", {"status", "sarif"})
    assert "1 file checked" in told


def test_paths_are_one_a_line_and_args_are_quoted_as_in_a_shell(shell: Shell) -> None:
    for name in ("a b/one.md", "c/two.md", "d/three.md", "-x.md"):
        shell.write(name, CLAIM)
    shell.write("odd name.toml", 'fail-on = "never"\n')
    args = "--config 'odd name.toml' --select CE,SC"
    status, told, *_ = check(shell, paths="a b\nc/*.md\n\n-x.md\n", args=args, format="text")

    assert status == 0
    assert set(re.findall(r"^(.+?):1:18 error", told, re.MULTILINE)) == {"a b/one.md", "c/two.md", "-x.md"}


def test_nothing_that_is_handed_over_is_run(shell: Shell) -> None:
    trap = "$(touch caught) `touch caught`; touch caught"
    status, *_ = check(shell, paths=trap, args="--select CE", baseline="", format="text")

    assert status == 3
    status, *_ = check(shell, args=trap)
    assert status != 0
    assert not (shell.folder / "caught").exists()


def test_wrong_settings_leave_no_report_and_say_so(shell: Shell) -> None:
    shell.write("a.md", CLAIM)
    shell.write("claimlint.toml", "fail_on = 1\n")
    status, told, outputs, summary = check(shell)

    assert (status, outputs, summary) == (2, {"status": "2"}, "")
    assert "unknown key “fail_on”" in told
    assert "::error::claimlint was broken off; what it said stands above\n" in told


@pytest.mark.parametrize("args", ["'open", '"open'])
def test_args_that_do_not_end_are_no_clean_run(shell: Shell, args: str) -> None:
    shell.write("calm.md", CALM)
    status, told, *_ = check(shell, args=args)

    assert status != 0
    assert "No closing quotation" in told


def test_an_old_python_is_refused_in_words(shell: Shell) -> None:
    old = shell.write("../old/python3", "#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    path = f"{old.parent}{os.pathsep}{shell.environment['PATH']}"
    status, told, *_ = step(shell, "install", {"inputs.version": ""}, PATH=path)

    assert status == 2
    assert told == "::error::claimlint needs Python 3.11 or newer: use actions/setup-python before it\n"


@pytest.mark.long
def test_the_action_installs_itself_without_the_network(shell: Shell) -> None:
    needed = [
        name for name in ("setuptools", "ruamel.yaml", "jsonschema", "spacy") if find_spec(name) is None
    ]
    if needed:
        pytest.skip(f"needs {', '.join(needed)}")
    folder = shell.folder.parent / "runner" / "action"
    folder.mkdir(parents=True)
    for part in PARTS:
        copy = shutil.copytree if (CHECKOUT / part).is_dir() else shutil.copy
        copy(CHECKOUT / part, folder / part)
    site = next(path for path in sys.path if path.endswith("site-packages"))
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": site}
    status, told, outputs, _ = step(shell, "install", {"inputs.version": ""}, **offline)

    assert status == 0, told
    shell.write("a.md", CLAIM)
    done = shell.run(str(Path(outputs["bin"], "claimlint")), "check", "a.md", PYTHONPATH=site)
    assert "a.md:1:18 error CE201" in done.stdout
    missing, said, *_ = step(shell, "install", {"inputs.version": "0.0.0"}, **offline)
    assert missing != 0
    assert "health-claimlint==0.0.0" in said
