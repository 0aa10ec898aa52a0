"""What is measured net of start-up: each subject runs in a fresh process over a folder of articles.

    python -m benchmarks.subjects NAME FOLDER WARM [CHOSEN]

WARM is a folder with other articles, worked through before the clock starts. `stages` writes the sentences
that were parsed to CHOSEN, `ceiling` reads them. Prints one line of JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.tokens import Doc

from benchmarks.stages import staged
from claimlint.linter import check_paths
from claimlint.model.settings import Settings
from claimlint.nlp import pipeline
from claimlint.nlp.pipeline import PIECE, tokenizer
from claimlint.nlp.trained import trained_pipeline, verify
from claimlint.project.files import FileToCheck
from claimlint.report.text import render
from claimlint.ruleset.load import load_rules
from claimlint.source.reader import media_type_of, read

BATCH: Final = 256
Subject = Callable[[Sequence[Path]], None]


def _texts(paths: Iterable[Path]) -> list[str]:
    """Return the prose of the files, as claimlint reads it: no tool is asked to read markup."""
    return [read(path.read_bytes(), media_type=media_type_of(path.name)).text for path in paths]


def _check() -> Subject:
    pack = load_rules()

    def run(paths: Sequence[Path]) -> None:
        report = check_paths([FileToCheck(path, path.name) for path in paths], pack=pack, settings=Settings())
        if report.failures:
            raise RuntimeError(report.failures[0].message)
        render(report)

    return run


def _plain() -> Subject:
    nlp = spacy.load(verify())

    def run(paths: Sequence[Path]) -> None:
        for _ in nlp.pipe(_texts(paths)):
            pass

    return run


def _tokenizer() -> Subject:
    nlp = spacy.blank("en")
    nlp.max_length = 30_000_000

    def run(paths: Sequence[Path]) -> None:
        for text in _texts(paths):
            nlp.make_doc(text)

    return run


def _ceiling(chosen: Path) -> Subject:
    """Tokenise everything, tag and parse the chosen sentences: nothing that uses them can be faster."""
    nlp, sentences = trained_pipeline(), [json.loads(line) for line in chosen.open(encoding="utf-8")]

    def run(paths: Sequence[Path]) -> None:
        for text in _texts(paths):
            for start in range(0, len(text), PIECE):
                tokenizer().make_doc(text[start : start + PIECE])
        docs = (Doc(nlp.vocab, words=words, spaces=spaces) for words, spaces in sentences)
        for _ in nlp.pipe(docs, batch_size=BATCH):
            pass

    return run


def _forgetting() -> Subject:
    """Check without the memo of parses that a process keeps."""
    pipeline.REMEMBERED = 0  # type: ignore[misc] # the one place that turns it off
    return _check()


SUBJECTS: Final[dict[str, Callable[[], Subject]]] = {
    "check": _check,
    "forgetting": _forgetting,
    "plain": _plain,
    "tokenizer": _tokenizer,
}


def _measured(run: Subject, paths: Sequence[Path], warm: Sequence[Path]) -> dict[str, Any]:
    if warm:
        run(warm)
    wall, cpu = time.perf_counter(), time.process_time()
    run(paths)
    return {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(name: str, folder: Path, warm: Path, chosen: Path | None = None) -> None:
    """Run one subject and print what it took."""
    paths, before = sorted(folder.iterdir()), sorted(warm.iterdir())
    if name == "stages" and chosen:
        found = staged(paths, before, chosen)
    elif name == "ceiling" and chosen:
        # The sentences are those of the measured folder: parsing is warmed up by hand.
        list(trained_pipeline().pipe(_texts(before)))
        found = _measured(_ceiling(chosen), paths, ())
    else:
        found = _measured(SUBJECTS[name](), paths, before)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], *(Path(argument) for argument in sys.argv[2:]))
