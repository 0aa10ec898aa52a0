"""How long the stages and the rules of a run take."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter
from types import MappingProxyType
from typing import Final

READING: Final = "reading"
LANGUAGE: Final = "language"


class Meter:
    """A stopwatch for each name; what is timed under one name again is added."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @property
    def seconds(self) -> Mapping[str, float]:
        """The seconds of every name so far."""
        return MappingProxyType(self._seconds)

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Add to a name the time that the block takes."""
        start = perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + perf_counter() - start


def timing(meter: Meter | None, name: str) -> AbstractContextManager[None]:
    """Return what times a block, or does nothing where there is no meter."""
    return meter.timing(name) if meter else nullcontext()
