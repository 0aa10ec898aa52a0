"""An evaluation as tables, which every format for people shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimlint.evaluate.claims import Agreement, ClaimScores
from claimlint.evaluate.counts import Estimate, Scored
from claimlint.evaluate.score import Evaluation

_SCORED = ("precision", "recall", "F1", "right", "false", "missed", "may")


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a head, rows as long as it, and what is counted; the first column is a name."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def summary(run: Evaluation) -> str:
    """Return what was judged, in a line."""
    amounts = (_many(run.texts, "text"), _many(run.words, "word"), _many(run.sentence_count, "sentence"))
    documents, rules = _many(run.documents.texts, "document"), _many(run.rules_run, "rule")
    return f"{', '.join(amounts)}; {documents}; profile {run.profile}; {rules} ran"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def not_run(run: Evaluation) -> str:
    """Return which rules the gold names and nobody looked for, or ""."""
    named = ", ".join(f"{rule} {count}×" for rule, count in run.not_run.items())
    return f"counted neither way, since they did not run: {named}" if named else ""


def tables(run: Evaluation) -> Iterator[Table]:
    """Yield the tables that have something to show."""
    if run.texts:
        yield Table("Sentences", ("", *_SCORED), (_scored("all", run.sentences),))
        rows = [_scored(name, one) for name, one in run.groups.items()]
        yield Table("Groups on a sentence", ("", *_SCORED), (*rows, _scored("all", run.groups_together)))
        yield _rules(run)
        yield _alarms(run)
    if run.claims.texts:
        yield Table("Sentences with claims", ("", *_SCORED), (_scored("all", run.claims.sentences),))
        yield _slots(run.claims)
    if run.documents.texts:
        rows = [_scored(rule, one) for rule, one in run.documents.rules.items()]
        yield Table("Document rules", ("", *_SCORED), (*rows, _scored("all", run.documents.together)))


def share(value: float | None) -> str:
    """Return a share with three digits."""
    return "–" if value is None else f"{value:.3f}"


def _interval(one: Estimate, digits: int = 2) -> str:
    if one.value is None or one.low is None or one.high is None:
        return share(one.value)
    return f"{one.value:.{digits + 1}f} ({one.low:.{digits}f}–{one.high:.{digits}f})"


def _scored(name: str, one: Scored) -> tuple[str, ...]:
    figures = (_interval(figure) for figure in (one.precision, one.recall, one.f1))
    counts = one.counts
    return (name, *figures, *map(str, (counts.right, counts.false, counts.missed, counts.may)))


def _rules(run: Evaluation) -> Table:
    head = ("", "must", "found", "missed", "may", "may found", "false", "on clean")
    rows = tuple(
        (
            one.rule,
            *map(str, (one.must, one.counts.right, one.counts.missed, one.may, one.counts.may)),
            *map(str, (one.counts.false, one.on_clean)),
        )
        for one in run.rules
    )
    note = "sentences; false: the gold has something else there, or (on clean) nothing"
    return Table("Rules", head, rows, note)


def _alarms(run: Evaluation) -> Table:
    head = ("", "texts", "words", "warnings", "findings", "warnings per 1,000", "findings per 1,000")
    rows = tuple(
        (
            one.kind or "(no kind)",
            *(f"{number:,}" for number in (one.texts, one.words, one.warnings, one.findings)),
            *(_interval(rate, 1) for rate in (one.warning_rate, one.finding_rate)),
        )
        for one in run.alarms
    )
    note = "findings on clean sentences, by kind of text; warnings include errors"
    return Table("False alarms per 1,000 words", head, rows, note)


def _slots(claims: ClaimScores) -> Table:
    head = ("", "claims", "agree", "share", "or nearly", "annotations agree")
    rows = (_slot("certainty", claims.certainty), _slot("evidence", claims.evidence))
    note = f"{claims.matched} of {claims.must} must claims share characters with one that was found"
    return Table("Slots of matched claims", head, rows, note)


def _slot(name: str, one: Agreement) -> tuple[str, ...]:
    between = f"{one.between} of {one.both}"
    near = "–" if not one.of else share(one.near / one.of)
    return (name, str(one.of), str(one.equal), share(one.share), near, between)
