"""Properties that hold for every reader and every document."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimlint.errors import SourceError
from claimlint.model.text import Document, TextSpan
from claimlint.source import reader
from claimlint.source.normalise import fold, fold_same_length

MEDIA_TYPES = ("text/plain", "text/markdown", "text/mdx", "text/html")
ODD = "Zinc cures colds.?!:-–•*>1(a)[]^_`~|#{}<&;/=\"' \t\n\r\f\u00a0\u00ad\u200b’“ﬁＡé\u0301😀👩\u200d⚕️°wht\u2028\0\ud800"
PIECES = st.one_of(
    st.text(st.sampled_from(ODD), max_size=20),
    st.sampled_from(
        [
            "\n\n", "\r\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n# ", "\n---\n", "+++\n", 'title: "a\\"b"\n', "| a | b |\n|---|---|\n",
            "<p>", "</p>", "<b>", "</b>", '<div class="x">', "</div>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>",
            "<h1>", "</h1>", "<sup>3</sup>", "<sup>", "</sup>", "<a href='#r1'>", "</a>", '<img alt="x &amp; y">',
            "![alt *x*](i.png)", "[a](b)", "[^1]", "\n[^1]: ", "<!-- c -->", "<!--", "-->", "<![foo[bar]]>", "<?php", "</x y>",
            "<script>", "</script>", "<nav>", "</nav>", "<title>", "</title>", "<blockquote>", "<br>", "&amp;", "&#8217;",
            "&notit;", "&", "&nbsp;", "&shy;", "https://example.org/a?b=1&amp;c", "**", "*", "~~", "`", "```\n", "{/* c */}", "{", "}",
            "import x from 'y'\n", "<Callout type={1}>", "<header>", "</header>", "<svg>", "<math>", "<select>", "<template>",
            "<head>", "<body>", "<textarea>", "<plaintext>", "<frameset>", "[!NOTE]", "<meta name=description content='z &lt; q'>",
        ]
    ),
)  # fmt: skip
SOURCES = st.lists(PIECES, max_size=25).map("".join)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", "", " ", "- ", "• ", "1. ", "12) ", "> ", "===", "---", "What is zinc?", "such as:", "\f"]
        ),
        st.text(
            st.sampled_from("Zinc cures colds.?!:-–•*>1(a)[] \t\u00a0\u00ad\u200b’“ﬁＡé\u0301😀¹°/wht"),
            max_size=30,
        ),
        st.sampled_from(
            ["https://example.org/a?b=1", "www.example.org.", "(see http://a.b/c).", "Zinc Dosage"]
        ),
    ),
    max_size=12,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


@st.composite
def plain_sources(draw: st.DrawFn) -> str:
    return "".join(line + draw(ENDS) for line in draw(LINES))


def check(document: Document) -> None:
    """Hold a document to what every reader promises."""
    text, places = document.text, document.map
    before = 0
    for at, source_at, length, source_length in zip(
        places.text_at, places.source_at, places.lengths, places.source_lengths, strict=True
    ):
        assert source_at >= before
        before = source_at + source_length
        assert before <= len(document.source)
        if length == source_length:
            assert fold_same_length(document.source[source_at:before]) == text[at : at + length].translate(
                RAISED
            )
    ends = 0
    for number, block in enumerate(document.blocks):
        assert text[ends : block.span.start] == ("\n\n" if number else "")
        ends = block.span.end
        words = text[block.span.start : ends]
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert "  " not in words
        assert block.lead is None or block.lead < number
        assert block.section is None or block.section < number
    assert ends == len(text)
    for span in [link.span for link in document.links] + [mark.span for mark in document.marks]:
        assert 0 <= span.start <= span.end <= len(text)
    for comment in document.comments:
        assert comment.body in document.source[comment.span.start : comment.span.end]


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@given(SOURCES)
def test_reading_never_raises_and_keeps_its_promises(media_type: str, source: str) -> None:
    check(reader.read_text(source, media_type=media_type))


@given(st.binary(max_size=60), st.sampled_from(MEDIA_TYPES))
def test_bytes_are_read_or_refused(data: bytes, media_type: str) -> None:
    try:
        document = reader.read(data, media_type=media_type)
    except SourceError:
        with pytest.raises((UnicodeDecodeError, ValueError)):
            refuse(data)
    else:
        check(document)


def refuse(data: bytes) -> None:
    """Raise for what is no text: bytes that are not UTF-8 or UTF-16, or that hold a NUL."""
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not utf_16:
        raise ValueError(data)
    data.decode("utf-16" if utf_16 else "utf-8")


@given(plain_sources())
def test_reading_plain_text_twice_changes_nothing(source: str) -> None:
    once = reader.read_text(source).text

    assert once == reader.read_text(once).text


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@given(SOURCES, st.data())
def test_the_way_back_is_monotone(media_type: str, source: str, data: st.DataObject) -> None:
    document = reader.read_text(source, media_type=media_type)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(document.text)), min_size=3, max_size=3)))
    first = document.map.to_source(TextSpan(cuts[0], cuts[1]))
    second = document.map.to_source(TextSpan(cuts[1], cuts[2]))

    assert 0 <= first.start <= first.end <= len(source)
    assert first.start <= second.start
    assert first.end <= second.end or cuts[1] == cuts[2]


WORDS = st.sampled_from(
    [
        "zinc",
        "cures",
        "colds",
        "naïve",
        "cafe\u0301",
        "don’t",
        "co\u00adlds",
        "ﬁrm",
        "Ａ",
        "😀",
        "safe\u00a0and",
        "“best”",
        "x\u200by",
    ]
)


@st.composite
def marked_up(draw: st.DrawFn, *, html: bool) -> tuple[str, str]:
    """Return a paragraph with markup between and inside its words, and its prose."""
    source, prose = "", ""
    for word in draw(st.lists(WORDS, min_size=1, max_size=12)):
        shape = draw(st.integers(0, 5))
        gap = draw(st.sampled_from([" ", "\r\n", "\n", " &amp; ", "&nbsp;"] if source else [""]))
        source += gap
        prose += unescape(gap)
        if shape == 0:
            source += f"<b>{word}</b>" if html else f"**{word}**"
        elif shape == 1 and len(word) > 2 and word.isalpha() and html:
            source += f"{word[:2]}<i>{word[2:]}</i>"
        elif shape == 2:
            source += f'<a href="/x?a=1&amp;b=2">{word}</a>' if html else f"[{word}](/x)"
        elif shape == 3 and html:
            source += f"</bogus>{word}<!-- {word} -->"
        else:
            source += word
        prose += word
    return source, fold(re.sub(r"\s+", " ", prose))


@given(marked_up(html=True))
def test_a_paragraph_of_html_reads_as_its_words(pair: tuple[str, str]) -> None:
    document = reader.read_text(f"<p>{pair[0]}\n", media_type="text/html")

    assert document.text == pair[1]
    check(document)


@given(marked_up(html=False))
def test_a_paragraph_of_markdown_reads_as_its_words(pair: tuple[str, str]) -> None:
    document = reader.read_text(pair[0], media_type="text/markdown")

    assert document.text == pair[1]
    check(document)
