"""What others rely on: the public names, and who imports whom."""

import dataclasses
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimlint

ROOT = Path(__file__).parents[1]
PUBLIC_API = Path(__file__).with_name("public_api.txt")


def described(name: str) -> Iterator[str]:
    value = getattr(claimlint, name)
    if dataclasses.is_dataclass(value):
        yield f"{name}({', '.join(field.name for field in dataclasses.fields(value))})"
    elif inspect.isfunction(value):
        signature = inspect.signature(value)
        bare = [parameter.replace(annotation=parameter.empty) for parameter in signature.parameters.values()]
        yield f"{name}{signature.replace(parameters=bare, return_annotation=signature.empty)}"
    elif isinstance(value, type):
        yield name


def test_the_public_names_are_those_written_down() -> None:
    found = [line for name in claimlint.__all__ for line in described(name)]

    assert found == PUBLIC_API.read_text(encoding="utf-8").splitlines()


def test_every_public_name_is_listed_and_resolves() -> None:
    assert set(claimlint._HOME) <= set(claimlint.__all__)
    assert dir(claimlint) == sorted(claimlint.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'check_texts'"):
        _ = claimlint.check_texts


def test_imports_go_one_way() -> None:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_claimlint_registers_nothing_with_spacy() -> None:
    code = (
        "import pkgutil, importlib, spacy, claimlint\n"
        "before = set(spacy.registry.factories.get_all())\n"
        "names = [m.name for m in pkgutil.walk_packages(claimlint.__path__, 'claimlint.')]\n"
        "names = [n for n in names if n not in ('claimlint.__main__', 'claimlint.spacy_factories')]\n"
        "[importlib.import_module(n) for n in names]\n"
        "print(*(set(spacy.registry.factories.get_all()) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.strip() == ""
