"""Names of what our components write to a Doc: span groups, and one plain dict in `user_data`."""

from typing import Any, Final

from spacy.tokens import Doc

ENTITIES: Final = "claimlint/entities"
HARMS: Final = "claimlint/harms"
CITATIONS: Final = "claimlint/citations"
TRIGGERS: Final = "claimlint/triggers"
CUES: Final = "claimlint/cues"
CLAIMS: Final = "claimlint/claims"
DATA: Final = "claimlint"


def data_of(doc: Doc) -> dict[str, Any]:
    """Return our plain data of a Doc (dicts, lists, numbers, strings: it survives `to_bytes`)."""
    found: dict[str, Any] = doc.user_data.setdefault(DATA, {})
    return found
