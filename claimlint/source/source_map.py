"""Text and its source map, made together while reading."""

from claimlint.model.text import SourceMap
from claimlint.source.normalise import LIGATURES, UNEVEN, fold_same_length

_SYNTHETIC = -1
_SEPARATOR = "\n\n"


class TextWriter:
    """Appends pieces of source to a text, normalises them, and records where each character came from.

    White space waits until more text of the same block arrives, so blocks neither begin nor end with a space.
    """

    def __init__(self) -> None:
        self.length = 0
        self._chunks: list[str] = []
        self._text_at: list[int] = []
        self._source_at: list[int] = []
        self._lengths: list[int] = []
        self._source_lengths: list[int] = []
        self._block_is_empty = True
        self._gap: tuple[int, int] | None = None

    @property
    def here(self) -> int:
        """Where the last character of the block ends, or where the first one will stand."""
        if self._block_is_empty:
            return self.length + len(_SEPARATOR) if self.length else 0
        return self.length

    @property
    def next(self) -> int:
        """Where the next character that is not a space will stand."""
        return self.here if self._gap is None or self._block_is_empty else self.length + 1

    @property
    def last(self) -> str:
        """The last character of the block, a waiting space included; empty at its beginning."""
        if self._block_is_empty:
            return ""
        return " " if self._gap else self._chunks[-1][-1]

    def tail(self, count: int) -> str:
        """Return up to `count` last characters of the block, from its last few pieces."""
        return "" if self._block_is_empty else "".join(self._chunks[-4:])[-count:]

    def start_block(self) -> None:
        """End the block; the next character opens a new one."""
        self._block_is_empty = True
        self._gap = None

    def write(self, raw: str, at: int) -> None:
        """Append `raw`, which stands in the source at `at`, normalised."""
        text = fold_same_length(raw)
        done = 0
        for odd in UNEVEN.finditer(text):
            start, end = odd.span()
            if start > done:
                self._copy(text[done:start], at + done)
            done = end
            found = odd.group()
            if found[0] == " ":
                self._space(at + start, at + end)
            elif found in LIGATURES:
                self._put(LIGATURES[found], at + start, at + end)
        if done < len(text):
            self._copy(text[done:] if done else text, at + done)

    def unit(self, text: str, start: int, end: int) -> None:
        """Append `text`, which the source writes as one unit at `start` … `end` (an entity)."""
        folded = UNEVEN.sub(
            lambda odd: LIGATURES.get(odd.group(), " " if odd.group()[0] == " " else ""),
            fold_same_length(text),
        )
        if not text.strip():
            self._space(start, end)
        elif folded.strip():
            self._put(folded.strip(), start, end)

    def space(self) -> None:
        """Ask for a space that stands nowhere in the source, should more text follow."""
        if self._gap is None:
            self._gap = (_SYNTHETIC, _SYNTHETIC)

    def finish(self) -> tuple[str, SourceMap]:
        """Return the text and its map."""
        text_map = SourceMap(
            tuple(self._text_at), tuple(self._source_at), tuple(self._lengths), tuple(self._source_lengths)
        )
        return "".join(self._chunks), text_map

    def _copy(self, text: str, at: int) -> None:
        if text[0] == " ":
            self._space(at, at + 1)
            text, at = text[1:], at + 1
            if not text:
                return
        if text[-1] == " ":
            self._put(text[:-1], at, at + len(text) - 1)
            self._space(at + len(text) - 1, at + len(text))
        else:
            self._put(text, at, at + len(text))

    def _space(self, start: int, end: int) -> None:
        if self._gap is None or self._gap[0] == _SYNTHETIC:
            self._gap = (start, end)
        elif self._gap[1] == start:
            self._gap = (self._gap[0], end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._block_is_empty:
            if self.length:
                self._chunks.append(_SEPARATOR)
                self.length += len(_SEPARATOR)
            self._block_is_empty = False
        elif self._gap is not None:
            if self._gap[0] != _SYNTHETIC:
                self._run(1, *self._gap)
            self._chunks.append(" ")
            self.length += 1
        self._gap = None
        self._run(len(text), start, end)
        self._chunks.append(text)
        self.length += len(text)

    def _run(self, length: int, start: int, end: int) -> None:
        if self._lengths and length == end - start:
            before = self._lengths[-1]
            if (
                before == self._source_lengths[-1]
                and self._text_at[-1] + before == self.length
                and self._source_at[-1] + before == start
            ):
                self._lengths[-1] = self._source_lengths[-1] = before + length
                return
        self._text_at.append(self.length)
        self._source_at.append(start)
        self._lengths.append(length)
        self._source_lengths.append(end - start)
