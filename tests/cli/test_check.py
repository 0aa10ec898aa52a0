"""`claimlint check`: what it prints, where, and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint.model.claims import ClaimsReport
from claimlint.model.finding import Failure
from claimlint.report.table import REPORTERS
from tests.cli.conftest import Run

CURES = "Our patch cures arthritis.\n"
EFFECTIVE = "It is effective.\n"
HOPE = "There is hope.\n"


def write(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_findings_are_printed_and_give_exit_1(run: Run) -> None:
    write("a.md", CURES)
    result = run("check", "a.md")

    assert result.exit_code == 1
    assert result.stderr == ""
    assert result.stdout == (
        "a.md:1:11 error CE201 cure-claim\n"
        "1 | Our patch cures arthritis.\n"
        "  |           ^^^^^\n"
        "  “cures” says too much.\n"
        "  help: Say less.\n"
        "\n"
        "1 file checked, 1 finding: 1 error\n"
    )


def test_a_clean_file_and_an_empty_one_give_exit_0(run: Run) -> None:
    write("a.md", "Knees are joints.\n")
    write("b.md", "")
    result = run("check", "a.md", "b.md")

    assert (result.exit_code, result.output) == (0, "2 files checked, no findings\n")


@pytest.mark.parametrize(
    ("text", "level", "status"),
    [
        (CURES, "error", 1), (EFFECTIVE, "error", 0), (EFFECTIVE, "warning", 1), (HOPE, "warning", 0),
        (HOPE, "suggestion", 1), (CURES, "never", 0),
    ],
)  # fmt: skip
def test_fail_on_sets_what_counts(run: Run, text: str, level: str, status: int) -> None:
    write("a.md", text)

    assert run("check", "a.md", "--fail-on", level).exit_code == status


def test_a_warning_fails_by_default(run: Run) -> None:
    write("a.md", EFFECTIVE)

    assert run("check", "a.md").exit_code == 1


def test_a_missing_file_gives_exit_3_and_the_others_are_reported(run: Run) -> None:
    write("a.md", CURES)
    result = run("check", "nowhere.md", "a.md")

    assert result.exit_code == 3
    assert result.stderr == "claimlint: nowhere.md: no such file (check the spelling of the path)\n"
    assert "a.md:1:11 error CE201" in result.stdout
    assert result.stdout.endswith("1 file checked, 1 finding: 1 error, 1 file could not be checked\n")


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"caf\xe9 cures", "bad.md: byte 3 is not UTF-8 (save the file as UTF-8)"),
        (b"\x7fELF\x00\x00", "bad.md: this is a binary file, not an article ("),
        (b"boom", "bad.md: could not be analysed: ZeroDivisionError: planted"),
    ],
)
def test_a_file_that_cannot_be_checked_gives_exit_3(run: Run, data: bytes, complaint: str) -> None:
    write("a.md", CURES)
    write("bad.md", data)
    result = run("check", "bad.md", "a.md")

    assert result.exit_code == 3
    assert result.stderr.startswith(f"claimlint: {complaint}")
    assert result.stderr.count("\n") == 1
    assert "a.md:1:11 error CE201" in result.stdout


def test_a_file_over_the_limit_gives_exit_3(run: Run) -> None:
    with Path("big.txt").open("wb") as file:
        file.truncate(25_000_001)
    result = run("check", "big.txt")

    assert result.exit_code == 3
    assert result.stderr == "claimlint: big.txt: has 25.0 MB, and the limit is 25 MB (split the file)\n"


@pytest.mark.parametrize("argument", ["hollow", "*.html"])
def test_nothing_to_check_gives_exit_2_and_the_others_are_reported(run: Run, argument: str) -> None:
    Path("hollow").mkdir()
    write("a.md", CURES)
    result = run("check", argument, "a.md")

    assert result.exit_code == 2
    assert result.stderr == (
        f"claimlint: {argument}: nothing to check here (name a file, or allow this with --allow-empty)\n"
    )
    assert "a.md:1:11 error CE201" in result.stdout


def test_allow_empty_makes_nothing_to_check_clean(run: Run) -> None:
    Path("hollow").mkdir()
    result = run("check", "hollow", "--allow-empty")

    assert (result.exit_code, result.output) == (0, "0 files checked\n")


def test_exit_2_beats_3_beats_1(run: Run) -> None:
    Path("hollow").mkdir()
    write("a.md", CURES)

    assert run("check", "a.md", "nowhere.md", "hollow").exit_code == 2
    assert run("check", "a.md", "nowhere.md").exit_code == 3


def test_standard_input_is_read_under_its_name(run: Run) -> None:
    result = run("check", "-", "--stdin-filename", "page.html", "--quiet", stdin=CURES.encode())

    assert (result.exit_code, result.stdout) == (
        1,
        "page.html:1:11 error CE201 cure-claim: “cures” says too much.\n",
    )
    assert run("check", "-", "-q", stdin=CURES.encode()).stdout.startswith("-:1:11 error")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "error: no files are named (name files or folders, or - for standard input)"),
        (["a.md", "--stdin-filename", "b.md"], "error: --stdin-filename is given without - (name - to read standard input)"),
        (["a.md", "--select", "CE2O1"], "error: unknown rule “CE2O1” (did you mean “CE201”?)"),
        (["a.md", "--ignore", "cure-clam"], "error: unknown rule “cure-clam” (did you mean “cure-claim”?)"),
        (["a.md", "--format", "xml"], "error: unknown format “xml” (known formats: text, json, sarif, github, gitlab, junit, rdjson, markdown, each as FORMAT or FORMAT:FILE)"),
        (["a.md", "--format", "text", "--format", "json"],
         "error: two formats go to standard output (give all but one a file, as in json:report.json)"),
        (["a.md", "--format", "sarif", "--show-claims"],
         "error: --show-claims is for text and json (add one of them, as in --format json:report.json)"),
        (["a.md", "--format", "json:x", "--format", "sarif:./x"], "error: two formats go to x (give each a file of its own)"),
        (["a.md", "--format", "json:."], "error: cannot write .: it is a folder (name a file, as in json:./report)"),
        (["a.md", "--rules", "nowhere"], "error: nowhere: no such file or folder"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_one_clear_line_and_exit_2(
    run: Run, arguments: list[str], complaint: str
) -> None:
    write("a.md", CURES)
    result = run("check", *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"claimlint: {complaint}")
    assert result.stderr.count("\n") == 1


def test_a_broken_rule_file_gives_exit_2_with_its_place(run: Run) -> None:
    write("a.md", CURES)
    write("house/bad.yaml", "id: XX901\nnmae: soft-words\n")
    result = run("check", "a.md", "--rules", "house")

    assert result.exit_code == 2
    assert result.stderr.startswith("claimlint: error: ")
    assert "bad.yaml:" in result.stderr


def test_an_unwritable_report_gives_exit_2(run: Run) -> None:
    write("a.md", CURES)
    result = run("check", "a.md", "--format", "json:nowhere/report.json")

    assert result.exit_code == 2
    assert "cannot write nowhere/report.json: No such file or directory" in result.stderr


def test_select_and_ignore_take_ids_names_groups_and_lists(run: Run) -> None:
    write("a.md", CURES + EFFECTIVE)

    def rules(*arguments: str) -> list[str]:
        return [line.split()[2] for line in run("check", "a.md", "-q", *arguments).stdout.splitlines()]

    assert rules("--select", "cure-claim") == ["CE201"]
    assert rules("--select", "CE,EV101") == ["CE201", "EV101"]
    assert rules("--select", "CE201", "--select", "EV101", "--ignore", "EV") == ["CE201", "EV101"]
    assert rules("--ignore", "CE201") == ["EV101"]


def test_formats_go_to_their_files(run: Run) -> None:
    write("a.md", CURES)
    result = run("check", "a.md", "--format", "json:out.json", "--format", "text", "--color", "always")

    assert "\x1b[" in result.stdout
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    run("check", "a.md", "--format", "text:out.txt", "--color", "always")
    assert Path("out.txt").read_text(encoding="utf-8").startswith("a.md:1:11 error CE201")


def test_colour_is_for_terminals(run: Run) -> None:
    write("a.md", CURES)

    assert "\x1b[" not in run("check", "a.md").stdout
    assert "\x1b[31m" in run("check", "a.md", "--color", "always").stdout
    assert "\x1b[" not in run("check", "a.md", "--color", "never").stdout


def test_json_has_the_failures_too(run: Run) -> None:
    data = json.loads(run("check", "nowhere.md", "--format", "json", "--profile", "clinic").stdout)

    assert data["profile"] == "clinic"
    assert data["failures"] == [
        {"path": "nowhere.md", "message": "no such file (check the spelling of the path)"}
    ]


def test_show_claims_puts_each_claim_at_its_place(run: Run) -> None:
    write("a.md", CURES)
    shown = run("check", "a.md", "--show-claims").stdout

    assert shown.startswith(
        "a.md:1:1 claim C4 stated plainly; evidence: no source\n"
        "  “Zinc”\n"
        "  zinc – treat – colds\n"
        "  no finding\n"
        "\n"
        "a.md:1:11 error CE201 cure-claim\n"
    )
    assert shown.endswith("1 file checked (1 claim), 1 finding: 1 error\n")
    assert run("check", "a.md", "--show-claims", "-q").stdout.splitlines() == [
        "a.md:1:1 claim C4, none: zinc – treat – colds",
        "a.md:1:11 error CE201 cure-claim: “cures” says too much.",
    ]
    data = json.loads(run("check", "a.md", "--show-claims", "--format", "json").stdout)
    claims = json.loads(run("claims", "a.md", "--format", "json").stdout)
    assert data["claims"] == claims["claims"]


def test_a_file_that_fails_only_for_its_claims_is_no_clean_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.md", "Knees.")
    failed = ClaimsReport(failures=(Failure("a.md", "could not be analysed: planted"),))
    monkeypatch.setattr(sys.modules["claimlint.linter"], "claims_in", lambda *_, **__: failed)
    result = run("check", "a.md", "--show-claims")

    assert (result.exit_code, result.stderr) == (3, "claimlint: a.md: could not be analysed: planted\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_one_clear_line_and_exit_2(site: Path) -> None:
    (site / "a.md").write_text("", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimlint", "check", "a.md"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip

    assert done.returncode == 2
    assert done.stderr.startswith(
        "claimlint: error: cannot write to standard output: No space left on device"
    )


def test_interruption_gives_exit_130(run: Run) -> None:
    write("a.md", "interrupt")
    result = run("check", "a.md")

    assert (result.exit_code, result.stderr) == (130, "claimlint: interrupted\n")


def test_an_unexpected_error_is_a_bug_report_and_exit_3(run: Run) -> None:
    write("a.md", "escape")
    result = run("check", "a.md")

    assert result.exit_code == 3
    assert result.stderr.startswith("claimlint: internal error: RecursionError: planted outside")
    assert "This is a bug in claimlint, not in your text" in result.stderr
    assert "Python 3." in result.stderr


def test_two_runs_and_any_order_give_the_same_bytes(run: Run) -> None:
    for name in ("a.md", "b/c.txt", "b/d.html"):
        write(name, CURES + EFFECTIVE + HOPE)
    for form in REPORTERS:
        first = run("check", "a.md", "b", "--format", form).stdout_bytes
        assert first == run("check", "b", "a.md", "--format", form).stdout_bytes
        assert first == run("check", "b/d.html", "b/c.txt", "a.md", "--format", form).stdout_bytes
