"""Scores that may not fall: `floors.toml` has a table for each corpus, with the least of each figure."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from claimlint.errors import ConfigError, SourcePlace
from claimlint.evaluate.score import Evaluation
from claimlint.marked.nearest import meant

FIGURES: Final[Mapping[str, Callable[[Evaluation], float | None]]] = {
    "sentence_precision": lambda run: run.sentences.precision.value,
    "sentence_recall": lambda run: run.sentences.recall.value,
    "group_f1": lambda run: run.groups_together.f1.value,
    "claim_precision": lambda run: run.claims.sentences.precision.value,
    "claim_recall": lambda run: run.claims.sentences.recall.value,
    "document_precision": lambda run: run.documents.together.precision.value,
    "document_recall": lambda run: run.documents.together.recall.value,
}
"""What a floor may be set for."""


def read_floors(path: Path, name: str) -> Mapping[str, float]:
    """Return the floors of a corpus; raise ConfigError if the file does not have them."""
    at = SourcePlace(str(path))
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", at=at) from error
    except ValueError as error:
        raise ConfigError(f"is not TOML: {error}", at=at) from error
    table = data.get(name)
    if not isinstance(table, dict):
        listed = meant(name, data) or f"it has: {', '.join(data) or 'none'}"
        raise ConfigError(f"there are no floors for “{name}”", at=at, remedy=listed)
    return {figure: _floor(figure, value, name, at) for figure, value in table.items()}


def _floor(figure: str, value: object, name: str, at: SourcePlace) -> float:
    if figure not in FIGURES:
        remedy = meant(figure, FIGURES) or f"known figures: {', '.join(FIGURES)}"
        raise ConfigError(f"unknown figure “{figure}” in [{name}]", at=at, remedy=remedy)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ConfigError(f"“{figure}” in [{name}] must be a number from 0 to 1", at=at)
    return float(value)


def broken(evaluation: Evaluation, floors: Mapping[str, float]) -> tuple[str, ...]:
    """Return a line for each figure that is below its floor; one that is not defined is below any but 0."""
    lines = []
    for figure, floor in floors.items():
        value = FIGURES[figure](evaluation)
        if (value or 0.0) < floor:
            reached = "not defined" if value is None else f"{value:.4f}"
            lines.append(f"{figure} is {reached}, and its floor is {floor:.4f}")
    return tuple(lines)
