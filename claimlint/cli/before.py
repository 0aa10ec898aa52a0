"""Hold a report against what was there before: older versions of files, and baselines."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimlint.cli.request import Request, jobs_of
from claimlint.errors import ConfigError, SourcePlace
from claimlint.model.finding import BASELINE, REVISION, Finding, Known, Report
from claimlint.project.read_config import shown
from claimlint.suppress.baseline import read_text
from claimlint.suppress.known import Entry, Pool, Told, entries_of, moved, told_apart
from claimlint.suppress.notices import GROUP

if TYPE_CHECKING:
    from claimlint.plan import Job

_REMEDY: Final = "claimlint baseline write makes it, --no-baseline goes without"


def load(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a baseline; raise ConfigError if it cannot be read or is none."""
    name = shown(path.absolute())
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"there is no baseline “{name}”", remedy=_REMEDY) from error
    except OSError as error:
        problem = f"the baseline cannot be read: {error.strerror or error}"
        raise ConfigError(problem, at=SourcePlace(name)) from error
    except UnicodeDecodeError as error:
        raise ConfigError("this is no baseline: it is not UTF-8", at=SourcePlace(name)) from error
    return read_text(text, name)


def with_baselines(request: Request) -> Request:
    """Return the request with the baselines of its files read."""
    paths = sorted({job.baseline for job in request.jobs if job.baseline is not None})
    return replace(request, baselines={path: load(path) for path in paths})


def key(path: str, baseline: Path) -> str:
    """Return the path of a file from the folder of a baseline."""
    return Path(os.path.relpath(os.path.abspath(path), baseline.absolute().parent)).as_posix()  # noqa: PTH100 - as the configuration has it


@dataclass(slots=True)
class Held:
    """The findings of a run held against one baseline, and the entries of it that nothing took."""

    baseline: Path
    told: Told
    rest: tuple[Entry, ...] = ()


@dataclass(slots=True)
class _Holding:
    """The files of a run that have one baseline, by their paths from its folder."""

    request: Request
    baseline: Path
    jobs: Mapping[str, "Job"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        own = (job for job in self.request.jobs if job.baseline == self.baseline)
        self.jobs = {key(job.file.display, self.baseline): job for job in own}

    def keyed(self, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
        for one in findings:
            path = key(one.path, self.baseline)
            if path in self.jobs and not one.rule.startswith(GROUP):
                yield path, one

    def held(self, report: Report, entries: Sequence[Entry]) -> Held:
        pool = Pool(entries)
        told_apart(self.keyed(report.known), pool)  # what an older version had counts once
        told = told_apart(self.keyed(report.findings), pool)
        for failure in report.failures:
            pool.drop(key(failure.path, self.baseline))
        self._ask_homes(pool, [one for _, one in told.new])
        return Held(self.baseline, moved(told, pool), tuple(pool.rest()))

    def _ask_homes(self, pool: Pool, new: Sequence[Finding]) -> None:
        """Check the files that the new findings may come from, so that what is still there is not moved."""
        from claimlint.linter import check_jobs

        folder = self.baseline.absolute().parent
        homes = sorted(pool.homes(new) - self.jobs.keys())
        there = [Path(os.path.relpath(folder / home)) for home in homes if (folder / home).is_file()]
        if not there:
            return
        found = check_jobs(jobs_of(there, self.request))
        for one in found.findings:
            pool.take_home(key(one.path, self.baseline), one)
        for failure in found.failures:
            pool.drop(key(failure.path, self.baseline))


def held(report: Report, request: Request, baselines: Mapping[Path, Sequence[Entry]]) -> Iterator[Held]:
    """Yield the findings of each part of the run that has a baseline, held against its entries."""
    for path, entries in sorted(baselines.items()):
        yield _Holding(request, path).held(report, entries)


def against_baselines(report: Report, request: Request) -> Report:
    """Return the report without the findings that its baselines know, which it keeps apart."""
    for one in held(report, request, request.baselines):
        name = shown(one.baseline.absolute())
        report = _without(report, [finding for _, finding in one.told.known], Known(BASELINE, name))
        spent = sum(entry.count for entry in stale(one, request))
        if spent:
            what = "1 entry matches" if spent == 1 else f"{spent} entries match"
            note = f"{name}: {what} nothing any more (claimlint baseline prune removes what is spent)"
            report = replace(report, notes=(*report.notes, note))
    return report


def stale(one: Held, request: Request, *, gone: bool = False) -> Iterator[Entry]:
    """Yield the entries that nothing took in files that were checked; with `gone`, in files that are no more.

    Of rules that did not run nothing can be said; a rule that there is no more is spent.
    """
    from claimlint.engine.run import may_run

    jobs = {key(job.file.display, one.baseline): job for job in request.jobs}
    ran: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    rules: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for path, job in jobs.items():
        ran[path] = may_run(job.pack, job.settings)
        rules[path] = frozenset(rule.id for rule in job.known or ())
    folder = one.baseline.absolute().parent
    for entry in one.rest:
        if entry.path in jobs:
            if entry.rule in ran[entry.path] or entry.rule not in rules[entry.path]:
                yield entry
        elif gone and not (folder / entry.path).exists():
            yield entry


def against_revision(report: Report, request: Request) -> Report:
    """Return the report without the findings that the older versions had, which it keeps apart."""
    from claimlint.linter import check_jobs

    if request.since is None:
        return report
    now = {one.display: one.now for one in request.since.older}
    before = check_jobs(request.older) if request.older else Report()
    pool = Pool(entries_of((now.get(one.path, one.path), one) for one in before.findings))
    told = moved(told_apart([(one.path, one) for one in report.findings], pool), pool)
    notes = (
        f"{failure.path}, as of {request.since.name}: {failure.message}; all of it counts as new"
        for failure in before.failures
    )
    found = _without(report, [one for _, one in told.known], Known(REVISION, request.since.name))
    return replace(found, notes=(*found.notes, *notes))


def _without(report: Report, known: Iterable[Finding], why: Known) -> Report:
    gone = {id(one) for one in known}
    moved_out = (replace(one, known=why) for one in report.findings if id(one) in gone)
    return replace(
        report,
        findings=tuple(one for one in report.findings if id(one) not in gone),
        known=tuple(sorted((*report.known, *moved_out), key=lambda one: one.sort_key)),
        against=(*report.against, why),
    )
