"""What a page says of itself: title, description, author, reviewer, dates."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from claimlint.source.draft import DocumentDraft

_META: Final = MappingProxyType(
    {
        "author": "author",
        "article:author": "author",
        "parsely-author": "author",
        "article:published_time": "date",
        "article:modified_time": "date",
        "datepublished": "date",
        "datemodified": "date",
        "date": "date",
        "pubdate": "date",
        "dc.date": "date",
        "dc.date.issued": "date",
        "dc.date.modified": "date",
        "dcterms.created": "date",
        "dcterms.issued": "date",
        "dcterms.modified": "date",
        "dcterms.creator": "author",
        "citation_author": "author",
        "citation_publication_date": "date",
        "og:updated_time": "date",
        "dc.creator": "author",
        "last-modified": "date",
        "reviewer": "reviewer",
        "reviewedby": "reviewer",
    }
)
_LINKED: Final = MappingProxyType(
    {
        "datePublished": "date",
        "dateModified": "date",
        "author": "author",
        "creator": "author",
        "reviewedBy": "reviewer",
        "lastReviewed": "date",
    }
)
_LARGEST: Final = 200_000
_MOST_NODES: Final = 2_000


def read_meta(draft: DocumentDraft, attributes: Mapping[str, str | None]) -> None:
    """Take the author, reviewer or date that a `<meta>` gives."""
    name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
    key = _META.get(name.lower())
    if key:
        draft.name(key, attributes.get("content") or "")


def read_linked_data(draft: DocumentDraft, script: str) -> None:
    """Take authors, reviewers and dates from JSON-LD; broken JSON says nothing."""
    if len(script) > _LARGEST:
        return
    try:
        root = json.loads(script)
    except (ValueError, RecursionError):
        return
    for node in _objects(root):
        for key, name in _LINKED.items():
            if key in node:
                draft.name(name, ", ".join(_names(node[key])))


def _objects(root: object) -> Iterator[dict[str, Any]]:
    waiting: list[object] = [root]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting += [
                value for key, value in node.items() if isinstance(value, dict | list) and key not in _LINKED
            ]
        elif isinstance(node, list):
            waiting += node[:_MOST_NODES]


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and isinstance(value.get("name"), str):
        yield value["name"]
    elif isinstance(value, list):
        for item in value[:20]:
            if not isinstance(item, list):
                yield from _names(item)
