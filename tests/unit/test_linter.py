"""The wiring of the stages: what comes out of text, of files, of files that fail, and of texts longer than one piece."""

from pathlib import Path

import pytest

import claimlint
from claimlint.errors import ClaimlintError
from claimlint.linter import analyse_text, check_files, check_paths, check_text, extract_claims
from claimlint.model.analysis import Analysis
from claimlint.model.finding import Position
from claimlint.model.meter import LANGUAGE, READING, Meter
from claimlint.model.settings import Settings
from claimlint.nlp.pipeline import PIECE
from claimlint.project.files import FileToCheck
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import RulePack

CURE = "Turmeric cures arthritis."
FILLER = "The diabetes library opens at nine and closes at five, and the reading room is warm in winter."
PACK = load_rules().select(["CE201", "EV101"], [])


def places(text: str, media_type: str = "text/plain") -> list[tuple[str, str, Position, Position]]:
    return [(f.rule, f.excerpt, f.start, f.end) for f in check_text(text, rules=PACK, media_type=media_type)]


def test_a_finding_has_all_that_a_report_needs() -> None:
    (finding,) = check_text(f"Ann slept.\n{CURE}", rules=PACK, path="a.md")

    assert (finding.path, finding.rule, finding.name, finding.severity.value) == (
        "a.md",
        "CE201",
        "cure-claim",
        "error",
    )
    assert (finding.start, finding.end, finding.excerpt) == (
        Position(20, 2, 10),
        Position(25, 2, 15),
        "cures",
    )
    assert finding.context == CURE
    assert "cures" in finding.message
    assert finding.suggestion
    assert finding.fingerprint.startswith("v1:")


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "<!-- nothing -->"])
def test_nothing_to_say_about_nothing(text: str) -> None:
    assert check_text(text, media_type="text/markdown") == ()
    assert extract_claims(text) == ()


def test_no_rules_no_findings() -> None:
    assert check_text(CURE, rules=RulePack()) == ()


def test_packs_do_not_get_into_each_other_s_way() -> None:
    other = load_rules().select(["EV101"], [])
    rules = [[f.rule for f in check_text(CURE, rules=pack)] for pack in (PACK, other, PACK, other)]

    assert rules == [["CE201"], ["EV101"], ["CE201"], ["EV101"]]


def test_claims_of_a_text() -> None:
    (claim,) = extract_claims("# Ann\n\nTurmeric *relieves* arthritis.", media_type="text/markdown")

    assert (claim.intervention, claim.relation, claim.targets, claim.polarity) == (
        "turmeric",
        "treat",
        ("arthritis",),
        "benefit",
    )


def test_the_public_functions_are_these() -> None:
    assert (claimlint.check_text, claimlint.check_files, claimlint.extract_claims) == (
        check_text,
        check_files,
        extract_claims,
    )


def test_files_are_reported_in_order_and_failures_do_not_stop_them(tmp_path: Path) -> None:
    for name, data in {
        "b.md": CURE.encode(),
        "a.txt": CURE.encode(),
        "c.md": b"\xff\xfe\xff",
        "d.html": b"",
    }.items():
        (tmp_path / name).write_bytes(data)
    names = [str(tmp_path / name) for name in ("gone.md", "d.html", "c.md", "b.md", "a.txt")]
    report = check_files(names, rules=PACK)

    assert [Path(finding.path).name for finding in report.findings] == ["a.txt", "b.md"]
    assert [Path(failure.path).name for failure in report.failures] == ["c.md", "gone.md"]
    assert report.files == len(names)
    assert report == check_files(names[::-1], rules=PACK)


def test_words_rules_and_times_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Turmeric\n\n{CURE}\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    files = [FileToCheck(path, path.name) for path in tmp_path.iterdir()]
    seen: list[str] = []
    meter = Meter()
    report = check_paths(files, pack=PACK, settings=Settings(), progress=seen.append, meter=meter)

    assert report.words == 4
    assert [card.id for card in report.rules] == ["CE201", "EV101"]
    assert report.rules[0].authority.startswith("https://")
    assert seen == ["a.md", "b.txt"]
    assert set(report.seconds) == {READING, LANGUAGE, "CE201", "EV101"}
    assert all(seconds > 0 for seconds in report.seconds.values())
    assert check_paths(files, pack=PACK, settings=Settings()).seconds == {}


@pytest.mark.parametrize("stage", ["entities.EntityFinder", "cascade.Cascade", "claims.finder.ClaimFinder"])
def test_a_component_that_raises_costs_only_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    name = f"claimlint.nlp.{stage}.__call__"
    module, _, owner = f"claimlint.nlp.{stage}".rpartition(".")
    whole = getattr(__import__(module, fromlist=[owner]), owner).__call__

    def explode(self: object, doc: object) -> object:
        if "planted" in str(doc):
            raise KeyError("a bug")
        return whole(self, doc)

    monkeypatch.setattr(name, explode)
    (tmp_path / "bad.md").write_text(f"{CURE} This one is planted.", encoding="utf-8")
    (tmp_path / "good.md").write_text(CURE, encoding="utf-8")
    report = check_files(sorted(tmp_path.iterdir()), rules=PACK)

    assert [(Path(f.path).name, f.message) for f in report.failures] == [
        ("bad.md", "could not be analysed: KeyError: 'a bug'")
    ]
    assert [Path(finding.path).name for finding in report.findings] == ["good.md"]


def test_wrong_rules_are_no_failure_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unfit(*_: object) -> None:
        raise claimlint.errors.RuleError("the rule is wrong")

    (tmp_path / "a.md").write_text(CURE, encoding="utf-8")
    monkeypatch.setattr("claimlint.linter._parted", unfit)

    with pytest.raises(ClaimlintError, match="the rule is wrong"):
        check_files([tmp_path / "a.md"], rules=PACK)


LONG = "\n\n".join(
    [
        "# Notes",
        *[FILLER] * 2600,
        "## Turmeric",
        CURE,
        "It relieves gout.",
        *[FILLER] * 200,
        "Zinc cures flu.",
    ]
)


def test_findings_beyond_the_first_piece_stand_where_they_say() -> None:
    assert len(LONG) > PIECE
    found = places(LONG, "text/markdown")

    assert [(rule, excerpt) for rule, excerpt, _, _ in found] == [
        ("CE201", "cures"),
        ("EV101", "relieves"),
        ("CE201", "cures"),
    ]
    assert [LONG[start.offset : end.offset] for _, _, start, end in found] == ["cures", "relieves", "cures"]
    assert [(start.line, start.column) for _, _, start, _ in found] == [(5205, 10), (5207, 4), (5609, 6)]


def test_what_a_long_text_says_in_a_later_piece_is_what_a_short_one_says() -> None:
    short = analyse_text(f"# Notes\n\n## Turmeric\n\n{CURE}\n\nIt relieves gout.", media_type="text/markdown")
    long = analyse_text(
        "\n\n".join(["# Notes", *[FILLER] * 2600, "## Turmeric", CURE, "It relieves gout."]),
        media_type="text/markdown",
    )

    def described(analysis: Analysis) -> list[tuple[object, ...]]:
        text = analysis.text
        return [
            (c.intervention, c.targets, c.anaphor, c.certainty, text[c.predicate.start : c.predicate.end],
             text[(block := analysis.blocks[analysis.sentences[c.sentence].block]).span.start : block.span.end])
            for c in analysis.claims
        ]  # fmt: skip

    assert described(long) == described(short)


def test_the_topic_of_the_first_piece_is_that_of_all() -> None:
    text = "\n\n".join(["# Ginger", "Ginger relieves nausea.", *[FILLER] * 2600, "It eases colic."])

    assert [(c.intervention, c.targets) for c in extract_claims(text, media_type="text/markdown")] == [
        ("ginger", ("nausea",)),
        ("ginger", ("colic",)),
    ]
