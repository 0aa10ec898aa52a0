import pytest

from tests.unit.source.reading import blocks, links, origin, read

PAGE = """<!DOCTYPE html><html><head><title>Zinc &amp; you</title>
<meta name="description" content='Zinc &lt;3'><meta name=author content="Jane Doe">
<script type="application/ld+json">{"@graph": [{"datePublished": "2021-05-03", "reviewedBy": {"name": "Amy Poe"}}]}</script>
<style>p { color: red }</style></head><body class="has-sidebar">
<nav>Home</nav><div class="cookie-banner">We use cookies</div><header><p>Site</p></header>
<article><header><h1>Zinc</h1></header>
<p>It <b>cu</b>res &ldquo;colds&rdquo;<sup><a href="#r1">1</a></sup> for:
<ul><li>flu<ul><li>mild</ul><li>acne</ul>
<blockquote><p>It cured me.</blockquote><figure><img alt="A &quot;pill&quot;" src=x><figcaption>A pill.</figcaption></figure>
<table><tr><th>Dose<td>5 mg</table>Loose text<br>goes on<br><br>and on. CO<sub>2</sub> 10<sup>3</sup>
<h2>References</h2><ol><li id=r1>Poe A. <a href="https://doi.org/10.1/x">Zinc</a>.</ol></article>
<aside>More</aside><div hidden>Hidden</div><footer>Foot</footer></body></html>"""


def test_a_page_is_its_article() -> None:
    document = read(PAGE, "html")

    assert blocks(document) == [
        ("meta", "Zinc & you"),
        ("meta", "Zinc <3"),
        ("title", "Zinc"),
        ("paragraph", 'It cures "colds" for:'),
        ("item", "flu"),
        ("item", "mild"),
        ("item", "acne"),
        ("quote", "It cured me."),
        ("meta", 'A "pill"'),
        ("caption", "A pill."),
        ("cell", "Dose"),
        ("cell", "5 mg"),
        ("paragraph", "Loose text goes on"),
        ("paragraph", "and on. CO2 10³"),
        ("heading", "References"),
        ("references", "Poe A. Zinc."),
    ]
    assert [block.lead for block in document.blocks][4:7] == [3, 4, 3]
    assert origin(document, 1) == "Zinc &lt;3"
    assert origin(document, 3) == 'It <b>cu</b>res &ldquo;colds&rdquo;<sup><a href="#r1">1</a></sup> for:'
    assert origin(document, 8) == "A &quot;pill&quot;"
    assert [mark.label for mark in document.marks] == ["1"]
    assert [(entry.label, entry.links) for entry in document.references] == [
        ("1", ("https://doi.org/10.1/x",))
    ]
    assert dict(document.metadata) == {"author": "Jane Doe", "date": "2021-05-03", "reviewer": "Amy Poe"}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a < b && c &notit; &unknown; &#x41;", "a < b && c ¬it; &unknown; A"),
        ("<p>one</bogus> two<![foo[bar]]> three<?x?>", "one two three"),
        ("<b><p>mis</b>nested</p>", "misnested"),
        ("<table>out<tr><td>in</td>side</table>after", "out\n\nin\n\nside\n\nafter"),
        ("<p>a\0b\r\nc", "ab c"),
        ("<p title='a>b'>c", "c"),
        ("<p>a<!-- b --!>c<!-->d", "acd"),
        ("<p>unclosed <b", "unclosed"),
        ("&lt;p&gt;", "<p>"),
        ("", ""),
    ],
)
def test_malformed_markup_is_read_as_a_browser_does(source: str, text: str) -> None:
    document = read(source, "html")

    assert document.text == text
    assert list(document.map.source_at) == sorted(document.map.source_at)


def test_a_link_keeps_its_anchor_and_a_shown_address_is_no_prose() -> None:
    document = read(
        '<p>A <a href="/x?a=1&amp;b">study</a>, <a href="https://a.b">https://a.b</a>, https://c.d/e?f&amp;g.',
        "html",
    )

    assert document.text == "A study, , ."
    assert links(document) == [("study", "/x?a=1&b"), ("", "https://a.b"), ("", "https://c.d/e?f&g")]


def test_furniture_that_holds_the_article_is_kept() -> None:
    assert blocks(
        read('<div class="sidebar-layout"><div id="menu">x</div><h1>Zinc</h1><p>Text.</div>', "html")
    ) == [
        ("title", "Zinc"),
        ("paragraph", "Text."),
    ]


def test_notes_say_so_themselves() -> None:
    document = read(
        '<p>Zinc.<section class="footnotes"><ol start=3><li>Poe A. Zinc.<p>More.</ol></section>', "html"
    )

    assert [(entry.label, entry.text) for entry in document.references] == [("3", "Poe A. Zinc. More.")]


def test_deep_nesting_is_read() -> None:
    assert read("<div>" * 5000 + "Zinc" + "<b>" * 2000, "html").text == "Zinc"
