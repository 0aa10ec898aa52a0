"""Open a YAML file of rules or tables, with complaints in words."""

from typing import TYPE_CHECKING

from claimlint.errors import RuleError, SourcePlace
from claimlint.marked.file import MarkedFile
from claimlint.ruleset.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path


def read_yaml_file(path: "Path", shown: str, holds: str = "rule") -> MarkedFile:
    """Return what the file says and where; raise RuleError where it cannot be read or is not plain YAML."""
    try:
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot read the {holds} file: {error.strerror}", at=SourcePlace(shown)) from error
    except UnicodeDecodeError as error:
        raise RuleError(f"the {holds} file is not UTF-8", at=SourcePlace(shown)) from error
    return read_yaml(source, shown, holds)
