"""Which files a run checks, under which names, in which order."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from claimlint.errors import SourceError
from claimlint.marked.file import MarkedFile
from claimlint.project.config import Config
from claimlint.project.files import LIMIT, Excluded, FileToCheck, discover, is_article
from claimlint.project.wishes import Said


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.\n", encoding="utf-8")


def names(arguments: Sequence[str], *, exclude: Sequence[str] = ()) -> list[str]:
    return [file.display for file in discover(arguments, excluded=excluding(*exclude)).files]


def excluding(*patterns: str) -> Excluded:
    return Config(
        root=Path.cwd(), exclude=tuple(Said(pattern, MarkedFile("c.toml")) for pattern in patterns)
    ).excluded_by


@pytest.mark.usefixtures("site")
def test_a_folder_gives_its_articles_in_the_order_of_their_paths() -> None:
    write(
        "docs/b.md",
        "docs/a.html",
        "docs/deep/c.TXT",
        "docs/d.mdx",
        "docs/e.markdown",
        "docs/f.htm",
        "docs/x.py",
    )

    assert names(["docs"]) == [
        "docs/a.html", "docs/b.md", "docs/d.mdx", "docs/deep/c.TXT", "docs/e.markdown", "docs/f.htm",
    ]  # fmt: skip


@pytest.mark.usefixtures("site")
def test_the_working_folder_is_not_part_of_the_names() -> None:
    write("a.md", "b/c.md")

    assert names(["."]) == ["a.md", "b/c.md"]
    assert names(["./a.md"]) == ["a.md"]


@pytest.mark.usefixtures("site")
def test_hidden_entries_are_left_out_of_a_walk_and_read_when_named() -> None:
    write("docs/a.md", "docs/.b.md", "docs/.git/c.md")

    assert names(["docs"]) == ["docs/a.md"]
    assert names(["docs/.b.md"]) == ["docs/.b.md"]


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "requirements-dev.txt",
        "robots.txt",
        "LICENSE.txt",
        "LICENSE.md",
        "CMakeLists.txt",
        "licence.md",
    ],
)
@pytest.mark.usefixtures("site")
def test_texts_that_are_no_articles_are_read_only_when_named(name: str) -> None:
    write(f"docs/{name}")

    assert not is_article(Path(name))
    assert names(["docs"]) == []
    assert names([f"docs/{name}"]) == [f"docs/{name}"]


@pytest.mark.usefixtures("site")
def test_gitignore_files_are_honoured_below_and_above() -> None:
    write("site/docs/a.md", "site/docs/draft.md", "site/docs/out/b.md", "site/docs/keep/draft.md")
    Path("site/.git").mkdir()
    Path("site/.gitignore").write_text("draft.md\n", encoding="utf-8")
    Path("site/docs/.gitignore").write_text("/out/\n", encoding="utf-8")
    Path("site/docs/keep/.gitignore").write_text("!draft.md\n", encoding="utf-8")

    assert names(["site/docs"]) == ["site/docs/a.md", "site/docs/keep/draft.md"]


@pytest.mark.usefixtures("site")
def test_excluded_files_are_left_out_and_named_ones_noted() -> None:
    write("docs/a.md", "docs/b.md", "docs/old/c.md")
    found = discover(["docs", "docs/b.md", "docs/*.md"], excluded=excluding("b.md", "old/"))

    assert [file.display for file in found.files] == ["docs/a.md"]
    assert found.notes == ("docs/b.md: not checked, since c.toml:1:1 excludes it",)
    assert found.empty == ()


@pytest.mark.usefixtures("site")
def test_a_file_that_is_asked_for_twice_is_checked_once() -> None:
    write("docs/a.md")

    assert names(["docs/a.md", "docs", "docs/../docs/a.md", "docs/*.md"]) == ["docs/a.md"]


@pytest.mark.usefixtures("site")
def test_patterns_take_articles_only() -> None:
    write("docs/a.md", "docs/a.py", "docs/in/b.md", "docs/requirements.txt")

    assert names(["docs/*"]) == ["docs/a.md"]
    assert names(["docs/**/*.md"]) == ["docs/a.md", "docs/in/b.md"]


@pytest.mark.usefixtures("site")
def test_a_file_whose_name_looks_like_a_pattern_is_a_file() -> None:
    write("docs/a[1].md")

    assert names(["docs/a[1].md"]) == ["docs/a[1].md"]


@pytest.mark.usefixtures("site")
def test_what_is_missing_or_empty_is_told_apart() -> None:
    write("a.md")
    Path("hollow").mkdir()
    found = discover(["a.md", "nowhere.md", "hollow", "*.html"])

    assert [file.display for file in found.files] == ["a.md"]
    assert [(failure.path, failure.message) for failure in found.failures] == [
        ("nowhere.md", "no such file (check the spelling of the path)")
    ]
    assert found.empty == ("hollow", "*.html")


@pytest.mark.usefixtures("site")
def test_a_name_the_system_refuses_is_a_failure() -> None:
    found = discover(["a" * 5000])

    assert len(found.failures) == 1
    assert found.failures[0].message.startswith(("cannot be read: ", "no such file"))


@pytest.mark.usefixtures("site")
def test_order_of_arguments_does_not_matter() -> None:
    write("a.md", "b.md", "c/d.md")

    assert names(["c", "b.md", "a.md"]) == names(["a.md", "b.md", "c"]) == ["a.md", "b.md", "c/d.md"]


def test_reading_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)

    with pytest.raises(SourceError, match=r"has 25\.0 MB, and the limit is 25 MB"):
        FileToCheck(path, "big.txt").read()


def test_standard_input_over_the_limit_is_refused() -> None:
    with pytest.raises(SourceError, match="limit"):
        FileToCheck(Path("-"), "-", data=b" " * (LIMIT + 1)).read()


def test_a_file_that_vanished_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.md: cannot be read: No such file"):
        FileToCheck(tmp_path / "gone.md", "gone.md").read()
