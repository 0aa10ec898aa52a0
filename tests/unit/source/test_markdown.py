from tests.unit.source.reading import blocks, links, origin, read


def test_emphasis_inside_a_phrase_leaves_it_whole() -> None:
    document = read("😀 Zinc **cu**res *the\r\ncommon* cold &amp; ~~flu~~ b\\*c.", "markdown")

    assert document.text == "😀 Zinc cures the common cold & flu b*c."
    assert origin(document, 0).endswith("**cu**res *the\r\ncommon* cold &amp; ~~flu~~ b\\*c.")


def test_every_kind_of_block_is_found() -> None:
    document = read(
        "# Zinc\n\nIt helps:\n\n- flu\n  - mild\n- [x] colds\n\n> It cured me.\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "```\ncode\n```\n\n    more code\n\n## What next?\n\n![A pill](x.png)\n",
        "markdown",
    )

    assert blocks(document) == [
        ("title", "Zinc"),
        ("paragraph", "It helps:"),
        ("item", "flu"),
        ("item", "mild"),
        ("item", "colds"),
        ("quote", "It cured me."),
        *[("cell", letter) for letter in "abcd"],
        ("heading", "What next?"),
        ("meta", "A pill"),
    ]
    assert [block.lead for block in document.blocks][2:5] == [1, 2, 1]
    assert document.blocks[-1].label == "alt"


def test_notes_are_marks_even_when_nothing_defines_them() -> None:
    document = read(
        "Zinc helps[^1] a bit[^9].\n\n[^1]: Poe A. [Zinc](https://doi.org/10.1/x)\n\n    More on it.\n",
        "markdown",
    )

    assert blocks(document)[0] == ("paragraph", "Zinc helps a bit.")
    assert [(mark.label, mark.span.start) for mark in document.marks] == [("1", 10), ("9", 16)]
    assert [(entry.label, entry.text, entry.links) for entry in document.references] == [
        ("1", "Poe A. Zinc More on it.", ("https://doi.org/10.1/x",))
    ]


def test_superscripts_are_marks_unless_they_are_exponents() -> None:
    document = read(
        "Zinc helps.<sup>2,4-5</sup> In 10<sup>3</sup> cells on 2 m<sup>2</sup>, the 4<sup>th</sup>.",
        "markdown",
    )

    assert document.text == "Zinc helps. In 10³ cells on 2 m², the 4th."
    assert [mark.label for mark in document.marks] == ["2", "4", "5"]


def test_links_keep_anchor_and_target() -> None:
    document = read(
        "A [*big* study](/x?a=1&amp;b=2 'T'), <https://a.b/c>, https://c.d/e, [ref].\n\n[ref]: http://r.s",
        "markdown",
    )

    assert document.text == "A big study, , , ref."
    assert links(document) == [
        ("big study", "/x?a=1&b=2"),
        ("", "https://a.b/c"),
        ("", "https://c.d/e"),
        ("ref", "http://r.s"),
    ]


def test_code_leaves_a_gap() -> None:
    assert read("Run `this` now, a`b`c.", "markdown").text == "Run now, a c."


def test_embedded_html_is_read_in_place() -> None:
    document = read(
        "<div>\nZinc <b>cu</b>res\n</div>\n\nIn<br>line <code>x</code> text<!-- c -->.\n\n> <p>Quoted\n> words</p>\n\n"
        "<!-- one -->\n\n<nav>\n\nnot prose\n\n</nav>\n\nEnd.\n",
        "markdown",
    )

    assert blocks(document) == [
        ("paragraph", "Zinc cures"),
        ("paragraph", "In line text."),
        ("quote", "Quoted words"),
        ("paragraph", "End."),
    ]
    assert [comment.body for comment in document.comments] == [" c ", " one "]


def test_an_image_between_sentences_parts_them_and_inside_one_gives_way() -> None:
    document = read("One. ![alt one](a.png) Two ![alt two](b.png) three. ![alt end](c.png)", "markdown")

    assert blocks(document) == [
        ("paragraph", "One."),
        ("meta", "alt one"),
        ("paragraph", "Two three."),
        ("meta", "alt end"),
    ]


def test_a_bold_line_is_a_heading() -> None:
    assert blocks(
        read(
            "**Side effects:**\n\nNausea.\n\n**Zinc cures colds.**\n\nNo.\n\n**Sources**\n\n- Poe\n",
            "markdown",
        )
    ) == [
        ("heading", "Side effects:"),
        ("paragraph", "Nausea."),
        ("paragraph", "Zinc cures colds."),
        ("paragraph", "No."),
        ("heading", "Sources"),
        ("references", "Poe"),
    ]


def test_mdx_hides_code_and_keeps_comments() -> None:
    document = read(
        "import A from 'b'\nexport const x = {a: 1}\n\n# Zinc {/* claimlint: off */}\n\n<Note kind={1}>\n\nIt {x} *cu*res {`a}`}.\n\n</Note>\n\n`{code}`\n",
        "mdx",
    )

    assert document.text == "Zinc\n\nIt cures ."
    assert [comment.body for comment in document.comments] == [" claimlint: off "]
    comment = document.comments[0].span
    assert document.source[comment.start : comment.end] == "{/* claimlint: off */}"


def test_braces_are_prose_outside_mdx() -> None:
    assert read("A {b} c.", "markdown").text == "A {b} c."


def test_a_self_closed_part_of_a_page_hides_nothing() -> None:
    assert read("<Video src='x' />\n\nZinc.\n\n<option>\n\nMore.\n", "mdx").text == "Zinc.\n\nMore."


def test_ornaments_before_a_block_are_no_prose() -> None:
    document = read("## ⭐ Zinc\n\n- ✅ eases colds\n- ✔️ calms ✅ nerves\n- &#10004; helps\n", "markdown")

    assert [text for _, text in blocks(document)] == ["Zinc", "eases colds", "calms ✅ nerves", "helps"]
    assert origin(document, 1) == "eases colds"
