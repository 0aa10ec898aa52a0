"""Where sentences stand: their block, its role, the headings above, and what those announce."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from spacy.tokens import Doc

from claimlint.model.text import headings_above
from claimlint.nlp.keys import data_of
from claimlint.nlp.view import View
from claimlint.nlp.words import word_set

_REFUTING: Final = re.compile(
    r"\b(myths?|misconceptions?|fact[- ]?check\w*|debunk\w*|false claims?|red flags?|how to spot"
    r"|what the ads? says?|hoax\w*)\b",
    re.IGNORECASE,
)
_TESTIMONIALS: Final = re.compile(
    r"\b(testimonials?|(?<!systematic )(?<!literature )(?<!peer )(?<!medical )"
    r"reviews?(?! (?:of|articles?|boards?)\b)"
    r"|success stor(?:y|ies)|(?:patient|customer|client)s?'? stories"
    r"|what (?:our |my )?(?:patients|customers|clients|users|people|others) (?:say|are saying|think)"
    r"|in their (?:own )?words|happy (?:customers|patients|clients))\b",
    re.IGNORECASE,
)
_LINTED: Final = frozenset({"paragraph", "item", "cell", "quote", "caption"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks of a Doc and the sentences in them."""

    blocks: tuple[dict[str, Any], ...]
    texts: tuple[str, ...]
    block_of: tuple[int, ...]

    def role(self, sentence: int) -> str:
        """Return the role of the sentence's block."""
        return str(self.blocks[self.block_of[sentence]]["role"])

    def is_heading(self, sentence: int) -> bool:
        """Say whether the sentence is a title or heading."""
        return self.role(sentence) in {"title", "heading"}

    def same_block(self, one: int, other: int) -> bool:
        """Say whether two sentences stand in one block."""
        return self.block_of[one] == self.block_of[other]

    def same_section(self, one: int, other: int) -> bool:
        """Say whether two sentences stand under one heading, both outside headings."""
        a, b = (self.blocks[self.block_of[i]] for i in (one, other))
        return a["section"] == b["section"] and a["role"] in _LINTED and b["role"] in _LINTED

    def heading_path(self, sentence: int) -> tuple[int, ...]:
        """Return the blocks of the headings above a sentence, outermost first."""
        section = self.blocks[self.block_of[sentence]]["section"]
        return headings_above(section, lambda at: self.blocks[at]["section"])

    def kinds(self, sentence: int) -> Iterator[str]:
        """Yield the cue kinds that the sentence's place gives it."""
        block = self.blocks[self.block_of[sentence]]
        if block["role"] == "references":
            yield "reflist"
        if block["role"] == "quote":
            yield "quote"
        above = [*block.get("above", ()), *(self.texts[at] for at in self.heading_path(sentence))]
        if self.is_heading(sentence):
            above.append(self.texts[self.block_of[sentence]])
        if any(_REFUTING.search(text) for text in above):
            yield "debunk"
        if any(_TESTIMONIALS.search(text) for text in above):
            yield "testimonial"

    def sentences_of(self, block: int) -> range:
        """Return the sentences of a block."""
        return range(bisect_left(self.block_of, block), bisect_right(self.block_of, block))

    def lead_sentence(self, sentence: int) -> int | None:
        """Return the last sentence of the block that introduces a list item."""
        lead = self.blocks[self.block_of[sentence]].get("lead")
        if lead is None:
            return None
        last = bisect_right(self.block_of, lead) - 1
        return last if last >= 0 and self.block_of[last] == lead else None

    def is_call_to_action(self, view: View) -> bool:
        """Say whether a sentence asks the reader to book or buy (rules.md 1.3, CTA)."""
        opens = bool(view.words) and view.words[0] in word_set("calls_to_action")
        return opens and self.role(view.index) != "references"


def layout_of(doc: Doc) -> Layout:
    """Return the layout of a Doc with sentences; without reader data a blank line parts paragraphs."""
    text = doc.text  # spaCy joins the tokens at every access
    blocks = data_of(doc).get("input", {}).get("blocks") or list(_paragraphs(text))
    starts = [block["start"] for block in blocks]
    block_of = tuple(max(bisect_right(starts, sent.start_char) - 1, 0) for sent in doc.sents)
    return Layout(tuple(blocks), tuple(text[b["start"] : b["end"]] for b in blocks), block_of)


def _paragraphs(text: str) -> Iterator[dict[str, Any]]:
    if text and not text.strip():
        yield _paragraph(0, len(text))
        return
    at = 0
    for part in re.split(r"(\n\s*\n)", text):
        if part.strip() or not text:
            yield _paragraph(at, at + len(part))
        at += len(part)


def _paragraph(start: int, end: int) -> dict[str, Any]:
    return {
        "start": start, "end": end, "role": "paragraph",
        "level": 0, "lead": None, "section": None, "label": "",
    }  # fmt: skip
