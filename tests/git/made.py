"""A repository made for a test, through git itself."""

import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from claimlint.cli.main import main

GOUT = "Our patch cures gout.\n"
COLDS = "Our syrup cures colds.\n"
WARTS = "Our balm cures warts.\n"


def git(*arguments: str, at: str = ".") -> str:
    """Run git as somebody whose own configuration does not matter."""
    own = (
        "user.name=Ann",
        "user.email=ann@example.org",
        "commit.gpgsign=false",
        "init.defaultBranch=main",
        "protocol.file.allow=always",
    )
    options = [part for one in own for part in ("-c", one)]
    done = subprocess.run(["git", "-C", at, *options, *arguments], capture_output=True, text=True, check=True)  # noqa: S607
    return done.stdout.strip()


def write(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def commit(message: str = "more", *, at: str = ".") -> None:
    git("add", "-A", at=at)
    git("commit", "-qm", message, "--allow-empty", at=at)


def claimlint(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)
