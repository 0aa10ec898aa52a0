"""Read rule files: YAML, schema, checks, values. Slow (a second for the whole pack): the result is kept."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from claimlint.errors import RuleError, SourcePlace
from claimlint.ruleset.build import build
from claimlint.ruleset.checks import checks
from claimlint.ruleset.compile import make_pack
from claimlint.ruleset.complaints import complaints
from claimlint.ruleset.locate import EXAMPLES, rule_files
from claimlint.ruleset.yaml_reader import YamlFile, read_yaml

if TYPE_CHECKING:
    from claimlint.ruleset.rule import Rule, RulePack


def read_rule(path: Path, *, shown: str | None = None) -> "Rule":
    """Return the rule in a file; raise RuleError with the first thing that is wrong, the others as notes."""
    file = _read(path, shown or str(path))
    wrong = list(complaints(file)) or list(checks(file))
    texts: dict[str, str] = {}
    if not wrong:
        texts, wrong = _example_texts(file, path.parent)
    if wrong:
        raise _together(wrong)
    return build(file, group=path.parent.name, texts=texts)


def _read(path: Path, shown: str) -> YamlFile:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleError(f"cannot read the rule file: {error.strerror}", at=SourcePlace(shown)) from error
    except UnicodeDecodeError as error:
        raise RuleError("the rule file is not UTF-8", at=SourcePlace(shown)) from error
    return read_yaml(source, shown)


def _example_texts(file: YamlFile, folder: Path) -> tuple[dict[str, str], list[RuleError]]:
    """Return the files that examples name, and the complaints about those that cannot be read."""
    texts: dict[str, str] = {}
    wrong: list[RuleError] = []
    for part, ones in file.data.get("examples", {}).items():
        for index, one in enumerate(ones):
            name = one.get("file")
            if name is None:
                continue
            place = ("examples", part, index, "file")
            parts = PurePosixPath(name).parts
            if parts[0] != EXAMPLES or ".." in parts:
                wrong.append(
                    file.error(f"example file “{name}” is not in {EXAMPLES}/ beside the rule", place)
                )
                continue
            try:
                texts[name] = (folder / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                wrong.append(file.error(f"cannot read the example file “{name}”", place))
    return texts, wrong


def _together(wrong: Sequence[RuleError]) -> RuleError:
    """Return the complaint that stands first in its file, with the others as its notes."""
    ordered = sorted(
        wrong, key=lambda error: (error.at.line or 0, error.at.column or 0) if error.at else (0, 0)
    )
    for other in ordered[1:]:
        ordered[0].add_note(str(other))
    return ordered[0]


def read_rules(paths: Iterable[tuple[Path, str]], *, beside: Sequence["Rule"] = ()) -> tuple["Rule", ...]:
    """Return the rules in these (file, name to show); ids and names are unique, `beside` included."""
    rules: list[Rule] = []
    wrong: list[RuleError] = []
    taken = {word: rule for rule in beside for word in (rule.id, rule.name)}
    for path, shown in paths:
        try:
            rule = read_rule(path, shown=shown)
        except RuleError as error:
            wrong.append(error)
            continue
        for what, word in (("id", rule.id), ("name", rule.name)):
            if word in taken:
                wrong.append(
                    RuleError(f"{what} “{word}” is taken", at=rule.at, remedy=f"by {taken[word].at}")
                )
            taken.setdefault(word, rule)
        rules.append(rule)
    if wrong:
        for other in wrong[1:]:
            wrong[0].add_note(str(other))
        raise wrong[0]
    return tuple(rules)


def read_folder(folder: Path) -> "RulePack":
    """Return the pack compiled from every rule file under a folder; places are shown relative to it."""
    files = ((path, path.relative_to(folder).as_posix()) for path in rule_files(folder))
    return make_pack(read_rules(files))
