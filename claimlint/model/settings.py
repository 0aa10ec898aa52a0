"""What a run was asked for, as far as rules care."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Profile (rules.md 10.3), region (`us` for DO906), and whether absent metadata is judged (`--meta`)."""

    profile: str = "generic"
    region: str | None = None
    meta: bool = False
    exhaustive: bool = False
