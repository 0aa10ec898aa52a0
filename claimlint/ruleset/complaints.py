"""What the JSON Schemas of rule files and tables have against one of them."""

from collections.abc import Iterator
from importlib.resources import files

from claimlint.errors import ClaimlintError
from claimlint.marked import complaints as marked
from claimlint.marked.file import MarkedFile, Path


def schema_text(name: str = "rule") -> str:
    """Return the JSON Schema of a rule file, of the watch-list or of the profiles, as written."""
    return (files("claimlint.ruleset") / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")


def complaints(file: MarkedFile, schema: str = "rule") -> Iterator[ClaimlintError]:
    """Yield everything the schema of this name has against the file, each thing once."""
    return marked.complaints(file, schema_text(schema), lambda path: _out_of_place(file, path))


def _out_of_place(file: MarkedFile, path: Path) -> str:
    if "silent" in path:
        return "an example on which the rule is silent reports nothing"
    if path == ("replaced_by",):
        return "only a retired rule is replaced"
    return f"a rule of kind {file.data['kind']} has none"
