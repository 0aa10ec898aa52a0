"""What a folder's `.gitignore` and `.claimlintignore` files and the `exclude` setting leave out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimlint.errors import SourcePlace

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GIT: Final = ".gitignore"
OWN: Final = ".claimlintignore"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns relative to the folder `base`; `lines[i]` is the line that pattern `i` stands on in `file`."""

    base: Path
    spec: "GitIgnoreSpec"
    lines: tuple[int, ...] = ()
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Ignores:
    """Sets of patterns; the later set decides."""

    sets: tuple[Patterns, ...] = ()

    def deciding(self, path: Path, *, folder: bool = False) -> tuple[Patterns, int] | None:
        """Return the set and index of the pattern that leaves `path` out; `!pattern` brings it back."""
        for patterns in reversed(self.sets):
            if path.is_relative_to(patterns.base) and path != patterns.base:
                tail = path.relative_to(patterns.base).as_posix()
                verdict = patterns.spec.check_file(f"{tail}/" if folder else tail)
                if verdict.include is not None:
                    return (patterns, verdict.index or 0) if verdict.include else None
        return None

    def excludes(self, path: Path, *, folder: bool = False) -> bool:
        """Say whether the patterns leave `path` out."""
        return self.deciding(path, folder=folder) is not None

    def place(self, path: Path, *, folder: bool = False) -> SourcePlace | None:
        """Return the line of the file whose pattern leaves `path` out."""
        found = self.deciding(path, folder=folder)
        if found is None or found[0].file is None:
            return None
        patterns, index = found
        return SourcePlace(str(patterns.file), patterns.lines[index])

    def joined(self, base: Path, lines: Sequence[str], file: Path | None = None) -> "Ignores":
        """Return these ignores and the patterns in `lines`, which are relative to `base`."""
        # pathspec is imported where patterns exist, since most runs name their files
        from pathspec import GitIgnoreSpec

        kept = [(number, line) for number, line in enumerate(lines, 1) if line and is_pattern(line)]
        spec = GitIgnoreSpec.from_lines(line for _, line in kept)
        return Ignores((*self.sets, Patterns(base, spec, tuple(number for number, _ in kept), file)))

    def entering(self, folder: Path, name: str = GIT) -> "Ignores":
        """Return these ignores and those of the file of this name in `folder`, if it has a readable one."""
        try:
            text = (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return self
        return self.joined(folder, text.splitlines(), folder / name)


def is_pattern(line: str) -> bool:
    """Say whether a line is a pattern, or a comment; git passes over what is none, and so do we."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


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
