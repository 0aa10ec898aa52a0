"""`claimlint diff`: claims before and after, with the real reader of claims."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimlint.model.ledger import Change
from tests.git.made import claimlint, commit, git, write
from tests.unit.report.awkward import commands

HEDGED = "Zinc may reduce the risk of colds.\n"
PLAIN = "Zinc reduces the risk of colds.\n"
TEA = "Ginger tea relieves nausea.\n"
CITED = "Ginger tea relieves nausea ([Ng 2020](https://doi.org/10.1000/182)).\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q")
    write("a.md", f"# Winter\n\n{HEDGED}\n{CITED}")
    commit("first")
    return tmp_path


def changes(*arguments: str) -> list[tuple[str, str, str]]:
    """Return path, kinds and intervention of what changed since HEAD."""
    done = claimlint("diff", "HEAD", *arguments, "--format", "json")
    data: dict[str, Any] = json.loads(done.stdout)
    schema = (files("claimlint.report") / "schema" / "diff.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema)).validate(data)
    for kind in Change:
        count = sum(kind in one["kinds"] for one in data["changes"])
        assert data["summary"][kind.value.replace("-", "_")] == count
    claims = [(one, one["after"] or one["before"]) for one in data["changes"]]
    return [(claim["path"], " ".join(one["kinds"]), claim["intervention"]) for one, claim in claims]


def test_nothing_is_told_where_nothing_is_said_otherwise() -> None:
    assert changes() == []
    Path("a.md").rename("b.md")
    write("b.md", f"A line.\n\n# The winter\n\n{HEDGED}\nIt is cold.\n\n{CITED}")
    write("other.md", "The library opens at nine.\n")
    assert changes() == []
    git("add", "-A")
    assert changes() == []


def test_each_change_has_its_name() -> None:
    write("a.md", f"# Winter\n\n{PLAIN}\n{TEA}\nHoney soothes coughs.\n")

    assert changes() == [
        ("a.md", "strengthened hedge-lost", "zinc"),
        ("a.md", "citation-lost", "ginger tea"),
        ("a.md", "added", "honey"),
    ]
    commit()
    write("a.md", f"# Winter\n\n{HEDGED}\n{CITED}")
    assert changes() == [
        ("a.md", "weakened", "zinc"),
        ("a.md", "citation-gained", "ginger tea"),
        ("a.md", "removed", "honey"),
    ]


def test_a_file_that_is_gone_had_claims(site: Path) -> None:
    write("sub/b.md", PLAIN)
    write("sub/c.md", "The library opens at nine.\n")
    write(".hidden/d.md", PLAIN)
    commit()
    Path("sub/b.md").unlink()
    Path(".hidden/d.md").unlink()

    assert (
        changes()
        == changes("sub")
        == changes("sub/b.md")
        == changes("s*/*.md")
        == [("sub/b.md", "removed", "zinc")]
    )
    assert changes("a.md") == []
    assert claimlint("diff", "HEAD", "sub/nowhere.md").exit_code == 3
    assert (site / "sub").is_dir()


def test_text_tells_before_and_after_and_counts() -> None:
    write("a.md", f"# Winter\n\n{PLAIN}\n{CITED}")
    done = claimlint("diff", "HEAD")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "a.md:3:1 strengthened, hedge-lost: zinc – reduce-risk – common cold\n"
        "  before: C2 said with “may”; no source\n"
        "    “Zinc may reduce the risk of colds.”\n"
        "  after: C4 stated plainly; no source\n"
        "    “Zinc reduces the risk of colds.”\n"
        "\n"
        "1 file compared with HEAD (2 claims before, 2 after), 1 strengthened, 1 hedge-lost\n"
    )
    assert "\x1b[33m" in claimlint("diff", "HEAD", "--color", "always").stdout


def test_annotations_stand_at_their_lines_and_are_escaped() -> None:
    write("a.md", f"# Winter\n\n{PLAIN}")
    write("b,1%.md", "Zinc\nprevents colds: 100%.\n")
    told = claimlint("diff", "HEAD", "--format", "github", "--fail-on", "strengthened")
    found = [
        (name, place["file"], place.get("line"), place["title"]) for name, place, _ in commands(told.stdout)
    ]

    assert told.exit_code == 1
    assert found == [
        ("error", "a.md", "3", "claim strengthened, hedge-lost"),
        ("notice", "a.md", None, "claim removed"),
        ("notice", "b,1%.md", "1", "claim added"),
    ]


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ("strengthened", 1),
        ("hedge-lost", 1),
        ("removed,added", 0),
        ("removed,citation-lost", 1),
        ("weakened", 0),
    ],
)
def test_the_status_is_1_where_a_change_that_fails_is_found(kinds: str, status: int) -> None:
    write("a.md", f"# Winter\n\n{PLAIN}\n{TEA}")

    assert claimlint("diff", "HEAD", "--fail-on", kinds).exit_code == status


def test_wrong_arguments_and_files_that_cannot_be_read() -> None:
    write("a.md", b"caf\xe9")
    done = claimlint("diff", "HEAD")

    assert done.exit_code == 3
    assert done.stderr == "claimlint: a.md: byte 3 is not UTF-8 (save the file as UTF-8)\n"
    assert claimlint("diff", "nowhere").exit_code == 2
    assert claimlint("diff", "HEAD", "nothing*").exit_code == 2
    wrong = claimlint("diff", "HEAD", "--fail-on", "stronger")
    assert (wrong.exit_code, "“stronger” is none of added, removed, strengthened" in wrong.stderr) == (
        2,
        True,
    )


def test_an_older_version_that_cannot_be_read_is_told() -> None:
    write("a.md", b"caf\xe9")
    commit()
    write("a.md", PLAIN)
    done = claimlint("diff", "HEAD")

    assert done.exit_code == 0
    assert done.stderr.startswith("claimlint: note: a.md, as of HEAD: byte 3 is not UTF-8")
    assert "a.md:1:1 added: zinc" in done.stdout


def test_the_schemas_describe_a_claim_alike() -> None:
    folder = files("claimlint.report") / "schema"
    one, other = (
        json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))["$defs"]["claim"]
        for name in ("diff", "claims")
    )

    assert one == other
