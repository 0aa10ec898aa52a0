"""Rules are read, compiled, kept, and read back the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimlint.errors import ConfigError, RuleError
from claimlint.model.analysis import Certainty, Grade, Tier
from claimlint.model.finding import Severity
from claimlint.ruleset import load, locate
from claimlint.ruleset.compile import FORMAT, dump_pack, join_packs, make_pack, parse_pack, write_pack
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.read import read_folder, read_rule
from claimlint.ruleset.rule import Example, Frame, Kind, Source, Unit, Untested, When, WindowTerm

RULE = """\
id: HY901
name: wonder-word
kind: breadth
status: preview
region: us
summary: A word of wonder.
why: Readers expect more than medicine can do.
unit: section
severity:
  default: error
  modifiers: [M2]
  when:
    - {quoted: true, group: wonder, type: SUPP, certainty: [C3], grade: none, words_max: 120, level: off}
triggers:
  - group: wonder
    phrases: ["wonder drug", "=cures $TGT"]
    frame: {}
    certainty: C2
  - {group: other, phrases: [marvel]}
frame: {intervention: mention, target: section, type: RX, relation: [treat, cure]}
certainty: C3
window:
  - {within: W1, grade: C}
  - {within: W0, grade: B, design: T6, number: true, then: suggestion}
shields: [NEG, "QUOTE-"]
exceptions: ["wonder why"]
message: "'{trigger}' promises wonders."
suggestion: Say what was measured.
sources: [{key: FDA-FRAUD, title: "Tip-offs", url: "https://example.org/x"}]
options: {min_targets: 3}
template: ["Zinc is a {trigger}."]
examples:
  fires:
    - {id: F1, text: "Zinc is a wonder drug.", flag: wonder drug, severity: error, profile: clinic}
    - {id: F2, file: examples/page.md}
  silent:
    - {id: P1, text: "Zinc is no wonder drug.", why: NEG}
    - {id: P2, text: "One⏎two", media_type: text/html, meta: true, region: us}
untested: [{trigger: marvel, reason: rare}]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    (folder / "hype" / "examples").mkdir(parents=True)
    (folder / "hype" / "wonder-word.yaml").write_text(RULE, encoding="utf-8")
    (folder / "hype" / "examples" / "page.md").write_text("# Zinc\n\nA wonder drug.\n", encoding="utf-8")
    (folder / "profiles.yaml").write_text("generic: {}\n", encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "watchlist.yaml").write_text("rows: []\n", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(folder))
    return folder


def test_everything_in_a_file_arrives(house: Path) -> None:
    rule = read_rule(house / "hype" / "wonder-word.yaml", shown="hype/wonder-word.yaml")

    assert (rule.id, rule.name, rule.group, rule.kind, rule.unit) == (
        "HY901", "wonder-word", "hype", Kind.BREADTH, Unit.SECTION,
    )  # fmt: skip
    assert str(rule.at) == "hype/wonder-word.yaml:1:5"
    assert rule.severity.default is Severity.ERROR
    assert rule.severity.when == (
        When(
            None, group=("wonder",), type=("SUPP",), quoted=True, certainty=(Certainty.C3,), grade=("none",), words_max=120
        ),
    )  # fmt: skip
    wonder, other = rule.triggers
    assert (wonder.frame, wonder.certainty, other.frame, other.certainty) == (
        Frame(),
        Certainty.C2,
        None,
        None,
    )
    assert wonder.patterns[1] == [["w", ["cures"]], ["s", "TGT"]]
    assert rule.trigger_group("other") is other
    assert rule.trigger_group("none") is None
    assert rule.frame == Frame("mention", "section", type=("RX",), relation=("treat", "cure"))
    assert rule.window == (
        WindowTerm("W1", Grade.C),
        WindowTerm("W0", Grade.B, "suggestion", Tier.T6, number=True),
    )
    assert rule.shields == ("NEG", "QUOTE-")
    assert len(rule.exception_patterns) == 1
    assert rule.sources == (Source("FDA-FRAUD", "Tip-offs", url="https://example.org/x"),)
    assert (rule.number("min_targets", 2), rule.number("min_systems", 2)) == (3, 2)
    assert rule.untested == (Untested("trigger", "marvel", "rare"),)
    assert rule.examples == (
        Example("F1", fires=True, text="Zinc is a wonder drug.", flag=("wonder drug",), severity=Severity.ERROR, profile="clinic"),
        Example("F2", fires=True, text="# Zinc\n\nA wonder drug.\n", media_type="text/markdown"),
        Example("P1", fires=False, text="Zinc is no wonder drug.", why="NEG"),
        Example("P2", fires=False, text="One⏎two", media_type="text/html", region="us", meta=True),
    )  # fmt: skip


def test_a_compiled_pack_is_the_pack(house: Path) -> None:
    pack = read_folder(house)

    assert parse_pack(dump_pack(pack)) == pack
    assert dump_pack(parse_pack(dump_pack(pack))) == dump_pack(pack)


def test_patterns_carry_their_place(house: Path) -> None:
    assert [key for key, _ in read_folder(house).patterns()] == [
        ("HY901", "wonder", 0),
        ("HY901", "wonder", 1),
        ("HY901", "other", 0),
        ("HY901", "exceptions", 0),
    ]


def test_the_digest_follows_what_a_rule_says_not_where_it_stands(house: Path) -> None:
    before = read_folder(house)
    path = house / "hype" / "wonder-word.yaml"
    path.write_text("# a comment\n" + RULE, encoding="utf-8")
    assert read_folder(house).digest == before.digest

    path.write_text(RULE.replace("Say what", "Tell what"), encoding="utf-8")
    assert read_folder(house).digest != before.digest


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": "claimlint.pack/0", "rules": [], "digest": ""}',
        f'{{"format": "{FORMAT}", "rules": [{{}}], "digest": ""}}'.encode(),
        f'{{"format": "{FORMAT}"}}'.encode(),
        f'{{"format": "{FORMAT}", "rules": 3, "digest": ""}}'.encode(),
    ],
)
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json has its own words
        parse_pack(data)


def test_house_rules_join_the_core(house: Path) -> None:
    core = load_rules()
    both = load_rules([house])

    assert {rule.id for rule in both} == {rule.id for rule in core} | {"HY901"}
    assert [rule.id for rule in both] == sorted(rule.id for rule in both)
    assert both.digest != core.digest
    assert [rule.id for rule in load_rules([house], builtin=False)] == ["HY901"]
    assert load_rules([house / "hype" / "wonder-word.yaml"], builtin=False).rules[0].group == "hype"


def test_a_second_load_reads_the_cache(house: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = load_rules([house], builtin=False)
    assert len(list((cache / "rule-packs").glob("*.json"))) == 1

    def fail(*_: object, **__: object) -> None:
        pytest.fail("read the YAML again")

    monkeypatch.setattr("claimlint.ruleset.read.read_rule", fail)
    assert load_rules([house], builtin=False) == pack


def test_a_change_of_rule_or_example_is_seen(house: Path) -> None:
    load_rules([house], builtin=False)
    (house / "hype" / "examples" / "page.md").write_text("Other.", encoding="utf-8")
    assert load_rules([house], builtin=False).rules[0].examples[1].text == "Other."

    path = house / "hype" / "wonder-word.yaml"
    path.write_text(RULE.replace("Say what", "Tell what"), encoding="utf-8")
    assert load_rules([house], builtin=False).rules[0].suggestion == "Tell what was measured."


def test_a_damaged_cache_is_made_anew(house: Path, cache: Path) -> None:
    pack = load_rules([house], builtin=False)
    (kept,) = (cache / "rule-packs").glob("*.json")
    kept.write_bytes(b"{")

    assert load_rules([house], builtin=False) == pack
    assert json.loads(kept.read_bytes())["digest"] == pack.digest


def test_no_cache_is_no_harm(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(blocked))

    assert len(load_rules([house], builtin=False)) == 1


def test_the_cache_does_not_grow_for_ever(house: Path, cache: Path) -> None:
    path = house / "hype" / "wonder-word.yaml"
    for number in range(11):
        path.write_text(f"{RULE}# {number}\n", encoding="utf-8")
        load_rules([house], builtin=False)

    assert len(list((cache / "rule-packs").iterdir())) == 8


def test_writing_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path, __: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_pack(tmp_path / "packs" / "pack.json", make_pack(()))
    assert list((tmp_path / "packs").iterdir()) == []


def test_ids_and_names_are_unique(house: Path) -> None:
    (house / "hype" / "copy.yaml").write_text(RULE.replace("wonder-word", "second-word"), encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        read_folder(house)

    assert str(caught.value) == "hype/wonder-word.yaml:1:5: id “HY901” is taken (by hype/copy.yaml:1:5)"


def test_a_house_rule_may_not_take_a_name_of_the_core(tmp_path: Path) -> None:
    core = load_rules()
    path = tmp_path / "mine.yaml"
    body = RULE.replace("wonder-word", core.rules[0].name).replace("file: examples/page.md", "text: x")
    path.write_text(body, encoding="utf-8")

    with pytest.raises(RuleError, match=r"name “.+” is taken"):
        load_rules([path])


def test_every_broken_file_is_named(house: Path) -> None:
    (house / "hype" / "a.yaml").write_text("id: X\n", encoding="utf-8")
    (house / "hype" / "b.yaml").write_text("- 1\n", encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        read_folder(house)

    assert str(caught.value).startswith("hype/a.yaml:1:1: “kind” is missing")
    assert "hype/b.yaml:1:1: the file holds no rule (start with “id:”)" in caught.value.__notes__


@pytest.mark.parametrize(
    ("name", "said"), [("none", "no such file or folder"), ("empty", "holds no rule file")]
)
def test_a_path_without_rules(tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / name
    (tmp_path / "empty").mkdir()

    with pytest.raises(RuleError, match=said):
        load_rules([path])


def test_rules_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locate, "files", lambda _: tmp_path / "claimlint")

    with pytest.raises(RuleError, match="install health-claimlint again"):
        load_rules()


def test_the_pack_beside_the_rules_is_preferred(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / locate.MARKER).write_text("", encoding="utf-8")
    monkeypatch.setattr(locate, "files", lambda _: house.parent / "claimlint")
    fresh = load_rules()
    assert [rule.id for rule in fresh] == ["HY901"]

    write_pack(house / locate.PACK, make_pack(()))
    assert len(load_rules()) == 0

    (house / locate.PACK).write_bytes(b"damaged")
    assert load_rules() == fresh


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("linux", "XDG_CACHE_HOME", "claimlint"),
        ("win32", "LOCALAPPDATA", "claimlint/Cache"),
        ("darwin", "NOTHING", "Library/Caches/claimlint"),
    ],
)
def test_the_cache_is_where_the_platform_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, expected: str
) -> None:
    monkeypatch.delenv("CLAIMLINT_CACHE_DIR")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)

    assert locate.cache_folder() == tmp_path / expected


def test_joined_packs_hold_both(house: Path) -> None:
    pack = read_folder(house)

    assert join_packs(pack, make_pack(())).rules == pack.rules


def test_unknown_rules_are_config_errors(house: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean “wonder-word”"):
        read_folder(house).by_name("wonder-words")


def test_a_warm_load_brings_no_yaml_and_no_schema(house: Path) -> None:
    load_rules([house])
    probe = (
        "import sys; from claimlint.ruleset.load import load_rules; load_rules([sys.argv[1]]); "
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'ruamel', 'jsonschema', 'spacy', 'difflib'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(house)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""


@pytest.fixture
def installed() -> locate.Builtin:
    place = locate.builtin()
    if place.pack is None:
        pytest.skip("runs from a checkout; the wheel test holds it for the wheel")
    return place


def test_the_packaged_pack_is_fresh(installed: locate.Builtin) -> None:
    assert installed.pack is not None
    assert installed.pack.read_bytes() == dump_pack(read_folder(installed.folder))


def test_the_code_that_compiles_decides_too() -> None:
    shown = {name for _, name in load._compiler_files()}

    assert {"syntax.py", "inflect.py", "rule.py", "rule.schema.json"} <= shown
