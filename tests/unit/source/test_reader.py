import pytest

from claimlint.errors import SourceError
from claimlint.model.text import TextSpan
from claimlint.source import reader


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.TEXT", "text/plain"),
        ("b/a.md", "text/markdown"),
        ("a.markdown", "text/markdown"),
        ("a.mdx", "text/mdx"),
        ("a.htm", "text/html"),
        ("a.xhtml", "text/html"),
        ("-", "text/plain"),
    ],
)
def test_the_suffix_names_the_media_type(path: str, media_type: str) -> None:
    assert reader.media_type_of(path) == media_type


@pytest.mark.parametrize(
    "data", ["\ufeffZinc’s".encode(), "Zinc’s".encode("utf-16"), "\ufeffZinc’s".encode("utf-16-be")]
)
def test_byte_order_marks_are_no_text(data: bytes) -> None:
    document = reader.read(data, media_type="text/plain")

    assert document.source == "Zinc’s"
    assert document.map.to_source(TextSpan(0, 6)) == TextSpan(0, 6)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Zinc\n\xff cures", "a.txt:2: byte 5 is not UTF-8 (save the file as UTF-8)"),
        (
            b"PK\x00\x01",
            "a.txt: this is a binary file, not an article (name a text, Markdown or HTML file, or save it as UTF-8)",
        ),
        (b"\xff\xfea", "a.txt: byte 2 is not UTF-16 (save the file as UTF-8)"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        reader.decode(data, "a.txt")

    assert str(refused.value) == message


def test_an_empty_file_is_an_empty_document() -> None:
    for media_type in ("text/plain", "text/markdown", "text/mdx", "text/html"):
        document = reader.read(b"", media_type=media_type)

        assert (document.text, document.blocks, document.media_type) == ("", (), media_type)
