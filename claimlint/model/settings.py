"""What a run was asked for, as far as rules care."""

from dataclasses import dataclass

from claimlint.model.finding import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one article.

    Profile (rules.md 10.3), region (`us` for DO906), and whether absent metadata is judged (`--meta`).
    `runs` holds the ids of the rules that run, None for all of the pack; `levels` the rules that have one
    level whatever their own tables say. `names` are names of products, whose words are no claims;
    `established` pairs an intervention with targets (or `*`) for which its effect needs no source. `silent`
    holds the ids of findings about suppressions that are not wanted.
    """

    profile: str = "generic"
    region: str | None = None
    meta: bool = False
    exhaustive: bool = False
    runs: frozenset[str] | None = None
    levels: tuple[tuple[str, Severity], ...] = ()
    names: tuple[str, ...] = ()
    established: tuple[tuple[str, tuple[str, ...]], ...] = ()
    silent: frozenset[str] = frozenset()

    def level(self, rule: str) -> Severity | None:
        """Return the level that every finding of a rule has, None where its own table decides."""
        return dict(self.levels).get(rule)
