"""Nothing is asked of the network: opening a connection or looking up a name ends the run."""

import sys

from tests.places.conftest import CHECKOUT, CLAIM, Shell

GUARDED = """
import sys
def guard(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.Request")):
        raise RuntimeError(f"{event} {arguments}")
sys.addaudithook(guard)
from claimlint.cli.main import main
main(sys.argv[1:])
"""
CHECK = ("check", "page.md", "--format", "text", "--format", "sarif:out.sarif")


def test_no_command_opens_a_connection(shell: Shell) -> None:
    shell.write("page.md", CLAIM)
    statuses = {
        command: shell.run(sys.executable, "-c", GUARDED, *command, PYTHONPATH=str(CHECKOUT))
        for command in (
            CHECK,
            ("claims", "page.md"),
            ("explain", "CE201", "page.md"),
            ("doctor",),
            ("init", "--yes"),
        )
    }

    assert [done.returncode for done in statuses.values()] == [1, 0, 0, 0, 0]
    assert not any("socket" in done.stderr for done in statuses.values())


def test_the_guard_stops_a_connection(shell: Shell) -> None:
    script = GUARDED.replace(
        "from claimlint", "import socket; socket.create_connection(('127.0.0.1', 9))\nfrom claimlint"
    )
    done = shell.run(sys.executable, "-c", script, PYTHONPATH=str(CHECKOUT))

    assert "RuntimeError: socket." in done.stderr
