"""Identifiers that lead straight to the evidence: DOI, PMID, trial registries and the like."""

import re
from collections.abc import Iterator
from typing import Final

from claimlint.model.analysis import Grade
from claimlint.nlp.citations.values import ID, Found

_IDENTIFIER: Final = re.compile(
    r"(?P<doi>(?:\bdoi:?\s?)?\b10\.\d{4,9}/[^\s\"<>]+)"
    r"|(?P<pmid>\bPMID:?\s?\d{6,8}\b)"
    r"|(?P<pmcid>\bPMC\s?\d{6,8}\b)"
    r"|(?P<registry>\bNCT\d{8}\b|\bISRCTN\s?\d{8}\b|\bEudraCT:?\s(?:(?:number"
    r"|no\.):?\s)?\d{4}-\d{6}-\d{2}\b"
    r"|\bACTRN\d{14}\b|\bChiCTR[\w-]{5,24}|\bCRD42\d{9,11}\b|\bDRKS\d{8}\b|\bUMIN\d{9}\b"
    r"|\bCTRI/\d{4}/\d\d/\d{5,6}\b)"
    r"|(?P<cochrane>\bCD\d{6}\b)"
    r"|(?P<preprint>\barXiv:\s?\d{4}\.\d{4,5}|\b(?:medRxiv|bioRxiv)[:\s]{1,2}\d{4}\.\d\d\.\d\d\.\d{6,8}\b)"
    r"|(?P<label>\b(?:NDA|ANDA|BLA)\s?(?:#|no\.|number)?\s?\d{5,6}\b)",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"\d{4}")
_PREPRINT_DOI: Final = re.compile(r"10\.(?:1101/(?:\d{4}\.\d\d|\d{6})|21203/|20944/|2139/|48550/)")
_KINDS: Final = {"cochrane": "doi", "preprint": "doi"}
_CASED: Final = frozenset({"cochrane", "label", "pmcid"})


def find_identifiers(text: str) -> Iterator[Found]:
    """Yield every identifier in `text`, graded A."""
    if not _SIGN.search(text):
        return
    for match in _IDENTIFIER.finditer(text):
        name = match.lastgroup or "doi"
        if name in _CASED and not match.group()[:2].isupper():
            continue
        end = match.start() + len(match.group().rstrip(".,;:)]}'’”"))
        flags = {name} & {"registry", "preprint", "label"}
        if _PREPRINT_DOI.search(match.group()):
            flags.add("preprint")
        yield Found(match.start(), end, Grade.A, _KINDS.get(name, name), frozenset(flags), frozenset({ID}))
