"""What a configuration allows: names of products, and facts that need no source."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from claimlint.model.analysis import Claim
from claimlint.model.settings import Settings
from claimlint.model.text import TextSpan

_ANY = "*"


def name_spans(text: str, names: tuple[str, ...]) -> tuple[TextSpan, ...]:
    """Return where names of products stand in a text, as they are written there."""
    pattern = _pattern(names)
    return tuple(TextSpan(*found.span()) for found in pattern.finditer(text)) if pattern else ()


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return the pattern of whole names; any white space will do where a name has a space."""
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    written = (r"\s+".join(re.escape(word) for word in name.split()) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")


def is_established(claim: Claim, text: str, settings: Settings) -> bool:
    """Say whether the claim tells of an effect that the configuration lets stand without a source."""
    if not settings.established or not claim.targets:
        return False
    actors = {claim.intervention.casefold(), *_written(text, [claim.intervention_span])}
    aims = [
        {name.casefold(), *_written(text, claim.target_spans[index : index + 1])}
        for index, name in enumerate(claim.targets)
    ]
    return any(
        intervention.casefold() in actors and all(_meant(names, targets) for names in aims)
        for intervention, targets in settings.established
    )


def _written(text: str, spans: Iterable[TextSpan | None]) -> Iterator[str]:
    yield from (" ".join(text[span.start : span.end].casefold().split()) for span in spans if span)


def _meant(names: set[str], targets: tuple[str, ...]) -> bool:
    return _ANY in targets or any(target.casefold() in name for target in targets for name in names)
