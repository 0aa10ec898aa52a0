"""What a folder's `.gitignore` files and the `exclude` setting leave out of a walk."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME: Final = ".gitignore"


@dataclass(frozen=True, slots=True)
class Ignores:
    """Patterns with the folder each set of them is relative to; the later set decides."""

    sets: tuple[tuple[Path, "GitIgnoreSpec"], ...] = ()

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Say whether the patterns leave `path` out; `!pattern` brings a path back."""
        for base, spec in reversed(self.sets):
            if path.is_relative_to(base):
                tail = path.relative_to(base).as_posix()
                verdict = spec.check_file(f"{tail}/" if folder else tail).include
                if verdict is not None:
                    return verdict
        return False

    def joined(self, base: Path, lines: Iterable[str]) -> "Ignores":
        """Return these ignores and the patterns in `lines`, which are relative to `base`."""
        # pathspec is imported where patterns exist, since most runs name their files
        from pathspec import GitIgnoreSpec

        return Ignores((*self.sets, (base, GitIgnoreSpec.from_lines(lines))))

    def entering(self, folder: Path) -> "Ignores":
        """Return these ignores and those of the `.gitignore` in `folder`, if it has a readable one."""
        try:
            text = (folder / _NAME).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return self
        return self.joined(folder, text.splitlines())


def above(folder: Path) -> Ignores:
    """Return what the `.gitignore` files above `folder` say, up to the root of its repository."""
    chain = []
    for parent in folder.parents:
        chain.append(parent)
        if (parent / ".git").exists():
            break
    else:
        return Ignores()
    ignores = Ignores()
    for parent in reversed(chain):
        ignores = ignores.entering(parent)
    return ignores
