"""The command as it is installed: no stand-in, processes of their own."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from claimlint.cli.main import main

ROOT = Path(__file__).parents[2]
CLINIC = "corpora/examples/knee-clinic.md"
CAREFUL = "corpora/examples/knee-exercise.md"


def claimlint(
    *arguments: str, stdin: bytes | None = None, seed: str = "0"
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimlint", *arguments],
        capture_output=True, check=False, cwd=ROOT, input=stdin, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip


def test_the_clinic_page_is_full_of_findings_and_the_careful_one_is_not() -> None:
    report = json.loads(claimlint("check", CLINIC, CAREFUL, "--format", "json").stdout)

    rules = {finding["rule"] for finding in report["findings"] if finding["path"] == CLINIC}
    assert rules >= {
        "BA701", "BA702", "CE201", "CE202", "DO901", "EV102", "EV104", "EV105", "HY301", "HY302", "HY304", "SC501",
    }  # fmt: skip
    careful = [finding for finding in report["findings"] if finding["path"] == CAREFUL]
    assert [finding for finding in careful if finding["severity"] == "error"] == []


def test_every_finding_stands_where_it_says_and_the_report_is_valid() -> None:
    report = json.loads(claimlint("check", CLINIC, "--format", "json").stdout)
    schema = json.loads(
        (files("claimlint.report") / "schema" / "report.schema.json").read_text(encoding="utf-8")
    )
    source = (ROOT / CLINIC).read_text(encoding="utf-8")

    jsonschema.validate(report, schema)
    for finding in report["findings"]:
        start, end = finding["start"], finding["end"]
        assert source[start["offset"] : end["offset"]] == finding["excerpt"]
        assert start["line"] == source.count("\n", 0, start["offset"]) + 1
        assert start["column"] == start["offset"] - (source.rfind("\n", 0, start["offset"]) + 1) + 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_does_not_depend_on_the_hash_seed_or_the_order(form: str) -> None:
    first = claimlint("check", CLINIC, CAREFUL, "--format", form, seed="1").stdout

    assert first
    assert first == claimlint("check", CAREFUL, CLINIC, "--format", form, seed="2").stdout


def test_standard_input_gives_what_the_file_gives() -> None:
    piped = claimlint("check", "-", "--stdin-filename", CLINIC, stdin=(ROOT / CLINIC).read_bytes())

    assert piped.returncode == 1
    assert piped.stdout == claimlint("check", CLINIC).stdout


def test_bad_files_are_told_apart_and_the_good_one_is_reported(tmp_path: Path) -> None:
    for name, data in {
        "bytes.txt": b"caf\xe9", "elf.txt": b"\x7fELF\0\0", "empty.md": b"", "good.md": b"Our patch cures arthritis.\n",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    done = claimlint("check", str(tmp_path), str(tmp_path / "gone.md"), "--quiet")
    lines = done.stderr.decode().splitlines()

    assert done.returncode == 3
    assert [Path(line.split(": ")[1].split(":")[0]).name for line in lines] == [
        "bytes.txt",
        "elf.txt",
        "gone.md",
    ]
    assert "good.md:1:11 error CE201 cure-claim" in done.stdout.decode()


def test_a_planted_exception_gives_exit_3_and_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> None:
        raise ZeroDivisionError("planted")

    (tmp_path / "a.md").write_text("Zinc cures colds.", encoding="utf-8")
    monkeypatch.setattr("claimlint.nlp.context.ContextScoper.__call__", explode)
    result = CliRunner().invoke(main, ["check", str(tmp_path / "a.md")])

    assert result.exit_code == 3
    assert "a.md: could not be analysed: ZeroDivisionError: planted" in result.stderr


def test_the_claims_of_an_article_are_valid_json() -> None:
    done = claimlint("claims", CLINIC, "--format", "json")
    schema = json.loads(
        (files("claimlint.report") / "schema" / "claims.schema.json").read_text(encoding="utf-8")
    )
    found = json.loads(done.stdout)

    jsonschema.validate(found, schema)
    assert done.returncode == 0
    assert ("prp", "knee pain") in {(claim["intervention"], claim["target"]) for claim in found["claims"]}


def test_rules_test_prints_its_table() -> None:
    done = claimlint("rules", "test", "CE201")

    assert done.stdout.decode().startswith("rule   name        fires  silent\nCE201  cure-claim")
    assert done.returncode in {0, 1}


HOUSE_RULE = """\
id: XX901
name: toxin-talk
kind: phrase
summary: Toxins are spoken of and none is named.
why: Readers cannot check what is removed from them.
severity: {default: warning}
triggers:
  - group: toxins
    phrases: ["flush out toxins", "full of toxins"]
shields: [NEG]
message: "'{trigger}' names no toxin."
suggestion: Name the substance and how it was measured.
sources:
  - {key: HOUSE, title: House style, url: "https://example.org/style"}
template: ["The drink can {trigger}."]
examples:
  fires:
    - {id: F1, text: "This tea will flush out toxins.", flag: "flush out toxins"}
    - {id: F2, text: "Your flat is full of toxins.", flag: "%s"}
  silent:
    - {id: P1, text: "Tea does not flush out toxins.", why: NEG}
    - {id: P2, text: "Tea is a drink."}
"""


def test_rules_of_ones_own_are_tested_and_used(tmp_path: Path) -> None:
    rule = tmp_path / "toxin-talk.yaml"
    rule.write_text(HOUSE_RULE % "full of toxins", encoding="utf-8")
    tested = claimlint("rules", "test", str(rule), "--coverage")

    assert tested.stdout.decode() == (
        "rule   name        fires  silent\n"
        "XX901  toxin-talk    2/2     2/2\n"
        "1 rule: 2 of 2 examples fire, 2 of 2 stay silent\n"
        "triggers: 2, of which examples reach 2 and templates 0; 0 untested with a reason\n"
        "exceptions: 0, of which examples reach 0 and templates 0; 0 untested with a reason\n"
        "shields: 1, of which examples reach 1 and templates 0; 0 untested with a reason\n"
    )
    assert tested.returncode == 0
    used = claimlint(
        "check", "-", "-q", "--rules", str(rule), "--select", "XX901", stdin=b"It can flush out toxins."
    )
    assert used.stdout.decode() == "-:1:8 warning XX901 toxin-talk: 'flush out toxins' names no toxin.\n"


def test_an_example_that_does_not_hold_gives_exit_1(tmp_path: Path) -> None:
    rule = tmp_path / "toxin-talk.yaml"
    rule.write_text(HOUSE_RULE % "flat", encoding="utf-8")
    tested = claimlint("rules", "test", str(rule))

    assert tested.returncode == 1
    assert "XX901 F2 should flag “flat”, but flags “full of toxins”: Your flat is" in tested.stdout.decode()
