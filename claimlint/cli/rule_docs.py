"""`claimlint rules docs`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from claimlint.cli import options
from claimlint.cli.complaints import complain
from claimlint.cli.exits import Exit
from claimlint.errors import ConfigError


@click.command("docs")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("docs/rules"),
    show_default=True,
    help="The folder of the pages.",
)
@click.option(
    "--counts",
    type=click.Path(path_type=Path),
    default=Path("corpora/counts.json"),
    show_default=True,
    help="What `claimlint evaluate --counts` recorded.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 and name the pages that are stale.")
@click.pass_context
def rule_docs(ctx: click.Context, out: Path, counts: Path, *, check: bool) -> None:
    """Write a page for each built-in rule and an index of them (Markdown)."""
    from claimlint.evaluate.measured import read_counts
    from claimlint.report.rule_pages import pages

    made = pages(options.every_rule(), read_counts(counts))
    stale = [*_stale(made, out)]
    if check:
        for problem in stale:
            complain(problem)
        ctx.exit(Exit.FINDINGS if stale else Exit.CLEAN)
    _write(made, out)
    click.echo(f"{len(made)} pages in {out}")


def _stale(made: Mapping[str, str], out: Path) -> Iterator[str]:
    """Yield a complaint about each page that is not what it would be if it were made now."""
    for name, text in made.items():
        page = out / name
        if not page.is_file():
            yield f"{page} is missing (`claimlint rules docs` writes it)"
        elif page.read_bytes() != text.encode():
            yield f"{page} is stale (`claimlint rules docs` writes it anew)"
    for page in sorted(out.glob("*.md")):
        if page.name not in made:
            yield f"{page} is the page of no rule (delete it)"


def _write(made: Mapping[str, str], out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (out / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{out} cannot be written: {error.strerror or error}") from error
