"""The notation of patterns: what it compiles to, and what it refuses."""

import json

import pytest

from claimlint.errors import RuleError
from claimlint.phrases.lexicons import MENTIONS, NAMES, entries, load_lexicons
from claimlint.phrases.syntax import Node, parse, realise, slots, words_of

FOR: list[Node] = [["w", ["for"]]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't", ("do", "not")),
        ("doesn't", ("does", "not")),
        ("can't", ("can", "not")),
        ("won't", ("will", "not")),
        ("cannot", ("can", "not")),
        ("it's", ("it", "'s")),
        ("100%", ("100", "%")),
        ("2.5", ("2.5",)),
        ("10,000", ("10,000",)),
        ("side-effect", ("side", "effect")),
        ("COVID-19", ("covid", "19")),
        ("24/7", ("24", "/", "7")),
        ("e.g.", ("e.g.",)),
        ("#1", ("#", "1")),
        ("myth:", ("myth", ":")),
    ],
)
def test_a_word_is_split_as_running_text_is(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("pattern", "nodes"),
    [
        ("=promising for", [["w", ["promising"]], *FOR]),
        ("for", FOR),
        ("{for|with}", [["a", [[["w", ["for"]]], [["w", ["with"]]]]]]),
        ("(very)? for", [["o", [["w", ["very"]]]], *FOR]),
        ("(very|never)? for", [["o", [["a", [[["w", ["very"]]], [["w", ["never"]]]]]]], *FOR]),
        ("for … for", [*FOR, ["g", 5], *FOR]),
        ("for …2 for", [*FOR, ["g", 2], *FOR]),
        ("for $TGT", [*FOR, ["s", "TGT"]]),
        ("[for] $NUM", [["<"], *FOR, [">"], ["s", "NUM"]]),
        ("FDA", [["w", ["fda"]]]),
        ("for {…2 for|with}", [*FOR, ["a", [[["g", 2], *FOR], [["w", ["with"]]]]]]),
    ],
)
def test_a_pattern_compiles(pattern: str, nodes: list[Node]) -> None:
    assert parse(pattern) == nodes


@pytest.mark.parametrize("pattern", ["fail-safe", "side-effect", "cost-effective"])
def test_a_hyphen_is_a_space_or_nothing(pattern: str) -> None:
    assert [node[0] for node in parse(pattern)] == ["a"]


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("", "it is empty"),
        ("   ", "it is empty"),
        ("{a|b", "“{” is not closed"),
        ("{a {b|c} d", "“{” is not closed"),
        ("{a||b}", "an alternative is empty"),
        ("{}", "an alternative is empty"),
        ("(a) b", "parentheses mean optional"),
        ("(a b", "parentheses mean optional"),
        ("a)? b", "“)” has nothing to belong to"),
        ("a} b", "“}” has nothing to belong to"),
        ("a | b", "“|” has nothing to belong to"),
        ("a?", "“?” has nothing to belong to"),
        ("… a", "a gap needs something on both sides"),
        ("a …3", "a gap needs something on both sides"),
        ("[a", "brackets mark one stretch"),
        ("a]", "brackets mark one stretch"),
        ("[a] [b]", "brackets mark one stretch"),
    ],
)
def test_wrong_notation_is_refused_with_the_pattern(pattern: str, problem: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(pattern)

    assert caught.value.problem.startswith(f"pattern “{pattern}”: ")
    assert problem in caught.value.problem


@pytest.mark.parametrize(
    "pattern",
    [
        "has been shown to",
        "{cure|remedy} (…2)? for $TGT",
        "[remarkable] …2 $EFF_N",
        "~relieve side-effect",
        "don't =miss",
    ],
)
def test_a_compiled_pattern_is_plain_json(pattern: str) -> None:
    assert json.loads(json.dumps(parse(pattern))) == parse(pattern)


def test_slots_are_found_wherever_they_stand() -> None:
    assert list(slots(parse("$INT {cure|$CURE (of $TGT)?} in $NUM days"))) == ["INT", "CURE", "TGT", "NUM"]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("has (also)? been shown to", "has been shown to"),
        ("{cure|sure-fire remedy} for $TGT", "cure for $TGT"),
        ("safe …3 effective", "safe effective"),
        ("[works] in $NUM days", "works in $NUM days"),
    ],
)
def test_a_pattern_can_be_spoken(pattern: str, text: str) -> None:
    assert realise(parse(pattern), load_lexicons()) == text


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_has_entries_that_parse_and_use_known_slots(name: str) -> None:
    found = entries(name)

    assert found
    assert {slot for entry in found for slot in slots(parse(entry))} <= {*NAMES, *MENTIONS}


@pytest.mark.parametrize("name", NAMES)
def test_no_entry_of_a_lexicon_stands_twice(name: str) -> None:
    assert [entry for entry in entries(name) if entries(name).count(entry) > 1] == []
