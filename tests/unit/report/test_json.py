"""What programs read, held against the schemas that are shipped."""

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from claimlint import __version__
from claimlint.model.analysis import Certainty, Claim, Grade, Tier
from claimlint.model.claims import ClaimsReport, PlacedClaim
from claimlint.model.finding import Failure, Position, RuleCard, Severity
from claimlint.model.text import TextSpan
from claimlint.report import claims
from claimlint.report.json import render
from claimlint.report.table import REPORTERS, renderer
from tests.unit.report.reports import finding, report

ID = "c1:0123456789abcdef"


def validated(text: str, schema: str) -> Mapping[str, Any]:
    rules = json.loads(
        (files("claimlint.report") / "schema" / f"{schema}.schema.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(rules)
    data: Mapping[str, Any] = json.loads(text)
    jsonschema.validate(data, rules)
    return data


def test_a_finding_has_the_fields_of_the_contract() -> None:
    uncited = finding("cures", rule="EV101", name="uncited-efficacy-claim", severity=Severity.WARNING)
    text = render(
        report(finding("cures", related=(uncited,)), failures=(Failure("b.html", "cannot be read"),))
    )

    common = {
        "path": "knees.md", "message": "“cures” says too much.", "suggestion": "Say less.", "excerpt": "cures",
        "fingerprint": "v1:0123456789abcdef",
        "start": {"offset": 19, "line": 3, "column": 11}, "end": {"offset": 24, "line": 3, "column": 16},
    }  # fmt: skip
    related = {**common, "rule": "EV101", "name": "uncited-efficacy-claim", "severity": "warning"}
    assert validated(text, "report") == {
        "schema": "claimlint.report/1",
        "version": __version__,
        "profile": "generic",
        "findings": [
            {**common, "rule": "CE201", "name": "cure-claim", "severity": "error", "related": [related]}
        ],
        "suppressed": [],
        "known": [],
        "against": [],
        "failures": [{"path": "b.html", "message": "cannot be read"}],
        "summary": {"files": 1, "errors": 1, "warnings": 0, "suggestions": 0},
    }


def test_an_empty_report_is_valid() -> None:
    assert validated(render(report()), "report")["findings"] == []


def test_order_of_findings_is_that_of_their_places() -> None:
    first, second = finding("cures"), finding("safe", rule="BA703", name="unqualified-safe")

    assert render(report(first, second)) == render(report(second, first))


def test_claims_have_the_fields_of_the_contract() -> None:
    claim = Claim(
        TextSpan(0, 20), TextSpan(4, 9), 0, "treat", "benefit", Certainty.C0, negated=True, intervention="zinc",
        intervention_codes=frozenset({"SUPP"}), targets=("colds", "flu"), evidence="cited", grade=Grade.B,
        design=Tier.T6, quantities=("12 %",),
    )  # fmt: skip
    placed = PlacedClaim("a.md", Position(0, 1, 1), Position(20, 1, 21), "Zinc does not treat.", claim, ID)
    found = ClaimsReport((placed,), (Failure("b.md", "is missing"),), 1)
    data = validated(claims.render_json(found), "claims")

    assert data["claims"][0]["target"] == "colds, flu"
    assert data["claims"][0]["certainty"] == "C0"
    assert data["claims"][0]["evidence_grade"] == "B"
    assert data["claims"][0]["study_design"] == "T6"
    assert claims.render_text(found) == (
        "place     certainty  evidence   intervention  relation   target\n"
        "a.md:1:1  C0         cited (B)  zinc          not treat  colds, flu\n"
        "1 claim in 1 file\n"
    )


def test_no_claims() -> None:
    assert claims.render_text(ClaimsReport(files=2)) == "0 claims in 2 files\n"
    assert validated(claims.render_json(ClaimsReport()), "claims")["claims"] == []


def test_a_long_name_is_cut_and_a_place_is_not() -> None:
    claim = Claim(
        TextSpan(0, 1),
        TextSpan(0, 1),
        0,
        "treat",
        "benefit",
        Certainty.C4,
        negated=False,
        intervention="z" * 60,
    )
    path = "p" * 60 + ".md"
    text = claims.render_text(
        ClaimsReport((PlacedClaim(path, Position(0, 1, 1), Position(1, 1, 2), "x", claim),), files=1)
    )

    assert f"{path}:1:1  C4" in text
    assert "z" * 27 + "…" in text


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_renders(name: str) -> None:
    assert "CE201" in renderer(name)(report(finding("cures")))


def test_what_was_asked_for_is_in_the_report_and_valid() -> None:
    claim = Claim(TextSpan(0, 4), TextSpan(0, 4), 0, "treat", "benefit", Certainty.C4, negated=False)
    placed = PlacedClaim("knees.md", Position(9, 3, 1), Position(13, 3, 5), "The p", claim, ID)
    asked = replace(
        report(finding("cures")),
        words=9,
        claims=(placed,),
        seconds={"reading": 0.5, "CE201": 0.25, "EV101": 0.125},
        rules=(RuleCard("CE201", "cure-claim"), RuleCard("EV101", "uncited-efficacy-claim")),
    )
    data = validated(render(asked), "report")

    assert data["summary"]["words"] == 9
    assert data["claims"] == json.loads(claims.render_json(ClaimsReport((placed,))))["claims"]
    assert data["statistics"] == [
        {"rule": "CE201", "name": "cure-claim", "findings": 1, "seconds": 0.25},
        {"rule": "EV101", "name": "uncited-efficacy-claim", "findings": 0, "seconds": 0.125},
    ]
    assert data["stages"] == {"reading": 0.5}


def test_both_schemas_describe_a_claim_alike() -> None:
    folder = files("claimlint.report") / "schema"
    one, other = (
        json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))["$defs"]["claim"]
        for name in ("report", "claims")
    )

    assert one == other
