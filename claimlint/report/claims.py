"""The claims of articles: as a table for a reader, as JSON (`schema/claims.schema.json`) for programs."""

from collections.abc import Sequence
from typing import Final

from claimlint import __version__
from claimlint.model.analysis import Claim
from claimlint.model.claims import ClaimsReport, PlacedClaim
from claimlint.report.excerpt import shown
from claimlint.report.table import View
from claimlint.report.values import Json, dumped, position

SCHEMA: Final = "claimlint.claims/1"
_COLUMNS: Final = ("place", "certainty", "evidence", "intervention", "relation", "target")
_LIMITS: Final = (40, 9, 12, 28, 16, 40)


def render_json(report: ClaimsReport) -> str:
    """Return the claims as JSON."""
    return dumped(
        {
            "schema": SCHEMA,
            "version": __version__,
            "claims": [claim_json(placed) for placed in report.claims],
            "failures": [{"path": failure.path, "message": failure.message} for failure in report.failures],
        }
    )


def claim_json(placed: PlacedClaim) -> dict[str, Json]:
    """Return a claim as the schema has it."""
    claim = placed.claim
    return {
        "id": placed.id,
        "path": placed.path,
        "start": position(placed.start),
        "end": position(placed.end),
        "text": placed.text,
        "intervention": claim.intervention,
        "intervention_types": sorted(claim.intervention_codes),
        "resolved": claim.anaphor,
        "target": ", ".join(claim.targets),
        "targets": list(claim.targets),
        "family": claim.family,
        "relation": claim.relation,
        "polarity": claim.polarity,
        "negated": claim.negated,
        "certainty": claim.certainty.value,
        "attribution": claim.attribution,
        "evidence": claim.evidence,
        "evidence_grade": claim.grade.value if claim.grade else None,
        "study_design": claim.design.value if claim.design else None,
        "population": claim.population,
        "comparator": claim.comparator,
        "magnitude": list(claim.quantities),
        "time": claim.time,
    }


def render_text(report: ClaimsReport, view: View | None = None) -> str:
    """Return the claims as a table, one row a claim, and their number."""
    view = view or View()
    rows = [_row(placed) for placed in report.claims]
    widths = [min(limit, max(len(row[at]) for row in [_COLUMNS, *rows])) for at, limit in enumerate(_LIMITS)]
    lines = [_line(row, widths) for row in rows]
    number = f"{len(rows)} claim" if len(rows) == 1 else f"{len(rows)} claims"
    head = [view.paint(_line(_COLUMNS, widths), "bold")] if rows else []
    return (
        "\n".join([*head, *lines, f"{number} in {report.files} file{'' if report.files == 1 else 's'}"])
        + "\n"
    )


def _row(placed: PlacedClaim) -> tuple[str, ...]:
    claim = placed.claim
    return (
        f"{placed.path}:{placed.start.line}:{placed.start.column}",
        claim.certainty.value,
        f"{claim.evidence} ({claim.grade.value})" if claim.grade else claim.evidence,
        claim.intervention or "-",
        _relation(claim),
        ", ".join(claim.targets) or "-",
    )


def _relation(claim: Claim) -> str:
    return f"not {claim.relation}" if claim.negated else claim.relation


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    # A place is never cut: it is there to be followed.
    cells = [shown(row[0]).ljust(widths[0])]
    cells += [_cut(shown(cell), room).ljust(room) for cell, room in zip(row[1:], widths[1:], strict=True)]
    return "  ".join(cells).rstrip()


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"
