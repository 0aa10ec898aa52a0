"""`claimlint rules docs`: pages that are written, and those that are stale."""

from pathlib import Path

from claimlint.ruleset.load import load_rules
from tests.cli.conftest import Run

COUNTS = """{"schema": "claimlint.counts/1", "texts": 3, "words": 1200,
"rules": {"CE201": {"found": 4, "missed": 1, "false": 2, "of": "sentences"}}}"""


def docs(run: Run, *options: str) -> tuple[int, str, str]:
    Path("counts.json").write_text(COUNTS, encoding="utf-8")
    result = run("rules", "docs", "--out", "pages", "--counts", "counts.json", *options)
    return result.exit_code, result.stdout, result.stderr


def test_a_page_for_each_rule_and_an_index(run: Run) -> None:
    rules = load_rules().rules

    assert docs(run) == (0, f"{len(rules) + 1} pages in pages\n", "")
    assert {page.name for page in Path("pages").iterdir()} == {
        "README.md",
        *(f"{rule.id}.md" for rule in rules),
    }
    page = Path("pages/CE201.md").read_text(encoding="utf-8")
    assert "it found 4 of the 5 sentences" in page
    assert docs(run, "--check") == (0, "", "")


def test_stale_missing_and_left_over_pages_are_named(run: Run) -> None:
    docs(run)
    Path("pages/CE201.md").write_text("# Another\n", encoding="utf-8")
    Path("pages/CE202.md").unlink()
    Path("pages/ZZ999.md").write_text("# None\n", encoding="utf-8")

    assert docs(run, "--check") == (
        1,
        "",
        (
            "claimlint: pages/CE201.md is stale (`claimlint rules docs` writes it anew)\n"
            "claimlint: pages/CE202.md is missing (`claimlint rules docs` writes it)\n"
            "claimlint: pages/ZZ999.md is the page of no rule (delete it)\n"
        ),
    )
    assert Path("pages/CE201.md").read_text(encoding="utf-8") == "# Another\n"


def test_counts_that_are_none(run: Run) -> None:
    assert run("rules", "docs").exit_code == 2
    for text in ("[]", "{", '{"schema": "x"}', '{"schema": "claimlint.counts/1", "texts": 1}'):
        Path("other.json").write_text(text, encoding="utf-8")
        result = run("rules", "docs", "--out", "pages", "--counts", "other.json")
        assert result.exit_code == 2
        assert "other.json does not hold counts" in result.stderr
    assert not Path("pages").exists()
