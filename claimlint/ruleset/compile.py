"""A rule pack as one JSON file: read in milliseconds, without a YAML reader, a schema or a pattern parser."""

import gc
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from claimlint.ruleset.plain import from_plain, to_plain
from claimlint.ruleset.rule import Rule, RulePack
from claimlint.ruleset.tables import Profile, WatchRow, joined_profiles, joined_rows

FORMAT: Final = "claimlint.pack/2"


def make_pack(
    rules: Iterable[Rule], watchlist: tuple[WatchRow, ...] = (), profiles: tuple[Profile, ...] = ()
) -> RulePack:
    """Return the pack of these rules, in the order of their ids, with the tables they share."""
    ordered = tuple(sorted(rules, key=lambda rule: rule.id))
    digest = _digest([to_plain(rule) for rule in ordered], to_plain((watchlist, profiles)))
    return RulePack(ordered, digest, watchlist, profiles)


def only_verified(pack: RulePack) -> RulePack:
    """Return the pack without the rows of its watch-list whose source nobody has read."""
    rows = tuple(row for row in pack.watchlist if row.verified)
    if rows == pack.watchlist:
        return pack
    digest = hashlib.sha256(f"{pack.digest}\nverified".encode()).hexdigest()
    return RulePack(pack.rules, digest, rows, pack.profiles)


def join_packs(one: RulePack, other: RulePack) -> RulePack:
    """Return the pack that holds the rules of both."""
    rules = tuple(sorted((*one.rules, *other.rules), key=lambda rule: rule.id))
    digest = hashlib.sha256(f"{one.digest}\n{other.digest}".encode()).hexdigest()
    rows = joined_rows(one.watchlist, other.watchlist)
    return RulePack(rules, digest, rows, joined_profiles(one.profiles, other.profiles))


def _digest(plain: list[Any], tables: list[Any]) -> str:
    """Return what tells two packs apart: all of their tables, and of a rule all but the place of its file."""
    lasting = [{key: part for key, part in rule.items() if key != "at"} for rule in plain]
    return hashlib.sha256(_dump([lasting, tables])).hexdigest()


def _dump(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def dump_pack(pack: RulePack) -> bytes:
    """Return the pack as JSON."""
    parts = {name: to_plain(getattr(pack, name)) for name in ("rules", "watchlist", "profiles")}
    return _dump({"format": FORMAT, "digest": pack.digest, **parts}) + b"\n"


def parse_pack(data: bytes) -> RulePack:
    """Return the pack that this JSON holds; raise ValueError if it holds none."""
    try:
        with _uncollected():
            plain = json.loads(data)
            if plain["format"] != FORMAT:
                raise ValueError(f"not a compiled rule pack ({FORMAT})")
            return RulePack(
                tuple(from_plain(Rule, rule) for rule in plain["rules"]),
                plain["digest"],
                tuple(from_plain(WatchRow, row) for row in plain["watchlist"]),
                tuple(from_plain(Profile, profile) for profile in plain["profiles"]),
            )
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a compiled rule pack ({FORMAT}): {error}") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the garbage collector: it would walk a hundred thousand new lists again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_pack(path: Path) -> RulePack:
    """Return the pack in the file; raise OSError or ValueError if there is none."""
    return parse_pack(path.read_bytes())


def write_pack(path: Path, pack: RulePack) -> None:
    """Write the pack whole or not at all: under a temporary name, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(dump_pack(pack))
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
