"""Claims that changed: for a reader, for programs (`schema/diff.schema.json`), and as GitHub annotations."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from claimlint import __version__
from claimlint.model.claims import PlacedClaim
from claimlint.model.ledger import Change, ChangedClaim, LedgerReport
from claimlint.report.beside import CERTAINTY, EVIDENCE, claim_parts
from claimlint.report.claims import claim_json
from claimlint.report.excerpt import shown
from claimlint.report.github import command
from claimlint.report.places import relative
from claimlint.report.statistics import several
from claimlint.report.table import View
from claimlint.report.values import Json, dumped

SCHEMA: Final = "claimlint.diff/1"
_GRAVE: Final = frozenset({Change.STRENGTHENED, Change.HEDGE_LOST, Change.CITATION_LOST})
_STYLES: Final[Mapping[bool, str]] = {True: "warning", False: "suggestion"}


def render_text(report: LedgerReport, view: View, failing: frozenset[Change]) -> str:
    """Return each changed claim as it was and as it is, and how many there are of each kind."""
    blocks = ["\n".join(_block(change, view, failing)) for change in report.changes]
    return "\n\n".join([*blocks, _summary(report, view)]) + "\n"


def _block(change: ChangedClaim, view: View, failing: frozenset[Change]) -> Iterator[str]:
    placed = change.placed
    place = view.paint(shown(f"{placed.path}:{placed.start.line}:{placed.start.column}"), "bold")
    style = "error" if failing & set(change.kinds) else _STYLES[bool(_GRAVE & set(change.kinds))]
    yield f"{place} {view.paint(_named(change), style)}: {claim_parts(placed.claim)}"
    if change.before:
        yield from _version("before" if change.after else "was", change.before, view)
    if change.after:
        yield from _version("after" if change.before else "is", change.after, view)


def _named(change: ChangedClaim) -> str:
    return ", ".join(kind.value for kind in change.kinds)


def _version(label: str, placed: PlacedClaim, view: View) -> Iterator[str]:
    yield f"  {label}: {_firmness(placed)}"
    words = shown(" ".join(placed.text.split()))
    yield textwrap.fill(f"“{words}”", view.width, initial_indent="    ", subsequent_indent="     ")


def _firmness(placed: PlacedClaim) -> str:
    claim = placed.claim
    return f"{claim.certainty.value} {CERTAINTY[claim.certainty]}; {EVIDENCE[claim.evidence]}"


def _summary(report: LedgerReport, view: View) -> str:
    counts = [f"{number} {kind.value}" for kind in Change if (number := report.count(kind))]
    before, after = report.claims
    compared = f"{several(report.files, 'file')} compared with {report.revision}"
    parts = [
        f"{compared} ({several(before, 'claim')} before, {after:,} after)",
        ", ".join(counts) or view.paint("no claim changed", "good"),
    ]
    if report.failures:
        parts.append(view.paint(f"{several(len(report.failures), 'file')} could not be read", "error"))
    return ", ".join(parts)


def render_json(report: LedgerReport, view: View, failing: frozenset[Change]) -> str:  # noqa: ARG001 - as the others
    """Return the changed claims as JSON."""
    before, after = report.claims
    return dumped(
        {
            "schema": SCHEMA,
            "version": __version__,
            "revision": report.revision,
            "changes": [_change(change) for change in report.changes],
            "failures": [{"path": failure.path, "message": failure.message} for failure in report.failures],
            "summary": {
                "files": report.files,
                "claims_before": before,
                "claims_after": after,
                **{kind.value.replace("-", "_"): report.count(kind) for kind in Change},
            },
        }
    )


def _change(change: ChangedClaim) -> Json:
    return {
        "kinds": [kind.value for kind in change.kinds],
        "before": claim_json(change.before) if change.before else None,
        "after": claim_json(change.after) if change.after else None,
    }


def render_github(report: LedgerReport, view: View, failing: frozenset[Change]) -> str:
    """Return an annotation for each changed claim: an error for what fails, a warning for what says more."""
    lines = [_annotation(change, view, failing) for change in report.changes]
    for failure in report.failures:
        place = {"file": relative(failure.path, view.root), "title": "claimlint: not read"}
        lines.append(command("error", place, failure.message))
    return "".join(f"{line}\n" for line in lines)


def _annotation(change: ChangedClaim, view: View, failing: frozenset[Change]) -> str:
    placed = change.placed
    level = "warning" if _GRAVE & set(change.kinds) else "notice"
    properties = {"file": relative(placed.path, view.root)}
    if change.after:  # what is gone has no line in the files of today
        properties["line"] = str(placed.start.line)
        properties["endLine"] = str(placed.end.line)
    properties["title"] = f"claim {_named(change)}"
    return command("error" if failing & set(change.kinds) else level, properties, _sentence(change))


def _sentence(change: ChangedClaim) -> str:
    parts = [claim_parts(change.placed.claim)]
    for label, placed in (("before", change.before), ("after", change.after)):
        if placed:
            parts.append(f"{label}: “{' '.join(placed.text.split())}” ({_firmness(placed)})")
    return "; ".join(parts)


Render = Callable[[LedgerReport, View, frozenset[Change]], str]
FORMATS: Final[Mapping[str, Render]] = {"text": render_text, "json": render_json, "github": render_github}
