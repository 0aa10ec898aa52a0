"""Measure `claimlint check` beside the plain trained pipeline, on the same corpus: kB/s, ratio, peak memory.

    python benchmarks/throughput.py [--kilobytes 300] [--rounds 2]

Each subject runs in a process of its own, after a warm-up, and its fastest round counts. Only ratios mean
anything on another machine. Let nothing else run meanwhile.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.corpus import articles, repeated

MOST_REPEATED: Final = 0.02
Subject = Callable[[Sequence[str]], None]


def _check() -> Subject:
    from claimlint.linter import check_paths
    from claimlint.model.settings import Settings
    from claimlint.project.files import FileToCheck
    from claimlint.report.text import render
    from claimlint.ruleset.load import load_rules

    pack = load_rules()

    def run(texts: Sequence[str]) -> None:
        files = [
            FileToCheck(Path(f"{number:05}.md"), f"{number:05}.md", data=text.encode())
            for number, text in enumerate(texts)
        ]
        report = check_paths(files, pack=pack, settings=Settings())
        if report.failures:
            raise RuntimeError(report.failures[0].message)
        render(report)

    return run


def _pipeline(*unused: str) -> Subject:
    import spacy

    from claimlint.nlp.trained import verify

    nlp = spacy.load(verify(), exclude=unused)

    def run(texts: Sequence[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


SUBJECTS: Final[dict[str, tuple[str, Callable[[], Subject]]]] = {
    "check": ("claimlint check", _check),
    "whole": ("en_core_web_sm, as it comes", _pipeline),
    "parse": (
        "en_core_web_sm, tagger and parser only",
        lambda: _pipeline("ner", "lemmatizer", "attribute_ruler"),
    ),
}


def measure(name: str, kilobytes: int, rounds: int) -> dict[str, float]:
    """Run one subject in this process and return its seconds and its peak of memory."""
    texts = [*articles(kilobytes * 1000)]
    run = SUBJECTS[name][1]()
    run(texts[:3])
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        run(texts)
        seconds.append(time.perf_counter() - start)
    return {"seconds": min(seconds), "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _in_process(name: str, kilobytes: int, rounds: int) -> dict[str, float]:
    command = [
        sys.executable,
        __file__,
        "--kilobytes",
        str(kilobytes),
        "--rounds",
        str(rounds),
        "--subject",
        name,
    ]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kilobytes", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--subject", choices=SUBJECTS, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    """Print the table; return 1 if the corpus repeats itself."""
    given = _arguments()
    if given.subject:
        print(json.dumps(measure(given.subject, given.kilobytes, given.rounds)))
        return 0
    texts = [*articles(given.kilobytes * 1000)]
    size, share = sum(len(text.encode()) for text in texts) / 1000, repeated(texts)
    print(f"{len(texts)} articles, {size:.0f} kB, {share:.2%} of the sentences repeat")
    if share > MOST_REPEATED:
        print(f"more than {MOST_REPEATED:.0%}: the corpus is no measure", file=sys.stderr)
        return 1
    found = {name: _in_process(name, given.kilobytes, given.rounds) for name in SUBJECTS}
    for name, (title, _) in SUBJECTS.items():
        speed, ratio = size / found[name]["seconds"], found[name]["seconds"] / found["check"]["seconds"]
        peak = found[name]["megabytes"]
        print(f"{title:40} {speed:8.1f} kB/s   check is × {ratio:5.2f}   peak {peak:5.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
