"""Tell findings that were there before from new ones: a multiset of fingerprints, by file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimlint.model.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Findings that are known: so many with one fingerprint in one file; `document`: on the whole of it."""

    path: str
    rule: str
    fingerprint: str
    count: int = 1
    document: bool = False


def entries_of(findings: Iterable[tuple[str, Finding]]) -> tuple[Entry, ...]:
    """Return the entries for findings, each given with the path it is known under; sorted."""
    counts = Counter((path, one.rule, one.fingerprint, one.document) for path, one in findings)
    return tuple(sorted(Entry(*name[:3], count, name[3]) for name, count in counts.items()))


@dataclass(slots=True)
class Pool:
    """The known findings that no finding of the run has taken yet.

    Every finding takes one, in its own file if there is one, else anywhere, so a text that is moved makes
    nothing new and a copy does. A finding on a whole article is the same as long as the file is.
    """

    entries: Iterable[Entry] = ()
    _left: dict[Entry, int] = field(default_factory=dict)
    _by_print: defaultdict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _by_page: defaultdict[tuple[str, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for entry in sorted(self.entries):
            self._left[entry] = entry.count
            self._by_print[entry.fingerprint].append(entry)
            if entry.document:
                self._by_page[entry.path, entry.rule].append(entry)

    def take_home(self, path: str, finding: Finding) -> bool:
        """Take what is known of the finding in its own file; say whether there was something."""
        same = (entry for entry in self._by_print[finding.fingerprint] if entry.path == path)
        return self._take(same)

    def take_page(self, path: str, finding: Finding) -> bool:
        """Take what is known of a finding on a whole article whose title has changed."""
        return finding.document and self._take(self._by_page[path, finding.rule])

    def take_anywhere(self, finding: Finding) -> bool:
        """Take what is known of the finding in any file."""
        return self._take(self._by_print[finding.fingerprint])

    def _take(self, entries: Iterable[Entry]) -> bool:
        for entry in entries:
            if self._left[entry]:
                self._left[entry] -= 1
                return True
        return False

    def homes(self, findings: Iterable[Finding]) -> frozenset[str]:
        """Return the files in which the findings may have been before."""
        known = (entry for one in findings for entry in self._by_print[one.fingerprint])
        return frozenset(entry.path for entry in known if self._left[entry])

    def drop(self, path: str) -> None:
        """Forget what is known of a file, so that nothing elsewhere can take it."""
        for entry in self._left:
            if entry.path == path:
                self._left[entry] = 0

    def rest(self) -> Iterator[Entry]:
        """Yield what nothing took, in order."""
        for entry, left in sorted(self._left.items()):
            if left:
                yield Entry(entry.path, entry.rule, entry.fingerprint, left, entry.document)


@dataclass(slots=True)
class Told:
    """Findings of a run, told apart; each with the path it is known under."""

    known: list[tuple[str, Finding]] = field(default_factory=list)
    new: list[tuple[str, Finding]] = field(default_factory=list)


def told_apart(findings: Iterable[tuple[str, Finding]], pool: Pool) -> Told:
    """Part the findings that the pool knows in their own files from the others."""
    told = Told()
    left: list[tuple[str, Finding]] = []
    for path, one in findings:
        (told.known if pool.take_home(path, one) else left).append((path, one))
    for path, one in left:
        (told.known if pool.take_page(path, one) else told.new).append((path, one))
    return told


def moved(told: Told, pool: Pool) -> Told:
    """Return the same findings where those known from other files count as known, too."""
    found = Told(list(told.known))
    for path, one in told.new:
        (found.known if pool.take_anywhere(one) else found.new).append((path, one))
    return found
