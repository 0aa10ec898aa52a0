"""MDX: import and export lines and `{…}` are code, `{/* … */}` is a comment; the rest is Markdown."""

import re
from typing import Final

from claimlint.source.draft import DocumentDraft

_STATEMENT: Final = re.compile(r"^(?:import|export)\s[^\n]*(?:\n(?![ \t]*\n|[ \t]*$)[^\n]*)*", re.MULTILINE)
_STATEMENT_SIGN: Final = re.compile(
    r"import\s+(?:[\"'{*]|[\w$]+(?:\s+from|,))|export\s+(?:default|const|let|var|function|\{|\*|class|async)"
)
_TOKEN: Final = re.compile(
    r"(?P<fence>^ {0,3}(?P<ticks>`{3,}|~{3,})[^\n]*)|(?P<code>`+)|(?P<escape>\\.)|(?P<open>\{)|(?P<close>\})",
    re.MULTILINE | re.DOTALL,
)
_HIDDEN: Final = "\u200b"


def hide_expressions(draft: DocumentDraft, source: str) -> str:
    """Return `source` with its code hidden character for character; record its comments."""
    parts: list[str] = []
    done = 0
    for start, end, hidden in _hidden(draft, source):
        parts += (source[done:start], hidden)
        done = end
    parts.append(source[done:])
    return "".join(parts)


def _hidden(draft: DocumentDraft, source: str) -> list[tuple[int, int, str]]:
    found = _expressions(draft, source)
    taken = [(start, end) for start, end, _ in found]
    for statement in _STATEMENT.finditer(source):
        start, end = statement.span()
        if _STATEMENT_SIGN.match(source, start):
            taken.append((start, end))
            found.append((start, end, re.sub(r"[^\r\n]", " ", statement.group())))
    return _outermost(found)


def _outermost(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the stretches that lie in no other, in order."""
    kept: list[tuple[int, int, str]] = []
    for start, end, hidden in sorted(found, key=lambda stretch: (stretch[0], -stretch[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, hidden))
    return kept


def _expressions(draft: DocumentDraft, source: str) -> list[tuple[int, int, str]]:
    """Return the balanced braces outside code; comments among them go to the draft."""
    found: list[tuple[int, int, str]] = []
    opened: list[int] = []
    at = 0
    unclosed: set[str] = set()
    while token := _TOKEN.search(source, at):
        at = token.end()
        if token.lastgroup == "open" or token.group("open"):
            end = _comment_end(source, token.start(), unclosed)
            if end and not opened:
                draft.comment(token.start(), end, source[token.start() + 3 : end - 3])
                found.append((token.start(), end, _HIDDEN * (end - token.start())))
            elif not end:
                opened.append(token.start())
            at = end or at
        elif token.group("close") and opened:
            start = opened.pop()
            found.append((start, at, ""))
        elif token.group("fence"):
            at = _fence_end(source, at, token.group("ticks"))
        elif token.group("code"):
            at = _code_end(source, at, token.group("code"), unclosed)
    return [(start, end, _HIDDEN * (end - start)) for start, end, _ in _outermost(found)]


def _comment_end(source: str, start: int, unclosed: set[str]) -> int:
    if not source.startswith("{/*", start) or "{/*" in unclosed:
        return 0
    end = source.find("*/}", start + 3)
    if end < 0:
        unclosed.add("{/*")
        return 0
    return end + 3


def _fence_end(source: str, at: int, ticks: str) -> int:
    closing = re.compile(rf"^ {{0,3}}{re.escape(ticks)}[`~]*[ \t]*$", re.MULTILINE).search(source, at)
    return closing.end() if closing else len(source)


def _code_end(source: str, at: int, ticks: str, unclosed: set[str]) -> int:
    if ticks in unclosed:
        return at
    closing = re.compile(rf"(?<!`){ticks}(?!`)").search(source, at)
    if not closing:
        unclosed.add(ticks)
        return at
    return closing.end()
