"""A corpus to measure speed on: articles put together from templates, and the project's own articles.

About a third of the sentences make a health claim, as in real health text. Sentences hardly ever repeat,
since a tool that remembers sentences would otherwise look faster than it is.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

EXAMPLES: Final = Path(__file__).parents[1] / "corpora" / "examples"
_HIGHEST: Final = {"n": 980, "m": 60, "k": 12}
_SLOT: Final = re.compile(r"\{(\w+)\}")

_LISTS: Final = {
    "int": """
        turmeric, magnesium, ketamine, acupuncture, vitamin D, semaglutide, yoga, melatonin, ibuprofen,
        green tea extract, a copper bracelet, light therapy, probiotics, cognitive behavioural therapy,
        collagen, metformin, the flu vaccine, zinc, fish oil, a standing desk, cold water swimming,
        honey, physiotherapy, an elimination diet, platelet-rich plasma, a hearing aid, finasteride,
        peppermint oil
    """,
    "tgt": """
        knee pain, insomnia, depression, migraine, high blood pressure, hay fever, type 2 diabetes,
        eczema, irritable bowel syndrome, back pain, hair loss, anxiety, the common cold,
        osteoarthritis, fatigue, acid reflux, chronic cough, tinnitus, asthma, memory loss, hot flushes,
        gout, dry eyes, psoriasis
    """,
    "who": """
        older adults, people on shift work, teenagers, runners, pregnant women, office workers, children
        under five, patients after surgery, carers, people with kidney disease, new parents, women after
        the menopause
    """,
    "place": """
        Leeds, Oslo, a village clinic, Toronto, the harbour district, a teaching hospital, Perth,
        Nairobi, our practice, three nursing homes, Lyon, a mountain town, Osaka, the university
    """,
    "thing": """
        the waiting room, a letter from the clinic, the leaflet in the box, the local library, an old
        recipe book, the pharmacy counter, a neighbour's kitchen, the school nurse, the bus to work, a
        phone call, the appointment desk, a notebook by the bed
    """,
    "adv": """
        often, now and then, in the evening, with a meal, every other week, at weekends, for a month,
        slowly
    """,
    "eff": """
        relieves, helps with, eases, treats, improves, reduces, prevents, cures, works for
    """,
    "month": """
        January, February, March, April, May, June, July, August, September, October, November
    """,
}
WORDS: Final = {slot: tuple(" ".join(text.split()).split(", ")) for slot, text in _LISTS.items()}

CLAIMS: Final = (
    "{Int} {eff} {tgt} in {who}.",
    "{Int} has been shown to help {who} with {tgt} within {n} weeks.",
    "Studies show that {int} {eff} {tgt}, even where {int} failed before.",
    "{Int} may shorten {tgt} by about {n} days, though the trials were small.",
    "It is not clear whether {int} {eff} {tgt} in {who}.",
    "A trial from {place} with {n} participants found that {int} lowered the score for {tgt} by {m} points.",
    "There is no good evidence that {int} {eff} {tgt}.",
    "{Int} is a safe and effective treatment for {tgt} and {tgt}.",
    "Of {n} people who tried {int} for {tgt}, {m} felt better after {k} weeks.",
    "Can {int} prevent {tgt} in {who}?",
    "Doctors in {place} recommend {int} for {tgt}, but only after other measures.",
    "Compared with {int}, {int} led to fewer days with {tgt} ({m} against {n}).",
)
PLAIN: Final = (
    "{Who} in {place} waited {n} minutes beside {thing} on a morning in {month}.",
    "The form asks for a name, a date in {month} and the number of {thing}.",
    "If {tgt} comes back after {n} days, make a note of it and bring it along.",
    "In {month} the team in {place} moved {thing} to the second floor.",
    "Most of the {n} questions about {tgt} came from {who} in {place}.",
    "You will find {thing} next to the stairs, {k} steps from the door.",
    "Talk to a pharmacist before you take {int} together with other medicines.",
    "Nobody had counted how many of {who} live more than {n} kilometres from {place}.",
    "She kept {thing} for {n} years and used it {adv}.",
    "The word for {tgt} has changed {k} times since the first handbook was printed in {place}.",
    "Prices in {place} rose by {m} per cent between {month} and {month}.",
    "Ask how long {int} takes, what it costs ({n} or more), and who will be there.",
    "A nurse in {place} explained {tgt} to {n} visitors {adv}, with {thing} as her example.",
    "Bring water, a coat and {thing}; the walk to {place} takes {n} minutes.",
    "For {k} of the {n} volunteers the visit in {month} was the first.",
    "We wrote to {who} about {thing} and had {n} answers by {month}.",
    "What {who} remember of {place} is {thing}, and the {n} lamps along the corridor.",
    "Before {month} there were {n} chairs in {place}; since then there have been {m}.",
    "The side effects listed for {int} include nausea and headache, each in about {k} of {n} users.",
    "Between visits {k} and {m}, {who} filled in a diary {adv}.",
)
HEADINGS: Final = (
    "What to know about {tgt}",
    "{Int} and {tgt}",
    "A day in {place}",
    "Questions from {who}",
    "About {int}",
)


def _filled(template: str, dice: random.Random) -> str:
    def word(found: re.Match[str]) -> str:
        slot = found.group(1)
        if slot in _HIGHEST:
            return str(dice.randint(2, _HIGHEST[slot]))
        chosen = dice.choice(WORDS[slot.lower()])
        return chosen[0].upper() + chosen[1:] if slot[0].isupper() else chosen

    return _SLOT.sub(word, template)


class _Writer:
    """Writes articles; a sentence that it has written before is drawn again."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._written: set[str] = set()

    def _sentence(self) -> str:
        while True:
            templates = CLAIMS if self._dice.random() < 1 / 3 else PLAIN
            sentence = _filled(self._dice.choice(templates), self._dice)
            if sentence not in self._written:
                self._written.add(sentence)
                return sentence

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(self._dice.randint(2, 6)))

    def article(self) -> str:
        """Return a new article in Markdown."""
        dice = self._dice
        blocks = [f"# {_filled(dice.choice(HEADINGS), dice)}"]
        for _ in range(dice.randint(4, 7)):
            blocks.append(f"## {_filled(dice.choice(HEADINGS), dice)}")
            blocks += [self._paragraph() for _ in range(dice.randint(1, 3))]
        return "\n\n".join(blocks) + "\n"


def articles(size: int, seed: int = 7) -> Iterator[str]:
    """Yield articles of together at least `size` bytes, the same ones for the same seed."""
    writer = _Writer(seed)
    done = 0
    for path in sorted(EXAMPLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        done += len(text.encode())
        yield text
    while done < size:
        text = writer.article()
        done += len(text.encode())
        yield text


def repeated(texts: list[str]) -> float:
    """Return the share of sentences that stand somewhere else in the corpus, too."""
    found = [
        " ".join(sentence.lower().split())
        for text in texts
        for block in text.split("\n\n")
        if not block.startswith(("#", "---"))
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", block)
    ]
    return 1 - len(set(found)) / len(found)
