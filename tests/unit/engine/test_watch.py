"""Claims about substances of the watch-list, unapproved uses, and what profiles move."""
# ruff: noqa: ANN401 - slots of values built by hand

from typing import Any

import pytest

from claimlint.engine.run import run
from claimlint.errors import ConfigError
from claimlint.model.finding import Hit, Severity
from claimlint.model.settings import Settings
from claimlint.ruleset.compile import make_pack
from claimlint.ruleset.rule import Frame, Kind, Rule, When
from claimlint.ruleset.tables import Profile, Risk, WatchRow
from tests.unit.engine.build import GENERIC, Article, rule

KETAMINE = WatchRow(
    "ketamine", ("ketamine", "IV ketamine"), "RX", "2024",
    approved=("anaesthesia",), not_approved=("depression",), not_approved_classes=("PAIN",),
    risks=(Risk("dissociation", ("dissociat",)), Risk("misuse", ("misuse",))), verified=True,
)  # fmt: skip
MIXED = WatchRow("mixed", ("mixed ketamine",), "RX", "2024", risks=(Risk("dirt", ("contaminat",)),))
PROFILES = (Profile("generic"), Profile("clinic", raised=("BA707",), off=("SC503",)))
RISKS = rule("BA707", Kind.DOCUMENT, groups=(), options={"absent": "risks", "about": "watchlist"})
USES = rule(
    "SC503", Kind.DOCUMENT, groups=("disclosure",), options={"absent": "disclosure", "about": "watchlist"}
)


def hits(article: Article, made: Rule, settings: Settings = GENERIC) -> tuple[Hit, ...]:
    return run(make_pack((made,), (KETAMINE, MIXED), PROFILES), article.analysis(), settings)


def praise(*more: str, **slots: Any) -> Article:
    return Article("Ketamine eases pain.", *more).mention("Ketamine", name="ketamine").claim("eases", **slots)


def test_risks_must_be_told() -> None:
    (hit,) = hits(praise(), RISKS)

    assert hit.fields["list"] == "dissociation and misuse"
    assert not hits(praise("It can dissociate people.").cue("harm", "can", at=1), RISKS)
    assert not hits(praise("It led to dissociation.").mention("dissociation", "HARM"), RISKS)
    assert hits(praise("It is a dissociative drug."), RISKS)
    assert hits(praise("There is no dissociation.").mention("dissociation", "HARM"), RISKS)


def test_the_longest_name_decides() -> None:
    article = Article("Mixed ketamine eases pain.").mention("Mixed ketamine", name="ketamine")
    article.claim("eases", intervention_span=article.span("Mixed ketamine"))

    (hit,) = hits(article, RISKS)

    assert hit.fields["list"] == "dirt"


def test_mentions_that_touch_are_one_name() -> None:
    article = Article("IV ketamine drips ease pain.").mention("IV ketamine", name="drip").mention("drips")
    article.claim("ease", intervention="drip", intervention_span=article.span("drips"))

    assert hits(article.with_(topic="drip"), RISKS)


def test_a_passing_mention_in_an_article_about_something_else() -> None:
    assert not hits(praise("Zinc, too.").mention("Zinc", name="zinc", at=1).with_(topic="zinc"), RISKS)


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, True),
        ({"targets": ("depression",), "target_codes": ("MH",)}, True),
        ({"targets": ("treatment-resistant depression",)}, True),
        ({"targets": ("anaesthesia",)}, False),
        ({"targets": ("acne",)}, False),
        ({"intervention": "zinc"}, False),
        ({"polarity": "neutral", "form": "use"}, True),
        ({"polarity": "neutral"}, False),
    ],
)
def test_unapproved_uses(slots: dict[str, Any], *, expected: bool) -> None:
    article = Article("Ketamine eases pain.").mention("pain", "TGT", ("PAIN",)).claim("eases", **slots)

    assert bool(hits(article, USES)) is expected


def test_the_heading_says_who_such_patients_are() -> None:
    article = Article().heading("Depression").mention("Depression", "TGT", ("MH",), name="depression")
    article.block("Ketamine helps such patients.").mention("such patients", "TGT-GENERIC", ("GENERIC",))

    assert hits(article.claim("helps", targets=("such patients",), target_codes=()), USES)


def test_a_disclosure_satisfies_where_it_stands_near() -> None:
    def told(article: Article) -> Article:
        return article.mention("pain", "TGT", ("PAIN",)).match("SC503", "off-label", "disclosure")

    assert not hits(told(praise("This is off-label.")), USES)
    (far,) = hits(told(praise().heading("Law").block("This is off-label.")), USES)
    assert far.severity is Severity.SUGGESTION
    party = told(praise("It is off-label at parties.")).match("SC503", "off-label at parties", "exceptions")
    assert hits(party, USES)


def test_a_use_is_told_where_the_frame_asks_for_it() -> None:
    frame = Frame(polarity="benefit", use="unapproved")
    made = rule(
        "EV101", Kind.CLAIM, groups=(), frame=frame, when=(When(Severity.SUGGESTION, group=("use",)),)
    )
    article = Article("Ketamine is used to treat pain.").mention("pain", "TGT", ("PAIN",))
    use = article.claim("treat", polarity="neutral", form="use")

    (hit,) = hits(use, made)
    assert (hit.severity, use.words(hit)) == (Severity.SUGGESTION, "used to treat")
    assert not hits(use, rule("EV101", Kind.CLAIM, groups=(), frame=Frame(polarity="benefit")))
    zinc = Article("Zinc is used to treat pain.").claim(
        "treat", polarity="neutral", form="use", intervention="zinc"
    )
    assert not hits(zinc, made)


def test_profiles_raise_and_leave_out() -> None:
    clinic = Settings("clinic")

    assert [hit.severity for hit in hits(praise(), RISKS, clinic)] == [Severity.ERROR]
    assert not hits(praise().mention("pain", "TGT", ("PAIN",)), USES, clinic)
    own = rule(
        "BA707",
        Kind.DOCUMENT,
        groups=(),
        options={"absent": "risks", "about": "watchlist"},
        when=(When(Severity.SUGGESTION, profile=("clinic",)),),
    )
    assert [hit.severity for hit in hits(praise(), own, clinic)] == [Severity.SUGGESTION]
    with pytest.raises(ConfigError, match="unknown profile “clinik”"):
        hits(praise(), RISKS, Settings("clinik"))
