"""What a schema cannot say about a rule: slots, message fields, names inside the file, examples."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

from claimlint.errors import ClaimlintError, RuleError
from claimlint.marked.nearest import meant
from claimlint.phrases.lexicons import MENTIONS, NAMES
from claimlint.phrases.syntax import parse, slots
from claimlint.ruleset.rule import EXCEPTIONS

if TYPE_CHECKING:
    from claimlint.marked.file import MarkedFile, Path
    from claimlint.phrases.syntax import Node

FIELDS: Final = (
    "trigger",
    "int",
    "rel",
    "tgt",
    "comparator",
    "n",
    "list",
    "missing",
    "mentions",
    "limit",
    "claim",
)
"""What a message may name."""
_IMPLIED: Final = {
    "breadth": ("list",),
    "claim": ("claims", "use"),
    **dict.fromkeys(("evidence", "consistency"), ("claims",)),
}
"""The groups that a kind forms by itself, beside the trigger groups of the file."""
ABSENT: Final = (
    "harms", "risks", "references", "uncertainty", "byline", "crisis", "disclosure", "advice", "disclaimer",
)  # fmt: skip
"""What document rules can look for; else they name a trigger group of theirs."""
_ADVICE_NAME: Final = re.compile(r"(use|prefer|avoid|require|check)-")


def checks(file: "MarkedFile") -> Iterator[ClaimlintError]:
    """Yield what is wrong with a file that its schema accepts."""
    data = file.data
    # A rule about a whole page may name what the page lacks: “allow no-references” reads well.
    if _ADVICE_NAME.match(data["name"]) or (data["kind"] != "document" and data["name"].startswith("no-")):
        remedy = "name the bad thing, so that “allow …” reads well"
        yield file.error(f"name “{data['name']}” is advice", ("name",), remedy=remedy)
    yield from _patterns(file)
    yield from _templates(file)
    yield from _groups(file)
    yield from _examples(file)
    yield from _untested(file)


def phrases(data: Any) -> Iterator[tuple["Path", str]]:
    """Yield every pattern of a rule file with its path."""
    for index, group in enumerate(data.get("triggers", ())):
        for at, phrase in enumerate(group["phrases"]):
            yield ("triggers", index, "phrases", at), phrase
    for at, phrase in enumerate(data.get("exceptions", ())):
        yield ("exceptions", at), phrase


def _patterns(file: "MarkedFile") -> Iterator[ClaimlintError]:
    seen: dict[tuple[str | int, str], Path] = {}
    for path, phrase in phrases(file.data):
        if seen.setdefault((path[0], phrase), path) != path:
            first = file.place(seen[path[0], phrase])
            yield file.error(f"phrase “{phrase}” is there twice", path, remedy=f"first in line {first.line}")
        try:
            nodes = parse(phrase)
        except RuleError as error:
            yield file.error(error.problem, path, remedy=error.remedy)
        else:
            yield from _slots(file, path, nodes)


def _slots(file: "MarkedFile", path: "Path", nodes: "list[Node]") -> Iterator[ClaimlintError]:
    known = (*NAMES, *MENTIONS)
    for slot in dict.fromkeys(slots(nodes)):
        if slot not in known:
            near = meant(slot, known)
            remedy = near.replace("“", "“$") if near else ", ".join(f"${name}" for name in known)
            yield file.error(f"unknown slot “${slot}”", path, remedy=remedy)


def _templates(file: "MarkedFile") -> Iterator[ClaimlintError]:
    for key in ("message", "suggestion"):
        yield from _fields(file, (key,), file.data.get(key, ""), FIELDS)
    for index, template in enumerate(file.data.get("template", ())):
        yield from _fields(file, ("template", index), template, ("trigger",))
        if "{trigger}" not in template:
            yield file.error("the template has no {trigger}", ("template", index))


def _fields(file: "MarkedFile", path: "Path", text: str, known: tuple[str, ...]) -> Iterator[ClaimlintError]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        yield file.error(f"“{path[0]}”: {error}", path, remedy="write {{ and }} for braces")
        return
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if name not in known:
            remedy = meant(name, known) or "fields: " + ", ".join(known)
            yield file.error(f"unknown field {{{name}}} in “{path[0]}”", path, remedy=remedy)
        elif spec or conversion:
            yield file.error(
                f"field {{{name}}} in “{path[0]}” takes no format", path, remedy=f"write {{{name}}}"
            )


def _groups(file: "MarkedFile") -> Iterator[ClaimlintError]:
    names = [group["group"] for group in file.data.get("triggers", ())]
    for index, name in enumerate(names):
        if name == EXCEPTIONS or name in names[:index]:
            problem = (
                f"trigger group “{name}” is there twice"
                if name != EXCEPTIONS
                else f"no group may be called “{name}”"
            )
            yield file.error(problem, ("triggers", index, "group"))
    yield from _grounds(file, names)
    absent = list(_listed(file.data.get("options", {}).get("absent")))
    for name in absent:
        if name not in (*ABSENT, *names):
            remedy = meant(
                name, (*ABSENT, *names)
            ) or "a trigger group of this rule, or one of: " + ", ".join(ABSENT)
            yield file.error(f"nothing known is called “{name}”", ("options", "absent"), remedy=remedy)
    names = [*names, *_IMPLIED.get(file.data["kind"], ()), *absent]
    for index, when in enumerate(file.data.get("severity", {}).get("when", ())):
        for name in _listed(when.get("group")):
            if name not in names:
                remedy = meant(name, names) or f"groups of this rule: {', '.join(names) or 'none'}"
                yield file.error(
                    f"unknown trigger group “{name}”", ("severity", "when", index, "group"), remedy=remedy
                )


def _grounds(file: "MarkedFile", names: list[str]) -> Iterator[ClaimlintError]:
    """Yield the frames that ask for a group the file does not have."""
    data = file.data
    frames: list[tuple[Path, Any]] = [(("frame",), data.get("frame", {}))]
    frames += [
        (("triggers", n, "frame"), one.get("frame", {})) for n, one in enumerate(data.get("triggers", ()))
    ]
    for path, frame in frames:
        asked = frame.get("after")
        if asked is not None and asked not in names:
            remedy = meant(asked, names) or f"groups of this rule: {', '.join(names) or 'none'}"
            yield file.error(f"unknown trigger group “{asked}”", (*path, "after"), remedy=remedy)


def _examples(file: "MarkedFile") -> Iterator[ClaimlintError]:
    examples = file.data.get("examples", {})
    every = [(("examples", part, n), one) for part, ones in examples.items() for n, one in enumerate(ones)]
    count = Counter(one["id"] for _, one in every)
    for path, one in every:
        if count[one["id"]] > 1:
            yield file.error(f"example id “{one['id']}” is there twice", (*path, "id"))
        if ("text" in one) == ("file" in one):
            yield file.error(f"example {one['id']} needs a text or a file", path, remedy="one of the two")
        for flag in _listed(one.get("flag")):
            if flag not in one.get("text", flag):
                problem = f"“{flag}” is not in the text of example {one['id']}"
                yield file.error(problem, (*path, "flag"), remedy="a flag is the exact excerpt")


def _untested(file: "MarkedFile") -> Iterator[ClaimlintError]:
    data = file.data
    known = {
        "trigger": [phrase for path, phrase in phrases(data) if path[0] == "triggers"],
        "exception": data.get("exceptions", []),
        "shield": data.get("shields", []),
    }
    for index, entry in enumerate(data.get("untested", ())):
        for what in known.keys() & entry.keys():
            if entry[what] not in known[what]:
                problem = f"“{entry[what]}” is no {what} of this rule"
                yield file.error(problem, ("untested", index, what), remedy=meant(entry[what], known[what]))


def _listed(value: object) -> Iterable[str]:
    """Return a value that may be one text or a list of them as a list."""
    if value is None:
        return ()
    return (str(one) for one in value) if isinstance(value, list) else (str(value),)
