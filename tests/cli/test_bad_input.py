"""What `check` does with input that is bad or big, without a stand-in; the common cases are in test_check and test_real."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimlint.cli.main import main

CURE = "Turmeric cures arthritis.\n"
FILLER = "The library opens at nine and closes at five, and the reading room is warm in winter.\n\n"


def check(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", "--select", "CE201", *map(str, arguments)])


def test_a_component_that_raises_gives_exit_3_and_the_other_file_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimlint.nlp.claims.finder import ClaimFinder

    whole = ClaimFinder.__call__

    def explode(self: ClaimFinder, doc: object) -> object:
        if "planted" in str(doc):
            raise ZeroDivisionError("a bug")
        return whole(self, doc)  # type: ignore[arg-type] # a Doc, as the stages hand it on

    monkeypatch.setattr(ClaimFinder, "__call__", explode)
    (tmp_path / "bad.md").write_text(f"Ann slept. This is planted. {CURE}", encoding="utf-8")
    (tmp_path / "good.md").write_text(CURE, encoding="utf-8")
    done = check(tmp_path / "bad.md", tmp_path / "good.md")

    assert done.exit_code == 3
    assert done.stderr == f"claimlint: {tmp_path}/bad.md: could not be analysed: ZeroDivisionError: a bug\n"
    assert f"{tmp_path}/good.md:1:10 error CE201" in done.stdout


@pytest.mark.parametrize(
    "source",
    [
        "<p>" * 3000 + CURE,
        "> " * 500 + CURE,
        "*" * 5000 + "\n\n" + CURE,
        "[" * 2000 + "\n\n" + CURE,
        "<![foo[bar]]>\n\n" + CURE,
        "((((" * 500 + "\n\n" + CURE,
        '"' * 999 + "\n\n" + CURE,
        "a\u0301" * 3000 + "\n\n" + CURE,
        "turmeric cures " * 200 + ".\n\n" + CURE,
    ],
    ids=[
        "elements",
        "quotes",
        "stars",
        "brackets",
        "doctype",
        "parentheses",
        "quotation marks",
        "accents",
        "one sentence",
    ],
)
@pytest.mark.parametrize("suffix", ["md", "html", "txt"])
def test_hostile_markup_is_linted_and_hides_nothing(tmp_path: Path, source: str, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    path.write_text(source, encoding="utf-8")
    done = check(path)

    assert (done.exit_code, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("suffix", "paragraph"),
    [
        ("md", FILLER),
        pytest.param("txt", FILLER, marks=pytest.mark.long),
        pytest.param("html", f"<p>{FILLER}", marks=pytest.mark.long),
    ],
)
def test_an_article_of_two_megabytes_is_linted(tmp_path: Path, suffix: str, paragraph: str) -> None:
    path = tmp_path / f"big.{suffix}"
    path.write_text(paragraph * 23_000 + CURE, encoding="utf-8")
    done = check(path)

    assert path.stat().st_size > 2_000_000
    assert (done.exit_code, done.stderr) == (1, "")
    assert f"big.{suffix}:46001:10 error CE201" in done.stdout


@pytest.mark.long
def test_an_article_of_twenty_megabytes_is_linted(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    path.write_text(FILLER * 230_000 + CURE, encoding="utf-8")
    done = check(path)

    assert path.stat().st_size > 20_000_000
    assert (done.exit_code, done.stderr) == (1, "")
    assert "huge.md:460001:10 error CE201" in done.stdout
