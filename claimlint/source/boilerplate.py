"""Which parts of a page are not its article."""

import re
from collections.abc import Mapping
from typing import Final

_DROPPED_WORDS: Final = (
    "script style noscript template form button svg iframe object embed canvas math select textarea "
    "input audio video dialog map nav footer aside head applet datalist option"
)
DROPPED: Final = frozenset(_DROPPED_WORDS.split())
CODE: Final = frozenset(["code", "pre", "samp", "kbd", "var", "listing", "xmp"])
_GUARDED: Final = frozenset({"html", "body", "main", "article", "h1"})
_ROLES: Final = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "complementary",
        "dialog",
        "alertdialog",
        "alert",
        "menu",
        "toolbar",
    }
)
_NAME: Final = re.compile(
    r"(?:^|[-_])(?:cookies?|gdpr|ccpa|navbar|navigation|nav|menu|breadcrumbs?|sidebar|newsletter|subscribe|social|share"
    r"|sharing|addtoany|related|advert|advertisement|ads?|promo|popup|modal|skip-link|toc|table-of-contents|pagination|"
    r"masthead|site-header|site-footer|page-footer|comment-form|comments-area|sr-only|screen-reader-text|author-bio"
    r"|banner|consent-banner|consent-manager|consent-notice|cookie-consent)(?:[-_]|$)|^(?:consent|comments|tags|footer)$",
    re.IGNORECASE,
)
_EXEMPT: Final = re.compile(r"^(?:has|with|no|without|is|single|page-template|wp)-", re.IGNORECASE)
_REFERENCES: Final = re.compile(
    r"(?:^|[-_])(?:footnotes?|endnotes?|references?|bibliography|citations?|reflist|works-cited)(?:[-_]|$)",
    re.IGNORECASE,
)
_INVISIBLE: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

Attributes = Mapping[str, str | None]


def is_boilerplate(name: str, attributes: Attributes) -> bool:
    """Say whether an element is furniture of the page, or hidden."""
    if name in _GUARDED or not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if (attributes.get("role") or "") in _ROLES or _INVISIBLE.search(attributes.get("style") or ""):
        return True
    return any(_NAME.search(word) and not _EXEMPT.match(word) for word in _words(attributes))


def holds_references(name: str, attributes: Attributes) -> bool:
    """Say whether an element says of itself that it is a list of notes or references."""
    if name not in {"section", "div", "ol", "ul", "aside", "footer"} or not attributes:
        return False
    if (attributes.get("role") or "") in {"doc-endnotes", "doc-bibliography", "doc-footnote"}:
        return True
    return any(_REFERENCES.search(word) for word in _words(attributes))


def _words(attributes: Attributes) -> list[str]:
    return f"{attributes.get('id') or ''} {attributes.get('class') or ''}".split()
