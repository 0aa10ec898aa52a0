"""What the standard library says about text that is no TOML, with the way out added."""

import re
from typing import Final

_BARE: Final = re.compile(r"\s*[\w-]+\s*=\s*(?P<value>[A-Za-z][^#\"']*?)\s*(?:#.*)?")
_COLON: Final = re.compile(r"\s*(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*")
_DATE: Final = re.compile(r"\s*[\w-]+\s*=\s*(?P<date>\d{2,4}[-./]\d{1,2}[-./]\d{1,4})\s*(?:#.*)?$")
_KEYWORDS: Final = {"yes": "true", "no": "false", "on": "true", "off": "false"}
_CURLY: Final = re.compile(r"[“”‘’„]")


def in_words(problem: str, line: str) -> tuple[str, str | None]:
    """Return the problem with a line, and what to do about it if that can be told."""
    if found := _CURLY.search(line):
        return "printer's quotation marks", 'write straight ones: "…"'
    if problem.startswith("Expected '=' after a key") and (found := _COLON.fullmatch(line)):
        return (
            "a colon stands where TOML has an equals sign",
            f"write {found['key']} = {_quoted(found['value'])}",
        )
    if found := _DATE.match(line):
        return f"“{found['date']}” is no day of the calendar", "a date is written 2027-01-31"
    if problem == "Invalid value" and line.rstrip().endswith("="):
        return "there is no value after the equals sign", "write one, or leave the line out"
    if problem == "Invalid value" and (found := _BARE.fullmatch(line)):
        return _unquoted(found["value"])
    return _said(problem)


def _quoted(value: str) -> str:
    return f'"{value}"' if value[:1].isalpha() and value not in {"true", "false"} else value


def _unquoted(value: str) -> tuple[str, str]:
    lower = value.lower()
    if lower in {"true", "false", *_KEYWORDS}:
        return f"“{value}” is no value", f"write {_KEYWORDS.get(lower, lower)}"
    return f"“{value}” is not in quotation marks", f'write "{value}"'


_REMEDIES: Final = {
    "Invalid value": 'a value is a "text", a number, true, false, a date, a [list] or a {table}',
    "Unclosed array": "part the entries by commas and end the list with ]",
    "Illegal character '\\n'": "a text ends with a quotation mark on its own line",
    "Expected ']' at the end of a table declaration": "write [table]",
    "Expected ']]' at the end of an array declaration": "write [[table]]",
    "Unescaped '\\' in a string": "write \\\\, or / in paths",
}


def _said(problem: str) -> tuple[str, str | None]:
    return problem[:1].lower() + problem[1:], _REMEDIES.get(problem)
