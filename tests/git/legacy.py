"""A repository of 300 old articles, made for the tests: each over-claims in its own words."""

from itertools import product
from pathlib import Path
from typing import Final

from tests.git.made import commit, git, write

TREATMENTS: Final = (
    "Zinc", "Ginger tea", "Turmeric", "Magnesium", "Yoga", "Acupuncture", "Vitamin D", "Fish oil", "Melatonin", "Echinacea",
    "Tai chi", "Garlic", "Honey", "Valerian", "Massage",
)  # fmt: skip
CONDITIONS: Final = (
    "arthritis", "migraine", "insomnia", "nausea", "hay fever", "back pain", "anxiety", "eczema", "tinnitus", "asthma",
    "gout", "psoriasis", "sciatica", "heartburn", "high blood pressure", "depression", "vertigo", "acne", "shingles", "colds",
)  # fmt: skip
CURE: Final = "{} cures {} within a fortnight."
STUDY: Final = "A recent study found that {} relieves {} better than tablets do."
HEDGED: Final = "{} may prevent {} in older people."
PLAIN: Final = "{} prevents {} in older people."


def article(number: int) -> tuple[str, str]:
    """Return name and text of an article; every fifth has no over-claim in it."""
    treatment, condition = [*product(TREATMENTS, CONDITIONS)][number]
    other = CONDITIONS[(CONDITIONS.index(condition) + 7) % len(CONDITIONS)]
    parts = [
        f"# {treatment} and {condition}",
        f"Ann asked us about {condition} last spring. Number {number} on our list of letters was hers.",
        HEDGED.format(treatment, other),
    ]
    if number % 5:
        parts.insert(2, CURE.format(treatment, condition))
        parts.append(STUDY.format(treatment.lower(), other))
    if number % 3 == 0:
        parts.append(f"## Opening hours\n\nThe shop on the corner of street {number} opens at nine.")
    return f"articles/{treatment.split()[0].lower()}/{number:03}.md", "\n\n".join(parts) + "\n"


def make() -> list[str]:
    """Write and commit the articles in the working folder; return their names."""
    git("init", "-q")
    names = []
    for number in range(len(TREATMENTS) * len(CONDITIONS)):
        name, text = article(number)
        write(name, text)
        names.append(name)
    write("claimlint.toml", 'baseline = "claimlint-baseline.json"\n')
    commit("all that we have")
    return names


def edit(name: str, old: str, new: str) -> None:
    """Replace words that stand once in a file."""
    path = Path(name)
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    path.write_text(text.replace(old, new), encoding="utf-8")
