"""What the files of `claimlint init` install: this version, from where it came."""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimlint import __version__
from claimlint.cli import installed
from claimlint.cli.installed import is_published, requirement
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
NUMBER = f"health-claimlint=={__version__}"
COMMIT = "health-claimlint @ git+https://example.org/claimlint@0123abc"
FROM_GIT = {
    "url": "https://example.org/claimlint",
    "vcs_info": {"vcs": "git", "commit_id": "0123abc", "requested_revision": "main"},
}


class Origin:
    """An installed distribution that knows where it came from."""

    def __init__(self, text: str | None) -> None:
        self._text = text

    def read_text(self, name: str) -> str | None:
        return self._text if name == "direct_url.json" else None


@pytest.mark.parametrize(
    ("origin", "wanted", "published"),
    [
        (None, NUMBER, True),
        (json.dumps(FROM_GIT), COMMIT, True),
        (json.dumps({"url": "file:///home/me/claimlint", "dir_info": {}}), NUMBER, False),
        ("{", NUMBER, False),
    ],
)
def test_the_written_files_install_what_is_installed(
    run: Run, monkeypatch: pytest.MonkeyPatch, origin: str | None, wanted: str, *, published: bool
) -> None:
    monkeypatch.setattr(installed, "distribution", lambda _name: Origin(origin))
    told = run("init", "--yes")
    hooks = YAML(typ="safe").load(Path(".pre-commit-config.yaml"))
    steps = YAML(typ="safe").load(Path(".github/workflows/claimlint.yml"))["jobs"]["claimlint"]["steps"]

    assert (requirement(), is_published()) == (wanted, published)
    assert hooks["repos"][0]["hooks"][0]["additional_dependencies"] == [wanted]
    assert f'pip install "{wanted}"' in [step.get("run") for step in steps]
    assert ("this copy came from a folder" in told.stderr) is not published


def test_the_written_hook_is_that_of_the_repository(run: Run) -> None:
    run("init", "--yes")
    (written,) = YAML(typ="safe").load(Path(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    (ours,) = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    shared: tuple[str, ...] = ("id", "entry", "language", "files", "exclude", "require_serial")

    def part(hook: dict[str, Any]) -> dict[str, Any]:
        return {key: hook[key] for key in shared}

    assert part(written) == part(ours)
