"""Our components as spaCy factories, found by entry point; thin, for every `Language()` imports this module.

Order: claimlint_sentences, claimlint_entities, claimlint_citations, claimlint_triggers, claimlint_cascade,
claimlint_context, claimlint_claims. A Doc that has a parse of its own keeps it; otherwise `claimlint_cascade`
brings the pinned model.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]


@Language.factory("claimlint_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy passes both to every factory
    """Return the sentence splitter, which knows blocks, abbreviations and citation marks."""
    from claimlint.nlp.sentences import SentenceSplitter

    return SentenceSplitter()


@Language.factory("claimlint_entities", requires=["token.is_sent_start"], assigns=["doc.spans"])
def make_entities(nlp: Language, name: str) -> Component:  # noqa: ARG001 - as above
    """Return the finder of interventions, targets and harms."""
    from claimlint.nlp.entities import EntityFinder

    return EntityFinder(nlp.vocab)


@Language.factory("claimlint_citations", requires=["token.is_sent_start"], assigns=["doc.spans"])
def make_citations(nlp: Language, name: str) -> Component:  # noqa: ARG001 - as above
    """Return the finder and grader of citations."""
    from claimlint.nlp.citations import CitationFinder

    return CitationFinder(nlp.vocab)


@Language.factory(
    "claimlint_triggers",
    requires=["token.is_sent_start", "doc.spans"],
    assigns=["doc.spans"],
    default_config={"phrases": []},
)
def make_triggers(nlp: Language, name: str, phrases: list[str]) -> Component:  # noqa: ARG001 - as above
    """Return the finder of phrases, given in the notation of rule files."""
    from claimlint.nlp.triggers import TriggerFinder
    from claimlint.phrases.lexicons import load_lexicons
    from claimlint.phrases.syntax import parse

    patterns = [((phrase, "main", at), parse(phrase.replace("$$", "$"))) for at, phrase in enumerate(phrases)]
    return TriggerFinder(patterns, load_lexicons())


@Language.factory(
    "claimlint_cascade",
    requires=["doc.spans"],
    assigns=["doc.user_data"],
    default_config={"exhaustive": False},
)
def make_cascade(nlp: Language, name: str, exhaustive: bool) -> Component:  # noqa: ARG001, FBT001 - spaCy's way
    """Return the stage that parses the sentences which need it."""
    from claimlint.nlp.cascade import Cascade
    from claimlint.nlp.trained import trained_pipeline

    return Cascade(trained_pipeline, exhaustive=exhaustive)


@Language.factory("claimlint_context", requires=["doc.spans"], assigns=["doc.spans"])
def make_context(nlp: Language, name: str) -> Component:  # noqa: ARG001 - as above
    """Return the scoper of hedges, negation, attribution and the other cues."""
    from claimlint.nlp.context import ContextScoper

    return ContextScoper()


@Language.factory("claimlint_claims", requires=["doc.spans"], assigns=["doc.spans"])
def make_claims(nlp: Language, name: str) -> Component:  # noqa: ARG001 - as above
    """Return the finder of claim frames."""
    from claimlint.nlp.claims.finder import ClaimFinder

    return ClaimFinder()
