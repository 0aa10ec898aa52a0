"""The rules of a run: compiled if a fresh pack is at hand, else read from their files and kept compiled."""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimlint.errors import RuleError, SourcePlace
from claimlint.ruleset import locate
from claimlint.ruleset.compile import FORMAT, join_packs, make_pack, only_verified, read_pack, write_pack

if TYPE_CHECKING:
    from claimlint.ruleset.rule import Rule, RulePack

_KEPT: Final = 8
"""How many compiled packs the cache holds; editing rules makes a new one each time."""
_COMPILER: Final = ("claimlint.phrases", "claimlint.ruleset")
"""The packages whose code decides what a compiled pack looks like."""


def load_rules(
    paths: Sequence[str | Path] | None = None, *, builtin: bool = True, unverified: bool = False
) -> "RulePack":
    """Return the rules that come with claimlint and those in these files and folders.

    `builtin=False` leaves out those that come with claimlint; `unverified=True` keeps the rows of the
    watch-list whose source nobody has read, for tests. Raise RuleError where a rule file is wrong.
    """
    pack = _all_rules([Path(path) for path in paths or ()], builtin=builtin)
    return pack if unverified else only_verified(pack)


def _all_rules(paths: Sequence[Path], *, builtin: bool) -> "RulePack":
    if not paths:
        return _builtin_pack() if builtin else make_pack(())
    listed = [(file, str(file)) for path in paths for file in _rule_files(path)]
    tables = [(file, str(file)) for path in paths for file in locate.table_files(path)]
    if not builtin:
        return _compiled(listed, tables, (), "")
    core = _builtin_pack()
    return join_packs(core, _compiled(listed, tables, core.rules, core.digest))


def _builtin_pack() -> "RulePack":
    place = locate.builtin()
    if place.pack is not None:
        with suppress(OSError, ValueError):  # a damaged pack is made anew from the files beside it
            return read_pack(place.pack)
    listed, tables = (
        [(path, path.relative_to(place.folder).as_posix()) for path in found(place.folder)]
        for found in (locate.rule_files, locate.table_files)
    )
    return _compiled(listed, tables, (), "")


def _rule_files(path: Path) -> tuple[Path, ...]:
    if path.is_file():
        return (path,)
    found = locate.rule_files(path) if path.is_dir() else ()
    if not found:
        problem = "holds no rule file (.yaml)" if path.is_dir() else "no such file or folder"
        raise RuleError(problem, at=SourcePlace(str(path)), remedy="see `rules` in the configuration")
    return found


def _compiled(
    listed: Sequence[tuple[Path, str]],
    tables: Sequence[tuple[Path, str]],
    beside: Sequence["Rule"],
    salt: str,
) -> "RulePack":
    """Return the pack of these files, from the cache if nothing that matters has changed."""
    kept = locate.cache_folder() / "rule-packs" / f"{_key([*listed, *tables], salt)}.json"
    with suppress(OSError, ValueError):
        return read_pack(kept)
    from claimlint.ruleset.read import read_rules
    from claimlint.ruleset.read_tables import read_tables

    pack = make_pack(read_rules(listed, beside=beside), *read_tables(tables))
    with suppress(OSError):  # a cache that cannot be written costs time, nothing else
        write_pack(kept, pack)
        _prune(kept.parent)
    return pack


def _key(listed: Sequence[tuple[Path, str]], salt: str) -> str:
    """Return the digest of everything that decides what the compiled pack holds."""
    digest = hashlib.sha256(f"{FORMAT}\0{salt}\0".encode())
    for path, shown in (*listed, *_beside(listed), *_compiler_files()):
        with suppress(OSError):  # reading the rule proper will say what is wrong with it
            digest.update(f"{shown}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _beside(listed: Sequence[tuple[Path, str]]) -> Iterable[tuple[Path, str]]:
    """Yield the files that examples may name."""
    for folder in sorted({path.parent / locate.EXAMPLES for path, _ in listed}):
        yield from ((path, path.name) for path in sorted(folder.rglob("*")) if path.is_file())


def _compiler_files() -> Iterable[tuple[Path, str]]:
    for package in _COMPILER:
        folder = Path(str(files(package)))
        yield from (
            (path, path.name) for path in sorted((*folder.glob("*.py"), *folder.glob("schema/*.json")))
        )


def _prune(folder: Path) -> None:
    """Remove all compiled packs but the newest."""
    packs = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in packs[_KEPT:]:
        old.unlink(missing_ok=True)
