"""A JSON object taken apart key by key: what is wrong with it is noted, and a neutral value taken instead."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeGuard

from claimlint.errors import ClaimlintError, ConfigError, SourcePlace
from claimlint.marked.nearest import meant
from claimlint.model.text import TextSpan

Complain = Callable[[str, str | None], None]
_SHOWN: Final = 8
_PAIR: Final = 2


class Complaints:
    """Everything that is wrong with some files, in the order in which it was noticed."""

    def __init__(self) -> None:
        self.errors: list[ClaimlintError] = []

    def about(self, path: str, line: int | None = None) -> Complain:
        """Return the function that notes a problem, and perhaps its remedy, at a place."""

        def complain(problem: str, remedy: str | None = None) -> None:
            self.errors.append(ConfigError(problem, at=SourcePlace(path, line), remedy=remedy))

        return complain

    def end(self) -> None:
        """Raise one ConfigError that has a line for each problem, if there is any."""
        if self.errors:
            raise ConfigError("\n".join(str(error) for error in self.errors))


class Fields:
    """The keys of one object; `where` names the object within its record."""

    def __init__(self, data: Mapping[str, object], complain: Complain, where: str = "") -> None:
        self._data, self._complain, self._where = data, complain, where

    def wrong(self, problem: str, remedy: str | None = None) -> None:
        """Note a problem with this object."""
        self._complain(f"{self._where}: {problem}" if self._where else problem, remedy)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def only(self, known: Collection[str]) -> None:
        """Note the keys that mean nothing here."""
        for key in self._data:
            if key not in known:
                self.wrong(f"unknown key “{key}”", meant(key, known))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without `default` it must be there and not be empty."""
        value = self._data.get(key, default)
        if isinstance(value, str) and (value or default is not None):
            return value
        self.wrong(f"“{key}” must be a text" if key in self._data else f"“{key}” is missing")
        return ""

    def one_of(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """Return a text that is one of the known ones; the default need not be one of them."""
        value = self.text(key, default)
        if value and value != default and value not in known:
            listed = ", ".join([*known][:_SHOWN])
            self.wrong(f"“{value}” is not known as “{key}”", meant(value, known) or f"one of: {listed}")
        return value

    def number(self, key: str) -> int | None:
        """Return a whole number that is not negative; None if there is none."""
        value = self._data.get(key)
        if value is None or _is_number(value):
            return value
        self.wrong(f"“{key}” must be a whole number, 0 or more")
        return None

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        values = self._list(key)
        numbers = tuple(value for value in values if _is_number(value))
        if len(numbers) < len(values):
            self.wrong(f"“{key}” must hold whole numbers, 0 or more")
        return numbers

    def span(self, length: int) -> TextSpan:
        """Return the stretch from `start` to `end`, which must lie in a text of this length."""
        return self._inside(self._data.get("start"), self._data.get("end"), length, "the span")

    def spans(self, key: str, length: int) -> tuple[TextSpan, ...]:
        """Return a list of [start, end] in a text of this length, in order, none reaching into the next.

        If one of them is wrong there are none: whatever was numbered by them would be wrong, too.
        """
        found: list[TextSpan] = []
        for index, pair in enumerate(self._list(key)):
            start, end = pair if isinstance(pair, list) and len(pair) == _PAIR else (None, None)
            span = self._inside(start, end, length, f"“{key}” {index}")
            if not span:
                return ()
            if found and span.start < found[-1].end:
                self.wrong(f"“{key}” {index} begins before the one in front of it ends")
                return ()
            found.append(span)
        if not found and key in self:
            self.wrong(f"“{key}” is empty")
        return tuple(found)

    def _inside(self, start: object, end: object, length: int, name: str) -> TextSpan:
        if not _is_number(start) or not _is_number(end):
            self.wrong(f"{name} must have a start and an end, whole numbers of 0 or more")
        elif start >= end:
            self.wrong(f"{name} ({start}–{end}) is empty")
        elif end > length:
            self.wrong(f"{name} ({start}–{end}) lies outside the text, which ends at {length}")
        else:
            return TextSpan(start, end)
        return TextSpan(0, 0)

    def parts(self, key: str, name: str) -> Iterator["Fields"]:
        """Yield the objects of a list; in complaints each is called `name` and its number from 1."""
        for number, value in enumerate(self._list(key), start=1):
            where = f"{name} {number}"
            if isinstance(value, dict):
                yield Fields(value, self._complain, where)
            else:
                self.wrong(f"{where} must be an object")

    def part(self, key: str) -> "Fields":
        """Return the object under a key, an empty one if there is none or null."""
        value = self._data.get(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(f"“{key}” must be an object")
        where = f"{self._where}, “{key}”" if self._where else f"“{key}”"
        return Fields(value if isinstance(value, dict) else {}, self._complain, where)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the keys that are there."""
        return tuple(self._data)

    def _list(self, key: str) -> list[object]:
        value = self._data.get(key)
        if isinstance(value, list):
            return value
        self.wrong(f"“{key}” must be a list" if key in self._data else f"“{key}” is missing")
        return []


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
