"""An evaluation as people and programs see it."""

import json
from importlib.resources import files

import jsonschema

from claimlint.evaluate.data import as_json
from claimlint.evaluate.gold import Status
from claimlint.evaluate.score import Evaluation, score
from claimlint.evaluate.views import as_markdown, as_text
from tests.unit.evaluate.golds import claim, found, gold, said

ACTIVE = frozenset({"EV101", "DO901"})


def run() -> Evaluation:
    text = gold(
        "0:EV101 1:EV101 2:CE201",
        claims=[claim(0, 8, [0], "C4/C4", "none/none")],
        labels={"DO901": Status.MUST},
    )
    return score([(text, found("0:EV101 3:EV101", claims=[said(0, 8, "C2")]))], ACTIVE)


def test_text_is_aligned() -> None:
    lines = as_text(run()).splitlines()

    assert lines[:5] == [
        "1 text, 100 words, 5 sentences; 1 document; profile generic; 2 rules ran",
        "counted neither way, since they did not run: CE201 1×",
        "",
        "Sentences  precision  recall     F1  right  false  missed  may",
        "all            0.500   0.500  0.500      1      1       1    0",
    ]
    assert "certainty                     1      0  0.000      0.000             1 of 1" in lines
    assert "DO901                   –   0.000  0.000      0      0       1    0" in lines
    assert not any("missed: t" in line for line in lines)


def test_intervals_are_shown_where_there_are_several_texts() -> None:
    pairs = [(gold("0:EV101", name=name), found("0:EV101" if name == "a" else "")) for name in "ab"]

    assert "0.500 (0.00–1.00)" in as_text(score(pairs, ACTIVE))


def test_text_with_misses() -> None:
    assert as_text(run(), misses=True).endswith(
        "\n\nMisses and false alarms: 3\n"
        "missed: t (neutral) at 10\n"
        "  Sentence\n"
        "  expected: EV101 “nten”\n"
        "false alarm: t (neutral) at 30\n"
        "  Sentence\n"
        "  found: EV101 warning “word”\n"
        "missed in document: t (neutral)\n"
        "  expected: DO901\n"
    )


def test_markdown_has_tables() -> None:
    lines = as_markdown(run(), misses=True).splitlines()

    assert "## Sentences" in lines
    assert "| all | 0.500 | 0.500 | 0.500 | 1 | 1 | 1 | 0 |" in lines
    assert "|---|---:|---:|---:|---:|---:|---:|---:|" in lines
    assert "- **missed**, t (neutral) at 10" in lines


def test_json_fits_its_schema() -> None:
    schema = json.loads(
        (files("claimlint.evaluate") / "schema" / "evaluation.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    for evaluation in (run(), score([], ACTIVE)):
        for misses in (True, False):
            data = json.loads(as_json(evaluation, misses=misses))
            jsonschema.validate(data, schema)
            assert ("misses" in data) is misses

    assert json.loads(as_json(run()))["sentences"]["recall"] == {"value": 0.5, "low": None, "high": None}
    assert json.loads(as_json(run()))["claims"]["certainty"]["confused"] == [
        {"gold": "C4", "found": "C2", "times": 1}
    ]


def test_an_empty_gold_is_shown_as_such() -> None:
    assert as_text(score([], ACTIVE)) == (
        "0 texts, 0 words, 0 sentences; 0 documents; profile generic; 2 rules ran\n"
    )
