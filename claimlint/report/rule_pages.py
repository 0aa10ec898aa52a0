"""The pages of `docs/rules`: Markdown, one page for each rule and an index of them by group."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from claimlint.report.rule_facts import Item, Measured, Measurement, Section, facts, standing
from claimlint.ruleset.rule import Rule, RulePack

INDEX: Final = "README.md"
GROUPS: Final[Mapping[str, str]] = {
    "evidence": "a claim with no source, or with one that cannot be found",
    "certainty": "more certainty than any study carries",
    "hype": "words of wonder, fear and conspiracy",
    "inference": "a conclusion that the evidence does not reach",
    "scope": "too many conditions, too many people, the wrong product",
    "quantity": "figures that do not say how much",
    "balance": "benefits without harms",
    "authority": "persons and prestige in the place of evidence",
    "document": "what the page as a whole lacks",
}
"""Group → what is wrong with the text, in the order of the index."""
_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|]")
_MADE: Final = "<!-- Made by `claimlint rules docs`; what it says is changed in {}. -->"
_CORPUS: Final = "[articles that this project keeps for measuring](../../corpora/README.md)"
_ANNOTATORS: Final = "The annotations are the work of language models, not of medical editors."
_INTRODUCTION: Final = (
    "Each rule has a page: what it finds and why, sentences that it flags and others that it leaves alone, "
    "what to do about it, who asks for it, and how often it is right."
)
_LEGEND: Final = (
    "*Found*, *missed* and *false* count sentences, or articles where a rule judges whole articles, in the "
    "{texts} {corpus} ({words} words): where the annotations want the rule, it found or missed it; where "
    "they have something else or nothing, what it flagged is false. {by} A dash: the rule did not run, or "
    "nothing was there for it."
)


def pages(pack: RulePack, measured: Measurement) -> Mapping[str, str]:
    """Return the text of each page by its file name."""
    known = pack.rules
    return {
        INDEX: _joined(_index(known, measured)),
        **{f"{rule.id}.md": _joined(_page(rule, pack, measured)) for rule in known},
    }


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _page(rule: Rule, pack: RulePack, measured: Measurement) -> Iterator[str]:
    yield _MADE.format(f"rules/{rule.at.path}")
    yield f"# {rule.id} {rule.name}"
    group = GROUPS.get(rule.group, rule.group)
    yield f"**{rule.severity.default.value.capitalize()}** · [{group}]({INDEX}#{rule.group})"
    yield _escaped(rule.summary)
    yield from standing(rule)
    for section in facts(rule, pack.profiles):
        yield from _section(section)
    yield "## How often it is right"
    yield _figures(measured.rules.get(rule.id))


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield _escaped(" ".join(section.text.split()))
    short = [item for item in section.items if not item.whole]
    yield "\n".join(_line(item) for item in short)
    for number, item in enumerate((item for item in section.items if item.whole), start=1):
        yield _folded(item, number)


def _line(item: Item) -> str:
    text = f"[{_escaped(item.text)}]({item.url})" if item.url else _escaped(item.text)
    note = f": {_escaped(item.note)}" if item.url and item.note else f" *({_escaped(item.note)})*"
    return f"- {text}{note if item.note else ''}"


def _folded(item: Item, number: int) -> str:
    note = f": {_escaped(item.note)}" if item.note else ""
    head = f"<details>\n<summary>Article {number}{note}</summary>"
    return f"{head}\n\n```text\n{item.text}\n```\n\n</details>"


def _figures(found: Measured | None) -> str:
    if found is None:
        return f"Not known: none of the {_CORPUS} has anything for it, or it did not run on them."
    wanted = found.found + found.missed
    hit = f"it found {found.found} of the {wanted} {found.of} in which the annotations want it"
    none = f"the annotations want it in no {found.of[:-1]}"
    flagged = f"flagged {found.false} in which they have something else or nothing"
    return f"In the {_CORPUS}, {hit if wanted else none}, and it {flagged}. {_ANNOTATORS}"


def _index(rules: tuple[Rule, ...], measured: Measurement) -> Iterator[str]:
    yield _MADE.format("rules/")
    yield "# The rules"
    yield _INTRODUCTION
    yield _LEGEND.format(texts=measured.texts, corpus=_CORPUS, words=f"{measured.words:,}", by=_ANNOTATORS)
    order = {group: place for place, group in enumerate(GROUPS)}
    ordered = sorted(rules, key=lambda rule: (order.get(rule.group, len(order)), rule.group, rule.id))
    for group, members in groupby(ordered, key=lambda rule: rule.group):
        yield f"## {group.capitalize()}"
        yield f"{GROUPS[group].capitalize()}." if group in GROUPS else ""
        yield "\n".join(_table(members, measured))


def _table(rules: Iterable[Rule], measured: Measurement) -> Iterator[str]:
    yield "| rule | level | what it finds | found | missed | false |"
    yield "|---|---|---|---:|---:|---:|"
    for rule in rules:
        one = measured.rules.get(rule.id)
        figures = [str(one.found), str(one.missed), str(one.false)] if one else ["–", "–", "–"]
        level = rule.severity.default.value if rule.status == "stable" else rule.status.value
        cells = [f"[{rule.id} {rule.name}]({rule.id}.md)", level, _escaped(rule.summary), *figures]
        yield f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
