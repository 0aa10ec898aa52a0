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
    """How a report is to be shown.

    The first four are for people, and formats for machines heed none of them; `failures` lists in the text
    what standard error said already. `root` is the folder that paths are relative to, `pages` the address
    under which the pages of the rules are published.
    """

    paint: Paint = plain
    quiet: bool = False
    statistics: bool = False
    width: int = 100
    failures: bool = False
    root: str = ""
    pages: str = ""


class Render(Protocol):
    """What each format's module offers as `render`."""

    def __call__(self, report: Report, view: View = ...) -> str:
        """Return the report in this format."""
        ...


REPORTERS: Final[Mapping[str, str]] = {
    name: f"claimlint.report.{name}"
    for name in ("text", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")
}
SHOW_CLAIMS: Final = ("text", "json")
"""The formats that have a place for claims."""


def renderer(name: str) -> Render:
    """Return the `render` of a format in `REPORTERS`; its module is imported now and not before."""
    return cast("Render", import_module(REPORTERS[name]).render)
