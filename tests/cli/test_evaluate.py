"""`claimlint evaluate`: scores, floors and recorded findings, with the linter that knows three words."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Our tea cures gout. It is effective. Nurses drink it.\n"
SENTENCES = [[0, 19], [20, 36], [37, 53]]


def gold(findings: Sequence[tuple[str, int, str]], *, text: str = TEXT, **more: object) -> None:
    """Write a gold of one passage; findings are rule, start and status."""
    Path("gold/passages").mkdir(parents=True, exist_ok=True)
    Path("gold/passages/01.txt").write_text(text, encoding="utf-8")
    record = {
        "id": "01", "sha256": sha256(text.encode()).hexdigest(), "kind": "news", "sents": SENTENCES,
        "findings": [
            {"rule": rule, "start": start, "end": start + 2, "status": status} for rule, start, status in findings
        ],
        **more,
    }  # fmt: skip
    Path("gold/gold.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")


def figures(run: Run, *options: str) -> dict[str, object]:
    result = run("evaluate", "gold", "--format", "json", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    counts = json.loads(result.stdout)["sentences"]
    return {name: counts[name] for name in ("right", "false", "missed", "may")}


def test_scores_as_text(run: Run) -> None:
    gold([("CE201", 8, "must"), ("HY301", 40, "must")])
    result = run("evaluate", "gold")

    assert result.exit_code == 0
    assert "1 text, 10 words, 3 sentences; 0 documents; profile generic" in result.stdout
    assert "\nall            0.500   0.500  0.500      1      1       1    0\n" in result.stdout
    assert "Misses" not in result.stdout


def test_scores_as_json_and_markdown(run: Run) -> None:
    gold([("CE201", 8, "must"), ("EV101", 22, "may")], claims=[])

    assert figures(run) == {"right": 1, "false": 0, "missed": 0, "may": 1}
    assert "\n## Sentences\n" in run("evaluate", "gold/gold.jsonl", "--format", "markdown").stdout


def test_misses_are_listed(run: Run) -> None:
    gold([("HY301", 40, "must")])

    assert run("evaluate", "gold", "--misses").stdout.endswith(
        "Misses and false alarms: 3\n"
        "false alarm: 01 (news) at 0\n"
        "  Our tea cures gout.\n"
        "  found: CE201 error “cures”\n"
        "false alarm: 01 (news) at 20\n"
        "  It is effective.\n"
        "  found: EV101 warning “effective”\n"
        "missed: 01 (news) at 37\n"
        "  Nurses drink it.\n"
        "  expected: HY301 “se”\n"
    )


def test_rules_that_are_not_selected_count_neither_way(run: Run) -> None:
    gold([("CE201", 8, "must"), ("EV101", 22, "must"), ("ZZ999", 40, "must")])

    assert figures(run) == {"right": 2, "false": 0, "missed": 0, "may": 0}
    assert figures(run, "--select", "EV") == {"right": 1, "false": 0, "missed": 0, "may": 0}
    assert figures(run, "--ignore", "CE201,EV101") == {"right": 0, "false": 0, "missed": 0, "may": 0}
    assert "did not run: CE201 1×, ZZ999 1×" in run("evaluate", "gold", "--select", "EV").stdout


def test_a_split_alone(run: Run) -> None:
    gold([], split="dev")

    assert figures(run, "--split", "dev")["false"] == 2
    result = run("evaluate", "gold", "--split", "test")
    assert (result.exit_code, result.stderr) == (
        2, "claimlint: error: gold has no texts of split “test” (its splits: dev)\n"
    )  # fmt: skip


def test_documents(run: Run) -> None:
    Path("gold").mkdir()
    Path("gold/a.md").write_text(TEXT, encoding="utf-8")
    record = {"file": "a.md", "kind": "blog", "labels": {"CE201": "must", "HY301": "must", "EV101": "no"}}
    Path("gold/documents.jsonl").write_text(json.dumps(record), encoding="utf-8")
    together = json.loads(run("evaluate", "gold", "--format", "json").stdout)["documents"]["together"]

    assert [together[name] for name in ("right", "false", "missed")] == [1, 1, 1]


def test_each_problem_of_a_gold_is_a_line(run: Run) -> None:
    gold([("CE2O1", 8, "must"), ("CE201", 80, "must")])
    result = run("evaluate", "gold")

    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "claimlint: error: gold/gold.jsonl:1: finding 1: unknown rule “CE2O1” (a rule is named by its id, such as CE202)",
        "claimlint: error: gold/gold.jsonl:1: finding 2: the span (80–82) lies outside the text, which ends at 54",
    ]


def test_a_text_that_cannot_be_analysed_is_no_score(run: Run) -> None:
    gold([], text=TEXT + "boom")
    result = run("evaluate", "gold")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "gold/passages/01.txt: could not be analysed: ZeroDivisionError: planted" in result.stderr


@pytest.mark.parametrize(
    ("floor", "status", "said"),
    [
        (0.5, 0, ""),
        (0.51, 1, "claimlint: ours: sentence_recall is 0.5000, and its floor is 0.5100\n"),
    ],
)
def test_floors(run: Run, floor: float, status: int, said: str) -> None:
    gold([("CE201", 8, "must"), ("HY301", 40, "must")])
    Path("floors.toml").write_text(f"[ours]\nsentence_recall = {floor}\n", encoding="utf-8")
    result = run("evaluate", "gold", "--floors", "floors.toml", "--name", "ours")

    assert (result.exit_code, result.stderr) == (status, said)
    assert "Sentences" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "no gold is named (name a folder with gold.jsonl)"),
        (["a", "b"], "more than one gold is named (evaluate them one after the other)"),
        (["a"], "a cannot be read: No such file or directory (name a gold file)"),
        (["."], ". holds no gold (name a folder with gold.jsonl or documents.jsonl)"),
        (["a", "--floors", "f"], "--floors and --name need each other (--floors FILE --name CORPUS)"),
        (["a", "--name", "f"], "--floors and --name need each other (--floors FILE --name CORPUS)"),
        (["a", "--record"], "--record says nothing of what to write (--changes FILE or --counts FILE)"),
        (["a", "--changes", "r", "--misses"], "--misses means nothing with --changes (run them one by one)"),
        (
            ["a", "--counts", "r", "--floors", "f", "--name", "n"],
            "--floors means nothing with --counts (run them one by one)",
        ),
    ],
)
def test_arguments_that_do_not_fit(run: Run, arguments: list[str], problem: str) -> None:
    result = run("evaluate", *arguments)

    assert (result.exit_code, result.stderr) == (2, f"claimlint: error: {problem}\n")


def test_changes_are_recorded_and_then_told(run: Run) -> None:
    gold([])
    first = run("evaluate", "gold", "--changes", "gold/findings.txt", "--record")

    assert (first.exit_code, first.stderr) == (0, "")
    assert Path("gold/findings.txt").read_text(encoding="utf-8") == (
        "passages/01.txt CE201 error 8-13 cures\npassages/01.txt EV101 warning 26-35 effective\n"
    )
    again = run("evaluate", "gold", "--changes", "gold/findings.txt")
    assert (again.exit_code, again.stdout) == (0, "2 findings, 0 appeared, 0 vanished\n")
    gold([], text="There is hope here.\nIt is effective, they say there now, as always.\n")
    changed = run("evaluate", "gold", "--changes", "gold/findings.txt")
    assert (changed.exit_code, changed.stdout) == (
        1,
        (
            "+ passages/01.txt HY301 suggestion 9-13 hope\n"
            "- passages/01.txt CE201 error 8-13 cures\n"
            "2 findings, 1 appeared, 1 vanished\n"
        ),
    )
    assert changed.stderr == (
        "claimlint: gold/findings.txt is stale (the same command with --record updates it)\n"
    )
    updated = run("evaluate", "gold", "--changes", "gold/findings.txt", "--record")
    assert (updated.exit_code, updated.stdout) == (0, changed.stdout)
    assert run("evaluate", "gold", "--changes", "gold/findings.txt").exit_code == 0


def test_changes_in_blind_texts_are_told_by_place(run: Run) -> None:
    gold([], split="test")

    assert run("evaluate", "gold", "--changes", "r.txt", "--record").stdout == (
        "+ gold/passages/01.txt CE201 error 8-13\n"
        "+ gold/passages/01.txt EV101 warning 26-35\n"
        "2 findings, 2 appeared, 0 vanished\n"
    )


def test_counts_are_recorded_and_compared(run: Run) -> None:
    gold([("CE201", 8, "must"), ("HY301", 40, "must")])
    command = ("evaluate", "gold", "--counts", "counts.json")

    assert run(*command, "--record").exit_code == 0
    counts = json.loads(Path("counts.json").read_text(encoding="utf-8"))
    assert counts["rules"]["CE201"] == {"found": 1, "missed": 0, "false": 0, "of": "sentences"}
    assert counts["rules"]["HY301"] == {"found": 0, "missed": 1, "false": 0, "of": "sentences"}
    same = run(*command)
    assert (same.exit_code, same.stdout) == (0, "counts of 3 rules, 0 appeared, 0 vanished\n")
    gold([("HY301", 40, "must")])
    other = run(*command)
    assert other.exit_code == 1
    assert (
        '+     "CE201": {"found": 0, "missed": 0, "false": 1, "of": "sentences"},'
        in other.stdout.splitlines()
    )


def test_findings_and_counts_are_recorded_together(run: Run) -> None:
    gold([])
    result = run("evaluate", "gold", "--changes", "f.txt", "--counts", "c.json", "--record")

    assert result.exit_code == 0
    assert Path("f.txt").is_file()
    assert Path("c.json").is_file()


@pytest.mark.parametrize("option", ["--changes", "--counts"])
def test_a_record_that_is_not_there(run: Run, option: str) -> None:
    gold([])
    result = run("evaluate", "gold", option, "none.txt")

    assert result.exit_code == 2
    assert "none.txt cannot be read: No such file or directory (--record writes it)" in result.stderr


def test_changes_of_what_cannot_be_checked(run: Run) -> None:
    gold([], text=TEXT + "boom")

    assert run("evaluate", "gold", "--changes", "r.txt", "--record").exit_code == 3
    assert not Path("r.txt").exists()
