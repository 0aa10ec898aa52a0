"""What must stand around a trigger, and the gate that keeps rules to health claims."""

from dataclasses import replace

import pytest

from claimlint.model.analysis import Tier
from claimlint.model.text import BlockRole
from claimlint.ruleset.rule import EXCEPTIONS, Design, Frame, Kind, TriggerGroup
from tests.unit.engine.build import Article, claim_rule, rule

TEXT = "Ketamine is safe and effective for pain."


def bare(text: str = TEXT, rule_id: str = "BA703", trigger: str = "safe and effective") -> Article:
    return Article(text).match(rule_id, trigger).with_(topic="", topic_codes=frozenset())


def fires(article: Article, rule_id: str = "BA703", **frame: object) -> bool:
    return bool(article.hits(rule(rule_id, frame=Frame(**frame))))  # type: ignore[arg-type]


def test_the_gate_keeps_other_topics_silent() -> None:
    passwords = bare("Long passwords are safe and effective.")

    assert not fires(passwords)
    assert fires(bare().mention("Ketamine"))
    assert fires(bare().mention("pain", "TGT", ("PAIN",)))


def test_generic_words_count_only_in_an_article_about_health() -> None:
    text = "This approach is safe and effective."

    assert not fires(bare(text).mention("approach", "INT-GENERIC", ("GENERIC",)))
    assert not fires(bare(text).mention("approach", "INT-GENERIC", ("GENERIC",)), intervention="mention")
    assert fires(bare(text).mention("approach", "INT-GENERIC", ("GENERIC",)).with_(topic="ketamine"))


@pytest.mark.parametrize("rule_id", ["HY301", "DO901", "AU804"])
def test_rules_outside_the_gate(rule_id: str) -> None:
    assert fires(bare(rule_id=rule_id), rule_id)


def test_intervention() -> None:
    assert fires(bare().mention("Ketamine"), intervention="mention")
    assert not fires(bare().mention("pain", "TGT"), intervention="mention")
    assert fires(bare().mention("pain", "TGT").with_(topic="ketamine"), intervention="topic")
    assert not fires(bare().mention("pain", "TGT"), intervention="topic")


def test_target() -> None:
    elsewhere = bare().block("About pain.").mention("pain", "TGT", at=1)

    assert fires(bare().mention("pain", "TGT"), target="mention")
    assert not fires(elsewhere, target="mention")
    assert fires(elsewhere, target="section")
    assert not fires(bare().mention("Ketamine"), target="section")


def test_either() -> None:
    assert fires(bare().mention("pain", "TGT"), either=True)
    assert fires(bare().mention("Ketamine"), either=True)
    assert not fires(bare(), either=True)


def test_disease() -> None:
    assert fires(bare().mention("pain", "TGT", flags=("disease",)), disease=True)
    assert not fires(bare().mention("pain", "TGT", flags=("symptom",)), disease=True)


def test_disease_in_the_heading() -> None:
    article = (
        Article()
        .heading("Gout")
        .block("Ketamine works.")
        .match("CE201", "works")
        .mention("Gout", "TGT", ("MET",), ("disease",))
    )

    assert fires(article, "CE201", target="section", disease=True)
    assert not fires(article, "CE201", disease=True)


def test_type() -> None:
    assert fires(bare().mention("Ketamine", codes=("SUPP",)), type=("SUPP", "CBD"))
    assert not fires(bare().mention("Ketamine"), type=("SUPP", "CBD"))
    assert fires(bare().with_(topic="zinc", topic_codes=frozenset({"SUPP"})), type=("SUPP",))


def test_claim_in_the_clause() -> None:
    text = "Ketamine is safe and effective and zinc lifts mood."
    article = bare(text).clauses(0, "and zinc").claim("lifts", clause="and zinc lifts mood")

    assert not fires(article, claim=True)
    assert fires(article.claim("safe", clause="Ketamine is safe and effective "), claim=True)


def test_group_frame_replaces_the_rules_frame() -> None:
    made = rule("BA703", frame=Frame(type=("SUPP",)))
    loose = replace(made, triggers=(replace(made.triggers[0], frame=Frame(intervention="mention")),))
    article = bare().mention("Ketamine")

    assert not article.hits(made)
    assert article.hits(loose)


@pytest.mark.parametrize("rule_id", ["EV101", "CE201", "HY304", "SC501"])
def test_harm_claims_are_no_over_claims(rule_id: str) -> None:
    article = Article("Ketamine may cause pain.").claim("cause", "cause", "harm").match(rule_id, "may cause")

    assert not fires(article, rule_id)


def test_harm_claims_are_for_the_balance_rules_to_judge() -> None:
    article = (
        Article("Ketamine rarely causes pain.")
        .claim("causes", "cause", "harm")
        .match("BA704", "rarely causes")
    )

    assert fires(article, "BA704")


def test_relation_and_polarity_choose_claims() -> None:
    article = Article("Ketamine cures pain. ").claim("cures", "cure")

    assert article.hits(rule("CE201", Kind.CLAIM, frame=Frame(relation=("cure",)), groups=()))
    assert not article.hits(rule("CE201", Kind.CLAIM, frame=Frame(relation=("treat",)), groups=()))
    assert not article.hits(rule("CE201", Kind.CLAIM, frame=Frame(polarity="neutral"), groups=()))


def test_references_are_never_linted() -> None:
    article = Article().block(TEXT, role=BlockRole.REFERENCES).claim("safe")

    assert not article.hits(claim_rule())


def test_an_exception_takes_the_words() -> None:
    article = bare().mention("Ketamine").match("BA703", "effective for pain", EXCEPTIONS)

    assert not fires(article)
    assert fires(bare().mention("Ketamine").match("BA703", "pain", EXCEPTIONS))


def concluding(article: Article) -> bool:
    made = rule("IN404", frame=Frame(after="ground"))
    grounded = replace(made, triggers=(*made.triggers, TriggerGroup("ground", ("blocks",))))
    return bool(article.hits(grounded))


def test_a_conclusion_needs_its_ground_before_it() -> None:
    apart = (
        Article("Ketamine blocks pain.", "So mood lifts.").mention("Ketamine").match("IN404", "So mood lifts")
    )
    before = apart.match("IN404", "blocks", "ground")

    assert not concluding(
        Article("So mood lifts.", "Ketamine blocks pain.")
        .mention("Ketamine")
        .match("IN404", "So mood lifts")
        .match("IN404", "blocks", "ground")
    )
    assert concluding(before.mention("mood", "TGT", at=1))


def test_the_ground_of_another_paragraph_is_none() -> None:
    article = Article("Ketamine blocks pain.").block("So mood lifts.").mention("mood", "TGT")

    assert not concluding(article.match("IN404", "So mood lifts").match("IN404", "blocks", "ground"))


def observed(*designs: Tier | None, within: str = "W3", unsaid: bool = False) -> bool:
    """Say whether the rule fires on the last of these sentences, which tell of studies of these designs."""
    told = "Ketamine is effective, the study shows."
    article = Article(*("A study told of it." for _ in designs[1:]), told).mention("Ketamine")
    for index, design in enumerate(designs):
        article.sentences[index] = replace(article.sentences[index], design=design)
    asked = Design(Tier.T4, within, unsaid=unsaid)
    return fires(article.match("IN401", "effective").with_(topic="ketamine"), "IN401", design=asked)


def test_design() -> None:
    assert observed(Tier.T4)
    assert not observed(Tier.T6)
    assert observed(Tier.T4, None)
    assert not observed(Tier.T4, None, within="W0")
    assert not observed(Tier.T4, Tier.T6, None)
    assert observed(Tier.T6, Tier.T4)
    assert not observed(None)
    assert observed(Tier.T1)


def test_a_sentence_that_tells_no_result_does_not_rest_on_the_section() -> None:
    article = Article("A cohort study told of it.", TEXT).mention("Ketamine").match("IN401", "effective")
    article.sentences[0] = replace(article.sentences[0], design=Tier.T4)
    asked = Design(Tier.T4, "W3")

    assert not fires(article, "IN401", design=asked)
    assert fires(article.cue("quote", at=1), "IN401", design=asked)


def test_design_has_a_lower_end_too() -> None:
    article = Article(TEXT).mention("Ketamine").match("IN401", "effective")
    article.sentences[0] = replace(article.sentences[0], design=Tier.T1)

    assert fires(article, "IN401", design=Design(Tier.T4, "W3"))
    assert not fires(article, "IN401", design=Design(Tier.T4, "W3", at_least=Tier.T4))


def test_a_study_of_unknown_design() -> None:
    study = Article("A study found ketamine effective.").mention("ketamine").match("IN401", "effective")
    asked = Design(Tier.T4, "W0", unsaid=True)

    assert fires(study, "IN401", design=asked)
    assert not fires(study, "IN401", design=Design(Tier.T4, "W0"))
    assert not fires(bare(rule_id="IN401").mention("Ketamine"), "IN401", design=asked)


def told(*sentences: str, quoted: str = "", testimonial: bool = False) -> bool:
    article = Article(*sentences).match("AU801", "pain is gone")
    if quoted:
        article.cue("quote", over=quoted)
    if testimonial:
        article.cue("testimonial")
    return bool(article.hits(rule("AU801", frame=Frame(voice="lay"))))


def test_the_first_person_is_a_lay_voice() -> None:
    assert told("It cured me and the pain is gone.")
    assert not told("With it the pain is gone.")


def test_a_quotation_is_a_lay_voice_unless_an_expert_speaks_or_it_speaks_of_patients() -> None:
    assert told('"The pain is gone," she said.', quoted="The pain is gone")
    assert told('"The pain is gone."', "She said so.", quoted="The pain is gone")
    assert not told('"The pain is gone," said Dr Osei.', quoted="The pain is gone")
    assert not told('"The pain is gone."', "So said the lead author.", quoted="The pain is gone")
    assert not told('"In patients the pain is gone," she said.', quoted="In patients the pain is gone")


def test_under_a_heading_of_testimonials_all_is_told_by_lay_voices() -> None:
    assert told("The pain is gone.", testimonial=True)
