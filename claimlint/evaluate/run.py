"""The linter let loose on the texts of a gold, and the score of what it finds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimlint.errors import SourceError
from claimlint.evaluate.align import Found, Spotted, SpottedClaim
from claimlint.evaluate.gold import GoldText
from claimlint.evaluate.score import Evaluation, score
from claimlint.model.claims import PlacedClaim
from claimlint.model.finding import Failure, Finding
from claimlint.model.settings import Settings
from claimlint.model.text import TextSpan

if TYPE_CHECKING:
    from claimlint.ruleset.rule import RulePack


@dataclass(frozen=True, slots=True)
class _File:
    """A text of the gold as a file of a run."""

    display: str
    source: str

    def read(self) -> bytes:
        return self.source.encode()


def evaluate(texts: Sequence[GoldText], *, pack: "RulePack", profile: str = "generic") -> Evaluation:
    """Return the scores of a pack on annotated texts."""
    active = frozenset(rule.id for rule in pack)
    found = look(texts, pack=pack, profile=profile)
    return score([(text, found[text.path]) for text in texts], active, profile=profile)


def look(texts: Sequence[GoldText], *, pack: "RulePack", profile: str) -> Mapping[str, Found]:
    """Return what the linter finds in each text, by path; documents are judged with metadata checks on."""
    from claimlint.linter import check_paths, claims_in

    passages = _files(text for text in texts if text.sentences)
    marked = _files(text for text in texts if text.claims is not None)
    documents = _files(text for text in texts if text.labels)
    report = check_paths(passages, pack=pack, settings=Settings(profile))
    claims = claims_in(marked, settings=Settings(profile))
    whole = check_paths(documents, pack=pack, settings=Settings(profile, meta=True))
    _insist_on_all((*report.failures, *claims.failures, *whole.failures))
    spotted: dict[str, list[Spotted]] = {text.path: [] for text in texts}
    said: dict[str, list[SpottedClaim]] = {text.path: [] for text in texts}
    fired: dict[str, set[str]] = {text.path: set() for text in texts}
    for finding in report.findings:
        spotted[finding.path].append(_spotted(finding))
    for claim in claims.claims:
        said[claim.path].append(_claim(claim))
    for finding in whole.findings:
        fired[finding.path].add(finding.rule)
    return {path: Found(tuple(spotted[path]), tuple(said[path]), frozenset(fired[path])) for path in spotted}


def findings_in(
    texts: Sequence[GoldText], *, pack: "RulePack", profile: str = "generic"
) -> tuple[Finding, ...]:
    """Return every finding in the texts, as a plain `check` of them reports it."""
    from claimlint.linter import check_paths

    report = check_paths(_files(texts), pack=pack, settings=Settings(profile))
    _insist_on_all(report.failures)
    return report.findings


def _files(texts: Iterable[GoldText]) -> tuple[_File, ...]:
    return tuple({text.path: _File(text.path, text.source) for text in texts}.values())


def _spotted(finding: Finding) -> Spotted:
    return Spotted(finding.rule, finding.start.offset, finding.severity, finding.excerpt)


def _claim(placed: PlacedClaim) -> SpottedClaim:
    span = TextSpan(placed.start.offset, placed.end.offset)
    return SpottedClaim(span, placed.claim.certainty.value, placed.claim.evidence)


def _insist_on_all(failures: Collection[Failure]) -> None:
    """Raise SourceError if a text was not checked: scores without it would be of something else."""
    if failures:
        raise SourceError("\n".join(dict.fromkeys(f"{one.path}: {one.message}" for one in failures)))
