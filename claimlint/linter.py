"""The one place that wires the stages: bytes → document → analysis → hits → findings → report."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from claimlint.engine.message import render
from claimlint.engine.run import run
from claimlint.errors import ClaimlintError, ConfigError, ModelError, RuleError
from claimlint.model.analysis import Analysis, Claim
from claimlint.model.claims import ClaimsReport, PlacedClaim
from claimlint.model.finding import Failure, Finding, Hit, Report
from claimlint.model.meter import LANGUAGE, READING, Meter, timing
from claimlint.model.settings import Settings
from claimlint.model.text import BlockRole, Document
from claimlint.report.cards import cards
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import Rule, RulePack
from claimlint.source.lines import Lines
from claimlint.source.reader import media_type_of, read, read_text
from claimlint.suppress.fingerprint import fingerprint

WINDOWS: Final = MappingProxyType(
    {
        "W0": "this sentence",
        "W1": "this sentence and the next one",
        "W2": "this paragraph",
        "W3": "this section",
        "W4": "the reference list",
    }
)
_NO_RULES: Final = RulePack()


class Checkable(Protocol):
    """A file of a run: where reports say it is, and its bytes (or a SourceError)."""

    @property
    def display(self) -> str: ...

    def read(self) -> bytes: ...


def analyse_text(
    text: str,
    *,
    rules: RulePack | None = None,
    media_type: str = "text/plain",
    settings: Settings | None = None,
) -> Analysis:
    """Return what the language stage knows of a text; `rules` are the ones whose phrases it looks for."""
    return _analyse(read_text(text, media_type=media_type), rules or _NO_RULES, settings or Settings())


def check_text(  # noqa: PLR0913 - keyword-only settings of the public API
    text: str,
    *,
    rules: RulePack | None = None,
    media_type: str = "text/plain",
    profile: str = "generic",
    region: str | None = None,
    meta: bool = False,
    path: str = "-",
) -> tuple[Finding, ...]:
    """Return the findings in a text, in order; without `rules`, those of the built-in pack."""
    pack = load_rules() if rules is None else rules
    return _findings(read_text(text, media_type=media_type), pack, Settings(profile, region, meta), path)


def extract_claims(text: str, *, media_type: str = "text/plain") -> tuple[Claim, ...]:
    """Return the medical claims of a text, in order; spans count code points of the text as read."""
    return analyse_text(text, media_type=media_type).claims


def check_files(
    paths: Sequence[str | os.PathLike[str]],
    *,
    rules: RulePack | None = None,
    profile: str = "generic",
    region: str | None = None,
    meta: bool = False,
) -> Report:
    """Check the named files; what cannot be read or analysed is in `Report.failures`."""
    pack = load_rules() if rules is None else rules
    files = [_Named(Path(path)) for path in paths]
    return check_paths(files, pack=pack, settings=Settings(profile, region, meta))


def check_paths(
    files: Iterable[Checkable],
    *,
    pack: RulePack,
    settings: Settings,
    progress: Callable[[str], None] | None = None,
    meter: Meter | None = None,
) -> Report:
    """Check files one after another; one that fails is reported and stops nothing."""
    findings: list[Finding] = []
    failures: list[Failure] = []
    sources: dict[str, str] = {}
    count = words = 0
    for file in sorted(files, key=lambda file: file.display):
        count += 1
        with _failing_into(failures, file.display):
            with timing(meter, READING):
                document = _read(file)
            sources[file.display] = document.source
            findings.extend(_findings(document, pack, settings, file.display, meter))
            words += len(document.text.split())
        if progress:
            progress(file.display)
    return Report(
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        failures=tuple(failures),
        files=count,
        profile=settings.profile,
        sources=MappingProxyType(sources),
        rules=cards(pack),
        words=words,
        seconds=meter.seconds if meter else MappingProxyType({}),
    )


def claims_in(files: Iterable[Checkable], *, settings: Settings) -> ClaimsReport:
    """Return the claims of files with their places."""
    claims: list[PlacedClaim] = []
    failures: list[Failure] = []
    for file in sorted(files, key=lambda file: file.display):
        with _failing_into(failures, file.display):
            document = _read(file)
            found = _analyse(document, _NO_RULES, settings).claims
            lines = Lines(document.source)
            claims.extend(_placed(document, lines, claim, file.display) for claim in found)
    return ClaimsReport(tuple(claims), tuple(failures))


class _Named:
    """A file named by its path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.display = str(path)

    def read(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError as error:
            raise ClaimlintError(f"cannot be read: {error.strerror or error}") from error


def _read(file: Checkable) -> Document:
    return read(file.read(), media_type=media_type_of(file.display), path=file.display)


@contextmanager
def _failing_into(failures: list[Failure], path: str) -> Iterator[None]:
    """Note what goes wrong with one file and go on; what no file is to blame for ends the run."""
    try:
        yield
    except (ConfigError, RuleError, ModelError):
        raise
    except ClaimlintError as error:
        failures.append(Failure(path, _without_place(error)))
    except Exception as error:  # noqa: BLE001 - the one handler: a crash must not look like a clean file
        failures.append(Failure(path, f"could not be analysed: {type(error).__name__}: {error}"))


def _without_place(error: ClaimlintError) -> str:
    return f"{error.problem} ({error.remedy})" if error.remedy else error.problem


_ANALYSERS: Final = 4


class _Analysers:
    """The analysers of the last few packs; building one compiles every phrase."""

    def __init__(self) -> None:
        self._held: dict[object, Callable[[Document], Analysis]] = {}

    def of(self, pack: RulePack, settings: Settings) -> Callable[[Document], Analysis]:
        """Return the analyser of a pack, built if it is not held."""
        key = (pack.digest, tuple(rule.id for rule in pack), settings.exhaustive)
        if key not in self._held:
            from claimlint.nlp.pipeline import Analyser

            if len(self._held) >= _ANALYSERS:
                del self._held[next(iter(self._held))]
            self._held[key] = Analyser(pack.patterns(), exhaustive=settings.exhaustive)
        return self._held[key]


_analysers = _Analysers()


def _analyse(document: Document, pack: RulePack, settings: Settings) -> Analysis:
    return _analysers.of(pack, settings)(document)


def _findings(
    document: Document, pack: RulePack, settings: Settings, path: str, meter: Meter | None = None
) -> tuple[Finding, ...]:
    if not document.text.strip():
        return ()
    with timing(meter, LANGUAGE):
        analysis = _analyse(document, pack, settings)
    rules = {rule.id: rule for rule in pack}
    place = _Placer(document, analysis, rules, path)
    found = [place(hit) for hit in run(pack, analysis, settings, meter)]
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


class _Placer:
    """Gives hits their place in the file as written."""

    def __init__(self, document: Document, analysis: Analysis, rules: Mapping[str, Rule], path: str) -> None:
        self._document, self._analysis, self._rules, self._path = document, analysis, rules, path
        self._lines = Lines(document.source)

    def __call__(self, hit: Hit) -> Finding:
        document, rule = self._document, self._rules[hit.rule]
        place = document.map.to_source(hit.span)
        sentence = self._analysis.sentences[hit.sentence].span
        context = document.text[sentence.start : sentence.end]
        message, suggestion = render(rule, hit)
        return Finding(
            path=self._path,
            start=self._lines.position(place.start),
            end=self._lines.position(place.end),
            rule=hit.rule,
            name=rule.name,
            severity=hit.severity,
            message=message,
            suggestion=suggestion,
            excerpt=document.source[place.start : place.end],
            fingerprint=self._fingerprint(hit, context),
            context=context,
            searched=_searched(rule),
            related=tuple(self(other) for other in hit.related),
        )

    def _fingerprint(self, hit: Hit, context: str) -> str:
        if hit.document:
            return fingerprint(hit.rule, "", _title(self._document))
        return fingerprint(hit.rule, context, self._document.text[hit.span.start : hit.span.end])


def _searched(rule: Rule) -> str:
    return " · ".join(dict.fromkeys(WINDOWS[term.within] for term in rule.window if term.within in WINDOWS))


def _title(document: Document) -> str:
    named = [block for block in document.blocks if block.role is BlockRole.TITLE or block.label == "title"]
    block = named[0] if named else document.blocks[0]
    return document.text[block.span.start : block.span.end]


def _placed(document: Document, lines: Lines, claim: Claim, path: str) -> PlacedClaim:
    place = document.map.to_source(claim.span)
    return PlacedClaim(
        path=path, start=lines.position(place.start), end=lines.position(place.end),
        text=document.text[claim.span.start : claim.span.end], claim=claim,
    )  # fmt: skip
