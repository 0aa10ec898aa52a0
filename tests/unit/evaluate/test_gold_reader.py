"""Gold files: what is read, and what is said about what is wrong with them."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from claimlint.errors import ConfigError, SourceError
from claimlint.evaluate.gold import GoldClaim, GoldFinding, Status
from claimlint.evaluate.gold_reader import read_gold
from claimlint.model.text import TextSpan

TEXT = "Our tea cures gout. Ask a nurse. Dr. Ü 🍵 agrees.\n"
SHARED = Path(__file__).parents[4] / "shared" / "gold"


def passage(**changed: object) -> dict[str, object]:
    record = {
        "id": "01",
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "kind": "marketing",
        "topic": "tea",
        "sents": [[0, 19], [20, 32], [33, 48]],
        "findings": [
            {"rule": "CE201", "start": 8, "end": 13, "sent": 0, "status": "must", "annotations": ["sure", "sure"]},
            {"rule": "AU802", "start": 33, "end": 40, "sent": 2, "status": "may", "annotations": [None, "sure"]},
        ],
        "claims": [
            {
                "start": 0, "end": 18, "sents": [0], "status": "must",
                "a": {"intervention": "tea", "target": "gout", "certainty": "NEG", "evidence": "none"},
                "b": None,
            }
        ],
    }  # fmt: skip
    return {key: value for key, value in {**record, **changed}.items() if value is not ...}


def write(folder: Path, *records: object, name: str = "gold.jsonl") -> Path:
    (folder / "passages").mkdir(exist_ok=True)
    (folder / "passages" / "01.txt").write_bytes(TEXT.encode())
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_passage(tmp_path: Path) -> None:
    (text,) = read_gold(write(tmp_path, passage()))

    assert (text.id, text.kind, text.source, text.words) == ("01", "marketing", TEXT, 11)
    assert text.path == str(tmp_path / "passages" / "01.txt")
    assert text.sentences == (TextSpan(0, 19), TextSpan(20, 32), TextSpan(33, 48))
    assert text.findings == (
        GoldFinding("CE201", TextSpan(8, 13), Status.MUST),
        GoldFinding("AU802", TextSpan(33, 40), Status.MAY),
    )
    assert text.claims == (GoldClaim(TextSpan(0, 18), (0,), Status.MUST, ("C0", ""), ("none", "")),)


def test_a_file_of_our_own_corpora(tmp_path: Path) -> None:
    html = "<p>Tea &amp; honey cure gout.</p>"
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "tea.html").write_text(html, encoding="utf-8")
    record = passage(
        file="dev/tea.html", media_type="text/html", split="dev", sha256=sha256(html.encode()).hexdigest(), words=4,
        sents=[[3, 29]], findings=[], claims=..., labels={"DO901": "must", "BA701": "no"},
    )  # fmt: skip
    (text,) = read_gold(write(tmp_path, record))

    assert (text.source, text.split, text.words, text.claims) == (html, "dev", 4, None)
    assert text.labels == {"DO901": Status.MUST, "BA701": Status.NO}


def test_documents_lie_in_their_folder_or_beside_the_gold(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "D1.md").write_text("# Tea\n", encoding="utf-8")
    (tmp_path / "D2.md").write_text("# Gout\n", encoding="utf-8")
    write(tmp_path, passage())
    write(
        tmp_path,
        {
            "file": "D1.md",
            "kind": "blog",
            "labels": {"DO901": "may"},
            "annotations": {"DO901": ["sure", "no"]},
        },
        {"file": "D2.md", "labels": {}},
        name="documents.jsonl",
    )

    assert [(text.id, text.source) for text in read_gold(tmp_path)] == [
        ("01", TEXT), ("D1", "# Tea\n"), ("D2", "# Gout\n")
    ]  # fmt: skip
    assert [text.id for text in read_gold(tmp_path / "documents.jsonl")] == ["D1", "D2"]


def test_an_empty_gold_is_one(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("\n", encoding="utf-8")

    assert read_gold(tmp_path) == ()


def test_splits(tmp_path: Path) -> None:
    write(tmp_path, passage(split="dev"), passage(id="02", split="test", file="passages/01.txt"))

    assert [text.id for text in read_gold(tmp_path, split="test")] == ["02"]
    with pytest.raises(ConfigError) as caught:
        read_gold(tmp_path, split="tset")
    assert str(caught.value) == f"{tmp_path} has no texts of split “tset” (its splits: dev, test)"


def finding(**changed: object) -> dict[str, object]:
    return passage(findings=[{"rule": "CE201", "start": 8, "end": 13, "status": "must", **changed}])


def claim(**changed: object) -> dict[str, object]:
    return passage(claims=[{"start": 0, "end": 18, "sents": [0], "status": "must", **changed}])


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        (lambda: "{", "this line is not JSON: Expecting property name"),
        (lambda: "[]", "this line is not a JSON object"),
        (lambda: passage(id=...), "“id” is missing"),
        (lambda: passage(id=7), "“id” must be a text"),
        (lambda: passage(knid="news"), "unknown key “knid” (did you mean “kind”?)"),
        (lambda: passage(sha256="00"), "passages/01.txt is not the text that was annotated: its SHA-256 is "),
        (lambda: passage(sha256=...), "“sha256” is missing"),
        (lambda: passage(file="none.txt"), "none.txt cannot be read: No such file or directory"),
        (lambda: passage(media_type="text/html"), "“media_type” is “text/html”, and 01.txt is read as “text/plain”"),
        (lambda: passage(words=-1), "“words” must be a whole number, 0 or more"),
        (lambda: passage(words=True), "“words” must be a whole number, 0 or more"),
        (lambda: passage(sents=..., findings=[], claims=[]), "“sents” is missing"),
        (lambda: passage(sents=[], findings=[], claims=[]), "“sents” is empty"),
        (lambda: passage(sents=[[0, 19], [18, 30], [33, 48]]), "“sents” 1 begins before the one in front of it ends"),
        (lambda: passage(sents=[[0, 19], [20, 32], [33, 51]]), "“sents” 2 (33–51) lies outside the text, which ends at 49"),
        (lambda: passage(sents=[[0, 19], [20], [33, 48]]), "“sents” 1 must have a start and an end, whole numbers of 0"),
        (lambda: passage(findings="none"), "“findings” must be a list"),
        (lambda: passage(findings=["CE201"]), "finding 1 must be an object"),
        (lambda: finding(rule="EV1O1"), "finding 1: unknown rule “EV1O1” (a rule is named by its id, such as CE202)"),
        (lambda: finding(rule=""), "finding 1: “rule” must be a text"),
        (lambda: finding(start=60, end=61), "finding 1: the span (60–61) lies outside the text, which ends at 49"),
        (lambda: finding(start=8, end=8), "finding 1: the span (8–8) is empty"),
        (lambda: finding(end="13"), "finding 1: the span must have a start and an end, whole numbers of 0 or more"),
        (lambda: finding(sent=1), "finding 1: “sent” is 1, and the span begins in sentence 0"),
        (lambda: finding(status="most"), "finding 1: “most” is not known as “status” (did you mean “must”?)"),
        (lambda: finding(status="no"), "finding 1: “no” is not known as “status” (one of: must, may)"),
        (lambda: finding(rul="x"), "finding 1: unknown key “rul” (did you mean “rule”?)"),
        (lambda: claim(sents=[0, 3]), "claim 1: “sents” names sentence 3, and the last one is 2"),
        (lambda: claim(sents=["0"]), "claim 1: “sents” must hold whole numbers, 0 or more"),
        (lambda: claim(a={"certainty": "C9"}), "claim 1, “a”: “C9” is not known as “certainty” (one of: C0, C1, "),
        (lambda: claim(b={"evidence": "citd"}), "claim 1, “b”: “citd” is not known as “evidence” (did you mean “cited”?)"),
        (lambda: claim(a="C4"), "claim 1: “a” must be an object"),
        (lambda: {"file": "passages/01.txt", "labels": {"D901": "must"}}, "“labels”: unknown rule “D901” (a rule is named"),
        (lambda: {"file": "passages/01.txt", "labels": {"DO901": "yes"}}, "“labels”: “yes” is not known as “DO901” (one of: "),
        (lambda: {"labels": {}}, "“file” is missing"),
    ],
)  # fmt: skip
def test_each_problem_is_one_line_with_file_and_number(
    record: Callable[[], object], problem: str, tmp_path: Path
) -> None:
    write(tmp_path, "", record())
    with pytest.raises(ConfigError) as caught:
        read_gold(tmp_path)

    lines = str(caught.value).replace(f"{tmp_path}/passages", "passages").replace(f"{tmp_path}/none", "none")
    assert lines.startswith(f"{tmp_path}/gold.jsonl:2: {problem}")
    assert len(lines.splitlines()) == 1


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    write(
        tmp_path, passage(kind=3), passage(findings=[{"rule": "x", "start": 3, "end": 2, "status": "must"}])
    )
    with pytest.raises(ConfigError) as caught:
        read_gold(tmp_path)

    assert [line.removeprefix(f"{tmp_path}/gold.jsonl:") for line in str(caught.value).splitlines()] == [
        "1: “kind” must be a text",
        "2: finding 1: the span (3–2) is empty",
        "2: finding 1: unknown rule “x” (a rule is named by its id, such as CE202)",
        "2: the id “01” is that of line 1, too",
    ]


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no gold"):
        read_gold(tmp_path)
    with pytest.raises(ConfigError, match=r"none\.jsonl cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_texts_and_golds_that_are_not_utf8(tmp_path: Path) -> None:
    write(tmp_path, passage(sha256=sha256(b"\xff").hexdigest()))
    (tmp_path / "passages" / "01.txt").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="byte 0 is not UTF-8"):
        read_gold(tmp_path)
    (tmp_path / "gold.jsonl").write_bytes(b"\xff")
    with pytest.raises(SourceError, match="byte 0 is not UTF-8"):
        read_gold(tmp_path)


@pytest.mark.skipif(not SHARED.exists(), reason="the real passages are not beside this checkout")
def test_the_real_passages_are_read_whole() -> None:
    texts = read_gold(SHARED)

    assert sum(text.words for text in texts if text.sentences) == 14_835
    assert len([text for text in texts if text.labels]) == 12
    assert sum(len(text.findings) for text in texts) == 369
