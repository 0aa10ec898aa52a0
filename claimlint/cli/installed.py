"""Where this claimlint was installed from, for files that have to install it again elsewhere."""

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any, Final

from claimlint import __version__

_NAME: Final = "health-claimlint"


def _origin() -> Any:  # noqa: ANN401 - a value of a file
    """Return what the installer wrote down (PEP 610); None if it came from a package index."""
    try:
        text = distribution(_NAME).read_text("direct_url.json")
        return json.loads(text) if text else None
    except (PackageNotFoundError, ValueError):
        return {}


def requirement() -> str:
    """Return what `pip install` takes to get this version: a commit if it came from one, else the number."""
    match _origin():
        case {"url": str(url), "vcs_info": {"vcs": str(system), "commit_id": str(commit)}}:
            return f"{_NAME} @ {system}+{url}@{commit}"
        case _:
            return f"{_NAME}=={__version__}"


def is_published() -> bool:
    """Say whether others can install this version: it came from an index or a repository."""
    origin = _origin()
    return origin is None or "vcs_info" in origin
