"""The README is run: its output is the tool's, its Python works."""

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimlint.cli.main import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(marker: str) -> Iterator[tuple[str, str]]:
    """Yield what follows the marker in a comment, and the code block under the comment."""
    for found in re.finditer(rf"<!-- {marker}: (.+?) -->\n```\w+\n(.+?)```", README, re.DOTALL):
        yield found.group(1), found.group(2)


def test_the_output_shown_is_the_output_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = [*blocks("output")]
    assert len(shown) == 1
    for command, text in shown:
        given = CliRunner().invoke(main, command.removeprefix("claimlint ").split()).stdout
        for part in re.split(r"\n*^\[…\]$\n*", text.strip(), flags=re.MULTILINE):
            assert part in given


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    found = dict(blocks("python"))
    exec(compile(found["findings"], "README.md", "exec"), {})  # noqa: S102 - the point of the test

    assert "1 11 CE201 cures" in capsys.readouterr().out
    if "claimlint_entities" not in {point.name for point in entry_points(group="spacy_factories")}:
        pytest.skip("the package is not installed, so spaCy does not know its components")
    exec(compile(found["spacy"], "README.md", "exec"), {})  # noqa: S102
    assert "('Turmeric', 'INT')" in capsys.readouterr().out


def test_both_commands_are_there() -> None:
    assert {name for name, _ in blocks("command")} == {"lint", "test"}
