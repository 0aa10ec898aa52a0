"""The comparison sees what is lost, what moved and what is new, and places are mapped through edits."""

import pytest

from claimlint.model.text import TextSpan
from tests.robustness.article import Article, Edit, varied
from tests.robustness.compare import Comparer
from tests.robustness.variations import HTML, MARKDOWN, PLAIN, VARIATIONS, Variation

CURE = "Zinc lozenges are a miracle cure for colds."
QUIET = "The library opens at nine."


def article(source: str, media_type: str = PLAIN) -> Article:
    return Article("a", "dev", source, media_type, frozenset({("CE201", 0)}), (TextSpan(0, len(source)),))


def named(name: str) -> Variation:
    return next(variation for variation in VARIATIONS if variation.name == name)


def written(name: str, source: str, media_type: str = PLAIN) -> str:
    text = article(source, media_type)
    return varied(source, named(name).edits(text)).source


def replacing(old: str, new: str) -> Variation:
    def change(text: Article) -> list[Edit]:
        at = text.source.index(old)
        return [Edit(at, at + len(old), new)]

    return Variation("a test", change)


def test_a_variant_knows_where_the_places_of_the_original_are() -> None:
    variant = varied("a 'b' c", [Edit(2, 3, "&lsquo;"), Edit(4, 5, "&rsquo;"), Edit(6, 6, "\u00ad")])

    assert variant.source == "a &lsquo;b&rsquo; \u00adc"
    assert variant.source[slice(*_ends(variant.span(TextSpan(3, 4))))] == "b"
    assert variant.source[slice(*_ends(variant.span(TextSpan(2, 5))))] == "&lsquo;b&rsquo;"
    assert variant.source[slice(*_ends(variant.span(TextSpan(6, 7))))] == "c"


def _ends(span: TextSpan) -> tuple[int, int]:
    return span.start, span.end


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="two edits at 2"):
        varied("abcd", [Edit(0, 3, ""), Edit(2, 4, "")])


def test_a_finding_whose_words_are_gone_is_lost() -> None:
    outcome = Comparer()(article(CURE), replacing("miracle cure", "comfort"))

    assert outcome is not None
    assert "CE201" in {rule for rule, _ in outcome.lost_of_gold}
    assert not outcome.holds


def test_a_finding_that_was_not_there_is_new() -> None:
    outcome = Comparer()(article(f"{QUIET} {QUIET}"), replacing(QUIET, CURE))

    assert outcome is not None
    assert "CE201" in {rule for rule, _ in outcome.new}
    assert not outcome.lost


def test_findings_hold_behind_words_that_grew() -> None:
    outcome = Comparer()(article(f"{QUIET} {CURE}"), replacing("library", "old town library"))

    assert outcome is not None
    assert outcome.before
    assert outcome.of_gold
    assert outcome.holds


def test_a_variation_that_changes_nothing_is_left_out() -> None:
    assert Comparer()(article(CURE), named("bullets: emoji")) is None


LIST = "Our herbs:\n\n- ease colds\n- calm nerves\n"
HEADED = "# How keto eases Crohn's pain\n\nMany people with Crohn's ask.\n"


@pytest.mark.parametrize(
    ("name", "media_type", "source", "expected"),
    [
        ("quotes: curly", PLAIN, "\"It's a cure,\" she said.", "“It’s a cure,” she said."),
        ("quotes: straight", HTML, "<p title='a'>It&rsquo;s “new”.</p>", "<p title='a'>It's \"new\".</p>"),
        ("dashes: em", PLAIN, "Zinc -- a metal – helps.", "Zinc—a metal—helps."),
        ("hyphens: no-break", PLAIN, "A well-known herb.", "A well\u2011known herb."),
        ("spaces: two after stops", PLAIN, "One. Two.", "One.  Two."),
        ("spaces: no-break", PLAIN, "a b c d e", "a\u00a0b c d\u00a0e"),
        ("lines: unwrapped", PLAIN, "one\ntwo.\n\nThree.\n", "one two.\n\nThree.\n"),
        ("lines: CRLF", PLAIN, "a\nb\n", "a\r\nb\r\n"),
        ("lines: no final newline", PLAIN, "a\n", "a"),
        ("headings: UPPER CASE", MARKDOWN, HEADED, HEADED.replace("How keto eases Crohn's pain", "HOW KETO EASES CROHN'S PAIN")),
        ("headings: Title Case", MARKDOWN, HEADED, HEADED.replace("keto eases Crohn's pain", "Keto Eases Crohn's Pain")),
        ("headings: sentence case", MARKDOWN, HEADED.replace("keto eases", "Keto Eases"), HEADED),
        ("headings: no blank lines", MARKDOWN, HEADED, HEADED.replace("\n\n", "\n")),
        ("bullets: asterisk", MARKDOWN, LIST, LIST.replace("- ", "* ")),
        ("bullets: emoji", PLAIN, LIST, LIST.replace("- ", "✅ ")),
        ("bullets: emoji", MARKDOWN, LIST, LIST.replace("- ", "- ✅ ")),
        ("bullets: 1)", PLAIN, "1. Rest\n2. Drink\n", "1) Rest\n2) Drink\n"),
        ("spelling: American", PLAIN, "Tumours AND FIBRE.", "Tumors AND FIBER."),
        ("spelling: British", PLAIN, "Randomized trials.", "Randomised trials."),
        ("entities: named", HTML, "<p>a “b”</p>", "<p>a&nbsp;&ldquo;b&rdquo;</p>"),
        ("entities: numeric", MARKDOWN, "It's 5%", "It&#39;s&#160;5&#37;"),
        ("entities: decoded", HTML, "<p>&lt;5 &pound; caf&eacute;</p>", "<p>&lt;5 £ café</p>"),
        ("letters: soft hyphens", PLAIN, "Magnesium", "Magn\u00adesium"),
        ("letters: ligatures", PLAIN, "five flies", "ﬁve ﬂies"),
        ("dots: three", PLAIN, "Wait… now.", "Wait... now."),
    ],
)  # fmt: skip
def test_a_variation_writes_what_its_name_says(
    name: str, media_type: str, source: str, expected: str
) -> None:
    assert written(name, source, media_type) == expected


def test_lines_are_wrapped_and_items_indented() -> None:
    text = "- " + "herb " * 30 + "end.\n\n" + "leaf " * 30 + "end.\n"

    lines = written("lines: wrapped at 60", text).splitlines()

    assert max(map(len, lines)) <= 60
    assert sum(line.startswith("  herb") for line in lines) == 2
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
