"""Rewrite articles without the suppressions that suppress nothing."""

import codecs
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from claimlint.errors import SourceError, SourcePlace
from claimlint.model.finding import Report
from claimlint.model.text import TextSpan
from claimlint.project.files import FileToCheck
from claimlint.source.reader import decode
from claimlint.suppress.fix import without
from claimlint.suppress.notices import UNUSED

_MARKS: Final = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)


def remove_unused(report: Report, files: Sequence[FileToCheck]) -> tuple[str, ...]:
    """Remove the unused directives in the files; return a note on each file that was rewritten."""
    spans: defaultdict[str, list[TextSpan]] = defaultdict(list)
    for finding in report.findings:
        if finding.rule == UNUSED.id:
            spans[finding.path].append(TextSpan(finding.start.offset, finding.end.offset))
    notes = []
    for file in files:
        found = spans[file.display]
        if found and file.data is None:
            _rewrite(file, found)
            what = "1 unused suppression" if len(found) == 1 else f"{len(found)} unused suppressions"
            notes.append(f"{file.display}: {what} removed")
    return tuple(notes)


def _rewrite(file: FileToCheck, spans: Sequence[TextSpan]) -> None:
    data = file.read()
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    changed = mark + without(decode(data, file.display), spans).encode(encoding)
    try:
        _replace(file.path.resolve(), changed)
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise SourceError(problem, at=SourcePlace(file.display), remedy="check its permissions") from error


def _replace(path: Path, data: bytes) -> None:
    """Put new bytes in the place of a file at once, so that nobody sees half of them."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
        draft.write(data)
    shutil.copymode(path, draft.name)
    os.replace(draft.name, path)  # noqa: PTH105 - what replaces is a name
