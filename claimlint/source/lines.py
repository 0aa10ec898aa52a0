"""From offsets in a file to the lines and columns that editors count."""

import re
from bisect import bisect_right
from typing import Final

from claimlint.model.finding import Position

_END: Final = re.compile(r"\r\n|\n|\r")


class Lines:
    """The line starts of a source; CRLF, LF and CR each end a line once."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(found.end() for found in _END.finditer(source))]

    def position(self, offset: int) -> Position:
        """Return the place of a code point: line and column from 1."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)
