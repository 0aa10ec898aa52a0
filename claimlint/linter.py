"""The one place that wires the stages: bytes → document → analysis → hits → findings → report."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from claimlint.engine.run import may_run, run
from claimlint.errors import ClaimlintError, ConfigError, ModelError, RuleError
from claimlint.model.analysis import Analysis, Claim
from claimlint.model.claims import ClaimsReport, PlacedClaim
from claimlint.model.finding import Failure, Finding, Report, RuleCard
from claimlint.model.meter import LANGUAGE, READING, Meter, timing
from claimlint.model.settings import Settings
from claimlint.model.text import Document
from claimlint.placing import Placer, placed_claims
from claimlint.plan import Checkable, Job
from claimlint.report.cards import cards
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import Rule, RulePack
from claimlint.source.lines import Lines
from claimlint.source.reader import media_type_of, read, read_text
from claimlint.suppress.apply import Known, Parted, Placed, on_waivers, part
from claimlint.suppress.notices import heeded, notice_cards

_NO_RULES: Final = RulePack()


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
    document = read_text(text, media_type=media_type)
    job = Job(_Named(Path(path)), pack, Settings(profile, region, meta))
    return _parted(document, job, date.today()).findings  # noqa: DTZ011 - the day where the author is


def extract_claims(text: str, *, media_type: str = "text/plain") -> tuple[Claim, ...]:
    """Return the medical claims of a text, in order; spans count code points of the text as read."""
    return _analyse(read_text(text, media_type=media_type), _NO_RULES, Settings(), ledger=True).ledger


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
    """Check files by one pack, with one setting for all."""
    report = check_jobs([Job(file, pack, settings) for file in files], progress=progress, meter=meter)
    return replace(report, profile=settings.profile)


def check_jobs(
    jobs: Iterable[Job],
    *,
    progress: Callable[[str], None] | None = None,
    meter: Meter | None = None,
    today: date | None = None,
) -> Report:
    """Check files one after another; one that fails is reported and stops nothing."""
    run = _Run(today or date.today(), meter)  # noqa: DTZ011 - the day where the author is
    for job in sorted(jobs, key=lambda job: job.file.display):
        run.check(job)
        if progress:
            progress(job.file.display)
    return run.report()


@dataclass(slots=True)
class _Run:
    """What was found so far."""

    today: date
    meter: Meter | None
    files: int = 0
    words: int = 0
    parted: list[Parted] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    packs: dict[str, RulePack] = field(default_factory=dict)
    profiles: set[str] = field(default_factory=set)
    settings: Settings = field(default_factory=Settings)

    def check(self, job: Job) -> None:
        self.files += 1
        self.profiles.add(job.settings.profile)
        self.packs.setdefault(job.pack.digest, job.pack)
        with _failing_into(self.failures, job.file.display):
            with timing(self.meter, READING):
                document = _read(job.file)
            self.sources[job.file.display] = document.source
            self.parted.append(_parted(document, job, self.today, self.meter))
            self.settings = job.settings if job.waivers else self.settings
            self.words += len(document.text.split())

    def _cards(self, findings: Sequence[Finding]) -> tuple[RuleCard, ...]:
        found = {card.id: card for pack in self.packs.values() for card in cards(pack)}
        found |= {card.id: card for card in notice_cards(findings)}
        return tuple(found[rule] for rule in sorted(found))

    def report(self) -> Report:
        used = frozenset().union(*(parted.used for parted in self.parted))
        idle = frozenset().union(*(parted.idle for parted in self.parted)) - used
        found = [finding for parted in self.parted for finding in parted.findings]
        found += heeded(on_waivers(idle, self.today), self.settings)
        suppressed = (finding for parted in self.parted for finding in parted.suppressed)
        return Report(
            findings=tuple(sorted(found, key=lambda finding: finding.sort_key)),
            suppressed=tuple(sorted(suppressed, key=lambda finding: finding.sort_key)),
            failures=tuple(self.failures),
            files=self.files,
            profile=", ".join(sorted(self.profiles)) or Settings().profile,
            sources=MappingProxyType(self.sources),
            rules=self._cards(found),
            words=self.words,
            seconds=self.meter.seconds if self.meter else MappingProxyType({}),
        )


def claims_in(files: Iterable[Checkable], *, settings: Settings) -> ClaimsReport:
    """Return the claims of files with their places."""
    claims: list[PlacedClaim] = []
    failures: list[Failure] = []
    for file in sorted(files, key=lambda file: file.display):
        with _failing_into(failures, file.display):
            document = _read(file)
            found = _analyse(document, _NO_RULES, settings, ledger=True).ledger
            lines = Lines(document.source)
            claims.extend(placed_claims(document, lines, found, file.display))
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

    def of(self, pack: RulePack, settings: Settings, *, ledger: bool) -> Callable[[Document], Analysis]:
        """Return the analyser of a pack, built if it is not held."""
        key = (pack.digest, tuple(rule.id for rule in pack), settings.exhaustive, ledger)
        if key not in self._held:
            from claimlint.nlp.pipeline import Analyser

            if len(self._held) >= _ANALYSERS:
                del self._held[next(iter(self._held))]
            self._held[key] = Analyser(pack.patterns(), exhaustive=settings.exhaustive, ledger=ledger)
        return self._held[key]


_analysers = _Analysers()


def _analyse(document: Document, pack: RulePack, settings: Settings, *, ledger: bool = False) -> Analysis:
    return _analysers.of(pack, settings, ledger=ledger)(document)


def _parted(document: Document, job: Job, today: date, meter: Meter | None = None) -> Parted:
    """Return the findings in a document, those that exceptions take apart from the others."""
    placed: list[Placed] = []
    if document.text.strip():
        with timing(meter, LANGUAGE):
            analysis = _analyse(document, job.pack, job.settings)
        place = Placer(document, analysis, {rule.id: rule for rule in job.pack}, job.file.display)
        placed = [place(hit) for hit in run(job.pack, analysis, job.settings, meter)]
    known = Known(lambda: _all_rules(job), may_run(job.pack, job.settings), today)
    parted = part(placed, document, job.file.display, known, job.waivers)
    return replace(parted, findings=tuple(heeded(parted.findings, job.settings)))


def _all_rules(job: Job) -> Sequence[Rule]:
    """Return the rules that directives may name: those of the run, and those it did not select."""
    return job.known.rules if job.known else (*job.pack.rules, *load_rules().rules)
