"""The articles of corpora/dev and corpora/test: enough of them, of every voice, each sentence our own and used once."""

import csv
import html
import re
from collections import Counter
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"
SHARED = Path(__file__).parents[2] / ".." / "shared"
LIST = CORPORA / "articles.tsv"
SPLITS = ("dev", "test")
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}
KINDS = {"marketing", "news", "neutral", "research", "sceptical", "off-domain", "press"}
VOICES = KINDS - {"marketing", "neutral", "research", "press"} | {
    "clinic",
    "supplement-shop",
    "wellness-blog",
    "press-release",
    "patient-information",
    "lay-summary",
}
LEAST_ARTICLES_OF_A_SPLIT = 32
LEAST_TOPICS = 32
LEAST_WITH_MARKUP = 22
FEWEST_WORDS, MOST_WORDS = 250, 600
LEAST_UNIQUE = 0.98

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL)
INLINE_TAG = re.compile(r"</?(?:a|b|cite|em|i|mark|q|s|small|span|strong|sub|sup|time)\b[^<>]*>")
OTHER_TAG = re.compile(r"<[^<>]+>")
LINK_TARGET = re.compile(r"\]\([^()\s]*(?: \"[^\"]*\")?\)")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)*_]*\s+|\n\s*\n|\n(?=\s*(?:[-*+>|]|\d+\.)\s?)")
WORD = re.compile(r"\S*\w\S*")
# Shorter sentences ("No.", "Is it safe?") belong to nobody.
LEAST_WORDS_OF_A_SENTENCE = 5
LEAST_WORDS_OF_A_COPY = 7

needs_shared = pytest.mark.skipif(
    not SHARED.exists(), reason="the shared corpora are not beside this checkout"
)


def visible_text(path: Path) -> str:
    """The words a reader sees, by rule of thumb: front matter, tags and the targets of links are gone."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return text
    text = FRONT_MATTER.sub("", text)
    text = OTHER_TAG.sub("\n\n", INLINE_TAG.sub("", UNSEEN.sub("", text)))
    return html.unescape(LINK_TARGET.sub("]", text))


def words_in(text: str) -> int:
    """How many runs of visible signs hold a letter or a digit."""
    return len(WORD.findall(text))


def plain_words(text: str) -> str:
    """The words alone, so that quotes, wraps and emphasis hide no copy."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("’", "").replace("'", "")))


def sentences_of(path: Path, least_words: int) -> list[str]:
    """The sentences of one article, down to their words."""
    found = (plain_words(part) for part in SENTENCE_END.split(visible_text(path)) if part)
    return [sentence for sentence in found if sentence.count(" ") + 1 >= least_words]


def listed() -> list[dict[str, str]]:
    """The rows of articles.tsv."""
    with LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def articles() -> list[Path]:
    """Every article file of both splits."""
    return sorted(
        path for split in SPLITS for path in (CORPORA / split).iterdir() if path.suffix in MEDIA_TYPES
    )


def shared_texts() -> list[str]:
    """The words of every text that was given to us for measuring only."""
    folders = (SHARED / "seeds", SHARED / "gold")
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in MEDIA_TYPES]
    return [plain_words(path.read_text(encoding="utf-8", errors="replace")) for path in paths]


def test_the_list_names_exactly_the_articles_that_exist() -> None:
    assert sorted(row["file"] for row in listed()) == [str(path.relative_to(CORPORA)) for path in articles()]


@pytest.mark.parametrize("row", listed(), ids=lambda row: row["file"])
def test_a_row_says_what_its_file_is(row: dict[str, str]) -> None:
    path = CORPORA / row["file"]
    assert row["split"] == path.parent.name
    assert row["media_type"] == MEDIA_TYPES[path.suffix]
    assert row["kind"] in KINDS
    assert row["topic"]
    assert row["voice"]
    assert int(row["words"]) == words_in(visible_text(path))
    assert FEWEST_WORDS <= int(row["words"]) <= MOST_WORDS


def test_both_splits_have_enough_articles_of_every_kind() -> None:
    for split in SPLITS:
        kinds = Counter(row["kind"] for row in listed() if row["split"] == split)
        assert sum(kinds.values()) >= LEAST_ARTICLES_OF_A_SPLIT
        assert min(kinds[kind] for kind in KINDS) >= 2


def test_every_voice_is_heard_in_both_splits() -> None:
    for split in SPLITS:
        assert {row["voice"] for row in listed() if row["split"] == split} >= VOICES


def test_the_topics_are_many_and_no_topic_stands_in_both_splits() -> None:
    topics = Counter(row["topic"] for row in listed())
    assert len(topics) >= LEAST_TOPICS
    assert max(topics.values()) == 1


def test_enough_articles_carry_markup() -> None:
    marked_up = Counter(path.suffix for path in articles() if path.suffix != ".txt")
    assert marked_up.total() >= LEAST_WITH_MARKUP
    assert min(marked_up[suffix] for suffix in (".md", ".html")) >= 10


def test_no_article_stands_in_both_splits() -> None:
    texts = [plain_words(visible_text(path)) for path in articles()]
    names = [path.name for path in articles()]
    assert len(set(texts)) == len(texts)
    assert len(set(names)) == len(names)


def test_no_sentence_is_used_twice() -> None:
    used = Counter(
        sentence for path in articles() for sentence in set(sentences_of(path, LEAST_WORDS_OF_A_SENTENCE))
    )
    twice = {sentence for sentence, times in used.items() if times > 1}
    assert len(used) - len(twice) >= LEAST_UNIQUE * len(used), twice


@needs_shared
def test_no_sentence_is_copied_from_the_texts_for_measuring() -> None:
    given = shared_texts()
    assert given
    copied = [
        (path.name, sentence)
        for path in articles()
        for sentence in sentences_of(path, LEAST_WORDS_OF_A_COPY)
        if any(sentence in text for text in given)
    ]
    assert not copied


def test_a_copy_is_seen_through_markup_wraps_and_quotes(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<p>The cream <b>didn&rsquo;t</b>\nsoothe one itchy elbow.</p><p>No.</p>", encoding="utf-8"
    )
    assert sentences_of(page, LEAST_WORDS_OF_A_COPY) == ["the cream didnt soothe one itchy elbow"]


def test_the_recorded_findings_tell_no_word_of_the_test_articles() -> None:
    lines = (CORPORA / "findings.txt").read_text(encoding="utf-8").splitlines()
    blind = [line for line in lines if line.startswith("test/")]

    assert len(blind) > 50
    assert [line for line in blind if not re.fullmatch(r"test/\S+ [A-Z]{2}\d{3} [a-z]+ \d+-\d+", line)] == []
