"""Directives in comments: `claimlint: allow ID, ID until 2027-01-31 -- reason`, `off`, `on`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from claimlint.marked.nearest import meant, nearest
from claimlint.model.text import Comment, Document, TextSpan
from claimlint.suppress.notices import MALFORMED, UNREASONED, Notice

FORM: Final = "claimlint: allow RULE -- reason"
_NAME: Final = "claimlint"
_HTML: Final = "<!--"
_MDX: Final = "{/*"
_DIRECTIVE: Final = re.compile(r"\s*claimlint\s*:\s*(?P<rest>.*?)\s*", re.IGNORECASE | re.DOTALL)
_ALMOST: Final = re.compile(r"\s*(?P<name>[\w-]{5,14})\s*[:;,.=]?\s*(?P<verb>[a-z]+)\b", re.IGNORECASE)
_REASON: Final = re.compile(r"\s*(?:--|—|–)\s*")
_UNTIL: Final = re.compile(r"(?:^|[\s,])until\b\s*:?\s*(?P<date>.*)$", re.IGNORECASE | re.DOTALL)
_WORD: Final = re.compile(r"[^\s,;]+")


class Verb(StrEnum):
    """What a directive does: an exception for one place, or the ends of a region."""

    ALLOW = "allow"
    OFF = "off"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Word:
    """A word for rules in a directive, and where it stands in the source."""

    text: str
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive that can be followed; `span` is its comment."""

    verb: Verb
    words: tuple[Word, ...]
    span: TextSpan
    reason: str = ""
    until: date | None = None

    def expired(self, today: date) -> bool:
        """Say whether its last day has passed."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Mistake:
    """A directive that can not be followed, and why."""

    notice: Notice
    span: TextSpan
    problem: str
    remedy: str


class _WrongError(Exception):
    """What is wrong with a directive, while it is read."""

    def __init__(self, problem: str, remedy: str, notice: Notice = MALFORMED) -> None:
        super().__init__(problem)
        self.problem, self.remedy, self.notice = problem, remedy, notice


def directives(document: Document) -> Iterator[Directive | Mistake]:
    """Yield what the comments of an article direct, and what they fail to; others are passed over."""
    for comment in document.comments:
        opening = _HTML if document.source.startswith(_HTML, comment.span.start) else _MDX
        body = comment.span.start + len(opening)
        found = _DIRECTIVE.fullmatch(comment.body)
        if found is None:
            yield from _almost(comment)
            continue
        try:
            yield _read(found["rest"], body + found.start("rest"), comment.span)
        except _WrongError as wrong:
            yield Mistake(wrong.notice, comment.span, wrong.problem, wrong.remedy)


def _almost(comment: Comment) -> Iterator[Mistake]:
    """Yield the mistake in a comment that was surely meant for us: a slip in the name, no colon."""
    found = _ALMOST.match(comment.body)
    if found is None or found["verb"].lower() not in {*Verb, "ignore", "disable", "enable"}:
        return
    if found["name"].lower() == _NAME:
        yield Mistake(MALFORMED, comment.span, "the colon after “claimlint” is missing", f"write “{FORM}”")
    elif nearest(found["name"], [_NAME]) and found["name"][:1].lower() == "c":
        problem = f"“{found['name']}” is not how this tool is spelt"
        yield Mistake(MALFORMED, comment.span, problem, f"write “{FORM}”")


def _read(rest: str, offset: int, span: TextSpan) -> Directive:
    """Return the directive that `rest` is, which stands at `offset` of the source."""
    head, *reasons = _REASON.split(rest, maxsplit=1)
    reason = " ".join(reasons[0].split()) if reasons else ""
    written = _WORD.match(head)
    verb = _verb(written.group() if written else "")
    until, end = None, len(head)
    if found := _UNTIL.search(head, written.end() if written else 0):
        until, end = _date(found["date"].strip()), found.start()
    words = tuple(
        Word(word.group(), TextSpan(offset + word.start(), offset + word.end()))
        for word in _WORD.finditer(head, written.end() if written else 0, end)
    )
    if verb is not Verb.ON:
        _must_say(verb, words, reason)
    return Directive(verb, words, span, reason, until)


def _verb(word: str) -> Verb:
    if word.lower() in set(Verb):
        return Verb(word.lower())
    if not word:
        raise _WrongError("nothing is said after the colon", f"write “{FORM}”")
    raise _WrongError(
        f"“{word}” is none of allow, off, on", meant(word, [verb.value for verb in Verb]) or f"write “{FORM}”"
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = f"“{text}” is no date" if text else "the date after “until” is missing"
        raise _WrongError(problem, "a date is written 2027-01-31; the reason follows after --") from None


def _must_say(verb: Verb, words: tuple[Word, ...], reason: str) -> None:
    if not words:
        raise _WrongError(f"“{verb}” names no rule", f"name the rules: “claimlint: {verb} RULE -- reason”")
    if not reason:
        names = ", ".join(word.text for word in words)
        problem = "the reason is missing"
        raise _WrongError(problem, f"say why: “claimlint: {verb} {names} -- reason”", UNREASONED)
