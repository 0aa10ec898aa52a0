"""The help that a report carries along for a rule, as text and as Markdown."""

from collections.abc import Iterator

from claimlint.model.finding import RuleCard
from claimlint.report.markdown import escaped

_SILENT = "It stays silent where the text"


def help_text(card: RuleCard, address: str) -> str:
    """Return what a writer needs to know of the rule, in paragraphs."""
    return "\n\n".join(
        [
            _line(card.summary or card.name),
            *(f"{title}: {_line(text)}" for title, text in _prose(card)),
            *(f"{title}: {' · '.join(map(_line, items))}" for title, items in _lists(card)),
            *([f"More: {address}"] if address else []),
        ]
    )


def help_markdown(card: RuleCard, address: str) -> str:
    """Return the same with headings and lists; what the rule's author wrote is shown as it is."""
    return "\n\n".join(
        [
            escaped(card.summary or card.name),
            *(f"**{title}:** {escaped(text)}" for title, text in _prose(card)),
            *(
                f"**{title}:**\n\n" + "\n".join(f"- {escaped(one)}" for one in items)
                for title, items in _lists(card)
            ),
            *([f"More: <{address}>"] if address else []),
        ]
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _prose(card: RuleCard) -> Iterator[tuple[str, str]]:
    yield from ((title, text) for title, text in (("Why", card.why), ("What to do", card.suggestion)) if text)


def _lists(card: RuleCard) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = (("Flagged", card.flagged), ("Not flagged", card.unflagged), (_SILENT, card.silent))
    yield from ((title, items) for title, items in known if items)
