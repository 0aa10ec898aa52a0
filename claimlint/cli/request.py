"""A run of the linter as the command line describes it: looked up, checked, and told apart from before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypedDict

from claimlint.cli import options
from claimlint.cli.progress import progress
from claimlint.errors import ConfigError
from claimlint.model.finding import Report
from claimlint.model.meter import Meter
from claimlint.project.files import STDIN, Discovery, FileToCheck, discover

if TYPE_CHECKING:
    from claimlint.plan import Asked, Job
    from claimlint.project.find import Configs
    from claimlint.project.since import Since
    from claimlint.suppress.known import Entry


class Judged(TypedDict):
    """The arguments that say which files are read, and by which rules."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    house_rules: tuple[Path, ...]
    profile: str | None
    region: str | None
    meta: bool | None
    config: Path | None
    no_config: bool
    baseline: Path | None


@dataclass(frozen=True, slots=True)
class Request:
    """A run: its files, each with what holds for it, and what it is held against.

    `baselines` holds what is known, by the path of its baseline; `older` are the older versions of what
    changed since a revision.
    """

    jobs: "tuple[Job, ...]"
    found: Discovery
    configs: "Configs"
    asked: "Asked"
    profile: str
    since: "Since | None" = None
    older: "tuple[Job, ...]" = ()
    baselines: "Mapping[Path, tuple[Entry, ...]]" = field(default_factory=lambda: MappingProxyType({}))


def discovered(paths: Sequence[str], configs: "Configs", stdin_filename: str | None = None) -> Discovery:
    """Return the files that the arguments name, standard input among them."""
    if not paths:
        raise ConfigError("no files are named", remedy="name files or folders, or - for standard input")
    if stdin_filename and STDIN not in paths:
        raise ConfigError("--stdin-filename is given without -", remedy="name - to read standard input")
    found = discover([path for path in paths if path != STDIN], excluded=configs.excluded_by)
    if STDIN not in paths:
        return found
    files = (*found.files, options.standard_input(stdin_filename))
    return replace(found, files=tuple(sorted(files, key=lambda file: file.display)))


def asked(given: Judged, *, exhaustive: bool = False) -> "Asked":
    """Return what the command line asks for beside the configurations."""
    from claimlint.plan import Asked
    from claimlint.project.wishes import Said, Wishes

    wishes = Wishes(
        profile=Said(given["profile"]) if given["profile"] else None,
        region=Said(given["region"]) if given["region"] else None,
        meta=None if given["meta"] is None else Said(given["meta"]),
        select=tuple(Said(word) for word in given["select"]) or None,
        ignore=tuple(Said(word) for word in given["ignore"]),
    )
    return Asked(wishes, given["house_rules"], exhaustive, given["baseline"])


def build(
    given: Judged, *, stdin_filename: str | None = None, exhaustive: bool = False, revision: str | None = None
) -> Request:
    """Return the run that the arguments describe; raise ConfigError or RuleError where they are wrong."""
    from claimlint import plan

    configs = options.configurations(given["config"], none=given["no_config"])
    here = configs.for_folder(Path.cwd())
    wanted = asked(given, exhaustive=exhaustive)
    found = discovered(given["paths"], configs, stdin_filename)
    request = Request(
        jobs=plan.jobs(found.files, configs, wanted),
        found=found,
        configs=configs,
        asked=wanted,
        profile=plan.profile(here, wanted),
    )
    return request if revision is None else _since(request, revision, given["paths"])


def _since(request: Request, revision: str, paths: Sequence[str]) -> Request:
    """Return the request for what changed since a revision."""
    from claimlint import plan
    from claimlint.project.since import since

    changed = since(revision, request.found.files, paths, excluded=request.configs.excluded_by)
    kept = {file.display for file in changed.files}
    return replace(
        request,
        jobs=tuple(job for job in request.jobs if job.file.display in kept),
        found=replace(request.found, files=changed.files),
        since=changed,
        older=plan.jobs(changed.older, request.configs, request.asked),
    )


def run(request: Request, *, quiet: bool = False, statistics: bool = False) -> Report:
    """Check the files of the request; names that were no files are among the failures."""
    from claimlint.linter import check_jobs

    report = Report(profile=request.profile)
    if request.jobs:
        with progress(request.found.files, quiet=quiet) as advance:
            meter = Meter() if statistics else None
            report = check_jobs(request.jobs, progress=advance, meter=meter)
    missing = request.found.failures
    return replace(
        report,
        failures=tuple(sorted((*report.failures, *missing), key=lambda failure: failure.path)),
        files=report.files + len(missing),
        notes=(*request.found.notes, *report.notes),
    )


def jobs_of(paths: Sequence[Path], request: Request) -> "tuple[Job, ...]":
    """Return how files beside those of the request would be checked; those that are left out are not."""
    from claimlint import plan

    files = [FileToCheck(path, path.as_posix()) for path in paths if not request.configs.excluded_by(path)]
    return plan.jobs(files, request.configs, request.asked)
