"""The first half hour, lived line by line: in an empty folder, with the command as it is installed."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from ruamel.yaml import YAML

from tests.places.conftest import CHECKOUT, Shell

PAGE: Final = (CHECKOUT / "docs" / "quickstart.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"(?:<!-- (\w+)(?:: (\S+))? -->\n)?```(\w+)\n(.+?)```", PAGE, re.DOTALL)
CUT: Final = "----8<----"
COUNTS: Final = re.compile(r"\d+ files? checked|known from now on")


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block, and what it is shown to print."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def loosely(text: str) -> str:
    """Return the text without its counts of files, words and findings: rules come and go."""
    lines = [
        re.sub(r"\d+ (\w+?)s?\b", r"# \1", line) if COUNTS.search(line) else line.rstrip()
        for line in text.splitlines()
    ]
    return "\n".join(lines)


def is_printed(shown: str, given: str) -> bool:
    """Say whether all that is shown is printed, in this order, with anything where the dots are."""
    at = 0
    for part in loosely(shown).split("[…]"):
        found = loosely(given).find(part.strip("\n"), at)
        if found < 0:
            return False
        at = found + len(part.strip("\n"))
    return True


def live(shell: Shell, block: str) -> None:
    """Run the commands of a block in one shell, and hold each to what the page shows."""
    told = [*commands(block)]
    script = "".join(f"{command}\n_status=$?; echo '{CUT}'; (exit $_status)\n" for command, _ in told)
    given = shell.bash(f"exec 2>&1\n{script}").stdout.split(f"{CUT}\n")

    assert len(given) == len(told) + 1
    for (command, shown), printed in zip(told, given, strict=False):
        assert is_printed(shown, printed), f"{command}\nprinted:\n{printed}\nshown:\n{shown}"
        assert shown or not printed or "::" in printed, f"{command} printed {printed}"


def write(shell: Shell, kind: str, name: str, text: str) -> None:
    """Do what a reader is told to do with a block that is no command."""
    if kind == "file":
        shell.write(name, text)
        return
    assert kind == "line"
    old = (shell.folder / name).read_text(encoding="utf-8")
    assert old.count(f"# {text}") == 1
    shell.write(name, old.replace(f"# {text}", text))


def without_an_index(shell: Shell) -> None:
    """Let pre-commit take the command on the path, since tests download nothing."""
    path = shell.folder / ".pre-commit-config.yaml"
    if path.is_file():
        lines = path.read_text(encoding="utf-8").replace("language: python", "language: system").splitlines()
        kept = [line for line in lines if "additional_dependencies" not in line]
        shell.write(path.name, "\n".join(kept) + "\n")


def test_the_first_half_hour(shell: Shell) -> None:
    pytest.importorskip("pre_commit")
    for kind, name, _, text in BLOCKS:
        if kind == "install":
            continue
        if kind in {"file", "line"}:
            write(shell, kind, name, text)
            continue
        live(shell, text)
        without_an_index(shell)

    log = shell.run("git", "log", "--format=%s").stdout.splitlines()
    assert log == ["Shoulder", "Check articles with claimlint"]
    steps = YAML(typ="safe").load(shell.folder / ".github/workflows/claimlint.yml")["jobs"]["claimlint"][
        "steps"
    ]
    (workflow,) = (text for kind, _, _, text in BLOCKS if kind == "workflow")
    assert next(command for command, _ in commands(workflow)) == steps[-1]["run"]


def test_what_is_installed_is_this_package() -> None:
    project = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    installed = [text for kind, _, _, text in BLOCKS if kind == "install"]

    assert 'name = "health-claimlint"' in project
    assert 'pip install "health-claimlint @ git+' in installed[0]
    assert [*commands(installed[1])] == [("pip install pre-commit", "")]


@pytest.mark.parametrize(
    ("shown", "given", "printed"),
    [
        ("a\n[…]\nc\n", "a\nb\nc\n", True),
        ("c\n[…]\na\n", "a\nb\nc\n", False),
        ("claimlint[…]Passed", "claimlint....Passed", True),
        ("claimlint[…]Passed", "claimlint....Failed", False),
        ("1 file checked (35 words), 1 error", "2 files checked (7 words), 3 errors", True),
        ("1 file checked (35 words), 1 error", "1 file checked (35 words), no findings", False),
        ("a.md:3:10 error", "a.md:3:11 error", False),
    ],
)
def test_loosely_is_not_anything_goes(shown: str, given: str, *, printed: bool) -> None:
    assert is_printed(shown, given) is printed
