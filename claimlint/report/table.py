"""The formats of a report by name, and what every one of them is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from claimlint.model.finding import Report

Paint = Callable[[str, str], str]
"""Colours a text: `paint(text, style)`, where style is error, warning, suggestion, dim, bold or good."""


def plain(text: str, style: str) -> str:  # noqa: ARG001 - the signature of Paint
    """Return the text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class View:
    """How a person wants to see a report; formats for machines heed none of it."""

    paint: Paint = plain
    quiet: bool = False
    statistics: bool = False
    width: int = 100


class Render(Protocol):
    """What each format's module offers as `render`."""

    def __call__(self, report: Report, view: View = ...) -> str:
        """Return the report in this format."""
        ...


REPORTERS: Final[Mapping[str, str]] = {"text": "claimlint.report.text", "json": "claimlint.report.json"}


def renderer(name: str) -> Render:
    """Return the `render` of a format in `REPORTERS`; its module is imported now and not before."""
    return cast("Render", import_module(REPORTERS[name]).render)
