"""What the tests of reading share."""

from claimlint.model.text import Document
from claimlint.source import reader


def read(source: str, kind: str = "plain") -> Document:
    return reader.read_text(source, media_type=f"text/{kind}")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, document.text[block.span.start : block.span.end]) for block in document.blocks]


def origin(document: Document, index: int) -> str:
    """Return the stretch of source a block was read from."""
    place = document.map.to_source(document.blocks[index].span)
    return document.source[place.start : place.end]


def links(document: Document) -> list[tuple[str, str]]:
    return [(document.text[link.span.start : link.span.end], link.target) for link in document.links]
