"""Links graded by where they lead (rules.md 2.5, 2.6)."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import SplitResult, urlsplit

from claimlint.model.analysis import Grade

_DATA: Final = files("claimlint.nlp") / "data"
_ROOTS: Final = frozenset(
    {"", "en", "us", "uk", "en-us", "en-gb", "home", "index.html", "index.htm", "index.php"}
)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE_DOI: Final = re.compile(r"(?:doi:\s?)?10\.\d{4,9}/\S", re.IGNORECASE)
_BARE_HOST: Final = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_FILE: Final = re.compile(r"\.(?:html?|mdx?|php|aspx?|txt|pdf)(?:[?#]|$)", re.IGNORECASE)
_NOT_EVIDENCE: Final = re.compile(
    r"(?:^|\.)(?:amazon|amzn|ebay|etsy|walmart|iherb|shopify|myshopify|alibaba|aliexpress|target|gumroad|"
    r"facebook|fb|instagram|twitter|x|tiktok|pinterest|linkedin|reddit|threads|snapchat|tumblr"
    r"|whatsapp|t|discord|"
    r"youtube|youtu|vimeo|spotify|soundcloud|podcasts|"
    r"calendly|eventbrite|opentable|zocdoc|patreon|trustpilot|yelp|linktr|bit|tinyurl|shareasale|awin1|"
    r"prnewswire|businesswire|globenewswire|prweb|eurekalert|einpresswire|accesswire|patents"
    r"|bsky)\.[a-z.]{2,6}$"
)
_NOT_EVIDENCE_PATH: Final = re.compile(
    r"/(?:shop|store|cart|checkout|products?|book(?:ing|-now|-online|-a-[\w-]+)?|appointments?"
    r"|testimonials?|"
    r"category|categories|tag|pricing|patents?|affiliates?|aff|recommends|collections)(?:[/.?]|$)"
)
_INSTITUTIONAL: Final = re.compile(
    r"\.(?:edu|gov|mil|int)$|\.(?:edu|gov|ac|govt|gouv|nhs|gc|gob)\.[a-z]{2}$|\.europa\.eu$"
)
_KINDS: Final = (
    ("doi.org", "doi"),
    ("pubmed.ncbi.nlm.nih.gov", "pmid"),
    ("pmc.ncbi.nlm.nih.gov", "pmcid"),
    ("clinicaltrials.gov", "registry"),
    ("isrctn.com", "registry"),
)


@dataclass(frozen=True, slots=True)
class _Host:
    name: str
    path: str
    flag: str


@cache
def _hosts(file: str) -> dict[str, tuple[_Host, ...]]:
    found: dict[str, tuple[_Host, ...]] = {}
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            address, _, flag = (part.strip() for part in line.partition("|"))
            name, _, path = address.partition("/")
            found[name] = (*found.get(name, ()), _Host(name, path, flag))
    return found


def _listed(parts: SplitResult, file: str) -> _Host | None:
    """Return the entry of a list for the host, or for a domain it belongs to."""
    hosts, name, path = _hosts(file), parts.hostname or "", parts.path.strip("/")
    while name:
        for host in hosts.get(name, ()):
            if path.startswith(host.path):
                return host
        _, _, name = name.partition(".")
    return None


def _parse(target: str) -> SplitResult | None:
    """Return the parts of a web address, or nothing for what leads to no other site."""
    address = target.strip()
    if _BARE_DOI.match(address):
        address = "https://doi.org/" + address.removeprefix("doi:").strip()
    elif address.startswith("//"):
        address = "https:" + address
    elif not _SCHEME.match(address) or "." in address.partition(":")[0]:
        if not _BARE_HOST.match(address) or _FILE.search(address.partition("/")[0]):
            return None
        address = "https://" + address
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname else None


def _at_root(parts: SplitResult) -> bool:
    return parts.path.strip("/").lower() in _ROOTS and not parts.query


def is_internal(target: str, own_host: str | None = None) -> bool:
    """Say whether a link stays on its own site: relative, an anchor, or to `own_host`."""
    parts = _parse(target)
    if parts is None:
        return not _SCHEME.match(target.strip())
    return own_host is not None and _same_site(parts.hostname or "", own_host)


def _same_site(host: str, own_host: str) -> bool:
    own = own_host.lower().removeprefix("www.")
    return host == own or host.endswith("." + own)


def is_evidence(target: str) -> bool:
    """Say whether a link lands on the evidence itself."""
    return grade_link(target) is Grade.A


def grade_link(target: str, own_host: str | None = None) -> Grade:
    """Return the grade of a link target: A evidence, C explanation, D a pointer, X none of these."""
    parts = _parse(target)
    if parts is None or _at_root(parts) or is_internal(target, own_host):
        return Grade.X
    if _listed(parts, "evidence_hosts.txt"):
        return Grade.A
    if secondary := _listed(parts, "secondary_hosts.txt"):
        return Grade.D if secondary.flag == "wiki" else Grade.C
    if _NOT_EVIDENCE.search(parts.hostname or "") or _NOT_EVIDENCE_PATH.search(parts.path.lower()):
        return Grade.X
    return Grade.C if _INSTITUTIONAL.search(parts.hostname or "") else Grade.D


def link_flags(target: str, own_host: str | None = None) -> frozenset[str]:
    """Return `internal`, `preprint`, `registry` where they apply to a link target."""
    parts = _parse(target)
    flags = {"internal"} if is_internal(target, own_host) else set()
    if parts and (host := _listed(parts, "evidence_hosts.txt")) and host.flag:
        flags.add(host.flag)
    if link_kind(target) == "registry":
        flags.add("registry")
    return frozenset(flags)


def link_kind(target: str) -> str:
    """Return the kind of citation a link target is: an identifier's, or `link`."""
    parts = _parse(target)
    if parts is None or grade_link(target) is not Grade.A:
        return "link"
    host = (parts.hostname or "").removeprefix("www.").removeprefix("dx.")
    return next((kind for name, kind in _KINDS if host == name), "link")
