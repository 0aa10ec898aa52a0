"""Several complaints as one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimlint.errors import ClaimlintError


def together(wrong: "Sequence[ClaimlintError]") -> "ClaimlintError":
    """Return the complaint that stands first in its file, with the others as its notes."""
    ordered = sorted(
        wrong, key=lambda error: (error.at.line or 0, error.at.column or 0) if error.at else (0, 0)
    )
    for other in ordered[1:]:
        ordered[0].add_note(str(other))
    return ordered[0]
