import pytest

from tests.unit.source.reading import blocks, links, origin, read


def test_wrapped_lines_become_one_paragraph() -> None:
    document = read("Zinc was more effective\r\nthan rest in\r\nadults.\r\n\r\nIt was cheap, too.")

    assert document.text == "Zinc was more effective than rest in adults.\n\nIt was cheap, too."
    assert origin(document, 0) == "Zinc was more effective\r\nthan rest in\r\nadults."


@pytest.mark.parametrize(
    "source",
    [
        "What Is Zinc?\n\nZinc is a metal found in many foods.",
        "What is zinc?\nZinc is a metal found in many foods.",
        "Bottom Line:\n\nZinc is a metal found in many foods.",
        "Side effects:\nNausea was common among the adults who took it.",
        "Zinc And Your Immune System\nZinc is a metal found in many foods, and a supplement.",
        "Why zinc eases a cold\nZinc is a metal found in many foods, and in lozenges that people suck.",
        "WHY ZINC IS GOOD FOR GROWN-UPS WHILE CHILDREN HARDLY EVER NEED IT\nZinc is a metal found in many foods, and in the lozenges that people suck when they have a cold.",
        "What nobody at school told you about zinc and the common cold\n\nZinc is a metal.",
        "ZINC BASICS\n===========\nZinc is a metal found in many foods.",
        "Zinc basics\n-----------\nZinc is a metal found in many foods.",
    ],
)
def test_a_bare_line_above_text_is_a_heading(source: str) -> None:
    assert [role for role, _ in blocks(read(source))] == ["title", "paragraph"]


@pytest.mark.parametrize(
    "source",
    [
        "Zinc cures colds",
        "Zinc cures colds.\n\nIt does.",
        "It has been tried for conditions such as:\n\n- flu",
        "the zinc in your diet\n\nIt matters.",
        "By Jane Doe\n\nZinc matters.",
        "May 3, 2021\n\nZinc matters.",
        "When the cold came back a third time she went to\nManchester, where her sister lived, and slept.",
        "By our science staff, 14 January\n\nZinc matters.",
        "Posted by Jane on a rainy Sunday\n\nZinc matters.",
        "The National Institutes of Health and the World\nHealth Organization agree on zinc.",
        "https://example.org/zinc\n\nZinc matters.",
    ],
)
def test_other_lines_are_no_headings(source: str) -> None:
    assert not {"title", "heading"} & {role for role, _ in blocks(read(source))}


@pytest.mark.parametrize(
    "bullet", ["•", "-", "*", "–", "‣", "◦", "●", "▪", "✅", "✔️", "👉", "1.", "1)", "(a)", "\t•"]
)
def test_bullets_make_items_that_know_what_introduces_them(bullet: str) -> None:
    document = read(
        f"It is studied for other conditions, such as:\n\n  {bullet} flu\n  {bullet} acne and\n     wounds\n"
    )

    assert blocks(document)[1:] == [("item", "flu"), ("item", "acne and wounds")]
    assert [block.lead for block in document.blocks] == [None, 0, 0]


def test_text_below_a_list_is_a_paragraph_again() -> None:
    document = read("It helps with:\n- flu\n- colds\nZinc is sold without prescription.\n")

    assert [role for role, _ in blocks(document)] == ["paragraph", "item", "item", "paragraph"]


def test_quotes_lose_their_marks() -> None:
    assert blocks(read("> Zinc cured me,\n> she said.\n\nSo it goes.")) == [
        ("quote", "Zinc cured me, she said."),
        ("paragraph", "So it goes."),
    ]


def test_addresses_are_links_and_not_prose() -> None:
    document = read("See https://example.org/a_(b) or (www.example.com/x).\n\nhttps://example.org/y\n\nEnd.")

    assert document.text == "See or ().\n\nEnd."
    assert links(document) == [
        ("", "https://example.org/a_(b)"),
        ("", "www.example.com/x"),
        ("", "https://example.org/y"),
    ]


def test_identifiers_in_prose_stay() -> None:
    assert read("Nausea fell (doi:10.1234/abcd.5678).").text == "Nausea fell (doi:10.1234/abcd.5678)."


def test_a_reference_list_follows_its_heading() -> None:
    document = read(
        "Zinc helps.[3]\n\nReferences\n1. Feeney A, et al. J Psych. 2022;9(2):11-20.\n   https://doi.org/10.1/a\n"
        "2. NICE guideline NG222 (2022)\n[3] Poe B. Zinc. 2020.\n"
    )

    assert [role for role, _ in blocks(document)] == ["paragraph", "heading", *["references"] * 3]
    assert [(entry.label, entry.links) for entry in document.references] == [
        ("1", ("https://doi.org/10.1/a",)),
        ("2", ()),
        ("3", ()),
    ]


def test_three_lines_that_read_like_entries_are_a_reference_list() -> None:
    entries = "Poe A. Zinc. Lancet. 2020;1:2-3.\nDoe B, et al. Iron. BMJ. 2019;3(2):4-9.\nRoe C. Tin. JAMA. 2018;1(1):1-2.\n"

    assert [role for role, _ in blocks(read("Zinc helps.\n\n" + entries))] == [
        "paragraph",
        *["references"] * 3,
    ]


def test_sections_follow_the_headings() -> None:
    document = read("Zinc Basics\n\nZinc is a metal.\n\nDosage\n\nTake little.\n\nSafety\n\nTake care.")

    assert [block.section for block in document.blocks] == [None, 0, 0, 2, 0, 4]


def test_hidden_and_odd_characters_are_folded() -> None:
    document = read("don’t “cu\u00adre”\u00a0the ﬁrst Ｃold\u200b – or… é\u0301 😀 end")

    assert document.text == 'don\'t "cure" the first Cold – or… é\u0301 😀 end'


def test_bylines_become_metadata() -> None:
    document = read(
        "Zinc\n\nBy Jane Doe, RD\nMedically reviewed by Amy Poe, MD\nLast updated on May 3, 2021\n\nZinc is a metal."
    )

    assert dict(document.metadata) == {
        "author": "Jane Doe, RD",
        "reviewer": "Amy Poe, MD",
        "date": "May 3, 2021",
    }


def test_headings_between_wrapped_paragraphs_and_lists_need_no_blank_lines() -> None:
    document = read(
        "All About Zinc\nWhat zinc does\nZinc is a metal that the body needs for taste, for smell and for healing,\n"
        "and that most people get from food.\nWho needs more of it\n"
        "People who eat no meat and people whose gut takes up little of it may need\nmore.\n- adults\n- children\n"
        "Is zinc safe?\nAt the doses of food it is; tablets of 50 mg a day and more lower copper.\n"
    )

    assert [text for role, text in blocks(document) if role in {"title", "heading"}] == [
        "All About Zinc",
        "What zinc does",
        "Who needs more of it",
        "Is zinc safe?",
    ]


def test_a_wrapped_line_that_begins_with_by_is_no_byline() -> None:
    document = read(
        "Zinc was praised in the spring of the year before last as the tablet to have\n"
        "by Good Kitchen magazine, whose readers take all kinds of things each morning\nwith their tea."
    )

    assert [role for role, _ in blocks(document)] == ["paragraph"]


def test_a_byline_without_a_name_names_no_author() -> None:
    assert not read("Zinc Basics\n\nBy Our Science Staff, 14 January\n\nZinc is a metal.").metadata
    assert read("Zinc Basics\n\nPosted by Jane\n\nZinc is a metal.").metadata == {"author": "Jane"}
