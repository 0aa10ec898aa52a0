"""An evaluation as aligned text and as Markdown."""

from collections.abc import Iterator, Sequence

from claimlint.evaluate.score import Evaluation
from claimlint.evaluate.slips import Slip
from claimlint.evaluate.tables import Table, not_run, summary, tables
from claimlint.report.excerpt import shown


def as_text(run: Evaluation, *, misses: bool = False) -> str:
    """Return the evaluation as tables for a terminal, and with `misses` every miss and false alarm."""
    parts = [_head(run), *("\n".join(_text_table(table)) for table in tables(run))]
    if misses:
        parts.append("\n".join(_text_slips(run.slips)))
    return "\n\n".join(parts) + "\n"


def _head(run: Evaluation) -> str:
    return "\n".join(line for line in (summary(run), not_run(run)) if line)


def _text_table(table: Table) -> Iterator[str]:
    rows = [(table.title, *table.head[1:]), *table.rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.head))]
    for name, *cells in rows:
        aligned = (cell.rjust(room) for cell, room in zip(cells, widths[1:], strict=True))
        yield "  ".join([shown(name).ljust(widths[0]), *aligned]).rstrip()
    if table.note:
        yield f"({table.note})"


def _text_slips(slips: Sequence[Slip]) -> Iterator[str]:
    yield f"Misses and false alarms: {len(slips)}"
    for slip in slips:
        yield shown(f"{slip.kind.value}: {_place(slip)}")
        yield from (shown(f"  {line}") for line in _contents(slip))


def _place(slip: Slip) -> str:
    kind = f" ({slip.text_kind})" if slip.text_kind else ""
    return f"{slip.text}{kind}" + (f" at {slip.start}" if slip.sentence else "")


def _contents(slip: Slip) -> Iterator[str]:
    if slip.sentence:
        yield slip.sentence
    if slip.expected:
        yield f"expected: {'; '.join(slip.expected)}"
    if slip.found:
        yield f"found: {'; '.join(slip.found)}"


def as_markdown(run: Evaluation, *, misses: bool = False) -> str:
    """Return the evaluation as Markdown, and with `misses` every miss and false alarm."""
    parts = [_head(run), *("\n".join(_markdown_table(table)) for table in tables(run))]
    if misses:
        parts.append("\n".join(_markdown_slips(run.slips)))
    return "\n\n".join(parts) + "\n"


def _markdown_table(table: Table) -> Iterator[str]:
    yield f"## {table.title}"
    yield ""
    yield _cells(table.head)
    yield "|".join(["", "---", *("---:" for _ in table.head[1:]), ""])
    yield from (_cells(row) for row in table.rows)
    if table.note:
        yield ""
        yield f"{table.note[0].upper()}{table.note[1:]}."


def _cells(row: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def _markdown_slips(slips: Sequence[Slip]) -> Iterator[str]:
    yield f"## Misses and false alarms: {len(slips)}"
    for slip in slips:
        yield ""
        yield f"- **{slip.kind.value}**, {_escaped(_place(slip))}"
        yield from (f"  - {_escaped(line)}" for line in _contents(slip))


def _escaped(text: str) -> str:
    """Return the text with what Markdown would obey made to show itself."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|~&!" else char for char in text)
