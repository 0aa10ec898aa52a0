"""Cue lists: words that change how a claim is to be read, as pattern files (rules.md 3)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from claimlint.errors import RuleError
from claimlint.model.text import TextSpan
from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.matcher import PatternMatcher
from claimlint.phrases.syntax import parse

KINDS: Final = (
    "advice", "attribution-specific", "attribution-vague", "booster", "debunk", "definition", "disclaimer",
    "distanced", "guideline", "harm", "hedge", "historical", "hypothetical", "idiom", "limitation",
    "mechanism", "meta", "negation", "procedure", "pseudo", "purpose", "regulatory", "research", "softener",
    "study", "warning",
)  # fmt: skip
SCOPES: Final = frozenset(
    {"after", "before", "clause", "onward", "phrase", "sentence", "near", "definition", "-"}
)


@dataclass(frozen=True, slots=True)
class CueRule:
    """A cue pattern: its kind, how far it reaches (`scope`, at most `reach` words if not 0), its strength."""

    kind: str
    scope: str
    reach: int
    strength: int


@dataclass(frozen=True, slots=True)
class Row:
    """A cue as plain numbers: `cue` and `scope` are character spans."""

    kind: str
    cue: TextSpan
    scope: TextSpan
    sentence: int
    strength: int = 0

    def plain(self) -> list[Any]:
        """Return the row for `user_data`."""
        cue, scope = self.cue, self.scope
        return [self.kind, cue.start, cue.end, scope.start, scope.end, self.sentence, self.strength]


def _rule(kind: str, line: str) -> tuple[CueRule, str]:
    pattern, scope, *strength = line.split(" | ")
    name, _, reach = scope.strip().partition(":")
    if name not in SCOPES:
        problem = f"cue list {kind}: unknown scope “{name}” in “{line}”"
        raise RuleError(problem, remedy=f"scopes: {sorted(SCOPES)}")
    return CueRule(kind, name, int(reach or 0), int(strength[0]) if strength else 0), pattern.strip()


def cue_rules(kind: str) -> list[tuple[CueRule, str]]:
    """Return the rules of one cue list with their patterns, as written."""
    text = (files("claimlint.nlp") / "data" / "cues" / f"{kind}.txt").read_text(encoding="utf-8")
    return [_rule(kind, line) for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def cue_matcher() -> PatternMatcher[CueRule]:
    """Return the matcher of all cue lists, built once."""
    patterns = [(rule, parse(pattern)) for kind in KINDS for rule, pattern in cue_rules(kind)]
    return PatternMatcher(patterns, load_lexicons())
