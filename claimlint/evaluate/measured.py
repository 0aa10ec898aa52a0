"""The counts of each rule on a corpus, kept in a file for the pages of the rules."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from claimlint.errors import ConfigError
from claimlint.evaluate.changes import recorded
from claimlint.evaluate.counts import Counts
from claimlint.evaluate.score import Evaluation
from claimlint.report.rule_facts import Measured, Measurement

SCHEMA: Final = "claimlint.counts/1"


def measurement(run: Evaluation) -> Measurement:
    """Return what an evaluation found out about each rule; document rules are counted by article."""
    rules = {
        **{one.rule: _measured(one.counts, "sentences") for one in run.rules},
        **{rule: _measured(one.counts, "articles") for rule, one in run.documents.rules.items()},
    }
    return Measurement(run.texts, run.words, dict(sorted(rules.items())))


def _measured(counts: Counts, of: str) -> Measured:
    return Measured(counts.right, counts.missed, counts.false, of)


def lines(found: Measurement) -> tuple[str, ...]:
    """Return the lines of the file: JSON with one rule a line, so that a change shows which rule it was."""
    return tuple(_lines(found))


def _lines(found: Measurement) -> Iterator[str]:
    yield "{"
    yield f'  "schema": "{SCHEMA}",'
    yield f'  "texts": {found.texts},'
    yield f'  "words": {found.words},'
    yield '  "rules": {'
    rows = [f'    "{rule}": {json.dumps(asdict(one))}' for rule, one in found.rules.items()]
    yield from (f"{row}," for row in rows[:-1])
    yield from rows[-1:]
    yield "  }"
    yield "}"


def read_counts(file: Path) -> Measurement:
    """Return the counts kept in a file; raise ConfigError if it holds none."""
    text = "\n".join(recorded(file))
    try:
        return _measurement(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(
            f"{file} does not hold counts: {error}", remedy="`claimlint evaluate --counts` writes them"
        ) from error


def _measurement(data: Mapping[str, Any]) -> Measurement:
    if data["schema"] != SCHEMA:
        raise ValueError(f"its schema is not {SCHEMA}")
    rules = {
        rule: Measured(int(row["found"]), int(row["missed"]), int(row["false"]), str(row["of"]))
        for rule, row in data["rules"].items()
    }
    return Measurement(int(data["texts"]), int(data["words"]), rules)
