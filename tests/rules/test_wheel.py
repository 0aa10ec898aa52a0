"""The wheel holds the rules and their compiled pack, fresh; it is built as a user's installer builds it."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from claimlint.ruleset.compile import dump_pack, only_verified
from claimlint.ruleset.read import read_folder

CHECKOUT = Path(__file__).parents[2]
PARTS = ("claimlint", "rules", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")
PROBE = """
import sys
from claimlint.ruleset.load import load_rules
from claimlint.ruleset import locate
pack = load_rules()
print(len(pack), locate.builtin().pack, pack.digest, "ruamel" in sys.modules)
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("build") is None:
        if os.environ.get("CLAIMLINT_REQUIRE_ALL") == "1":
            pytest.fail("build is not installed, and CI promised it")
        pytest.skip("needs build")
    folder = tmp_path_factory.mktemp("wheel")
    for part in PARTS:
        copy = shutil.copytree if (CHECKOUT / part).is_dir() else shutil.copy
        copy(CHECKOUT / part, folder / part)
    command = [sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_packaged_pack_is_what_the_rules_say(unpacked: Path) -> None:
    rules = unpacked / "claimlint" / "builtin_rules"
    fresh = dump_pack(read_folder(CHECKOUT / "rules"))

    assert (rules / "pack.json").read_bytes() == fresh
    assert dump_pack(read_folder(rules)) == fresh


def test_installed_rules_load_without_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "CLAIMLINT_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-c", PROBE]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    pack = only_verified(read_folder(CHECKOUT / "rules"))

    expected = f"{len(pack)} {unpacked / 'claimlint' / 'builtin_rules' / 'pack.json'} {pack.digest} False"
    assert done.stdout.strip() == expected
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("suffix", [".txt", ".json", ".typed"])
def test_every_data_file_is_in_the_wheel(unpacked: Path, suffix: str) -> None:
    there = {path.relative_to(CHECKOUT) for path in (CHECKOUT / "claimlint").rglob(f"*{suffix}")}

    assert there <= {path.relative_to(unpacked) for path in unpacked.rglob(f"*{suffix}")}
