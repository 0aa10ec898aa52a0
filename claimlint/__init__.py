"""claimlint finds medical claims that say more than their evidence, and says what the text lacks."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from claimlint.errors import ClaimlintError

if TYPE_CHECKING:
    from claimlint.linter import check_files as check_files
    from claimlint.linter import check_text as check_text
    from claimlint.linter import extract_claims as extract_claims
    from claimlint.model.analysis import Claim as Claim
    from claimlint.model.finding import Finding as Finding
    from claimlint.model.finding import Report as Report
    from claimlint.model.finding import Severity as Severity
    from claimlint.ruleset.load import load_rules as load_rules
    from claimlint.ruleset.rule import RulePack as RulePack
    from claimlint.source.reader import read as read

__version__: Final = "0.1.0"
__all__ = [
    "Claim",
    "ClaimlintError",
    "Finding",
    "Report",
    "RulePack",
    "Severity",
    "__version__",
    "check_files",
    "check_text",
    "extract_claims",
    "load_rules",
    "read",
]
# A name is imported on first use, so that `import claimlint` costs no spaCy.
_HOME: Final = {
    "Claim": "claimlint.model.analysis",
    "Finding": "claimlint.model.finding",
    "Report": "claimlint.model.finding",
    "RulePack": "claimlint.ruleset.rule",
    "Severity": "claimlint.model.finding",
    "check_files": "claimlint.linter",
    "check_text": "claimlint.linter",
    "extract_claims": "claimlint.linter",
    "load_rules": "claimlint.ruleset.load",
    "read": "claimlint.source.reader",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that owns it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
