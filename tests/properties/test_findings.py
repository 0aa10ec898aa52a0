"""Findings stand where they say, in every way of writing the same words, and depend on nothing but their paragraph."""

import html
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimlint.linter import check_paths, check_text
from claimlint.model.finding import Finding, Position, Report
from claimlint.model.settings import Settings
from claimlint.ruleset.load import load_rules

ROOT = Path(__file__).parents[2]
# Every example is a document that is read, parsed and judged; a few go a long way.
FEW = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TRIGGERS = (
    ("CE201", "Zinc lozenges are a miracle cure for colds.", "miracle cure"),
    ("CE202", "Ginger tea is guaranteed to work for nausea.", "is guaranteed to work"),
    ("HY301", "Garlic works wonders for the skin.", "works wonders"),
    ("BA702", "Garlic eases colds without side effects.", "without side effects"),
    ("BA703", "Magnesium is safe and effective for migraine.", "safe and effective"),
    ("HY302", "Melatonin is a game changer for insomnia.", "game changer"),
    ("EV103", "Studies show that turmeric relieves arthritis.", "Studies show"),
    ("EV105", "Feverfew is clinically proven to prevent migraine.", "clinically proven"),
    ("CE206", "Peppermint oil relieves bloating within minutes.", "within minutes"),
)
PACK = load_rules().select([rule for rule, _, _ in TRIGGERS], [])
FILLERS = (
    "The library opens at nine.", "Cafés close late.", "😀 Ann smiled: 👩‍👩‍👧.", "Nai\u0308ve cafe\u0301 owners agreed.",
    "He paid 5 & 6 pounds.", "Rain fell, then stopped; the town slept.", "1 < 2, they said.", "The bus was late again.",
)  # fmt: skip
Trigger = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a paragraph: its media type, what stands between the first two words of the trigger, and around."""

    media_type: str
    gap: str = " "
    before: str = ""
    after: str = ""
    join: str = "\n\n"

    def paragraph(self, text: str, trigger: str = "") -> str:
        if self.media_type == "text/html":
            text = html.escape(text, quote=False)
        elif self.media_type == "text/markdown":
            text = text.replace("<", "&lt;")
        first, _, rest = trigger.partition(" ")
        written = f"{self.before}{first}{self.gap}{rest}{self.after}" if rest else trigger
        text = text.replace(trigger, written) if trigger else text
        return f"<p>{text}</p>" if self.media_type == "text/html" else text

    def document(self, parts: Sequence[tuple[str, str]]) -> str:
        return self.join.join(self.paragraph(*part) for part in parts) + "\n"


FORMS = {
    "plain": Form("text/plain"),
    "plain, hard-wrapped": Form("text/plain", gap="\n"),
    "plain, CRLF": Form("text/plain", gap="\r\n", join="\r\n\r\n"),
    "plain, no-break space": Form("text/plain", gap="\u00a0"),
    "plain, two spaces": Form("text/plain", gap="  "),
    "markdown": Form("text/markdown"),
    "markdown, emphasis on a word": Form("text/markdown", gap="** ", before="**"),
    "markdown, emphasis around": Form("text/markdown", before="*", after="*"),
    "markdown, emphasis on both": Form("text/markdown", gap="* **", before="*", after="**"),
    "markdown, soft break": Form("text/markdown", gap="\n"),
    "markdown, hard break": Form("text/markdown", gap="  \n"),
    "markdown, hard break with a backslash": Form("text/markdown", gap="\\\n"),
    "markdown, CRLF": Form("text/markdown", gap="\r\n", join="\r\n\r\n"),
    "markdown, entity": Form("text/markdown", gap="&nbsp;"),
    "markdown, link": Form("text/markdown", gap="](https://example.org/a) ", before="["),
    "markdown, html": Form("text/markdown", gap="</b> ", before="<b>"),
    "html": Form("text/html"),
    "html, entity": Form("text/html", gap="&#32;"),
    "html, no-break space": Form("text/html", gap="&nbsp;"),
    "html, element": Form("text/html", gap="</em> ", before="<em>"),
    "html, break": Form("text/html", gap="<br/>"),
    "html, comment": Form("text/html", gap="<!-- a -->\n"),
    "html, an element left open": Form("text/html", gap=" <i>"),
    "html, an element closed twice": Form("text/html", gap="</b></b> ", before="<b>"),
    "html, crossed elements": Form("text/html", gap=" <i>", before="<b>", after="</b></i>"),
    "html, CRLF": Form("text/html", gap="\r\n", join="\r\n"),
}  # fmt: skip


def plain(excerpt: str) -> str:
    """Return an excerpt without its markup."""
    bare = re.sub(
        r"<!--.*?-->|</?\w[^>]*>|\]\([^)]*\)|[*\[\]\\]",
        lambda found: " " if found[0] == "<br/>" else "",
        excerpt,
    )
    return " ".join(html.unescape(bare).split())


def found_in(source: str, media_type: str = "text/plain") -> tuple[Finding, ...]:
    return check_text(source, rules=PACK, media_type=media_type)


def at(source: str, offset: int) -> Position:
    return Position(
        offset, source.count("\n", 0, offset) + 1, offset - (source.rfind("\n", 0, offset) + 1) + 1
    )


documents = st.tuples(
    st.sampled_from(TRIGGERS),
    st.lists(st.sampled_from(FILLERS), max_size=3),
    st.lists(st.sampled_from(FILLERS), max_size=2),
)


def test_the_triggers_fire_as_they_are() -> None:
    for rule, text, trigger in TRIGGERS:
        assert (rule, trigger) in {(finding.rule, finding.excerpt) for finding in found_in(text)}


@FEW
@given(documents)
def test_a_finding_is_there_in_every_form_and_in_its_place(
    document: tuple[Trigger, list[str], list[str]],
) -> None:
    (rule, text, trigger), before, after = document
    parts = [*((filler, "") for filler in before), (text, trigger), *((filler, "") for filler in after)]
    name = random.Random(repr(document)).sample(list(FORMS), 6)  # noqa: S311 - a choice of forms, always the same
    for form in (FORMS[one] for one in name):
        source = form.document(parts)
        findings = found_in(source, form.media_type)

        assert (rule, trigger) in {(finding.rule, plain(finding.excerpt)) for finding in findings}, (
            form,
            source,
        )
        for finding in findings:
            assert source[finding.start.offset : finding.end.offset] == finding.excerpt
            assert (finding.start, finding.end) == (
                at(source, finding.start.offset),
                at(source, finding.end.offset),
            )


def test_every_form_is_tried_with_every_trigger() -> None:
    for rule, text, trigger in TRIGGERS:
        for name, form in FORMS.items():
            findings = found_in(form.document([(FILLERS[3], ""), (text, trigger)]), form.media_type)

            assert {(rule, trigger)} <= {(finding.rule, plain(finding.excerpt)) for finding in findings}, name


@FEW
@given(documents, st.sampled_from(sorted(FORMS)), st.sampled_from(["\n", "\n\n\n", "\r\n"]))
def test_a_newline_before_the_document_moves_findings_and_changes_nothing_else(
    document: tuple[Trigger, list[str], list[str]], name: str, newlines: str
) -> None:
    (_, text, trigger), before, _ = document
    form = FORMS[name]
    source = form.document([*((filler, "") for filler in before), (text, trigger)])
    lines = newlines.count("\n")

    def moved(place: Position) -> Position:
        return Position(place.offset + len(newlines), place.line + lines, place.column)

    expected = [
        replace(f, start=moved(f.start), end=moved(f.end), related=())
        for f in found_in(source, form.media_type)
    ]
    assert [replace(f, related=()) for f in found_in(newlines + source, form.media_type)] == expected


@FEW
@given(st.permutations(TRIGGERS), st.integers(0, 3), st.lists(st.sampled_from(FILLERS), max_size=2))
def test_deleting_another_paragraph_leaves_a_finding_as_it_was(
    triggers: list[Trigger], gone: int, fillers: list[str]
) -> None:
    paragraphs = [text for _, text, _ in triggers[:4]] + fillers
    kept = [text for number, text in enumerate(paragraphs) if number != gone]

    def seen(texts: list[str]) -> list[tuple[object, ...]]:
        return [
            (f.rule, f.excerpt, f.severity, f.message, f.context, f.fingerprint, f.start.column)
            for f in found_in("\n\n".join(texts))
            if f.context in kept
        ]

    assert seen(kept) == seen(paragraphs)


@dataclass(frozen=True, slots=True)
class InMemory:
    """A file that was never written."""

    display: str
    source: str

    def read(self) -> bytes:
        return self.source.encode()


def report(files: Sequence[InMemory], *, exhaustive: bool = False) -> Report:
    return check_paths(files, pack=load_rules(), settings=Settings(exhaustive=exhaustive))


EXAMPLES = sorted((ROOT / "corpora" / "examples").glob("*.md"))


def files_of(triggers: Sequence[Trigger]) -> list[InMemory]:
    own = [
        InMemory(f"{rule}.md", f"# Notes\n\n{text}\n\nIt may help. More research is needed.\n")
        for rule, text, _ in triggers
    ]
    return own + [InMemory(path.name, path.read_text(encoding="utf-8")) for path in EXAMPLES]


def test_parsing_everything_gives_the_same_findings() -> None:
    files = files_of(TRIGGERS)

    assert report(files, exhaustive=True).findings == report(files).findings


@settings(FEW, max_examples=3)
@given(st.permutations(files_of(TRIGGERS[:3])))
def test_the_order_of_files_does_not_matter(files: list[InMemory]) -> None:
    assert report(files).findings == report(sorted(files, key=lambda file: file.display)).findings


def test_runs_and_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    for file in files_of(TRIGGERS):
        (tmp_path / file.display).write_text(file.source, encoding="utf-8")
    names = sorted(path.name for path in tmp_path.iterdir())
    outputs = [
        subprocess.run(
            [sys.executable, "-m", "claimlint", "check", "--format", "json", *order],
            capture_output=True, check=False, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for order, seed in ((names, "1"), (names[::-1], "2"), (names, "random"))
    ]  # fmt: skip

    assert len(json.loads(outputs[0])["findings"]) > len(TRIGGERS)
    assert set(outputs) == {outputs[0]}
