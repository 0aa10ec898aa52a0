"""An evaluation as the JSON that programs read; its schema is `schema/evaluation.schema.json`."""

from typing import Final, cast

from claimlint import __version__
from claimlint.evaluate.claims import Agreement, ClaimScores
from claimlint.evaluate.counts import Estimate, Scored
from claimlint.evaluate.score import Alarms, Evaluation, RuleCounts
from claimlint.evaluate.slips import Slip
from claimlint.report.values import Json, dumped

SCHEMA: Final = "claimlint.evaluation/1"
_DIGITS: Final = 4


def as_json(run: Evaluation, *, misses: bool = False) -> str:
    """Return the evaluation as JSON, and with `misses` every miss and false alarm."""
    data: dict[str, Json] = {
        "schema": SCHEMA,
        "version": __version__,
        "profile": run.profile,
        "rules_run": run.rules_run,
        "not_run": dict(run.not_run),
        "texts": run.texts,
        "words": run.words,
        "sentence_count": run.sentence_count,
        "sentences": _scored(run.sentences),
        "groups": {name: _scored(one) for name, one in run.groups.items()},
        "groups_together": _scored(run.groups_together),
        "rules": {one.rule: _rule(one) for one in run.rules},
        "claims": _claims(run.claims),
        "false_alarms": {one.kind: _alarms(one) for one in run.alarms},
        "documents": {
            "texts": run.documents.texts,
            "rules": {rule: _scored(one) for rule, one in run.documents.rules.items()},
            "together": _scored(run.documents.together),
        },
    }
    if misses:
        data["misses"] = [_slip(one) for one in run.slips]
    return dumped(data)


def _rounded(value: float | None) -> Json:
    # The type of the report's JSON has no fractions, since it holds none.
    return cast("Json", None if value is None else round(value, _DIGITS))


def _estimate(one: Estimate) -> Json:
    return {"value": _rounded(one.value), "low": _rounded(one.low), "high": _rounded(one.high)}


def _scored(one: Scored) -> Json:
    return {
        "precision": _estimate(one.precision),
        "recall": _estimate(one.recall),
        "f1": _estimate(one.f1),
        "right": one.counts.right,
        "false": one.counts.false,
        "missed": one.counts.missed,
        "may": one.counts.may,
    }


def _rule(one: RuleCounts) -> Json:
    return {
        "must": one.must,
        "found": one.counts.right,
        "missed": one.counts.missed,
        "may": one.may,
        "may_found": one.counts.may,
        "false": one.counts.false,
        "false_on_clean": one.on_clean,
    }


def _claims(claims: ClaimScores) -> Json:
    return {
        "texts": claims.texts,
        "sentences": _scored(claims.sentences),
        "must": claims.must,
        "matched": claims.matched,
        "certainty": _agreement(claims.certainty),
        "evidence": _agreement(claims.evidence),
    }


def _agreement(one: Agreement) -> Json:
    return {
        "of": one.of,
        "equal": one.equal,
        "share": _rounded(one.share),
        "near": one.near,
        "annotations": one.both,
        "annotations_equal": one.between,
        "confused": [
            {"gold": gold, "found": found, "times": times} for (gold, found), times in one.confused.items()
        ],
    }


def _alarms(one: Alarms) -> Json:
    return {
        "texts": one.texts,
        "words": one.words,
        "warnings": one.warnings,
        "findings": one.findings,
        "warning_rate": _estimate(one.warning_rate),
        "finding_rate": _estimate(one.finding_rate),
    }


def _slip(one: Slip) -> Json:
    return {
        "kind": one.kind.value,
        "text": one.text,
        "text_kind": one.text_kind,
        "start": one.start,
        "expected": list(one.expected),
        "found": list(one.found),
        "sentence": one.sentence,
    }
