"""Citations in health articles, found and graded A to X (rules.md 2)."""

from claimlint.nlp.citations.entries import References, grade_entry, grades_of_references
from claimlint.nlp.citations.finder import CitationFinder
from claimlint.nlp.citations.links import grade_link, is_evidence, is_internal, link_flags, link_kind
from claimlint.nlp.citations.markers import find_markers, is_marker
from claimlint.nlp.citations.prose import cite_prose
from claimlint.nlp.citations.values import Found, grade_elements

__all__ = [
    "CitationFinder",
    "Found",
    "References",
    "cite_prose",
    "find_markers",
    "grade_elements",
    "grade_entry",
    "grade_link",
    "grades_of_references",
    "is_evidence",
    "is_internal",
    "is_marker",
    "link_flags",
    "link_kind",
]
