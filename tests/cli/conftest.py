"""A linter that knows three words, so that tests of the command line need no language model."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import cast

import pytest
from click.testing import CliRunner, Result

from claimlint.cli.main import main
from claimlint.errors import ClaimlintError
from claimlint.model.analysis import Certainty, Claim
from claimlint.model.claims import ClaimsReport, PlacedClaim
from claimlint.model.finding import Failure, Finding, Position, Report, Severity
from claimlint.model.meter import Meter, timing
from claimlint.model.settings import Settings
from claimlint.model.text import TextSpan
from claimlint.plan import Job
from claimlint.project.files import FileToCheck
from claimlint.report.cards import cards
from claimlint.ruleset.rule import RulePack
from claimlint.source.reader import decode

WORDS = {
    "cures": ("CE201", "cure-claim", Severity.ERROR),
    "effective": ("EV101", "uncited-efficacy-claim", Severity.WARNING),
    "hope": ("HY301", "miracle-vocabulary", Severity.SUGGESTION),
}
Run = Callable[..., Result]


def _position(source: str, offset: int) -> Position:
    return Position(offset, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))


def _findings(path: str, source: str) -> list[Finding]:
    if "boom" in source:
        raise ZeroDivisionError("planted")
    return [
        Finding(
            path, _position(source, at), _position(source, at + len(word)), rule, name, severity,
            f"“{word}” says too much.", "Say less.", word, "v1:00",
        )
        for word, (rule, name, severity) in WORDS.items()
        if (at := source.find(word)) >= 0
    ]  # fmt: skip


def _tell(file: FileToCheck, progress: Callable[[str], None] | None, meter: Meter | None) -> None:
    if progress:
        progress(file.display)
    with timing(meter, "CE201"):
        pass


def check_jobs(
    jobs: Sequence[Job],
    *,
    progress: Callable[[str], None] | None = None,
    meter: Meter | None = None,
) -> Report:
    """Stand in for the real one; `interrupt` in a text is somebody pressing Ctrl-C."""
    findings: list[Finding] = []
    failures: list[Failure] = []
    sources: dict[str, str] = {}
    for job in jobs:
        file = cast("FileToCheck", job.file)
        try:
            source = decode(file.read(), file.display)
            if "interrupt" in source:
                raise KeyboardInterrupt
            if "escape" in source:
                raise RecursionError("planted outside the handler of a file")
            found = _findings(file.display, source)
        except ClaimlintError as error:
            failures.append(Failure(file.display, f"{error.problem} ({error.remedy})"))
        except ZeroDivisionError as error:
            failures.append(Failure(file.display, f"could not be analysed: {type(error).__name__}: {error}"))
        else:
            sources[file.display] = source
            findings += [finding for finding in found if finding.rule in (job.settings.runs or ())]
        _tell(file, progress, meter)
    return Report(
        tuple(findings), failures=tuple(failures), files=len(sources) + len(failures), profile=jobs[0].settings.profile,
        sources=MappingProxyType(sources), rules=cards(jobs[0].pack), seconds=meter.seconds if meter else {},
    )  # fmt: skip


def check_paths(files: Sequence[FileToCheck], *, pack: RulePack, settings: Settings) -> Report:
    runs = replace(settings, runs=frozenset(rule.id for rule in pack))
    return check_jobs([Job(file, pack, runs) for file in files]) if files else Report()


def claims_in(files: Sequence[FileToCheck], *, settings: Settings) -> ClaimsReport:  # noqa: ARG001 - the real signature
    """Find one claim a file."""
    span = TextSpan(0, 4)
    claim = Claim(
        span,
        span,
        0,
        "treat",
        "benefit",
        Certainty.C4,
        negated=False,
        intervention="zinc",
        targets=("colds",),
    )
    return ClaimsReport(
        tuple(
            PlacedClaim(file.display, Position(0, 1, 1), Position(4, 1, 5), "Zinc", claim) for file in files
        ),
        files=len(files),
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(site: Path, monkeypatch: pytest.MonkeyPatch) -> Run:  # noqa: ARG001 - tests run in the site
    """Run the command with the linter that knows three words."""
    linter = ModuleType("claimlint.linter")
    linter.__dict__.update(check_jobs=check_jobs, check_paths=check_paths, claims_in=claims_in)
    monkeypatch.setitem(sys.modules, "claimlint.linter", linter)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return invoke
