"""The gate turned on over 300 old articles: nothing old counts, and each new or firmer claim does, once."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from claimlint.nlp.cascade import Cascade, Parse
from tests.git.legacy import CURE, HEDGED, PLAIN, edit, make
from tests.git.made import claimlint, commit, git

FULL = ("check", "articles", "--format", "json")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("legacy"))
        names = make()
        assert claimlint("baseline", "write", "articles").exit_code == 0
        commit("a baseline")
        yield names


@pytest.fixture(autouse=True)
def clean(repository: list[str]) -> None:  # noqa: ARG001 - it must be there
    git("reset", "-q", "--hard")
    git("clean", "-fdq")


def report(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(claimlint(*arguments).stdout)
    assert data["failures"] == []
    return data


def test_all_of_it_is_known(repository: list[str]) -> None:
    found = report(*FULL)

    assert (len(repository), found["summary"]["files"], found["findings"]) == (300, 300, [])
    assert len(found["known"]) > 600
    assert len({one["rule"] for one in found["known"]}) >= 4
    assert claimlint("baseline", "check", "articles").exit_code == 0


def test_moves_names_lines_and_wraps_make_nothing_new_and_a_firmer_claim_is_seen_once() -> None:
    edit("articles/zinc/001.md", CURE.format("Zinc", "migraine") + "\n\n", "")
    edit(
        "articles/zinc/006.md",
        "# Zinc and anxiety\n",
        f"# Zinc and anxiety\n\n{CURE.format('Zinc', 'migraine')}\n",
    )
    Path("articles/zinc/002.md").rename("articles/Zink ü.md")
    git("mv", "articles/ginger/021.md", "articles/tea.md")
    edit("articles/turmeric/043.md", "# Turmeric", "New: read by our pharmacist.\n\n# Turmeric")
    edit("articles/yoga/081.md", "Yoga cures migraine within", "Yoga  *cures*\nmigraine within")
    assert report(*FULL)["findings"] == []
    assert report(*FULL, "--diff", "HEAD")["findings"] == []
    assert report("diff", "HEAD", "--format", "json")["changes"] == []

    name = "articles/magnesium/065.md"
    edit(name, HEDGED.format("Magnesium", "sciatica"), PLAIN.format("Magnesium", "sciatica"))
    for arguments in (FULL, (*FULL, "--diff", "HEAD")):
        (one,) = report(*arguments)["findings"]
        assert (one["path"], one["rule"], one["start"]["line"]) == (name, "CE207", 5)
    (change,) = report("diff", "HEAD", "--format", "json")["changes"]
    assert change["kinds"] == ["strengthened", "hedge-lost"]
    assert (change["after"]["path"], change["after"]["start"]["line"]) == (name, 5)
    assert claimlint("diff", "HEAD", "--fail-on", "strengthened").exit_code == 1


def test_a_copied_article_is_new_as_a_whole() -> None:
    text = Path("articles/honey/241.md").read_text(encoding="utf-8")
    Path("articles/copy.md").write_text(text, encoding="utf-8")
    before = report("check", "articles/honey/241.md", "--format", "json")["known"]

    found = report("check", "articles/copy.md", "articles/honey/241.md", "--format", "json")["findings"]
    assert {one["path"] for one in found} == {"articles/copy.md"}
    assert len(found) == len(before) > 1
    assert report("check", "articles/copy.md", "--format", "json")["findings"] == found
    assert report(*FULL, "--diff", "HEAD")["findings"] == found


def test_both_versions_of_an_article_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "articles/massage/287.md"
    edit(name, "Massage may prevent", "Massage prevents")
    parsed: list[int] = []
    whole = Cascade._remember

    def noted(cascade: Cascade, known: Mapping[str, Parse], names: Collection[str]) -> None:
        parsed.append(len(names))
        whole(cascade, known, names)

    monkeypatch.setattr(Cascade, "_remember", noted)
    found = report("check", name, "--diff", "HEAD", "--format", "json")

    assert [one["rule"] for one in found["findings"]] == ["CE207"]
    assert len(parsed) == 2
    assert parsed[1] <= 1
