"""The tables that rules share: read with positions, kept in the pack, joined with those of a house."""

from pathlib import Path

import pytest

from claimlint.errors import ConfigError, RuleError
from claimlint.ruleset.compile import dump_pack, make_pack, only_verified, parse_pack
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.read_tables import read_tables
from claimlint.ruleset.tables import Profile, Risk, WatchRow, joined_profiles, joined_rows

ROW = WatchRow("zinc", ("zinc",), "SUPP", "2024", risks=(Risk("nausea", ("nausea",)),), verified=True)
GUESS = WatchRow("iron", ("iron",), "SUPP", "2024")
LIST = """\
version: 1
region: uk
rows:
  - id: zinc
    names: [zinc, zinc sulphate]
    type: SUPP
    not_approved: [colds]
    not_approved_classes: [INF]
    risks: [{name: nausea, any: [nausea, vomit]}]
    source: {key: X, title: A leaflet, url: "https://example.org/x"}
    date: "2024-05"
    verified: true
"""


def write(folder: Path, text: str, name: str = "watchlist.yaml") -> list[tuple[Path, str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [(path, name)]


def test_a_watch_list_is_read(tmp_path: Path) -> None:
    ((row,), profiles) = read_tables(write(tmp_path, LIST))

    assert (row.id, row.names, row.region, row.verified) == ("zinc", ("zinc", "zinc sulphate"), "uk", True)
    assert row.risks == (Risk("nausea", ("nausea", "vomit")),)
    assert row.source is not None
    assert row.source.url == "https://example.org/x"
    assert profiles == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("names:", "name:", "watchlist.yaml:5:5: unknown key “name” (did you mean “names”?)"),
        ("SUPP", "SUP", "watchlist.yaml:6:11: “SUP” is not known as “type” (did you mean “SUPP”?)"),
        ('"2024-05"', '"May"', "watchlist.yaml:11:11: “May” will not do"),
        ('    source: {key: X, title: A leaflet, url: "https://example.org/x"}\n', "", "watchlist.yaml:4:5: “source” is missing"),
        ("zinc sulphate", "Zinc", "watchlist.yaml:5:19: name “Zinc” is there twice (first in line 5)"),
    ],
)  # fmt: skip
def test_a_wrong_watch_list_is_told_where(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_tables(write(tmp_path, LIST.replace(old, new, 1)))

    notes = getattr(caught.value, "__notes__", [])
    assert any(said in note for note in (str(caught.value), *notes)), str(caught.value)


def test_profiles_are_read(tmp_path: Path) -> None:
    files = write(tmp_path, "clinic:\n  raise: [BA707]\n  off: [DO906]\n", "profiles.yaml")

    assert read_tables(files) == ((), (Profile("clinic", raised=("BA707",), off=("DO906",)),))
    with pytest.raises(RuleError, match=r"profiles.yaml:1:1: unknown key “clinik” .did you mean “clinic”"):
        read_tables(write(tmp_path, "clinik: {}\n", "profiles.yaml"))


def test_tables_are_part_of_the_pack() -> None:
    pack = make_pack((), (ROW, GUESS), (Profile("news", lowered=("HY305",)),))

    assert parse_pack(dump_pack(pack)) == pack
    assert pack.digest != make_pack((), (ROW,)).digest
    assert only_verified(pack).watchlist == (ROW,)
    assert only_verified(pack).digest != pack.digest
    assert only_verified(make_pack((), (ROW,))).digest == make_pack((), (ROW,)).digest


def test_tables_of_a_house_are_joined_with_ours() -> None:
    other = WatchRow("zinc", ("zinc", "galzin"), "RX", "2025")

    assert joined_rows((ROW, GUESS), (other,)) == (other, GUESS)
    ours, theirs = Profile("news", raised=("EV106",), lowered=("HY305",)), Profile("news", off=("EV106",))
    assert joined_profiles((ours,), (theirs,)) == (Profile("news", lowered=("HY305",), off=("EV106",)),)


def test_an_unknown_profile_is_refused_with_the_nearest() -> None:
    pack = make_pack((), (), (Profile("clinic"),))

    assert pack.profile("clinic").step("EV101") == 0
    assert make_pack(()).profile("anything") == Profile("anything")
    with pytest.raises(ConfigError, match=r"unknown profile “clinc” .did you mean “clinic”"):
        pack.profile("clinc")


def test_rows_without_a_source_serve_tests_only() -> None:
    assert all(row.verified and row.source for row in load_rules().watchlist)
    assert any(not row.verified for row in load_rules(unverified=True).watchlist)


def test_profiles_name_rules_that_are_there() -> None:
    pack = load_rules()
    known = {rule.id for rule in pack}
    named = {id_ for profile in pack.profiles for id_ in (*profile.raised, *profile.lowered, *profile.off)}

    assert {profile.name for profile in pack.profiles} == {
        "generic", "clinic", "supplement", "news", "press-release", "patient-info",
    }  # fmt: skip
    assert {id_ for id_ in named if id_[:2] in {"BA", "DO", "SC"}} <= known
