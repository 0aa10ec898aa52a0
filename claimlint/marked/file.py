"""What a file says, and where each key and value of it stands."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from claimlint.errors import ClaimlintError, RuleError, SourcePlace

if TYPE_CHECKING:
    from collections.abc import Callable

Path: TypeAlias = "tuple[str | int, ...]"
Place: TypeAlias = "tuple[int, int]"


@dataclass(slots=True)
class MarkedFile:
    """What a file says, and where: `values` and `keys` map a path such as ("triggers", 0) to line, column.

    `wrong` is the kind of error that complaints about the file are. `locate`, where there is one, fills the
    two tables when a place is first asked for; `root` is the part of a larger file that `data` is, and
    `source` the text of the file, where it is kept.
    """

    path: str
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    wrong: type[ClaimlintError] = RuleError
    locate: "Callable[[MarkedFile], None] | None" = None
    root: Path = ()
    source: str = ""

    def place(self, path: Path, *, key: bool = False) -> SourcePlace:
        """Return where the value (or key) at `path` stands, else where what encloses it does."""
        if self.locate is not None:
            locate, self.locate = self.locate, None
            locate(self)
        path = (*self.root, *path)
        table = self.keys if key else self.values
        while path and path not in table:
            path, table = path[:-1], self.values
        line, column = table.get(path, (1, 1))
        return SourcePlace(self.path, line, column)

    def error(
        self, problem: str, path: Path, *, key: bool = False, remedy: str | None = None
    ) -> ClaimlintError:
        """Return the complaint `problem` about what stands at `path`."""
        return self.wrong(problem, at=self.place(path, key=key), remedy=remedy)
