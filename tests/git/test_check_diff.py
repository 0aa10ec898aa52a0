"""`check --diff`: what is new since a revision, in repositories that git made."""

import json
import os
import shutil
from pathlib import Path

import pytest

from claimlint.project.files import FileToCheck
from tests.git.made import COLDS, GOUT, WARTS, claimlint, commit, git, write


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit: an old article with a finding in it."""
    folder = tmp_path / "repo"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q")
    write("claimlint.toml", 'select = ["CE201"]\n')
    write("old.md", f"# Gout\n\n{GOUT}")
    commit("first")
    return folder


def new(*arguments: str, revision: str = "HEAD") -> list[str]:
    """Return the places of what is new."""
    done = claimlint("check", "-q", "--diff", revision, *(arguments or (".",)))
    assert done.exit_code in {0, 1}, done.output
    return [line.split(" error ")[0] for line in done.stdout.splitlines()]


def test_only_what_is_new_is_found_and_only_what_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    write("same.md", WARTS)
    commit()
    write("old.md", f"A line.\n\n# Gout\n\n{GOUT}\n{COLDS}")
    read: list[str] = []
    whole = FileToCheck.read

    def noted(file: FileToCheck) -> bytes:
        read.append(file.display)
        return whole(file)

    monkeypatch.setattr(FileToCheck, "read", noted)

    assert new() == ["old.md:7:11"]
    assert read == ["old.md"]
    done = claimlint("check", ".", "--diff", "HEAD")
    assert done.stdout.endswith("1 file checked (11 words), 1 finding: 1 error, 1 not new since HEAD\n")


def test_nothing_changed_is_clean() -> None:
    done = claimlint("check", ".", "--diff", "HEAD")

    assert (done.exit_code, done.output) == (0, "0 files checked, 0 not new since HEAD\n")


@pytest.mark.parametrize("staged", [True, False])
def test_a_renamed_file_and_a_moved_paragraph_are_not_new_and_a_copy_is(staged: bool) -> None:  # noqa: FBT001 - a case
    Path("old.md").rename("new name.md")
    write("other.md", COLDS)
    git("add", "-A") if staged else None
    assert new() == ["other.md:1:11"]

    commit()
    write("other.md", "Nothing.\n")
    write("new name.md", f"# Gout\n\n{GOUT}\n{COLDS}")
    assert new() == []
    write("third.md", f"{COLDS}")
    assert new() == ["third.md:1:11"]


def test_a_copy_in_the_same_file_is_new() -> None:
    write("old.md", f"# Gout\n\n{GOUT}\n{GOUT}")

    assert new() == ["old.md:5:11"]


def test_untracked_ignored_and_removed_files() -> None:
    write(".gitignore", "ignored.md\n")
    write("untracked.md", COLDS)
    write("ignored.md", WARTS)
    git("rm", "-q", "--cached", "old.md")

    assert new() == ["untracked.md:1:11"]
    assert new("ignored.md", "old.md") == ["ignored.md:1:10"]


def test_names_with_spaces_quotes_and_other_scripts() -> None:
    names = ["a b.md", "ü.md", "q\"u'o.md", "-x.md", "漢 方/ö ä.md", "new\nline.md"]
    for name in names:
        write(name, COLDS)
    commit()
    for name in names:
        write(name, f"{COLDS}\n{WARTS}")

    found = json.loads(claimlint("check", ".", "--diff", "HEAD", "--format", "json").stdout)
    assert sorted(one["path"] for one in found["findings"]) == sorted(names)
    assert {one["start"]["line"] for one in found["findings"]} == {3}
    assert len(found["known"]) == len(names)


def test_from_a_folder_below_and_from_outside(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    write("sub/a.md", COLDS)
    commit()
    write("sub/a.md", f"{WARTS}\n{COLDS}")
    write("old.md", "Nothing.\n")
    assert new() == ["sub/a.md:1:10"]
    monkeypatch.chdir("sub")

    assert new() == ["a.md:1:10"]
    assert new("..") == ["../sub/a.md:1:10"]
    monkeypatch.chdir(site.parent)
    assert new("repo") == ["repo/sub/a.md:1:10"]


def test_a_branch_is_compared_with_where_it_began() -> None:
    git("checkout", "-qb", "mine")
    write("mine.md", COLDS)
    commit()
    git("checkout", "-q", "main")
    write("old.md", "# Gout\n\nIt hurts.\n")
    write("theirs.md", WARTS)
    commit()
    git("checkout", "-q", "mine")

    assert new(revision="main") == ["mine.md:1:11"]
    git("merge", "-q", "-m", "merge", "main")
    assert new(revision="main") == ["mine.md:1:11"]


def test_in_a_worktree_and_with_line_ends_of_another_system(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("worktree", "add", "-q", "../tree", "-b", "side")
    monkeypatch.chdir(site.parent / "tree")
    write("old.md", f"# Gout\r\n\r\n{GOUT}\r\n{COLDS}".replace("\n", "\r\n").replace("\r\r", "\r"))

    assert new() == ["old.md:5:11"]


def test_a_shallow_clone_says_what_to_fetch(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("old.md", GOUT)
    commit("second")
    git("checkout", "-qb", "side", "HEAD~1")
    write("side.md", COLDS)
    commit("third")
    git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{site}", str(site.parent / "clone"))
    monkeypatch.chdir(site.parent / "clone")

    for revision, told in {
        "origin/main": "HEAD and “origin/main” have no commit in common in this shallow clone",
        "HEAD~1": "there is no revision “HEAD~1” in this shallow clone",
    }.items():
        done = claimlint("check", ".", "--diff", revision)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(
            f"claimlint: error: {told} (fetch the whole history: git fetch --unshallow;"
        )
    assert new(revision="HEAD") == []
    git("fetch", "-q", "--unshallow")
    assert new(revision="origin/main") == ["side.md:1:11"]


def test_what_git_cannot_tell_is_one_line_and_exit_2(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("checkout", "-q", "--orphan", "alone")
    commit("alone")
    told = {
        "main": "HEAD and “main” have no commit in common (name a revision that HEAD comes from)",
        "mian": f"there is no revision “mian” in the repository {site} (",
        "--all": "there is no revision “--all” in the repository",
        "HEAD:old.md": "there is no revision “HEAD:old.md” in the repository",
        "": "there is no revision “” in the repository",
    }
    for revision, complaint in told.items():
        done = claimlint("check", "old.md", "--diff", revision)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"claimlint: error: {complaint}")
        assert done.stderr.count("\n") == 1
    monkeypatch.setenv("PATH", str(site))
    assert (
        "git cannot be run: No such file or directory (install git"
        in claimlint("check", ".", "--diff", "main").stderr
    )


def test_no_repository_and_one_without_commits() -> None:
    shutil.rmtree(".git")
    assert "lies in no git repository" in claimlint("check", ".", "--diff", "HEAD").stderr
    git("init", "-q")

    done = claimlint("check", ".", "--diff", "HEAD")
    assert (done.exit_code, "there is no revision “HEAD”" in done.stderr) == (2, True)


def test_an_older_version_that_cannot_be_read_makes_all_of_it_new_and_says_so() -> None:
    write("old.md", b"caf\xe9 " + GOUT.encode())
    commit()
    write("old.md", GOUT)
    done = claimlint("check", "old.md", "--diff", "HEAD")

    assert done.exit_code == 1
    assert done.stderr == (
        "claimlint: note: old.md, as of HEAD: byte 3 is not UTF-8 (save the file as UTF-8); all of it counts as new\n"
    )


def test_a_finding_is_new_if_another_sentence_made_it() -> None:
    write("claimlint.toml", 'select = ["EV104", "BA701"]\n')
    cited = "A recent study found that zinc shortens colds ([Ng 2020](https://doi.org/10.1000/182)).\n"
    harms = "Side effects of zinc include nausea and vomiting.\n"
    write("a.md", f"# Zinc\n\nZinc relieves colds. Zinc relieves coughs.\n\n{harms}\n{cited}")
    commit()
    write("a.md", f"# Zinc\n\nZinc relieves colds. Zinc relieves coughs.\n\n{cited}")
    found = json.loads(claimlint("check", ".", "--diff", "HEAD", "--format", "json").stdout)

    assert [one["rule"] for one in found["findings"]] == ["BA701"]
    write(
        "a.md", f"A line.\n\n# Zinc for all\n\nZinc relieves colds. Zinc relieves coughs.\n\n{harms}\n{cited}"
    )
    assert new() == []
    commit("with harms")
    write("a.md", f"# Zinc\n\nZinc relieves coughs. Zinc relieves colds.\n\n{harms}\n{cited}")
    assert new() == []


def test_an_exception_that_is_taken_away_makes_its_finding_new() -> None:
    write("old.md", f"<!-- claimlint: allow CE201 -- advert -->\n{GOUT}")
    commit()
    write("old.md", GOUT)

    assert new() == ["old.md:1:11"]


def test_standard_input_is_compared_with_the_file_of_its_name() -> None:
    text = f"# Gout\n\n{GOUT}\n{COLDS}".encode()
    done = claimlint("check", "-", "-q", "--stdin-filename", "old.md", "--diff", "HEAD", stdin=text)

    assert done.stdout.startswith("old.md:5:11 error")
    assert done.stdout.count("\n") == 1


def test_a_baseline_beside_a_revision_counts_what_was_there_once() -> None:
    write("old.md", f"# Gout\n\n{GOUT}")
    claimlint("baseline", "write", ".")
    commit()
    write("old.md", f"# Gout\n\n{GOUT}\n{GOUT}")
    told = claimlint("check", ".", "-q", "--diff", "HEAD", "--baseline", "claimlint-baseline.json").stdout
    assert told.startswith("old.md:5:11")

    claimlint("baseline", "write", ".")
    done = claimlint("check", ".", "--diff", "HEAD", "--baseline", "claimlint-baseline.json")
    assert done.stdout.endswith(
        "no findings, 1 not new since HEAD, 1 in the baseline claimlint-baseline.json\n"
    )


def test_git_hooks_leave_their_environment(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    write("old.md", f"# Gout\n\n{GOUT}\n{COLDS}")
    monkeypatch.setenv("GIT_DIR", str(site / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(site / ".git" / "index"))

    assert new() == ["old.md:5:11"]
