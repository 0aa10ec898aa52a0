"""A whole evaluation, with scores worked out by hand."""

from typing import TYPE_CHECKING

import pytest

from claimlint.evaluate.counts import Counts, Estimate
from claimlint.evaluate.gold import GoldText, Status
from claimlint.evaluate.score import CAREFUL_POOLED, Evaluation, RuleCounts, score
from claimlint.evaluate.slips import SlipKind
from tests.unit.evaluate.golds import claim, found, gold, said

if TYPE_CHECKING:
    from claimlint.evaluate.align import Found

ACTIVE = frozenset({"EV101", "EV102", "CE201", "HY301", "DO901", "BA701"})


def two_texts() -> Evaluation:
    """Score two texts.

    First text, sentences 0 to 4: found; found by what may be; missed with a wrong rule; may; false alarm twice.
    Second: missed; clean; false alarm by a suggestion; two rules of which one is found; clean.
    """
    first = gold("0:EV101 1:CE201 1:EV101? 2:EV101 3:HY301?", name="first", words=500)
    second = gold("0:CE201 3:EV101 3:CE201", name="second", kind="marketing", words=250)
    return score(
        [
            (first, found("0:EV101 1:EV102 1:EV101 2:CE201 3:HY301 3:EV101 4:EV101:e 4:HY301:s")),
            (second, found("2:HY301:s 3:CE201")),
        ],
        ACTIVE,
    )


def test_sentences() -> None:
    run = two_texts()

    assert run.sentences.counts == Counts(right=3, false=2, missed=2, may=1)
    assert (run.sentences.precision.value, run.sentences.recall.value) == (0.6, 0.6)
    assert (run.texts, run.words, run.sentence_count, run.rules_run) == (2, 750, 10, 6)


def test_groups() -> None:
    run = two_texts()

    # EV: first text 0 right; 1 may; 2 missed; 3 false (only HY may be there); 4 false; second text 3 missed.
    assert run.groups["EV"].counts == Counts(right=1, false=2, missed=2, may=1)
    # CE: first text 1 missed; 2 false; second text 0 missed; 3 right.
    assert run.groups["CE"].counts == Counts(right=1, false=1, missed=2)
    # HY: first text 3 may; 4 false; second text 2 false.
    assert run.groups["HY"].counts == Counts(false=2, may=1)
    assert run.groups_together.counts == Counts(right=2, false=5, missed=4, may=2)
    assert run.groups_together.f1.value == pytest.approx(4 / 13)


def test_rules() -> None:
    assert two_texts().rules == (
        RuleCounts("CE201", must=3, may=0, counts=Counts(right=1, false=1, missed=2), on_clean=0),
        RuleCounts("EV101", must=3, may=1, counts=Counts(right=1, false=2, missed=2, may=1), on_clean=1),
        RuleCounts("EV102", must=0, may=0, counts=Counts(false=1), on_clean=0),
        RuleCounts("HY301", must=0, may=1, counts=Counts(false=2, may=1), on_clean=2),
    )


def test_false_alarms_are_findings_on_clean_sentences() -> None:
    rows = {one.kind: one for one in two_texts().alarms}

    assert list(rows) == ["marketing", "neutral", CAREFUL_POOLED, "all"]
    assert (rows["neutral"].warnings, rows["neutral"].findings) == (1, 2)
    assert (rows["neutral"].warning_rate.value, rows["neutral"].finding_rate.value) == (2.0, 4.0)
    assert (rows["marketing"].warning_rate.value, rows["marketing"].finding_rate.value) == (0.0, 4.0)
    assert rows[CAREFUL_POOLED].finding_rate == rows["neutral"].finding_rate
    assert (rows["all"].texts, rows["all"].words, rows["all"].findings) == (2, 750, 3)


def test_slips_are_listed_with_their_sentence() -> None:
    listed = [(one.kind, one.text, one.start, one.expected, one.found) for one in two_texts().slips]

    assert listed == [
        (
            SlipKind.MISSED_GROUP,
            "first",
            10,
            ("CE201 “nten”",),
            ("EV102 warning “word”", "EV101 warning “word”"),
        ),
        (SlipKind.MISSED, "first", 20, ("EV101 “nten”",), ("CE201 warning “word”",)),
        (SlipKind.FALSE_GROUP, "first", 30, ("HY301 “nten”",), ("EV101 warning “word”",)),
        (SlipKind.FALSE, "first", 40, (), ("EV101 error “word”", "HY301 suggestion “word”")),
        (SlipKind.MISSED, "second", 0, ("CE201 “nten”",), ()),
        (SlipKind.FALSE, "second", 20, (), ("HY301 suggestion “word”",)),
        (SlipKind.MISSED_GROUP, "second", 30, ("EV101 “nten”",), ("CE201 warning “word”",)),
    ]
    assert two_texts().slips[0].sentence == "Sentence"


def test_an_empty_gold_has_no_figures() -> None:
    run = score([], ACTIVE)

    assert run.sentences.counts == run.groups_together.counts == Counts()
    assert run.sentences.precision == run.groups_together.f1 == Estimate()
    assert (run.texts, run.groups, run.rules, run.slips) == (0, {}, (), ())
    assert [one.finding_rate for one in run.alarms] == [Estimate()]


def test_a_clean_gold_has_precision_only_where_something_was_found() -> None:
    quiet = score([(gold(), found())], ACTIVE)
    loud = score([(gold(), found("0:EV101 0:EV101"))], ACTIVE)

    assert (quiet.sentences.precision.value, quiet.sentences.recall.value) == (None, None)
    assert (loud.sentences.precision.value, loud.sentences.recall.value) == (0.0, None)
    assert loud.alarms[-1].findings == 2


def test_rules_that_did_not_run_are_named() -> None:
    text = gold("0:EV101 1:XX101 2:XX101? 3:DO902", labels={"DO903": Status.MUST, "DO904": Status.NO})

    assert score([(text, found())], ACTIVE).not_run == {"DO903": 1, "XX101": 2}


def test_rules_of_documents() -> None:
    texts: list[tuple[GoldText, Found]] = [
        (gold(sentences=0, labels={"DO901": Status.MUST, "BA701": Status.NO}), found(document="DO901 BA701")),
        (gold(sentences=0, labels={"DO901": Status.MUST, "BA701": Status.MAY}), found(document="BA701")),
        (gold(sentences=0, labels={"DO901": Status.NO, "DO902": Status.MUST}), found()),
        (gold("0:EV101"), found("0:EV101", document="DO901")),
    ]
    run = score(texts, ACTIVE)

    assert run.documents.texts == 3
    assert {rule: one.counts for rule, one in run.documents.rules.items()} == {
        "BA701": Counts(false=1, may=1), "DO901": Counts(right=1, missed=1)
    }  # fmt: skip
    assert run.documents.together.counts == Counts(right=1, false=1, missed=1, may=1)
    assert [one.kind for one in run.slips] == [SlipKind.FALSE_DOCUMENT, SlipKind.MISSED_DOCUMENT]
    assert run.texts == 1


def test_claims() -> None:
    claims = [
        claim(0, 8, [0], "C4/C4", "none/named"),
        claim(10, 18, [1], "C2/C3", "vague/vague"),
        claim(20, 28, [2, 3], "C0/", "none/"),
        claim(40, 48, [4], "C4/C5", "none/none", status="may"),
    ]
    extracted = [
        said(0, 3, "C2"), said(2, 9, "C4", "named"),  # the second shares more with the claim
        said(12, 15, "C4", "none"),
        said(31, 35),  # in a sentence of the third, and shares nothing with it
        said(52, 58),  # where nobody saw one
    ]  # fmt: skip
    run = score(
        [(gold(claims=claims, sentences=6), found(claims=extracted)), (gold(), found(claims=[said(0, 5)]))],
        ACTIVE,
    )

    assert run.claims.sentences.counts == Counts(right=3, false=1, missed=1)
    assert (run.claims.texts, run.claims.must, run.claims.matched) == (1, 3, 2)
    assert (run.claims.certainty.of, run.claims.certainty.equal, run.claims.certainty.near) == (2, 1, 2)
    assert (run.claims.certainty.both, run.claims.certainty.between) == (2, 1)
    assert run.claims.certainty.confused == {("C2", "C4"): 1}
    assert (run.claims.evidence.equal, run.claims.evidence.share) == (1, 0.5)
    assert [(one.kind, one.start, one.expected, one.found) for one in run.slips] == [
        (SlipKind.MISSED_CLAIM, 20, ("“Sentence”",), ()),
        (SlipKind.FALSE_CLAIM, 50, (), ("“ntence”",)),
    ]


def test_a_claim_sentence_that_may_hold_one_counts_neither_way() -> None:
    claims = [claim(0, 8, [0], "C4/", "none/", status="may")]
    run = score([(gold(claims=claims), found(claims=[said(1, 4)]))], ACTIVE)

    assert run.claims.sentences.counts == Counts(may=1)
    assert run.claims.matched == 0


def test_resampling_draws_texts() -> None:
    # One text is all right and one all wrong: a sample is one of 1, ½ and 0.
    pairs = [(gold("0:EV101"), found("0:EV101")), (gold("0:EV101"), found())]

    assert score(pairs, ACTIVE).sentences.recall == Estimate(0.5, 0.0, 1.0)
    assert score(pairs, ACTIVE) == score(pairs, ACTIVE)


def test_a_slot_that_no_annotation_has_is_not_compared() -> None:
    run = score([(gold(claims=[claim(0, 8, [0], "/", "/vague")]), found(claims=[said(0, 8)]))], ACTIVE)

    assert (run.claims.matched, run.claims.certainty.of, run.claims.evidence.of) == (1, 0, 1)
    assert run.claims.certainty.share is None
