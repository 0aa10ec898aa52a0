"""The words a rule file may use are those the engine and the language stage know: no more, no fewer."""

import json
from dataclasses import fields
from typing import Any

import pytest

from claimlint.engine import absences
from claimlint.engine.numbers import GROUPS, KINDS
from claimlint.engine.shields import SHIELDS
from claimlint.model.analysis import Certainty, Grade, Tier
from claimlint.model.finding import Severity
from claimlint.nlp import cues
from claimlint.ruleset import rule as values
from claimlint.ruleset.checks import ABSENT
from claimlint.ruleset.complaints import schema_text
from claimlint.ruleset.readings import READINGS

SCHEMA = json.loads(schema_text())
DEFS = SCHEMA["$defs"]


def words(schema: dict[str, Any]) -> list[str]:
    """Return the values that a schema of one word or a list of them allows."""
    found = schema["enum"] if "enum" in schema else schema["else"]["enum"]
    return [str(word) for word in found]


def options(kind: str) -> dict[str, Any]:
    for entry in SCHEMA["allOf"]:
        if entry["if"]["properties"].get("kind") == {"const": kind}:
            found: dict[str, Any] = entry["then"]["properties"]["options"]["properties"]
            return found
    raise LookupError(kind)


def test_shields_are_the_engine_s() -> None:
    assert {code.rstrip("-") for code in SCHEMA["properties"]["shields"]["items"]["enum"]} == set(SHIELDS)
    assert set(READINGS) <= set(SHIELDS)


def test_what_may_be_absent_the_engine_looks_for_or_a_cue_names() -> None:
    assert set(absences._CHECKS) == set(ABSENT) - set(cues.KINDS)


def test_numbers_are_the_engine_s() -> None:
    assert set(words(options("number")["needs"])) == {*KINDS, *GROUPS}
    assert set(words(options("number")["lacks"])) == {*KINDS, *GROUPS}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (SCHEMA["properties"]["kind"]["enum"], values.Kind),
        (SCHEMA["properties"]["status"]["enum"], values.Status),
        (SCHEMA["properties"]["unit"]["enum"], values.Unit),
        (SCHEMA["properties"]["certainty"]["enum"], Certainty),
        (DEFS["window"]["properties"]["grade"]["enum"], Grade),
        (DEFS["window"]["properties"]["design"]["enum"], Tier),
        (DEFS["severity"]["properties"]["default"]["enum"], Severity),
    ],
)
def test_closed_sets_are_those_of_the_code(found: list[str], expected: type) -> None:
    assert sorted(found) == sorted(expected)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (DEFS["frame"], values.Frame),
        (DEFS["when"], values.When),
        (DEFS["window"], values.WindowTerm),
        (DEFS["source"], values.Source),
        (DEFS["severity"], values.SeverityTable),
    ],
)
def test_every_key_arrives_in_a_field(schema: dict[str, Any], value: type) -> None:
    assert set(schema["properties"]) == {field.name for field in fields(value)}


def test_every_key_of_a_rule_arrives_in_a_field() -> None:
    made = {"group", "at", "exception_patterns"}

    assert set(SCHEMA["properties"]) == {field.name for field in fields(values.Rule)} - made
