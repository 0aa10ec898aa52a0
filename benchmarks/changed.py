"""Measure `check --diff` on one changed article beside `check` of that article alone, net of start-up.

    python -m benchmarks.changed [--articles 20] [--rounds 3]

Two versions are read, so twice the time is the plain way; the goal is at most 2.2 times. Half of the
articles have one sentence more, half a paragraph, in the middle. Both commands run in this process, one
after the other, with the language model loaded and nothing remembered. Time is that of the processor, git's
included.
"""

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from benchmarks.commands import has_option
from benchmarks.corpus import articles
from claimlint.cli.main import main as claimlint
from claimlint.nlp import pipeline
from claimlint.nlp.cascade import Cascade

GOAL: Final = 2.2
_ADDED: Final = "Nobody has asked us about the price of tea in winter."


def _git(*arguments: str) -> None:
    own = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *arguments], check=True, capture_output=True)


def _forget() -> None:
    for _, stage in pipeline._after_triggers(False, False):  # noqa: SLF001, FBT003 - what a new process begins with
        if isinstance(stage, Cascade):
            stage.forget()


def _processor() -> float:
    """Return the seconds that this process and its children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@cache
def _fresh() -> tuple[str, ...]:
    return ("--no-cache",) if has_option("check", "--no-cache") else ()


def _took(*arguments: str) -> float:
    _forget()
    fresh = _fresh()
    gc.collect()
    gc.disable()  # a full collection costs more than an article, and falls on either of them
    started = _processor()
    done = CliRunner().invoke(claimlint, ["check", *arguments, *fresh, "--no-config", "--fail-on", "never"])
    seconds = _processor() - started
    gc.enable()
    if done.exit_code:
        raise RuntimeError(done.output)
    return seconds


def _changed(text: str, number: int) -> str:
    """Return the article with a sentence or a paragraph more in the middle."""
    paragraphs = text.split("\n\n")
    middle = len(paragraphs) // 2
    if number % 2:
        paragraphs[middle] = f"{paragraphs[middle].rstrip()} {_ADDED}"
    else:
        paragraphs.insert(middle, f"{_ADDED} {paragraphs[0].lstrip('# ')}")
    return "\n\n".join(paragraphs)


def ratios(number: int, rounds: int) -> Iterator[tuple[float, float]]:
    """Yield for each article the seconds alone, and how many times as long the comparison takes."""
    made = [one for one in articles("typical", number * 20_000) if one.name.endswith(".md")][:number]
    for one in made:
        Path(one.name).write_text(one.text, encoding="utf-8")
    _git("init", "-q")
    _git("add", "-A")
    _git("commit", "-qm", "before")
    _took(made[0].name)
    for count, one in enumerate(made):
        path = Path(one.name)
        path.write_text(_changed(one.text, count), encoding="utf-8")
        alone = min(_took(one.name) for _ in range(rounds))
        both = min(_took(one.name, "--diff", "HEAD") for _ in range(rounds))
        path.write_text(one.text, encoding="utf-8")
        yield alone, both / alone


def main() -> None:
    """Print the ratio of each article, and their median."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--articles", type=int, default=20)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        found = [*ratios(given.articles, given.rounds)]
        os.chdir("/")
    for alone, ratio in found:
        print(f"{alone * 1000:8.0f} ms alone, {ratio:.2f} times as long with --diff")
    middle = statistics.median(ratio for _, ratio in found)
    highest = max(ratio for _, ratio in found)
    print(f"{len(found)} articles, median {middle:.2f}, highest {highest:.2f}, goal at most {GOAL}")
    sys.exit(middle > GOAL)


if __name__ == "__main__":
    main()
