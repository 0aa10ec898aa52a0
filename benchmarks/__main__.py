"""Measure claimlint beside other tools and write `benchmarks/RESULTS.md`.

    python -m benchmarks              five rounds over 3 MB of each corpus: about half an hour
    python -m benchmarks --quick      two rounds over 200 kB of one corpus, for work in progress; prints only

Every figure is a ratio taken in the same run; only ratios mean anything on another machine. Let nothing
else run. For the tools beside it: `pip install -e '.[bench]'`, and `npm ci` in `benchmarks`.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import commands, results
from benchmarks.commands import Took, claimlint, python
from benchmarks.corpus import Article, Properties, articles, properties
from benchmarks.rounds import Measured, Series, interleaved, throughput, written

RESULTS: Final = Path(__file__).with_name("RESULTS.md")
CORPORA: Final = ("dense", "typical", "clean", "mixed")
MOST_REPEATED: Final = 0.02
FEWEST_WORDS: Final = 25_000
WARM_FILES: Final = 1_000
MANY_FILES: Final = 5_000
LARGE: Final = 20_000_000
_SPACY: Final = "import spacy; from claimlint.nlp.trained import model_folder; spacy.load(model_folder())"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    bytes: int
    rounds: int
    kinds: Sequence[str]
    quick: bool
    memory: bool


def say(text: str) -> None:
    """Tell on standard error how far the run is."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")


def _commands(folder: Path, kilobytes: float, plan: Plan) -> str:
    """Measure whole commands on the typical corpus."""
    files = [str(path) for path in sorted(folder.iterdir())]
    check = claimlint("check", "--no-config", "--fail-on", "never", str(folder))
    tools: dict[str, tuple[Sequence[str], Mapping[str, str]]] = {"claimlint check": (_fresh(check), {})}
    missing = []
    if commands.has_option("check", "--jobs"):
        tools["claimlint check --jobs 2"] = ([*_fresh(check), "--jobs", "2"], {})
    else:
        missing.append(("claimlint check --jobs 2", "not in this version"))
    for name, command in (("proselint", commands.proselint()), ("write-good", commands.write_good())):
        if command:
            tools[name] = ([*command, *files], {})
        else:
            missing.append((name, "not installed"))
    return results.whole(interleaved(tools, kilobytes, plan.rounds, say), missing)


def _fresh(check: list[str]) -> list[str]:
    """Return the command without its result cache, where this version has one."""
    return [*check, "--no-cache"] if commands.has_option("check", "--no-cache") else check


def _starts(work: Path, found: Sequence[Article], plan: Plan) -> str:
    """Measure a cold single article, and a run over unchanged files."""
    article, many = work / "one", work / "many"
    written([min(found, key=lambda one: abs(one.size - 4000))], article)
    empty, kept = work / "empty cache", work / "cache"
    check = claimlint("check", "--no-config", "--fail-on", "never")
    series = {name: Series() for name in ("cold article", "article", "spacy.load", "import click")}
    cached = commands.has_option("check", "--no-cache")
    if cached:
        series["warm, 1,000 files"] = Series()
        short = [*articles("typical", WARM_FILES * 12_000, seed=9)][:WARM_FILES]
        written(short, many)
        commands.took([*check, str(many)], more=_cache(kept))
    for number in range(plan.rounds):
        runs = {
            "cold article": ([*check, str(article)], _cache(empty / str(number))),
            "article": ([*check, str(article)], {}),
            "spacy.load": (python(_SPACY), {}),
            "import click": (python("import click"), {}),
        }
        if cached:
            runs["warm, 1,000 files"] = ([*check, str(many)], _cache(kept))
        for name, (command, more) in runs.items():
            series[name].add(1, commands.took(command, more=more))
    say("start-up measured")
    goals = {
        "cold article": ("spacy.load", "≤ 1.4"),
        "article": ("spacy.load", ""),
        "warm, 1,000 files": ("import click", "≤ 6"),
    }
    note = (
        "" if cached else "\n\nThis version keeps no results, so there is no warm run over unchanged files."
    )
    return results.starts(series, goals) + note


def _cache(folder: Path) -> dict[str, str]:
    return {"CLAIMLINT_CACHE_DIR": str(folder)}


def _growth(work: Path, plan: Plan) -> str:
    """Measure ten times the text, in one file and in many."""
    small = plan.bytes // 30
    rows = []
    for name in ("many files", "one file"):
        took = []
        for times in (1, 10):
            folder = work / f"{name} {times}"
            made = [*articles("typical", small * times, seed=11)]
            plain = [article for article in made if article.name.endswith(".md")]
            joined = "\n\n".join(article.text for article in plain)
            written([Article("all.md", joined)] if name == "one file" else made, folder)
            seconds = [
                Took(**commands.answer("check", str(folder), str(work / "warm"))).cpu
                for _ in range(1 if plan.quick else 3)
            ]
            size = sum(path.stat().st_size for path in folder.iterdir())
            took.append((size, min(seconds)))
        (size, seconds_small), (larger, seconds_large) = took
        grown = seconds_large / seconds_small / (larger / size) * 10
        rows.append((name, f"{size / 1000:,.0f} → {larger / 1000:,.0f} kB", f"{grown:.2f}", "≤ 10.5"))
    say("growth measured")
    return results.table(("ten times the text", "", "times the time", "goal"), rows)


def _memory(work: Path) -> str:
    """Measure the peak of a long run and of a very long article."""
    rows = []
    made = [*articles("typical", MANY_FILES * 4_500, seed=13)]
    written(made[:MANY_FILES], work / "memory")
    large = "\n\n".join(article.text for article in articles("typical", LARGE, seed=15))
    written([Article("large.txt", large)], work / "large")
    for name, folder, most in (
        (f"{len(made[:MANY_FILES]):,} files", "memory", 450),
        ("one article, 20 MB", "large", 900),
    ):
        command = claimlint("check", "--no-config", "--fail-on", "never", str(work / folder))
        found = commands.took(_fresh(command))
        rows.append((name, f"{found.megabytes:.0f}", f"≤ {most}", f"{found.wall:.0f}"))
        say(f"memory of {name} measured")
    return results.table(("memory", "peak MB", "goal", "seconds"), rows)


_HEAD: Final = """# Results

Written by `python -m benchmarks`; see its help. Only the ratios mean anything elsewhere."""
_HOW: Final = """Medians of {rounds} interleaved rounds; in each round all subjects work on the same articles,
each in a fresh process. The corpora repeat no sentence, so that a memo of parses gains nothing; a row
shows the check without it. Stages are in processor time; "by processor time" is the ratio that other work
disturbs least."""


def _report(plan: Plan, work: Path) -> str:
    made = {kind: [*articles(kind, plan.bytes)] for kind in plan.kinds}
    counted = {kind: properties(found) for kind, found in made.items()}
    say(results.corpora(counted))
    _refuse(counted, plan)
    written([*articles("typical", 30_000, seed=8)], work / "warm")
    head = results.machine()
    measured: dict[str, Measured] = {}
    for kind, found in made.items():
        measured[kind] = throughput(kind, found, plan.rounds, work, say)
    kind = "typical" if "typical" in made else plan.kinds[0]
    written(made[kind], work / "whole")
    parts = [
        _HEAD,
        head,
        _HOW.format(rounds=plan.rounds),
        results.corpora(counted),
        results.speeds(measured),
        results.shares(measured),
        results.stages(measured),
        f"Whole commands over the {kind} corpus, start-up included:",
        _commands(work / "whole", sum(article.size for article in made[kind]) / 1000, plan),
        _starts(work, made[kind], plan),
        _growth(work, plan),
    ]
    return "\n\n".join([*parts, _memory(work)] if plan.memory else parts) + "\n"


def _refuse(counted: Mapping[str, Properties], plan: Plan) -> None:
    """End the run if a corpus is no measure."""
    for kind, found in counted.items():
        if found.repeated > MOST_REPEATED:
            raise SystemExit(f"{kind}: {found.repeated:.1%} of the sentences repeat")
        if not plan.quick and found.distinct < FEWEST_WORDS:
            raise SystemExit(f"{kind}: only {found.distinct:,} distinct words")


def _plan() -> Plan:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="little text, two rounds, no file written")
    parser.add_argument("--rounds", type=int, help="rounds of each figure (5)")
    parser.add_argument("--megabytes", type=float, help="size of each corpus (3)")
    parser.add_argument("--corpus", choices=CORPORA, action="append", help="only this corpus; repeatable")
    parser.add_argument("--no-memory", action="store_true", help="leave out the two long runs for memory")
    given = parser.parse_args()
    return Plan(
        bytes=int((given.megabytes or (0.2 if given.quick else 3.0)) * 1e6),
        rounds=given.rounds or (2 if given.quick else 5),
        kinds=tuple(given.corpus or (("typical",) if given.quick else CORPORA)),
        quick=given.quick,
        memory=not (given.quick or given.no_memory),
    )


def main() -> None:
    """Run the benchmark and tell the results."""
    plan = _plan()
    with tempfile.TemporaryDirectory(prefix="claimlint-benchmark-") as work:
        text = _report(plan, Path(work))
    sys.stdout.write(text)
    if not plan.quick:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
