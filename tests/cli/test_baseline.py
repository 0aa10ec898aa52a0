"""`claimlint baseline` and what `check` makes of a baseline, with the real linter."""

import json
import os
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from claimlint.cli.main import main
from claimlint.report.table import REPORTERS
from tests.unit.report.awkward import READERS

NAME = "claimlint-baseline.json"
GOUT = "Our patch cures gout.\n"
COLDS = "Our syrup cures colds.\n"
CONFIGURED = f'select = ["CE201"]\nbaseline = "{NAME}"\n'


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    write("claimlint.toml", CONFIGURED)
    return tmp_path


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def claimlint(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def check(*arguments: str) -> list[str]:
    """Return the places of what is found and not known."""
    done = claimlint("check", "-q", *(arguments or (".",)))
    assert done.exit_code in {0, 1}, done.output
    return [line.split()[0] for line in done.stdout.splitlines()]


def entries() -> list[dict[str, Any]]:
    data = json.loads(Path(NAME).read_text(encoding="utf-8"))
    schema = (files("claimlint.suppress") / "schema" / "baseline.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema)).validate(data)
    found: list[dict[str, Any]] = data["entries"]
    return found


def paths() -> list[str]:
    return [one["path"] for one in entries()]


def baseline() -> None:
    assert claimlint("baseline", "write", ".").exit_code == 0


def test_what_is_written_down_is_known_and_what_comes_later_is_not() -> None:
    write("a.md", GOUT)
    done = claimlint("baseline", "write", ".")

    assert (done.exit_code, done.output) == (0, f"{NAME}: 1 finding known from now on\n")
    assert (
        claimlint("check", ".").output == f"1 file checked (4 words), no findings, 1 in the baseline {NAME}\n"
    )
    write("a.md", f"{GOUT}\n{COLDS}")
    assert check() == ["a.md:3:11"]
    assert check(".", "--no-baseline") == ["a.md:1:11", "a.md:3:11"]


def test_edits_elsewhere_moves_and_new_names_make_nothing_new_and_a_copy_does() -> None:
    write("a.md", f"# Gout\n\n{GOUT}\nIt is sold in tubes.\n")
    write("b.md", f"# Colds\n\n{COLDS}")
    baseline()

    write("a.md", "A line.\n\n# Gout\n\nIt is sold in boxes.\n\n  Our *patch*  cures\ngout.\n")
    assert check() == []
    Path("a.md").rename("moved.md")
    assert check() == []
    write("b.md", f"# Colds\n\n{COLDS}\n{GOUT}")
    assert check() == ["moved.md:7:16"]
    Path("moved.md").unlink()
    assert check() == []


def test_one_file_is_judged_as_it_is_among_all() -> None:
    write("a.md", GOUT)
    write("b.md", COLDS)
    baseline()

    write("copy.md", GOUT)
    assert check("copy.md") == check() == ["copy.md:1:11"]
    Path("a.md").unlink()
    assert check("copy.md") == check() == []


def test_a_spent_entry_is_told_and_pruned() -> None:
    write("a.md", f"{GOUT}\n{COLDS}")
    baseline()
    write("a.md", COLDS)
    done = claimlint("check", "a.md")

    assert done.exit_code == 0
    assert done.stderr == (
        f"claimlint: note: {NAME}: 1 entry matches nothing any more (claimlint baseline prune removes what is spent)\n"
    )
    spent = claimlint("baseline", "check", ".")
    assert spent.exit_code == 1
    assert spent.stdout.splitlines()[1:] == [f"{NAME}: 2 findings known, 1 found no more"]
    assert spent.stdout.startswith("a.md: CE201 v1:")
    assert claimlint("baseline", "prune", ".").stdout == f"{NAME}: 1 finding removed\n"
    assert claimlint("baseline", "check", ".").exit_code == 0
    write("a.md", f"{GOUT}\n{COLDS}")
    assert check() == ["a.md:1:11"]


def test_prune_follows_what_moved_and_adds_nothing() -> None:
    write("a.md", GOUT)
    baseline()
    Path("a.md").rename("b.md")
    write("c.md", COLDS)
    claimlint("baseline", "prune", ".")

    assert paths() == ["b.md"]
    Path("b.md").unlink()
    assert claimlint("baseline", "check", ".").exit_code == 1
    claimlint("baseline", "prune", ".")
    assert paths() == []


def test_nothing_is_spent_of_which_the_run_can_say_nothing() -> None:
    write("a.md", GOUT)
    write("b.md", COLDS)
    baseline()
    write("a.md", "Nothing.\n")

    assert claimlint("baseline", "check", "b.md").exit_code == 0
    assert claimlint("baseline", "check", ".", "--select", "HY301").exit_code == 0
    claimlint("baseline", "write", "b.md", "--select", "HY301")
    assert paths() == ["a.md", "b.md"]
    claimlint("baseline", "write", "b.md")
    assert paths() == ["a.md", "b.md"]


def test_an_article_whose_title_changes_keeps_what_is_known_of_it() -> None:
    write("claimlint.toml", f'select = ["BA701"]\nbaseline = "{NAME}"\n')
    claims = (
        "Zinc relieves colds. Zinc prevents colds. Garlic lowers blood pressure. Ginger relieves nausea.\n"
    )
    write("a.md", f"# Zinc\n\n{claims}")
    baseline()

    assert [one["document"] for one in entries()] == [True]
    write("a.md", f"A line.\n\n# Zinc for everybody\n\n{claims}")
    assert (check(), len(check(".", "--no-baseline"))) == ([], 1)


def test_the_same_bytes_from_run_to_run_and_in_any_order() -> None:
    write("b/ü 1.md", f"{GOUT}\n{GOUT}")
    write("a.md", COLDS)
    baseline()
    first = Path(NAME).read_bytes()

    assert '{"path": "b/ü 1.md", "rule": "CE201", "fingerprint": "v1:' in first.decode()
    assert b'"count": 2}' in first
    claimlint("baseline", "write", "b", "a.md")
    assert Path(NAME).read_bytes() == first
    os.chdir("b")
    claimlint("baseline", "write", "..")
    assert Path("..", NAME).read_bytes() == first
    assert check("..") == []


def test_findings_on_suppressions_are_never_known() -> None:
    write("a.md", f"<!-- claimlint: allow CE201 -->\n{GOUT}")
    baseline()

    assert [one["rule"] for one in entries()] == ["CE201"]
    assert check() == ["a.md:1:1"]


def test_suppressed_and_known_findings_are_told_apart_in_every_format() -> None:
    write("a.md", f"{GOUT}\n{COLDS}\nOur balm cures warts. <!-- claimlint: allow CE201 -- advert -->\n")
    write("claimlint.toml", 'select = ["CE201"]\n')
    write("b.md", GOUT)
    claimlint("baseline", "write", "b.md")
    Path("b.md").unlink()
    texts = {
        name: claimlint("check", "a.md", "--baseline", NAME, "--format", name).stdout for name in REPORTERS
    }

    for name, text in texts.items():
        found, _ = READERS[name](text)
        assert [(one.path, one.start[0]) for one in found] == [("a.md", 3)], name
    assert texts["text"].endswith(f"1 finding: 1 error, 1 suppressed, 1 in the baseline {NAME}\n")
    assert f"1 in the baseline {NAME}" in texts["markdown"].replace("\\", "")
    report = json.loads(texts["json"])
    schema = (files("claimlint.report") / "schema" / "report.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema)).validate(report)
    why = {"kind": "baseline", "name": NAME}
    assert report["against"] == [why]
    assert [(one["start"]["line"], one["known"]) for one in report["known"]] == [(1, why)]
    assert [one["start"]["line"] for one in report["suppressed"]] == [5]
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    assert [(one["baselineState"], [why["kind"] for why in one["suppressions"]]) for one in results] == [
        ("unchanged", ["external"]),
        ("new", []),
        ("new", ["inSource"]),
    ]
    assert f'<skipped message="in the baseline {NAME}" />' in texts["junit"]
    assert '<skipped message="suppressed: advert" />' in texts["junit"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, f"there is no baseline “{NAME}” (claimlint baseline write makes it, --no-baseline goes without)"),
        ("{", f"{NAME}:1: this is no baseline: "),
        ('{"schema_version": 1, "findings": []}', f"{NAME}: this baseline is for another tool called claimlint"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_read_is_exit_2_before_anything_is_checked(
    text: str | None, complaint: str
) -> None:
    write("a.md", GOUT)
    if text is not None:
        write(NAME, text)
    for arguments in (["check", "a.md"], ["baseline", "check", "."], ["baseline", "prune", "."]):
        done = claimlint(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"claimlint: error: {complaint}")
        assert done.stderr.count("\n") == 1
    if text is not None:
        assert claimlint("baseline", "write", ".").exit_code == 2
        assert Path(NAME).read_text(encoding="utf-8") == text


def test_a_baseline_is_not_written_of_half_a_run() -> None:
    write("a.md", GOUT)
    Path("bad.md").write_bytes(b"caf\xe9")
    done = claimlint("baseline", "write", ".")

    assert (done.exit_code, Path(NAME).exists()) == (3, False)
    assert "no baseline was written" in done.stderr
    assert claimlint("baseline", "write", "a.md", "nothing*").exit_code == 2


def test_every_configuration_may_have_its_own() -> None:
    write("news/claimlint.toml", 'select = ["CE201"]\nbaseline = "known.json"\n')
    write("news/a.md", GOUT)
    write("b.md", COLDS)
    baseline()

    assert paths() == ["b.md"]
    assert '"path": "a.md"' in Path("news/known.json").read_text(encoding="utf-8")
    assert check() == []
    write("both.json", '{"schema": "claimlint.baseline/1", "entries": []}')
    assert check("--baseline", "both.json", ".") == ["b.md:1:11", "news/a.md:1:11"]


def test_without_a_configuration_it_says_how_check_finds_it() -> None:
    write("claimlint.toml", "")
    write("a.md", GOUT)
    done = claimlint("baseline", "write", "a.md", "--select", "CE201")

    assert done.stderr == (
        f'claimlint: note: check heeds it with --baseline {NAME}, or with baseline = "{NAME}" in the configuration\n'
    )
    assert check("a.md", "--select", "CE201") == ["a.md:1:11"]
    assert check("a.md", "--select", "CE201", "--baseline", NAME) == []
