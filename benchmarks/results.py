"""The results as Markdown: every figure beside what it is to be, and the machine it was taken on."""

import os
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks.commands import ROOT
from benchmarks.corpus import Properties
from benchmarks.rounds import Measured, Series

GOALS: Final = {"dense": 3.5, "typical": 5.5, "clean": 14.0}
"""How many times as fast as the plain pipeline a check is to be, net of start-up."""
MOST_OVER_CEILING: Final = 1.6
_TITLES: Final = {
    "check": "claimlint check",
    "forgetting": "claimlint check without its memo of parses",
    "plain": "en_core_web_sm, all components",
    "tokenizer": "spaCy's tokenizer alone",
    "ceiling": "ceiling: tokenise, parse the same sentences",
}


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; figures are set to the right."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' + '---:|' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def machine() -> str:
    """Return what the figures were taken on."""
    model = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or "unknown processor",
    )
    memory = next((line.split()[1] for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), "0")
    commit = subprocess.run(
        ("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    rows = [
        ("date", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"),
        ("processor", f"{model}, {os.cpu_count()} cores"),
        ("memory", f"{int(memory) / 1e6:.1f} GB"),
        ("load when it began", f"{os.getloadavg()[0]:.1f}"),
        ("system", f"{platform.system()} {platform.release()}"),
        ("Python, spaCy", f"{platform.python_version()}, {version('spacy')}"),
        ("commit", commit or "unknown"),
    ]
    return table(("machine", ""), rows)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


_NAMES: Final = {
    "kilobytes": "kB", "claims": "sentences that make a claim", "repeated": "sentences that repeat",
    "shortest": "words of the shortest article", "longest": "words of the longest",
    "distinct": "distinct words", "growth": "growth of the vocabulary (Heaps' exponent)",
}  # fmt: skip


def corpora(found: Mapping[str, Properties]) -> str:
    """Return what the corpora are like."""
    told = {kind: asdict(one) for kind, one in found.items()}
    rows = [
        (_NAMES.get(field.name, field.name), *(_figure(field.name, told[kind][field.name]) for kind in found))
        for field in fields(Properties)
    ]
    return table(("corpus", *found), rows)


def _figure(name: str, value: object) -> str:
    if isinstance(value, float):
        return (
            f"{value:.1%}"
            if name in {"claims", "repeated"}
            else f"{value:.2f}"
            if value < 1
            else f"{value:,.0f}"
        )
    return f"{value:,}" if isinstance(value, int) else str(value)


def speeds(found: Mapping[str, Measured]) -> str:
    """Return the throughput net of start-up, and how claimlint compares."""
    rows = []
    for kind, measured in found.items():
        check = measured.series["check"]
        for name, series in measured.series.items():
            ratio, cpu = check.faster_than(series), check.faster_than(series, cpu=True)
            goal = ""
            if name == "plain" and kind in GOALS:
                goal = f"≥ {GOALS[kind]}"
            elif name == "ceiling":
                goal = f"≥ {1 / MOST_OVER_CEILING:.2f} (costs at most × {MOST_OVER_CEILING})"
            own = name == "check"
            rows.append((
                f"{kind}: {_TITLES[name]}", f"{series.speed:.0f}", "" if own else f"{ratio:.2f}",
                "" if own else f"{cpu:.2f}", goal, f"{series.megabytes:.0f}",
            ))  # fmt: skip
    head = ("net of start-up, one process", "kB/s", "check is ×", "by processor time", "goal", "peak MB")
    return table(head, rows)


def shares(found: Mapping[str, Measured]) -> str:
    """Return which share of the text reaches the parser."""
    rows = []
    for kind, measured in found.items():
        n = measured.counts
        rows.append((
            kind, f"{n['sentences']:,.0f}", f"{n['claiming'] / n['sentences']:.1%}",
            f"{n['parsed'] / n['sentences']:.1%}", f"{n['parsed_tokens'] / n['tokens']:.1%}",
        ))  # fmt: skip
    head = ("corpus", "sentences", "with a claim found", "parsed sentences", "parsed tokens")
    return table(head, rows)


def stages(found: Mapping[str, Measured]) -> str:
    """Return the milliseconds of each stage for 100 kB, and its share."""
    names = list(dict.fromkeys(name for measured in found.values() for name in measured.seconds))
    rows = []
    for name in names:
        cells = []
        for measured in found.values():
            took, size = measured.seconds.get(name, 0.0), sum(measured.series["check"].kilobytes)
            cells.append(f"{took / size * 1e5:.0f} ({took / sum(measured.seconds.values()):.0%})")
        rows.append((name, *cells))
    return table(("stage, ms for 100 kB (share)", *found), rows)


def whole(found: Mapping[str, Series], missing: Sequence[tuple[str, str]]) -> str:
    """Return whole commands, start-up included."""
    check = found["claimlint check"]
    rows: list[Sequence[object]] = [
        (name, f"{series.seconds:.2f}", f"{series.speed:.0f}", f"{check.faster_than(series):.2f}",
         f"{series.megabytes:.0f}")
        for name, series in found.items()
    ]  # fmt: skip
    rows += [(name, why, "", "", "") for name, why in missing]
    return table(("whole command", "seconds", "kB/s", "check is ×", "peak MB"), rows)


def starts(found: Mapping[str, Series], goals: Mapping[str, tuple[str, str]]) -> str:
    """Return how long short runs take, each beside what it is measured by."""
    rows = []
    for name, series in found.items():
        beside, goal = goals.get(name, ("", ""))
        ratio = f"{1 / series.faster_than(found[beside]):.2f} × {beside}" if beside else ""
        rows.append((name, f"{series.seconds:.2f}", ratio, goal, f"{series.megabytes:.0f}"))
    return table(("start", "seconds", "", "goal", "peak MB"), rows)
