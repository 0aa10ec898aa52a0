"""`claimlint check` with a configuration: exit statuses, exceptions for plain text, removal of what is idle."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from claimlint.cli.main import main

CURE = "Our patch cures gout.\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def check(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


def lines(done: Result) -> list[str]:
    return [" ".join(line.split()[:3]) for line in done.stdout.splitlines()]


def test_each_file_is_checked_as_its_configuration_says() -> None:
    write("claimlint.toml", 'select = ["CE201"]\nfail-on = "error"\n[severity]\nCE201 = "warning"\n')
    write("news/claimlint.toml", 'select = ["CE201"]\nfail-on = "error"\n')
    write("a.md", CURE)
    write("news/b.md", CURE)

    assert (check("a.md").exit_code, check("a.md", "--fail-on", "warning").exit_code) == (0, 1)
    both = check(".", "-q")
    assert (both.exit_code, lines(both)) == (1, ["a.md:1:11 warning CE201", "news/b.md:1:11 error CE201"])
    assert lines(check("a.md", "-q", "--no-config", "--select", "CE201")) == ["a.md:1:11 error CE201"]


def test_a_configuration_that_is_wrong_ends_the_run_before_anything_is_written() -> None:
    write("a.md", CURE)
    write("news/b.md", CURE)
    write("news/claimlint.toml", 'profile = "gazette"\n')
    done = check("a.md", "news/b.md", "--format", "json:out.json")

    assert (done.exit_code, done.stdout, Path("out.json").exists()) == (2, "", False)
    assert done.stderr.startswith("claimlint: error: news/claimlint.toml:1:11: “gazette” is not known")


def test_a_file_that_is_left_out_is_clean_with_a_note_and_a_folder_of_such_files_is_empty() -> None:
    write("claimlint.toml", 'exclude = ["drafts/"]\n')
    write("drafts/a.md", CURE)
    named, folder = check("drafts/a.md"), check("drafts")

    assert (named.exit_code, folder.exit_code) == (0, 2)
    assert named.stderr == (
        "claimlint: note: drafts/a.md: not checked, since claimlint.toml:1:12 excludes it\n"
    )


def test_standard_input_has_the_configuration_of_its_name() -> None:
    write("blog/claimlint.toml", 'select = ["CE201"]\n[severity]\nCE201 = "suggestion"\n')
    done = check("-", "-q", "--stdin-filename", "blog/new.md", stdin=CURE.encode())

    assert (done.exit_code, lines(done)) == (0, ["blog/new.md:1:11 suggestion CE201"])


def test_rules_of_ones_own_run_beside_the_core() -> None:
    house = Path(__file__).parents[1] / "config" / "wonder.yaml"
    write("house/wonder.yaml", house.read_text(encoding="utf-8"))
    write("claimlint.toml", 'rules = ["claimlint:core", "house"]\nselect = ["HR901", "CE201"]\n')
    write("a.md", "Zinc is a wonder drug. " + CURE)

    assert lines(check("a.md", "-q")) == ["a.md:1:11 warning HR901", "a.md:1:34 error CE201"]
    assert "HR901 wonder-word" in CliRunner().invoke(main, ["explain", "HR901"]).stdout


def test_a_rule_of_ones_own_that_is_wrong_ends_the_run() -> None:
    write("house/wonder.yaml", "id: HR901\n")
    write("claimlint.toml", 'rules = ["claimlint:core", "house"]\n')
    write("a.md", CURE)
    done = check("a.md")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "claimlint: error: house/wonder.yaml:1:1: “name” is missing" in done.stderr.splitlines()


def test_a_file_that_cannot_be_read_beside_one_with_a_directive() -> None:
    write("a.md", f"<!-- claimlint: allow CE201 -- advert -->\n{CURE}")
    Path("b.md").write_bytes("Zürich".encode("latin-1"))
    done = check("a.md", "b.md", "missing.md", "-q", "--select", "CE201")

    assert (done.exit_code, done.stdout) == (3, "")
    assert [line.split(":")[1] for line in done.stderr.splitlines()] == [" b.md", " missing.md"]


def test_names_and_facts_that_are_allowed() -> None:
    write(
        "claimlint.toml",
        'select = ["HY301", "EV101"]\n[allow]\nnames = ["Miracle Balm"]\nestablished = { magnesium = ["cramp"] }\n',
    )
    write("a.md", "Miracle Balm is sold in tubes.\n\nMagnesium relieves leg cramps.\n")

    assert check("a.md").exit_code == 0
    assert lines(check("a.md", "-q", "--no-config", "--select", "EV101")) == ["a.md:3:11 warning EV101"]


EXCEPTIONS = """\
select = ["CE201"]

[[suppress]]
path = "leaflets/*.txt"
rules = ["cure-claim"]
text = "cures  gout"
reason = "prescribed wording"

[[suppress]]
path = "leaflets/a.txt"
rules = ["CE201"]
text = "cures scurvy"
reason = "prescribed wording"

[[suppress]]
path = "leaflets/a.txt"
rules = ["CE201"]
reason = "until the licence is renewed"
until = 2020-01-31
"""


def test_plain_text_has_its_exceptions_in_the_configuration() -> None:
    write("claimlint.toml", EXCEPTIONS)
    write("leaflets/a.txt", f"{CURE}\nOur patch cures colds.\n")
    write("other.txt", CURE)
    done = check("leaflets", "other.txt", "--format", "json")
    report = json.loads(done.stdout)
    schema = json.loads((files("claimlint.report") / "schema" / "report.schema.json").read_text())
    Draft202012Validator(schema).validate(report)

    assert [(one["path"], one["rule"], one["start"]["line"]) for one in report["findings"]] == [
        ("claimlint.toml", "SU005", 10),
        ("claimlint.toml", "SU004", 16),
        ("leaflets/a.txt", "CE201", 3),
        ("other.txt", "CE201", 1),
    ]
    assert [one["suppression"] for one in report["suppressed"]] == [
        {"kind": "configuration", "reason": "prescribed wording", "path": "claimlint.toml", "line": 4}
    ]
    text = Path("claimlint.toml").read_text(encoding="utf-8")
    for one in report["findings"][:2]:
        assert text[one["start"]["offset"] : one["end"]["offset"]] == one["excerpt"] == '"leaflets/a.txt"'


def test_findings_on_suppressions_can_be_left_out_or_given_a_level() -> None:
    write(
        "claimlint.toml",
        'select = ["CE201"]\nignore = ["unused-suppression"]\n[severity]\nSU002 = "suggestion"\n',
    )
    write(
        "a.md",
        "<!-- claimlint: allow CE201 -- x -->\nText.\n\n<!-- claimlint: allow CE201 -->\nText.\n\n"
        "<!-- claimlint: alow CE201 -->\n",
    )

    assert lines(check("a.md", "-q")) == ["a.md:4:1 suggestion SU002", "a.md:7:1 error SU001"]
    assert lines(check("a.md", "-q", "--ignore", "SU")) == []
    assert (
        CliRunner().invoke(main, ["explain", "SU005"]).stdout.startswith("SU005 unused-suppression (warning)")
    )


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")]
)
def test_idle_suppressions_are_removed_and_every_other_byte_stays(encoding: str, mark: bytes) -> None:
    source = (
        "# Zürich\r\n\r\n<!-- claimlint: allow CE201 -- idle -->\r\nText.\r\n\r\n"
        "Our patch cures gout. <!-- claimlint: allow CE201 -- advert -->\r\n"
    )
    path = Path("a.md")
    path.write_bytes(mark + source.encode(encoding))
    path.chmod(0o640)
    done = check("a.md", "--select", "CE201", "--fix-suppressions")
    expected = source.replace("<!-- claimlint: allow CE201 -- idle -->\r\n", "")

    assert (done.exit_code, done.stderr) == (0, "claimlint: note: a.md: 1 unused suppression removed\n")
    assert path.read_bytes() == mark + expected.encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert check("a.md", "--select", "CE201", "--fix-suppressions").stderr == ""


def test_idle_suppressions_in_what_cannot_be_written_stay_findings() -> None:
    text = b"<!-- claimlint: allow CE201 -- idle -->\nText.\n"
    done = check("-", "-q", "--stdin-filename", "a.md", "--select", "CE201", "--fix-suppressions", stdin=text)

    assert (done.exit_code, lines(done)) == (1, ["a.md:1:1 warning SU005"])


def test_formats_tell_why_a_finding_is_suppressed() -> None:
    write("a.md", f"<!-- claimlint: allow CE201 -- quoting the advert -->\n{CURE}")
    check("a.md", "--select", "CE201", "--format", "sarif:a.sarif", "--format", "junit:a.xml")
    result = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"][0]

    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "quoting the advert"}
    ]
    assert 'message="suppressed: quoting the advert"' in Path("a.xml").read_text(encoding="utf-8")
