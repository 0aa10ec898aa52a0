"""Find interventions, targets and harms in a Doc: by lexicon, by ending, by head, by introduction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, takewhile
from typing import NamedTuple, TypeAlias

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from claimlint.nlp.introductions import introduced, short_form
from claimlint.nlp.keys import ENTITIES, HARMS
from claimlint.nlp.lexicon import JOINTS, MATCHING_FLAGS, Entry, PhraseTable, keys_of, load_lexicon
from claimlint.nlp.modifiers import can_modify, mends
from claimlint.nlp.morphology import disease_by_ending, drug_by_ending, respell

_DRUG_CODE = re.compile(r"[A-Z]{2,4}-\d{2,6}$")  # AXS-05
_ADJECTIVE = re.compile(r"(?:al|ic|ar|ous|ive|inary)$")  # mental, cardiac, muscular
Keys: TypeAlias = tuple[str, ...]
_VOCABULARY = (
    "everyday",
    "interventions",
    "targets",
    "generic_interventions",
    "generic_targets",
    "body_parts",
    "body_heads",
)
_WRITTEN = frozenset({"INT", "TGT", "INT-GENERIC", "TGT-GENERIC"})

_MAX_MODIFIERS = 2
_BESIDE = 2  # tokens between the parts of "knees and sore hips"
# Tokens between a weak entity and the sure one that it needs.
_NEAR = {"INT": 25, "TGT": 60}
# A head that says what sort of product is meant vouches for a weak target: "the capsules give energy".
_VOUCHING_HEADS = frozenset({"SUPP", "RX", "COSM"})


class Mention(NamedTuple):
    """Tokens `start` up to `end`, and what they mention."""

    start: int
    end: int
    entry: Entry


class _Word(NamedTuple):
    """What is known of one spelling of a token: its text, its keys, and what its ending says."""

    text: str
    keys: Keys
    ending: Entry | None


class EntityFinder:
    """Sets `doc.spans["claimlint/entities"]` and `["claimlint/harms"]`, and the entities' codes and flags."""

    def __init__(
        self,
        vocab: Vocab,
        entries: Sequence[Entry] | None = None,
        harms: Sequence[Entry] | None = None,
    ) -> None:
        self.vocab = vocab
        if entries is None:
            entries = [entry for name in _VOCABULARY for entry in load_lexicon(name)]
        self._entities = PhraseTable(entries)
        self._harms = PhraseTable(load_lexicon("harms") if harms is None else harms)
        self._words: dict[int, _Word] = {}
        self._live: set[int] = set()
        self._harm_starts: set[int] = set()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the Doc and return it."""
        orths: list[int] = doc.to_array("ORTH").tolist()
        self._learn(orths)
        known = [self._words[orth] for orth in orths]
        keys = [word.keys for word in known]
        texts = [word.text for word in known]
        mentions = _with_acronyms(_sure(_joined(self._mentions(texts, orths, keys), texts)), texts)
        self._write(doc, ENTITIES, mentions)
        self._write(doc, HARMS, list(self._harms_in(orths, keys)))
        data = doc.user_data.setdefault("claimlint", {})
        data["entities"] = [_details(m.entry) for m in mentions]
        return doc

    def _learn(self, orths: Sequence[int]) -> None:
        """Look up the spellings not met before."""
        for orth in set(orths).difference(self._words):
            text = self.vocab.strings[orth]
            keys, ending = keys_of(text), _by_ending(text)
            self._words[orth] = _Word(text, keys, ending)
            if ending or self._entities.starts(keys):
                self._live.add(orth)
            if self._harms.starts(keys):
                self._harm_starts.add(orth)

    def _mentions(
        self, texts: Sequence[str], orths: Sequence[int], keys: Sequence[Keys]
    ) -> Iterator[Mention]:
        """Yield what lexicons, endings and introductions find, in order and without overlaps."""
        own = _OwnNames(texts)
        free = 0
        for start, orth in enumerate(orths):
            if start < free or (orth not in self._live and orth not in own.starts):
                continue
            found = self._entities.longest(keys, start)
            ending = self._words[orth].ending
            if ending and (found is None or (found[0] == start + 1 and found[1].label.endswith("GENERIC"))):
                found = (start + 1, ending)
            named = own.longest(start)
            if named and (found is None or named[0] > found[0]):
                found = named
            if found:
                free, entry = found
                if entry.label:
                    yield Mention(start, free, entry)

    def _harms_in(self, orths: Sequence[int], keys: Sequence[Keys]) -> Iterator[Mention]:
        free = 0
        for start, orth in enumerate(orths):
            if orth in self._harm_starts and start >= free and (found := self._harms.longest(keys, start)):
                free, entry = found
                yield Mention(start, free, entry)

    @staticmethod
    def _write(doc: Doc, group: str, mentions: Sequence[Mention]) -> None:
        doc.spans[group] = [
            Span(doc, m.start, m.end, label=m.entry.label, kb_id=m.entry.name) for m in mentions
        ]


def _details(entry: Entry) -> dict[str, list[str]]:
    """Return what the Doc keeps of an entity besides its span: plain data."""
    return {"codes": list(entry.codes), "flags": [flag for flag in entry.flags if flag not in MATCHING_FLAGS]}


class _OwnNames:
    """The names one document introduces, found again wherever it uses them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._names: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for name, entry in introduced(words).items():
            self._names.setdefault(name[0], []).append((name, entry))
        self.starts = frozenset(get_string_id(word) for word in self._names)

    def longest(self, start: int) -> tuple[int, Entry] | None:
        """Return the end and the entry of the longest introduced name at `start`."""
        found = [
            (start + len(name), entry)
            for name, entry in self._names.get(self._words[start], ())
            if tuple(self._words[start : start + len(name)]) == name
        ]
        return max(found, key=lambda pair: pair[0], default=None)


def _by_ending(text: str) -> Entry | None:
    word = respell(text)
    if drug_by_ending(word):
        return Entry("INT", word, ("RX",))
    if disease_by_ending(word):
        return Entry("TGT", word, ("GENERIC",), ("disease",))
    if _DRUG_CODE.match(text):
        return Entry("INT", text.lower(), ("RX",), ("weak",))
    return None


def _joined(mentions: Iterable[Mention], texts: Sequence[str]) -> list[Mention]:
    """Return the mentions with heads joined to the entity or the unlisted modifiers before them."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        entry = _union(before, mention, texts) if before and _adjacent(before, mention, texts) else None
        if before and entry:
            joined[-1] = Mention(before.start, mention.end, entry)
        elif "open" in mention.entry.flags:
            joined.append(_extended(mention, texts, before.end if before else 0))
        elif mention.entry.label == "BODY":
            joined.append(_worked_on(mention, before, texts))
        else:
            joined.append(mention)
    return joined


def _with_acronyms(mentions: list[Mention], texts: Sequence[str]) -> list[Mention]:
    """Return the mentions with those of short forms the document gives: "degenerative disc disease (DDD)"."""
    given = {
        short: mention.entry
        for mention in mentions
        if mention.entry.label in {"INT", "TGT"}
        and (short := short_form(texts, mention.start, mention.end)) is not None
    }
    if not given:
        return mentions
    taken = {at for mention in mentions for at in range(mention.start, mention.end)}
    added = (
        Mention(at, at + 1, given[text]) for at, text in enumerate(texts) if text in given and at not in taken
    )
    return sorted([*mentions, *added])


def _phrase(words: Sequence[str]) -> str:
    """Return the canonical name of a phrase that no lexicon lists."""
    return " ".join(word for word in words if word not in JOINTS).lower()


def _adjacent(before: Mention, mention: Mention, texts: Sequence[str]) -> bool:
    gap = mention.start - before.end
    return gap == 0 or (gap == 1 and texts[before.end] in JOINTS)


def _union(before: Mention, head: Mention, texts: Sequence[str]) -> Entry | None:
    """Return what an entity and the head after it mean together, if they are one phrase."""
    first, last = before.entry, head.entry
    generic, opens = last.label.endswith("-GENERIC"), "open" in last.flags
    kind = last.label.removesuffix("-GENERIC")
    if first.label == "BODY":
        return _of_body(first, last, _phrase(texts[before.start : head.end]))
    if not (generic or opens or "joins" in last.flags) or first.label.endswith("-GENERIC"):
        return None
    if first.label == kind:
        name = first.name if generic else _phrase(texts[before.start : head.end])
        return Entry(kind, name, _together(first.codes, last.codes), _together(first.flags, last.flags))
    if first.label == "INT" and "joins" in last.flags:
        name = _phrase(texts[before.start : head.end])
        return Entry("TGT", name, last.codes, last.flags)
    return None


def _of_body(part: Entry, head: Entry, name: str) -> Entry | None:
    """Return what a part of the body and the head after it mean: "liver damage", "skin cream"."""
    if head.label == "BODY":
        return Entry("BODY", name, _together(part.codes, head.codes))
    if head.label in {"BODY-HEAD", "TGT", "TGT-GENERIC"}:
        return Entry("TGT", name, _together(part.codes, head.codes), _together(head.flags, ()))
    if head.label == "INT-GENERIC" or "open" in head.flags:
        return Entry("INT", name, head.codes)
    return None


def _together(first: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    both = dict.fromkeys((*first, *last))
    return tuple(word for word in both if word not in {"GENERIC", "open", "joins", "weak"}) or first


def _extended(head: Mention, texts: Sequence[str], floor: int) -> Mention:
    """Return the head with up to two unlisted modifiers before it: "Raynaud syndrome"."""
    start, taken = head.start, 0
    while taken < _MAX_MODIFIERS and start > floor:
        at = start - 1
        if at > floor and texts[at] in JOINTS:
            at -= 1
        if not can_modify(texts[at]):
            break
        start, taken = at, taken + 1
    if not taken:
        return head
    entry = head.entry
    label = entry.label.removesuffix("-GENERIC")
    return Mention(start, head.end, Entry(label, _phrase(texts[start : head.end]), entry.codes, entry.flags))


def _worked_on(part: Mention, before: Mention | None, texts: Sequence[str]) -> Mention:
    """Return a part of the body as a target where a verb of mending governs it: "repairs knees and hips"."""
    lead = texts[max(part.start - 3, 0) : part.start]
    last_word = texts[part.end - 1].lower()
    if _ADJECTIVE.search(last_word) or (last_word == "back" and lead[-1:] not in (["your"], ["the"])):
        return part
    beside = before and before.entry.label == "TGT" and part.start - before.end <= _BESIDE
    governed = any(mends(word) for word in lead) or [word.lower() for word in lead[-2:]] == ["for", "your"]
    if governed or (beside and lead[-1] in {"and", "or", ",", "&"}):
        return part._replace(entry=replace(part.entry, label="TGT", flags=("function",)))
    return part


def _sure(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the entities proper, without the weak ones that have no sure entity near them."""
    entities = [m for m in mentions if m.entry.label in _WRITTEN]
    return [m for at, m in enumerate(entities) if "weak" not in m.entry.flags or _near_sure(entities, at)]


def _near_sure(entities: Sequence[Mention], at: int) -> bool:
    weak = entities[at]
    reach = _NEAR[weak.entry.label[:3]]
    before = takewhile(lambda m: weak.start - m.end <= reach, reversed(entities[max(at - reach, 0) : at]))
    after = takewhile(lambda m: m.start - weak.end <= reach, entities[at + 1 : at + 1 + reach])
    return any(_vouches(m.entry, weak.entry) for m in chain(before, after))


def _vouches(sure: Entry, weak: Entry) -> bool:
    if "weak" in sure.flags:
        return False
    if sure.label.endswith("-GENERIC"):
        return weak.label == "TGT" and not _VOUCHING_HEADS.isdisjoint(sure.codes)
    return weak.label != "INT" or sure.label == "TGT"
