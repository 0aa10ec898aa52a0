"""The matcher: gaps, alternatives, optional words, adverbs, slots, brackets; and a property over generated patterns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.phrases.lexicons import load_lexicons
from claimlint.phrases.matcher import Found, PatternMatcher
from claimlint.phrases.steps import is_adverb
from claimlint.phrases.syntax import Node, parse, realise

LEXICONS = load_lexicons()


def found(pattern: str, text: str, **slots: dict[int, list[int]]) -> list[str]:
    """Return the reported stretches."""
    words = text.split()
    matcher = PatternMatcher([("key", parse(pattern))], LEXICONS)
    return [" ".join(words[hit.low : hit.high]) for hit in matcher(words, slots)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("has been shown to", "it has been shown to work", ["has been shown to"]),
        ("has been shown to", "they have been shown to work", ["have been shown to"]),
        ("has been shown to", "it has been showing to work", []),
        ("has been shown to", "it has been shown", []),
        ("cure", "a cure that cures and cured", ["cure", "cures", "cured"]),
        ("=cure", "a cure that cures", ["cure"]),
        ("{cure|remedy} for", "a remedy for all and a cure for some", ["remedy for", "cure for"]),
        ("(very)? safe", "very safe and safe", ["very safe", "safe", "safe"]),
        ("safe …2 effective", "safe and effective", ["safe and effective"]),
        ("safe …2 effective", "safe effective", ["safe effective"]),
        ("safe …2 effective", "safe and quite effective", ["safe and quite effective"]),
        ("safe …2 effective", "safe and a very effective", ["safe and a very effective"]),
        ("safe …2 effective", "safe and in a few words effective", []),
        ("safe …1 effective …1 cheap", "safe and effective and cheap", ["safe and effective and cheap"]),
        ("side-effect", "no side effect", ["side effect"]),
        ("side-effect", "no sideeffects", ["sideeffects"]),
        ("side-effect", "no side effects", ["side effects"]),
        ("don't wait", "do not wait", ["do not wait"]),
        ("{a|a b} c", "a b c", ["a b c"]),
        ("{a b|a} b c", "a b c", ["a b c"]),
        ("(a)? (b)? c", "b c", ["b c", "c"]),
        ("a (…2)? c", "a x y c", ["a x y c"]),
    ],
)
def test_patterns(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("has been shown to", "it has also been shown to work", ["has also been shown to"]),
        ("has been shown to", "it has been clearly shown to work", ["has been clearly shown to"]),
        ("has been shown to", "it has also been clearly shown to work", []),
        ("has been shown to", "it also has been shown to work", ["has been shown to"]),
        ("has been shown to", "it has been reply shown to work", []),
        ("has been shown to", "it has been not shown to work", []),
        ("has shown", "it has finally", []),
    ],
)
def test_one_adverb_may_be_skipped_between_words(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("quickly", True),
        ("also", True),
        ("even", True),
        ("family", False),
        ("daily", False),
        ("fly", False),
        ("not", False),
    ],
)
def test_adverbs(word: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert is_adverb(word) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("cures $TGT", ["cures common colds"]),
        ("[cures] $TGT", ["cures"]),
        ("$INT cures", ["zinc cures"]),
        ("[$INT] cures $TGT", ["zinc"]),
        ("$INT …3 in $NUM days", ["zinc cures common colds in 3 days"]),
        ("$INT $TGT", []),
        ("{$INT|$TGT} …1 in", ["common colds in"]),
        ("$DISEASE in", []),
    ],
)
def test_slots_and_brackets(pattern: str, expected: list[str]) -> None:
    places = {"INT": {0: [1]}, "TGT": {2: [4, 3]}, "NUM": {5: [6]}}
    words = "zinc cures common colds in 3 days"

    assert found(pattern, words, **places) == expected


def test_a_shorter_mention_is_tried_when_the_longer_one_does_not_fit() -> None:
    assert found("$TGT pain", "chronic back pain", TGT={0: [3, 2]}) == ["chronic back pain"]


def test_brackets_of_a_failed_attempt_leave_no_trace() -> None:
    assert found("safe …2 [effective] cure", "safe effective x effective cure") == ["effective"]


def test_a_lexicon_stands_for_its_entries() -> None:
    assert found("in minutes of $TIME", "in minutes of hours") == ["in minutes of hours"]
    assert found("$STUDY of", "a randomised trial of zinc") != []


def test_all_patterns_are_tried_at_a_word() -> None:
    patterns = [(name, parse(name)) for name in ("cure", "cure all", "{cure|heal} everything", "heal")]
    hits = PatternMatcher(patterns, LEXICONS)(["cure", "all"], {})

    assert list(hits) == [Found("cure", 0, 1, 0, 1), Found("cure all", 0, 2, 0, 2)]


def test_first_words() -> None:
    matcher = PatternMatcher(
        [(0, parse("(=very)? =safe")), (1, parse("$INT =cures")), (2, parse("{=a|(=b)? =c}"))], LEXICONS
    )

    assert matcher.first_words() == {"very", "safe", "a", "b", "c"}


WORD = st.sampled_from(
    ["cure", "relieves", "=promising", "~treat", "shown", "safe", "fail-safe", "100%", "don't", "study", "to"]
)


def _joined(inner: st.SearchStrategy[str], sep: str) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=3).map(sep.join)


# What may be absent stands beside something that may not: a pattern, or an alternative, of nothing but options matches nothing.
SEQUENCE = st.recursive(
    _joined(WORD, " "),
    lambda inner: st.one_of(
        _joined(inner, "|").map(lambda body: "{" + body + "}"),
        st.tuples(inner, WORD).map(lambda pair: f"({pair[0]})? {pair[1]}"),
        st.tuples(inner, st.integers(1, 3), inner).map(lambda parts: f"{parts[0]} …{parts[1]} {parts[2]}"),
        _joined(inner, " "),
    ),
    max_leaves=6,
)


@given(SEQUENCE)
def test_a_pattern_matches_what_it_says_of_itself(pattern: str) -> None:
    nodes = parse(pattern)
    words = realise(nodes, LEXICONS).split()

    ends = [hit.end for hit in PatternMatcher([(0, nodes)], LEXICONS)(words, {}) if hit.start == 0]
    assert ends


def speak(nodes: list[Node], data: st.DataObject) -> list[str]:
    """Return any one of the texts that a pattern describes."""
    words: list[str] = []
    for node in nodes:
        match node:
            case ["w", list(choices)]:
                words.append(data.draw(st.sampled_from([str(word) for word in choices])))
            case ["a", list(choices)]:
                words += speak(data.draw(st.sampled_from(choices)), data)
            case ["o", list(inner)] if data.draw(st.booleans()):
                words += speak(inner, data)
            case ["g", int(width)]:
                words += ["filler"] * data.draw(st.integers(0, width))
            case _:
                pass
    return words


@given(SEQUENCE, st.data())
def test_a_pattern_matches_every_text_that_it_describes(pattern: str, data: st.DataObject) -> None:
    nodes = parse(pattern)
    words = ["Before", *speak(nodes, data), "after"]

    assert 1 in {hit.start for hit in PatternMatcher([(0, nodes)], LEXICONS)(words, {})}


@given(
    SEQUENCE,
    st.lists(
        st.sampled_from(
            [
                "cure",
                "cured",
                "promising",
                "quickly",
                "also",
                "safe",
                "to",
                "100",
                "%",
                "not",
                "studies",
                "treat",
            ]
        ),
        max_size=8,
    ),
)
def test_a_pattern_from_json_matches_what_the_first_one_did(pattern: str, words: list[str]) -> None:
    nodes = parse(pattern)
    again = json.loads(json.dumps(nodes))

    assert list(PatternMatcher([(0, again)], LEXICONS)(words, {})) == list(
        PatternMatcher([(0, nodes)], LEXICONS)(words, {})
    )


@given(
    SEQUENCE,
    st.lists(
        st.sampled_from(["cure", "safe", "x", "quickly", "shown", "to", "fail", "promising"]), max_size=8
    ),
)
def test_what_is_reported_lies_inside_what_was_taken(pattern: str, words: list[str]) -> None:
    for hit in PatternMatcher([(0, parse(f"[{pattern}]"))], LEXICONS)(words, {}):
        assert 0 <= hit.start <= hit.low <= hit.high <= hit.end <= len(words)
