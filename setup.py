"""Packages, the mapping of rules/ into the wheel, and the step that compiles the rules when it is built.

Everything else stands in pyproject.toml.
"""

import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
RULES = "claimlint.builtin_rules"


class BuildWithPack(build_py):  # type: ignore[misc] # setuptools ships no types here
    """Copy the packages, then lay the compiled pack beside the rule files."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            self._write_pack(Path(self.build_lib, *RULES.split(".")))

    def _write_pack(self, folder: Path) -> None:
        sys.path.insert(0, str(HERE))
        from claimlint.ruleset.compile import write_pack
        from claimlint.ruleset.read import read_folder

        write_pack(folder / "pack.json", read_folder(HERE / "rules"))


setup(
    packages=[*find_packages(HERE, include=["claimlint", "claimlint.*"]), RULES],
    package_dir={RULES: "rules"},
    include_package_data=False,  # only what is listed here
    package_data={
        RULES: ["marker.txt", "**/*.yaml", "*/examples/*"],
        "": ["py.typed", "data/*", "data/**/*", "schema/*.json"],
    },
    cmdclass={"build_py": BuildWithPack},
)
