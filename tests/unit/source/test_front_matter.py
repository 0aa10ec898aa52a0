import pytest

from tests.unit.source.reading import blocks, origin, read


def test_yaml_prose_has_its_place_and_data_its_name() -> None:
    document = read(
        "---\ntitle: \"Zinc \\\"cures\\\" colds\"\ndescription: >-\n  One line\n  and two\nsummary: 'It''s safe'\n"
        "author:\n  - name: Jane Doe\ndate: 2021-05-03\nreviewed_by: Amy Poe\ntags: [a]\n---\n\nText.\n",
        "markdown",
    )

    assert blocks(document) == [
        ("meta", 'Zinc "cures" colds'),
        ("meta", "One line and two"),
        ("meta", "It's safe"),
        ("paragraph", "Text."),
    ]
    assert [block.label for block in document.blocks] == ["title", "description", "summary", ""]
    assert origin(document, 0) == 'Zinc \\"cures\\" colds'
    assert origin(document, 1) == "One line\n  and two"
    assert dict(document.metadata) == {"author": "Jane Doe", "date": "2021-05-03", "reviewer": "Amy Poe"}


def test_toml_prose_has_its_place() -> None:
    document = read(
        '+++\r\ntitle = "Zinc \\u0026 you"\r\nauthor = "Jane Doe"\r\n[x]\r\ntitle = "no"\r\n+++\r\nText.\r\n',
        "markdown",
    )

    assert blocks(document) == [("meta", "Zinc & you"), ("paragraph", "Text.")]
    assert origin(document, 0) == "Zinc \\u0026 you"
    assert document.metadata["author"] == "Jane Doe"


@pytest.mark.parametrize(
    "matter", ["a: [", "a: *b", "- x", "title: !!python/x y", "a: 1\na: 2", "\ta", "title: {a: b}"]
)
def test_broken_front_matter_is_left_alone(matter: str) -> None:
    assert blocks(read(f"---\n{matter}\n---\n\nText.\n", "markdown"))[-1] == ("paragraph", "Text.")


def test_a_rule_is_no_front_matter() -> None:
    assert read("---\n\nText.\n", "markdown").text == "Text."


def test_spaces_after_the_closing_fence_change_nothing() -> None:
    document = read("--- \ntitle: Zinc \nauthor: Jane Doe \n---  \n\nText.\n", "markdown")

    assert blocks(document) == [("meta", "Zinc"), ("paragraph", "Text.")]
    assert dict(document.metadata) == {"author": "Jane Doe"}
