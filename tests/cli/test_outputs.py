"""Several formats at once, each file whole or not at all; what is shown while a run goes on."""

import errno
import json
import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint.cli import progress
from claimlint.cli.options import wants_color
from claimlint.cli.writing import write_whole
from claimlint.report.table import REPORTERS
from tests.cli.conftest import Run
from tests.unit.report.awkward import READERS

ROOT = Path(__file__).parents[2]
CURES = "Our patch cures arthritis.\n"


def article(name: str = "a.md", text: str = CURES) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_one_run_writes_every_format(run: Run) -> None:
    article()
    article("bad.md", "boom")
    arguments = [part for name in REPORTERS if name != "text" for part in ("--format", f"{name}:out.{name}")]
    result = run("check", "a.md", "bad.md", *arguments, "--format", "text")

    assert result.exit_code == 3
    for name in REPORTERS:
        text = result.stdout if name == "text" else Path(f"out.{name}").read_text(encoding="utf-8")
        found, failed = READERS[name](text)
        assert [(one.path, one.rule, one.start[0]) for one in found] == [("a.md", "CE201", 1)]
        assert failed == ([] if name == "text" else ["bad.md"])
    assert result.stdout.endswith("1 file could not be checked\n")


def test_text_in_a_file_names_what_failed(run: Run) -> None:
    run("check", "nowhere.md", "--format", "text:out.txt")

    assert Path("out.txt").read_text(encoding="utf-8") == (
        "nowhere.md not checked: no such file (check the spelling of the path)\n\n"
        "0 files checked, 1 file could not be checked\n"
    )


def test_an_old_report_is_replaced_with_its_permissions_and_its_link(run: Run) -> None:
    article()
    Path("real").mkdir()
    old = Path("real/out.json")
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    Path("out.json").symlink_to("real/out.json")
    run("check", "a.md", "--format", "json:out.json")

    assert Path("out.json").is_symlink()
    assert json.loads(old.read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert [path.name for path in Path("real").iterdir()] == ["out.json"]


def test_a_new_report_has_the_permissions_of_a_new_file(run: Run) -> None:
    plain = article()
    run("check", "a.md", "--format", "json:out.json")

    assert stat.S_IMODE(Path("out.json").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_write_that_fails_leaves_the_old_report_and_no_pieces(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    article()
    Path("out.json").write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("check", "a.md", "--format", "json:out.json", "--format", "text")

    assert result.exit_code == 2
    assert "cannot write out.json: No space left on device" in result.stderr
    assert "a.md:1:11 error CE201" in result.stdout
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["a.md", "out.json"]


def test_an_interrupted_run_writes_nothing(run: Run) -> None:
    article("a.md", "interrupt")
    result = run("check", "a.md", "--format", "json:out.json", "--format", "sarif:out.sarif")

    assert result.exit_code == 130
    assert [path.name for path in Path().iterdir()] == ["a.md"]


def test_a_folder_that_is_not_there_is_told_before_the_run(run: Run) -> None:
    article("a.md", "interrupt")
    result = run("check", "a.md", "--format", "json:nowhere/out.json")

    assert result.exit_code == 2
    assert result.stderr.startswith(
        "claimlint: error: cannot write nowhere/out.json: No such file or directory"
    )


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_devices_are_written_and_not_replaced(run: Run) -> None:
    article()

    assert run("check", "a.md", "--format", "json:/dev/null", "--format", "text").exit_code == 1
    assert not Path("/dev/null").is_file()


def test_a_name_that_is_no_utf_8_still_gives_json(site: Path) -> None:
    write_whole(site / "out.json", '{"path": "bad\udcff.md"}\n')

    assert json.loads((site / "out.json").read_bytes()) == {"path": "bad\udcff.md"}


def test_statistics_count_and_time_each_rule(run: Run) -> None:
    article()
    shown = run("check", "a.md", "--statistics").stdout
    data = json.loads(run("check", "a.md", "--statistics", "--format", "json").stdout)

    assert "findings        ms  rule\n       1       0.0  CE201 cure-claim\n" in shown
    (row,) = data["statistics"]
    assert (row["rule"], row["findings"]) == ("CE201", 1)
    assert 0 <= row["seconds"] < 1
    assert "statistics" not in json.loads(run("check", "a.md", "--format", "json").stdout)


def test_quiet_is_quiet_about_notes_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    article("a.md", "Knees.")
    loud = run("check", "a.md", "-q")

    assert loud.output == ""
    monkeypatch.setattr("claimlint.cli.check.notes", pytest.fail)
    assert run("check", "a.md", "-q").exit_code == 0


# On a terminal


class Terminal:
    """Standard output or error that is one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "choice", "colored"),
    [
        ({}, "auto", True), ({"NO_COLOR": "1"}, "auto", False), ({"NO_COLOR": ""}, "auto", True), ({"TERM": "dumb"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True), ({}, "never", False),
    ],
)  # fmt: skip
def test_colour_heeds_no_color(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], choice: str, *, colored: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal())

    assert wants_color(choice) is colored


def on_a_terminal(*arguments: str, folder: Path, **environment: str) -> tuple[str, str]:
    """Return standard output and what a terminal shows of standard error."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "claimlint", *arguments],
        stdout=subprocess.PIPE, stderr=follower, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment},
    ) as process:  # fmt: skip
        os.close(follower)
        assert process.stdout
        out = process.stdout.read().decode()
    shown = b""
    while chunk := _read(leader):
        shown += chunk
    os.close(leader)
    return out, shown.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_a_long_run_has_a_bar_on_a_terminal_and_nowhere_else(site: Path) -> None:
    for name in "abc":
        article(f"{name}.md", "")
    out, shown = on_a_terminal("check", ".", folder=site)

    assert out == "3 files checked (0 words), no findings\n"
    assert "Checking 3 files" in shown
    assert "100%" in shown
    assert on_a_terminal("check", ".", "-q", folder=site) == ("", "")
    assert on_a_terminal("check", "a.md", "b.md", folder=site)[1] == ""
    assert on_a_terminal("check", ".", folder=site, TERM="dumb")[1] == ""
    piped = subprocess.run(
        [sys.executable, "-m", "claimlint", "check", "."], capture_output=True, text=True, check=True, cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert piped.stderr == ""


def test_the_bar_advances_by_the_size_of_files(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress.LEAST == 3
    for name in "abc":
        article(f"{name}.md")
    monkeypatch.setattr(progress, "_watched", lambda: True)
    result = run("check", ".")

    assert result.exit_code == 1
    assert result.stdout.endswith("3 files checked, 3 findings: 3 errors\n")


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(run: Run, shell: str) -> None:
    script = run("completion", shell).stdout

    assert "_CLAIMLINT_COMPLETE" in script
    assert f"{shell}_complete" in script


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("claimlint exp", {"explain"}),
        ("claimlint check --format sa", {"sarif"}),
        ("claimlint check --select EV101,cure-c", {"EV101,cure-claim"}),
        ("claimlint check --ignore CE20", {f"CE20{number}" for number in range(1, 8)}),
        ("claimlint explain cure-c", {"cure-claim"}),
    ],
)
def test_completion_offers_commands_formats_and_rules(words: str, offered: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from claimlint.cli.main import main; main(prog_name='claimlint')"],
        capture_output=True, text=True, check=False,
        env={
            **os.environ, "PYTHONPATH": str(ROOT), "_CLAIMLINT_COMPLETE": "bash_complete", "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        },
    )  # fmt: skip

    assert {line.partition(",")[2] for line in done.stdout.splitlines()} == offered
