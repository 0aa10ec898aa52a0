"""Files and functions stay small enough to be read at one sitting; the ten longest are printed."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "claimlint"
MODULE_LIMIT = 300
FUNCTION_LIMIT = 50


def modules() -> Iterator[tuple[int, str]]:
    for path in PACKAGE.rglob("*.py"):
        yield len(path.read_text(encoding="utf-8").splitlines()), path.relative_to(PACKAGE).as_posix()


def functions() -> Iterator[tuple[int, str]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield length, f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno} {node.name}"


def too_long(found: Iterator[tuple[int, str]], limit: int) -> list[tuple[int, str]]:
    longest = sorted(found, reverse=True)
    print(*(f"{length:4} {name}" for length, name in longest[:10]), sep="\n")  # noqa: T201 - shown by pytest -s
    return [(length, name) for length, name in longest if length > limit]


def test_modules_are_short() -> None:
    assert too_long(modules(), MODULE_LIMIT) == []


def test_functions_are_short() -> None:
    assert too_long(functions(), FUNCTION_LIMIT) == []


def test_nothing_is_left_for_later_or_tied_to_a_machine() -> None:
    wrong = [
        path.as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in ("TODO", "FIXME", "/home/", "/tmp/"))  # noqa: S108
    ]

    assert wrong == []
