"""Where the time of a check goes, and which sentences reach the parser."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, ParamSpec, TextIO, TypeVar

from spacy.tokens import Doc

from claimlint.engine.run import run
from claimlint.model.analysis import Analysis
from claimlint.model.settings import Settings
from claimlint.model.text import Document
from claimlint.nlp.keys import data_of
from claimlint.nlp.pipeline import Analyser
from claimlint.nlp.trained import trained_pipeline
from claimlint.placing import Placer
from claimlint.ruleset.load import load_rules
from claimlint.source.reader import media_type_of, read

_Result = TypeVar("_Result")
_Given = ParamSpec("_Given")
PARSING: Final = "tagging and parsing"


class Stages:
    """Runs the stages of a check by hand, each under its own clock."""

    def __init__(self, chosen: TextIO) -> None:
        self.seconds: dict[str, float] = {}
        self.counts = dict.fromkeys(
            ("sentences", "parsed", "tokens", "parsed_tokens", "claims", "claiming"), 0
        )
        self._chosen = chosen
        self.pack = load_rules()
        self._analyser = Analyser(self.pack.patterns())
        self._analyser.stages = tuple(
            (name, self.clocked(name, stage)) for name, stage in self._analyser.stages
        )
        self._analyser.stages = (*self._analyser.stages, ("counting", self._count))

    def clocked(self, name: str, function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
        def under_clock(*given: _Given.args, **named: _Given.kwargs) -> _Result:
            start = time.process_time()
            found = function(*given, **named)
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start
            return found

        return under_clock

    def _count(self, doc: Doc) -> Doc:
        start = time.process_time()
        parsed = data_of(doc)["syntax"]
        sents = list(doc.sents)
        self.counts["sentences"] += len(sents)
        self.counts["tokens"] += len(doc)
        for index in map(int, parsed):
            words = [
                [token.text for token in sents[index]],
                [bool(token.whitespace_) for token in sents[index]],
            ]
            self._chosen.write(json.dumps(words) + "\n")
            self.counts["parsed"] += 1
            self.counts["parsed_tokens"] += len(sents[index])
        self.counts["claims"] += len(data_of(doc)["claims"])
        self.counts["claiming"] += len({claim["sentence"] for claim in data_of(doc)["claims"]})
        self.seconds["counting"] = self.seconds.get("counting", 0.0) + time.process_time() - start
        return doc

    def __call__(self, path: Path) -> None:
        """Check one file."""
        document = self.clocked("reading", _read)(path)
        if document.text.strip():
            analysis = self.clocked("language", self._analyser)(document)
            hits = self.clocked("judging", run)(self.pack, analysis, Settings())
            self.clocked("placing", self._place)(document, analysis, hits)

    def _place(self, document: Document, analysis: Analysis, hits: Sequence[Any]) -> None:
        place = Placer(document, analysis, {rule.id: rule for rule in self.pack}, "-")
        for hit in hits:
            place(hit)

    def results(self) -> dict[str, dict[str, float]]:
        """Return the seconds of each stage and the counts; the rest of the language stage is tokenising."""
        found = dict(self.seconds)
        inside = [name for name, _ in self._analyser.stages]
        language = found.pop("language") - sum(found.get(name, 0.0) for name in inside)
        found.pop("counting")
        return {"seconds": {"tokenising, export": language, **found}, "counts": dict(self.counts)}


def _read(path: Path) -> Document:
    return read(path.read_bytes(), media_type=media_type_of(path.name), path=path.name)


def staged(paths: Sequence[Path], warm: Sequence[Path], chosen: Path) -> dict[str, Any]:
    """Check the files stage by stage; the sentences that were parsed are written to `chosen`."""
    with chosen.open("w", encoding="utf-8") as file:
        stages = Stages(file)
        for path in warm:
            stages(path)
        file.seek(0)
        file.truncate()
        stages.seconds.clear()
        stages.counts.update(dict.fromkeys(stages.counts, 0))
        inner = trained_pipeline()
        inner.pipe = stages.clocked(PARSING, _drained(inner.pipe))  # type: ignore[method-assign]
        for path in paths:
            stages(path)
    found = stages.results()
    found["seconds"]["cascade"] -= found["seconds"].get(PARSING, 0.0)
    return found


def _drained(pipe: Callable[..., Any]) -> Callable[..., list[Doc]]:
    """Return a pipe that works at once, so that its time is its own."""
    return lambda *given, **named: list(pipe(*given, **named))
