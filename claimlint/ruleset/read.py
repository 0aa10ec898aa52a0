"""Read rule files: YAML, schema, checks, values. Slow (a second for the whole pack): the result is kept."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from claimlint.errors import ClaimlintError, RuleError
from claimlint.marked.together import together
from claimlint.ruleset.build import build
from claimlint.ruleset.checks import checks
from claimlint.ruleset.compile import make_pack
from claimlint.ruleset.complaints import complaints
from claimlint.ruleset.locate import EXAMPLES, rule_files, table_files
from claimlint.ruleset.read_tables import read_tables
from claimlint.ruleset.read_yaml_file import read_yaml_file

if TYPE_CHECKING:
    from claimlint.marked.file import MarkedFile
    from claimlint.ruleset.rule import Rule, RulePack


def read_rule(path: Path, *, shown: str | None = None) -> "Rule":
    """Return the rule in a file; raise RuleError with the first thing that is wrong, the others as notes."""
    file = read_yaml_file(path, shown or str(path))
    wrong = list(complaints(file)) or list(checks(file))
    texts: dict[str, str] = {}
    if not wrong:
        texts, wrong = _example_texts(file, path.parent)
    if wrong:
        raise together(wrong)
    return build(file, group=path.parent.name, texts=texts)


def _example_texts(file: "MarkedFile", folder: Path) -> tuple[dict[str, str], list[ClaimlintError]]:
    """Return the files that examples name, and the complaints about those that cannot be read."""
    texts: dict[str, str] = {}
    wrong: list[ClaimlintError] = []
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


def read_rules(paths: Iterable[tuple[Path, str]], *, beside: Sequence["Rule"] = ()) -> tuple["Rule", ...]:
    """Return the rules in these (file, name to show); ids and names are unique, `beside` included."""
    rules: list[Rule] = []
    wrong: list[ClaimlintError] = []
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
    """Return the pack compiled from every rule file and table under a folder; places are relative to it."""
    files = ((path, path.relative_to(folder).as_posix()) for path in rule_files(folder))
    tables = ((path, path.relative_to(folder).as_posix()) for path in table_files(folder))
    return make_pack(read_rules(files), *read_tables(tables))
