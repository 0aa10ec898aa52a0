"""Interleaved rounds: in each round every subject has its turn on the same articles; medians count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks import commands
from benchmarks.commands import Took
from benchmarks.corpus import Article, slices

SUBJECTS: Final = ("check", "forgetting", "plain", "tokenizer", "ceiling")


@dataclass(slots=True)
class Series:
    """What the rounds of one subject took, each over so many kilobytes."""

    kilobytes: list[float] = field(default_factory=list)
    took: list[Took] = field(default_factory=list)

    def add(self, kilobytes: float, took: Took) -> None:
        """Add a round."""
        self.kilobytes.append(kilobytes)
        self.took.append(took)

    @property
    def speed(self) -> float:
        """Kilobytes a second, by the clock; the median of the rounds."""
        return median(size / took.wall for size, took in zip(self.kilobytes, self.took, strict=True))

    @property
    def seconds(self) -> float:
        """Seconds by the clock; the median of the rounds."""
        return median(took.wall for took in self.took)

    @property
    def megabytes(self) -> float:
        """The highest peak of memory."""
        return max(took.megabytes for took in self.took)

    def faster_than(self, other: "Series", *, cpu: bool = False) -> float:
        """Return how many times as fast this is, round by round; by processor time if `cpu`."""
        pairs = zip(self.took, other.took, strict=True)
        return median((b.cpu / a.cpu) if cpu else (b.wall / a.wall) for a, b in pairs)


@dataclass(slots=True)
class Measured:
    """One corpus: its rounds net of start-up, its stages and its counts."""

    series: dict[str, Series]
    seconds: dict[str, float] = field(default_factory=dict)
    counts: dict[str, float] = field(default_factory=dict)


Say = Callable[[str], None]


def written(articles: Sequence[Article], folder: Path) -> list[Path]:
    """Write articles to a folder and return their paths."""
    folder.mkdir(parents=True)
    for article in articles:
        (folder / article.name).write_text(article.text, encoding="utf-8")
    return [folder / article.name for article in articles]


def throughput(kind: str, articles: Sequence[Article], rounds: int, work: Path, say: Say) -> Measured:
    """Measure all subjects on a corpus: a round is a part of it, a fresh process for each subject."""
    found = Measured({name: Series() for name in SUBJECTS})
    for number, part in enumerate(slices(articles, rounds)):
        folder, chosen = work / kind / str(number), work / kind / f"{number}.jsonl"
        written(part, folder)
        size = sum(article.size for article in part) / 1000
        told = commands.answer("stages", str(folder), str(work / "warm"), str(chosen))
        _add(found.seconds, told["seconds"])
        _add(found.counts, told["counts"])
        for name in SUBJECTS[number % 2 :] + SUBJECTS[: number % 2]:
            arguments = [name, str(folder), str(work / "warm"), *([str(chosen)] if name == "ceiling" else [])]
            found.series[name].add(size, Took(**commands.answer(*arguments)))
        check, plain = found.series["check"], found.series["plain"]
        ratio = check.faster_than(plain)
        say(f"{kind}, round {number + 1}: {check.speed:.0f} kB/s, {ratio:.1f} × the pipeline")
    return found


def _add(sums: dict[str, float], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        sums[name] = sums.get(name, 0.0) + float(value)


def interleaved(
    tools: Mapping[str, tuple[Sequence[str], Mapping[str, str]]], kilobytes: float, rounds: int, say: Say
) -> dict[str, Series]:
    """Run whole commands in turn, so many rounds."""
    found = {name: Series() for name in tools}
    for number in range(rounds):
        for name, (command, more) in tools.items():
            found[name].add(kilobytes, commands.took(command, more=more))
        told = ", ".join(f"{name} {series.took[-1].wall:.2f} s" for name, series in found.items())
        say(f"round {number + 1}: {told}")
    return found
