"""From `gold.jsonl` and `documents.jsonl` to the texts they annotate.

One record a line. Of a passage: `id`, `sha256` of the file, `kind`, `sents` ([start, end] each), `findings`
(`rule`, `start`, `end`, `status`), `claims` (`start`, `end`, `sents`, `status`, and what annotations `a` and
`b` say). Its text is `passages/ID.txt`, or the `file` it names (relative to the gold file). Of a document:
`file` and `labels`, a status for each rule that judges documents. A record may be both.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from claimlint.errors import ConfigError, SourceError
from claimlint.evaluate.align import sentence_at
from claimlint.evaluate.fields import Complain, Complaints, Fields
from claimlint.evaluate.gold import GoldClaim, GoldFinding, GoldText, Status
from claimlint.model.text import TextSpan
from claimlint.source.reader import decode, media_type_of

FILES: Final = ("gold.jsonl", "documents.jsonl")
_RULE: Final = re.compile(r"[A-Z]{2,4}[0-9]{3}")
_RECORD: Final = frozenset({
    "id", "sha256", "kind", "topic", "words", "sents", "findings", "claims", "file", "media_type", "split",
    "labels", "annotations", "note",
})  # fmt: skip
_FINDING: Final = frozenset({"rule", "start", "end", "sent", "status", "annotations", "note"})
_CLAIM: Final = frozenset({"start", "end", "sents", "status", "a", "b", "note"})
_CERTAINTY: Final[Mapping[str, str]] = MappingProxyType(
    {**{level: level for level in ("C0", "C1", "C2", "C3", "C4", "C5")}, "NEG": "C0", "Q": "C1"}
)
_EVIDENCE: Final = ("none", "vague", "named", "cited")
_EXPECTED: Final = (Status.MUST.value, Status.MAY.value)
_LABELS: Final = tuple(status.value for status in Status)


def read_gold(path: Path, *, split: str | None = None) -> tuple[GoldText, ...]:
    """Return the texts of a gold file or of a folder of them; one ConfigError tells all that is wrong."""
    complaints = Complaints()
    texts = [text for file in gold_files(path) for text in _read(file, complaints)]
    complaints.end()
    chosen = tuple(text for text in texts if split in {None, text.split})
    if split is not None and not chosen:
        known = sorted({text.split for text in texts if text.split})
        listed = f"its splits: {', '.join(known)}" if known else "no text there names a split"
        raise ConfigError(f"{path} has no texts of split “{split}”", remedy=listed)
    return chosen


def gold_files(path: Path) -> tuple[Path, ...]:
    """Return the gold files that a path stands for."""
    found = tuple(path / name for name in FILES if (path / name).is_file()) if path.is_dir() else (path,)
    if not found:
        raise ConfigError(f"{path} holds no gold", remedy=f"name a folder with {' or '.join(FILES)}")
    return found


def _read(file: Path, complaints: Complaints) -> Iterator[GoldText]:
    seen: dict[str, int] = {}
    try:
        lines = decode(file.read_bytes(), str(file)).split("\n")
    except OSError as error:
        raise ConfigError(
            f"{file} cannot be read: {error.strerror or error}", remedy="name a gold file"
        ) from error
    for number, line in enumerate(lines, start=1):
        complain = complaints.about(str(file), number)
        record = _record(line, complain) if line.strip() else None
        if record is None:
            continue
        text = _text(record, file)
        if text.id in seen:
            record.wrong(f"the id “{text.id}” is that of line {seen[text.id]}, too")
        seen.setdefault(text.id, number)
        yield text


def _record(line: str, complain: Complain) -> Fields | None:
    try:
        data = json.loads(line)
    except ValueError as error:
        complain(f"this line is not JSON: {error}", None)
        return None
    if not isinstance(data, dict):
        complain("this line is not a JSON object", None)
        return None
    return Fields(data, complain)


def _text(record: Fields, gold: Path) -> GoldText:
    record.only(_RECORD)
    passage = "sents" in record or "labels" not in record
    name = record.text("file", "" if passage else None)
    identity = record.text("id", None if passage else Path(name).stem)
    path = _path(gold.parent, name or f"passages/{identity}.txt", documents=not passage)
    source = _source(record, path, required=passage) if name or identity else None
    length = len(source or "")
    sentences = record.spans("sents", length) if passage and source is not None else ()
    # Without its text and sentences nothing else in a record can be judged; they have been complained of.
    judged = bool(sentences)
    return GoldText(
        identity, str(path), source or "", record.text("kind", ""), record.text("split", ""),
        words=_words(record, source or "", sentences),
        sentences=sentences,
        findings=tuple(_findings(record, length, sentences)) if judged else (),
        claims=tuple(_claims(record, length, len(sentences))) if judged and "claims" in record else None,
        labels=MappingProxyType(_labels(record.part("labels"))),
    )  # fmt: skip


def _path(folder: Path, name: str, *, documents: bool) -> Path:
    """Return the place of a text; documents may lie beside the gold file or in `documents/`."""
    beside = folder / name
    return folder / "documents" / name if documents and not beside.is_file() else beside


def _source(record: Fields, path: Path, *, required: bool) -> str | None:
    """Return the text as written; None where that was not to be had or is not the one that was annotated."""
    wanted = record.text("sha256", None if required else "")
    named = record.text("media_type", "")
    if named and named != media_type_of(path.name):
        record.wrong(f"“media_type” is “{named}”, and {path.name} is read as “{media_type_of(path.name)}”")
    try:
        data = path.read_bytes()
        if wanted and sha256(data).hexdigest() != wanted:
            record.wrong(
                f"{path} is not the text that was annotated: its SHA-256 is {sha256(data).hexdigest()}"
            )
            return None
        return decode(data, str(path))
    except OSError as error:
        record.wrong(f"{path} cannot be read: {error.strerror or error}")
    except SourceError as error:
        record.wrong(str(error))
    return None


def _words(record: Fields, source: str, sentences: tuple[TextSpan, ...]) -> int:
    words = record.number("words")
    if words is not None:
        return words
    return sum(len(source[one.start : one.end].split()) for one in sentences) or len(source.split())


def _findings(record: Fields, length: int, sentences: tuple[TextSpan, ...]) -> Iterator[GoldFinding]:
    for finding in record.parts("findings", "finding"):
        finding.only(_FINDING)
        span, sent = finding.span(length), finding.number("sent")
        if sent is not None and span and sentence_at(sentences, span.start) != sent:
            where = sentence_at(sentences, span.start)
            finding.wrong(f"“sent” is {sent}, and the span begins in sentence {where}")
        yield GoldFinding(_rule(finding), span, _status(finding, _EXPECTED))


def _rule(finding: Fields) -> str:
    rule = finding.text("rule")
    if rule and not _RULE.fullmatch(rule):
        finding.wrong(f"unknown rule “{rule}”", "a rule is named by its id, such as CE202")
    return rule


def _status(record: Fields, known: tuple[str, ...], key: str = "status") -> Status:
    value = record.one_of(key, known)
    return Status(value) if value in known else Status.MAY


def _claims(record: Fields, length: int, sentences: int) -> Iterator[GoldClaim]:
    for claim in record.parts("claims", "claim"):
        claim.only(_CLAIM)
        within = claim.numbers("sents")
        if any(at >= sentences for at in within):
            claim.wrong(f"“sents” names sentence {max(within)}, and the last one is {sentences - 1}")
        said = [claim.part(key) for key in ("a", "b")]
        certainties = (one.one_of("certainty", _CERTAINTY, "") for one in said)
        yield GoldClaim(
            claim.span(length), within, _status(claim, _EXPECTED),
            tuple(_CERTAINTY.get(label, "") for label in certainties),
            tuple(one.one_of("evidence", _EVIDENCE, "") for one in said),
        )  # fmt: skip


def _labels(labels: Fields) -> dict[str, Status]:
    for rule in labels.names:
        if not _RULE.fullmatch(rule):
            labels.wrong(f"unknown rule “{rule}”", "a rule is named by its id, such as DO901")
    return {rule: _status(labels, _LABELS, rule) for rule in labels.names}
