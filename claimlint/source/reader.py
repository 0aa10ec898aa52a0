"""The one door to reading: bytes or text in, a `Document` out."""

import codecs
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from claimlint.errors import SourceError, SourcePlace
from claimlint.model.text import Document
from claimlint.source import html, markdown, plain

_MEDIA_TYPES: Final = MappingProxyType(
    {
        ".txt": "text/plain",
        ".text": "text/plain",
        ".md": "text/markdown",
        ".markdown": "text/markdown",
        ".mdx": "text/mdx",
        ".htm": "text/html",
        ".html": "text/html",
        ".xhtml": "text/html",
    }
)
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def media_type_of(path: str) -> str:
    """Return the media type that the suffix of `path` names; plain text for any other."""
    return _MEDIA_TYPES.get(PurePath(path).suffix.lower(), "text/plain")


def decode(data: bytes, path: str = "-") -> str:
    """Return the characters of a file without its byte order mark."""
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in data:
        raise SourceError(
            "this is a binary file, not an article",
            at=SourcePlace(path),
            remedy="name a text, Markdown or HTML file, or save it as UTF-8",
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8-sig" else None
        name = "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
        raise SourceError(
            f"byte {error.start} is not {name}", at=SourcePlace(path, line), remedy="save the file as UTF-8"
        ) from error


def read(data: bytes, *, media_type: str, path: str = "-") -> Document:
    """Read a file's bytes."""
    return read_text(decode(data, path), media_type=media_type)


def read_text(source: str, *, media_type: str = "text/plain") -> Document:
    """Read decoded text; offsets count from its first character."""
    match media_type:
        case "text/html":
            return html.read(source)
        case "text/markdown" | "text/mdx":
            return markdown.read(source, media_type=media_type)
        case _:
            return plain.read(source)
