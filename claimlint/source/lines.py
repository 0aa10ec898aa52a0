"""From offsets in a file to the lines and columns that editors count."""

from bisect import bisect_right

from claimlint.model.finding import Position


class Lines:
    """The line starts of a source; CRLF, LF and CR each end a line once."""

    def __init__(self, source: str) -> None:
        self._starts = [0]
        for at, char in enumerate(source):
            if char == "\n" or (char == "\r" and source[at + 1 : at + 2] != "\n"):
                self._starts.append(at + 1)

    def position(self, offset: int) -> Position:
        """Return the place of a code point: line and column from 1."""
        line = bisect_right(self._starts, offset)
        return Position(offset, line, offset - self._starts[line - 1] + 1)
