"""What the exit status says: every cell of the table, for each command that reads articles.

A gate lives by this: what was not checked is never clean, and nothing half-done is left behind.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimlint.cli.main import main
from tests.git.made import commit, git

ROOT = Path(__file__).parents[2]
CURE = "Our patch cures gout.\n"
CLEAN = "The library opens at nine.\n"
BASELINE = "claimlint-baseline.json"
NO_RULE = "id: XX901\nnmae: soft-words\n"
ITS_TABLE = '[tool.claimlint]\ndocs = ["README.md"]\n'
ITS_BASELINE = '{"schema_version": 1, "findings": []}'

Cell = tuple[dict[str, str | bytes | None], list[str], int, str, set[str] | None]

CELLS: dict[str, Cell] = {
    # what there is, what is checked, status, what standard error begins with, files with findings
    "findings": ({"a.md": CURE}, ["a.md"], 1, "", {"a.md"}),
    "findings below the level": ({"a.md": CURE}, ["a.md", "--fail-on", "never"], 0, "", {"a.md"}),
    "512 findings": ({"a.md": f"{CURE}\n" * 512}, ["a.md"], 1, "", {"a.md"}),
    "none": ({"a.md": CLEAN}, ["a.md"], 0, "", set()),
    "an empty file": ({"a.md": ""}, ["a.md"], 0, "", set()),
    "missing file": ({"a.md": CURE}, ["nowhere.md", "a.md"], 3, "nowhere.md: no such file", {"a.md"}),
    "undecodable file": ({"a.md": CURE, "b.md": b"caf\xe9"}, ["."], 3, "b.md: byte 3 is not UTF-8", {"a.md"}),
    "binary file": ({"a.md": CURE, "b.md": b"\x7fELF\0"}, ["."], 3, "b.md: this is a binary file", {"a.md"}),
    "a link to nothing": ({"a.md": CURE, "b.md": None}, ["a.md", "b.md"], 3, "b.md: no such file", {"a.md"}),
    "crash in one file of three": (
        {"a.md": CURE, "b.md": "planted", "c.md": CURE}, ["."], 3,
        "b.md: could not be analysed: ZeroDivisionError: planted", {"a.md", "c.md"},
    ),
    "an empty folder": ({"hollow/x.py": "", "a.md": CURE}, ["hollow", "a.md"], 2, "hollow: nothing to check", {"a.md"}),
    "a pattern without a match": ({"a.md": CURE}, ["*.html", "a.md"], 2, "*.html: nothing to check", {"a.md"}),
    "nothing, and that is allowed": ({"hollow/x.py": ""}, ["hollow", "--allow-empty"], 0, "", set()),
    "no file named": ({}, [], 2, "error: no files are named", None),
    "unknown option": ({"a.md": CURE}, ["a.md", "--formt", "json"], 2, "Usage:", None),
    "unknown rule": ({"a.md": CURE}, ["a.md", "--select", "CE2O1"], 2, "error: unknown rule", None),
    "broken configuration": ({"a.md": CURE, "claimlint.toml": "profile = clinic"}, ["a.md"], 2, "error: claimlint.toml:1:", None),
    "configuration of another tool": ({"a.md": CURE, "pyproject.toml": ITS_TABLE}, ["a.md"], 2, "error: pyproject.toml:1:1: this table is for another", None),
    "broken rules": ({"a.md": CURE, "house/bad.yaml": NO_RULE}, ["a.md", "--rules", "house"], 2, "error: house/bad.yaml:", None),
    "broken baseline": ({"a.md": CURE, BASELINE: "{"}, ["a.md", "--baseline", BASELINE], 2, f"error: {BASELINE}:1: this is no baseline", None),
    "baseline of another tool": ({"a.md": CURE, BASELINE: ITS_BASELINE}, ["a.md", "--baseline", BASELINE], 2, f"error: {BASELINE}: this baseline is for another", None),
    "no such baseline": ({"a.md": CURE}, ["a.md", "--baseline", BASELINE], 2, "error: there is no baseline", None),
    "no such revision": ({"a.md": CURE}, ["a.md", "--diff", "nowhere"], 2, "error: there is no revision “nowhere”", None),
    "unwritable report": ({"a.md": CURE}, ["a.md", "--format", "json:no/where.json"], 2, "error: cannot write no/where.json", None),
    "2 beats 3 beats 1": ({"a.md": CURE, "hollow/x.py": ""}, ["a.md", "nowhere.md", "hollow"], 2, "nowhere.md: no such", {"a.md"}),
    "interrupted": ({"a.md": CURE, "b.md": "interrupt"}, ["."], 130, "interrupted", None),
    "a bug outside a file": ({"a.md": "escape"}, ["a.md"], 3, "internal error: RecursionError", None),
}  # fmt: skip
"""Where no files are named at the end, the run ended before it had anything to report."""


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, and stages that stumble over planted words."""
    from claimlint.linter import _Run
    from claimlint.nlp.claims.finder import ClaimFinder
    from claimlint.plan import Job

    whole, check = ClaimFinder.__call__, _Run.check

    def planted(self: ClaimFinder, doc: object) -> object:
        if "planted" in str(doc):
            raise ZeroDivisionError("planted")
        return whole(self, doc)  # type: ignore[arg-type] # a Doc, as the stages hand it on

    def disturbed(self: _Run, job: Job) -> None:
        data = job.file.read() if Path(job.file.display).is_file() else b""
        if b"interrupt" in data:
            raise KeyboardInterrupt
        if b"escape" in data:
            raise RecursionError("planted")
        check(self, job)

    monkeypatch.setattr(ClaimFinder, "__call__", planted)
    monkeypatch.setattr(_Run, "check", disturbed)
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    commit()
    return tmp_path


def lay(files: dict[str, str | bytes | None]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.symlink_to("nothing")
        else:
            path.write_bytes(text.encode() if isinstance(text, str) else text)


def claimlint(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(("files", "arguments", "status", "told", "found"), CELLS.values(), ids=CELLS)
def test_check(
    files: dict[str, str | bytes | None], arguments: list[str], status: int, told: str, found: set[str] | None
) -> None:
    lay(files)
    before = {path.as_posix() for path in Path().rglob("*") if ".git" not in path.parts}
    select = () if "--select" in arguments else ("--select", "CE201")
    reports = () if "--format" in arguments else ("--format", "json", "--format", "sarif:out.sarif")
    done = claimlint("check", *arguments, *select, *reports)

    assert (done.exit_code, done.stderr.removeprefix("claimlint: ")[: len(told)]) == (status, told)
    if found is None:
        assert done.stdout == ""
    else:
        before.add("out.sarif")
        report = json.loads(done.stdout)
        assert {one["path"] for one in report["findings"]} == found
        (run,) = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"]
        assert run["invocations"][0]["executionSuccessful"] == (report["failures"] == [])
    assert {path.as_posix() for path in Path().rglob("*") if ".git" not in path.parts} == before


@pytest.mark.parametrize(
    "cell", [name for name, cell in CELLS.items() if cell[2] in {2, 3, 130} and "--format" not in cell[1]]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_baseline_is_not_touched_by_a_run_that_goes_wrong(cell: str, there: bool) -> None:  # noqa: FBT001 - a case
    files, arguments, status, _, _ = CELLS[cell]
    if (
        any(word in arguments for word in ("--allow-empty", "--diff", "--formt"))
        or "no such baseline" in cell
    ):
        pytest.skip("about an option of check")
    text = '{"schema": "claimlint.baseline/1", "entries": []}'
    lay({BASELINE: text, **files} if there else files)
    before = Path(BASELINE).read_bytes() if Path(BASELINE).exists() else None
    done = claimlint(
        "baseline", "write", *arguments, *(() if "--select" in arguments else ("--select", "CE201"))
    )

    assert done.exit_code == status
    assert (Path(BASELINE).read_bytes() if Path(BASELINE).exists() else None) == before
    assert [path.name for path in Path().iterdir() if path.name.startswith(f".{BASELINE}")] == []


@pytest.mark.parametrize(
    ("text", "arguments", "status"),
    [
        (CURE, ["a.md"], 0),
        (CURE, ["a.md", "--fail-on", "added"], 1),
        (CURE, ["a.md", "--fail-on", "removed"], 0),
        (b"caf\xe9", ["a.md"], 3),
        ("planted", ["a.md"], 3),
        (CURE, ["a.md", "nowhere.md"], 3),
        (CURE, ["a.md", "*.html"], 2),
        (CURE, ["a.md", "--fail-on", "worse"], 2),
        (CURE, ["a.md", "--config", "nowhere.toml"], 2),
    ],
)
def test_diff(text: str | bytes, arguments: list[str], status: int) -> None:
    lay({"a.md": text})

    assert claimlint("diff", "HEAD", *arguments).exit_code == status


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", ".", "--format", "json:out.json"],
        ["baseline", "write", "."],
        ["diff", "HEAD", "--format", "json"],
    ],
    ids=["check", "baseline", "diff"],
)
def test_a_run_that_is_interrupted_says_so_and_leaves_nothing_behind(
    site: Path, arguments: list[str]
) -> None:
    lay({f"{number}.md": f"Number {number}. {CURE}" * 300 for number in range(40)})
    before = sorted(path.name for path in site.iterdir())
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    code = "import claimlint.linter as l\nfrom claimlint.cli.main import main\nprint('ready', flush=True)\nmain()"
    run = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    time.sleep(1.5)
    run.send_signal(signal.SIGINT)
    told, complaint = run.communicate(timeout=60)

    assert (run.returncode, told, complaint) == (130, "", "claimlint: interrupted\n")
    assert sorted(path.name for path in site.iterdir()) == before
