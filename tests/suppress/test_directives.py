"""Directives in articles: what they cover, and what is said of those that are wrong, spent or idle."""

from datetime import date
from pathlib import Path

import pytest

from claimlint.linter import check_jobs
from claimlint.model.finding import Finding, Report
from claimlint.model.settings import Settings
from claimlint.model.text import TextSpan
from claimlint.plan import Job
from claimlint.project.files import FileToCheck
from claimlint.ruleset.load import load_rules
from claimlint.ruleset.rule import RulePack
from claimlint.suppress.fix import without

TODAY = date(2026, 11, 22)
RULES = ("CE201", "HY301")


@pytest.fixture(scope="module")
def known() -> RulePack:
    return load_rules()


@pytest.fixture(scope="module")
def pack(known: RulePack) -> RulePack:
    return known.select(RULES)


def check(source: str, name: str, pack: RulePack, known: RulePack, today: date = TODAY) -> Report:
    file = FileToCheck(Path(name), name, data=source.encode())
    return check_jobs([Job(file, pack, Settings(), known=known)], today=today)


def said(findings: tuple[Finding, ...]) -> list[tuple[int, str]]:
    return [(finding.start.line, finding.rule) for finding in findings]


MD = """\
# Knees

Our patch cures arthritis.

<!-- claimlint: allow CE201 -- quoting the advert we rebut -->
Our patch cures gout. It
cures colds.

Our patch cures flu. It is a miracle drug. <!-- claimlint: allow CE201 -- advert -->
It cures asthma.

<!-- claimlint: off CE201, HY301 -- the leaflet of the manufacturer -->

Our patch cures eczema.

- It cures acne.
- It is a miracle cure.

<!-- claimlint: on -->

Our patch cures cancer.
"""


def test_markdown(pack: RulePack, known: RulePack) -> None:
    report = check(MD, "a.md", pack, known)

    assert [found for found in said(report.findings) if found[1].startswith("SU")] == []
    assert [line for line, rule in said(report.findings) if rule == "CE201"] == [3, 10, 21]
    assert {line for line, rule in said(report.suppressed) if rule == "CE201"} == {6, 7, 9, 14, 16, 17}
    assert {line for line, rule in said(report.findings) if rule == "HY301"} == {9}
    reasons = {
        (one.start.line, one.suppression.line, one.suppression.reason)
        for one in report.suppressed
        if one.suppression
    }
    assert (6, 5, "quoting the advert we rebut") in reasons
    assert (14, 12, "the leaflet of the manufacturer") in reasons


HTML = """\
<h1>Knees</h1>
<p>Our patch cures arthritis.</p>
<!-- claimlint: allow CE201 -- advert -->
<p>Our patch cures gout. It cures colds.</p>
<p>Our patch cures flu. <!-- claimlint: allow CE201 -- advert --></p>
<p><!-- claimlint: allow CE201 -- advert -->
Our patch cures eczema.</p>
<div><p>One.</p><!-- claimlint: allow CE201 -- advert --><p>It cures acne.</p><p>It cures cancer.</p></div>
"""


def test_html(pack: RulePack, known: RulePack) -> None:
    report = check(HTML, "a.html", pack, known)

    assert said(report.findings) == [(2, "CE201"), (8, "CE201")]
    assert report.findings[1].context == "It cures cancer."
    assert [line for line, _ in said(report.suppressed)] == [4, 4, 5, 7, 8]


MDX = """\
# Knees

{/* claimlint: allow CE201 -- advert */}
Our patch cures gout.

Our patch cures flu. {/* claimlint: allow cure-claim -- advert */}

Our patch cures arthritis.
"""


def test_mdx(pack: RulePack, known: RulePack) -> None:
    report = check(MDX, "a.mdx", pack, known)

    assert (said(report.findings), [line for line, _ in said(report.suppressed)]) == ([(8, "CE201")], [4, 6])


def test_plain_text_has_no_comments(pack: RulePack, known: RulePack) -> None:
    report = check("<!-- claimlint: allow CE201 -- advert -->\nOur patch cures gout.\n", "a.txt", pack, known)

    assert said(report.findings) == [(2, "CE201")]


WRONG = {
    "claimlint: allow CE201": (
        "SU002",
        "The reason is missing.",
        "Say why: “claimlint: allow CE201 -- reason”.",
    ),
    "claimlint: allow CE201 --": (
        "SU002",
        "The reason is missing.",
        "Say why: “claimlint: allow CE201 -- reason”.",
    ),
    "claimlint: allow -- advert": (
        "SU001",
        "“allow” names no rule.",
        "Name the rules: “claimlint: allow RULE -- reason”.",
    ),
    "claimlint: alow CE201 -- advert": (
        "SU001",
        "“alow” is none of allow, off, on.",
        "Did you mean “allow”?",
    ),
    "claimlint: ignore CE201 -- advert": (
        "SU001",
        "“ignore” is none of allow, off, on.",
        "Write “claimlint: allow RULE -- reason”.",
    ),
    "claimlint:": (
        "SU001",
        "Nothing is said after the colon.",
        "Write “claimlint: allow RULE -- reason”.",
    ),
    "claimlint allow CE201 -- advert": (
        "SU001",
        "The colon after “claimlint” is missing.",
        "Write “claimlint: allow RULE -- reason”.",
    ),
    "claimlnt: allow CE201 -- advert": (
        "SU001",
        "“claimlnt” is not how this tool is spelt.",
        "Write “claimlint: allow RULE -- reason”.",
    ),
    "claimlint: allow CE201 until 31.1.2027 -- advert": (
        "SU001",
        "“31.1.2027” is no date.",
        "A date is written 2027-01-31; the reason follows after --.",
    ),
    "claimlint: allow CE201 until -- advert": (
        "SU001",
        "The date after “until” is missing.",
        "A date is written 2027-01-31; the reason follows after --.",
    ),
    "claimlint: allow CE -- advert": (
        "SU003",
        "“CE” is a group of rules.",
        "For a group write “claimlint: off CE -- reason” … “claimlint: on”.",
    ),
    "claimlint: allow CE211 -- advert": ("SU003", "Unknown rule “CE211”.", "Did you mean “CE201”?"),
    "claimlint: allow CE201 until 2026-11-21 -- advert": (
        "SU004",
        "This suppression ended with 2026-11-21.",
        "Settle the claim and remove the suppression, or give a new day and say why.",
    ),
}


@pytest.mark.parametrize("body", WRONG)
def test_a_directive_that_is_wrong_suppresses_nothing_and_is_a_finding(
    body: str, pack: RulePack, known: RulePack
) -> None:
    report = check(f"<!-- {body} -->\nOur patch cures gout.\n", "a.md", pack, known)
    notice, claim = report.findings

    assert (notice.rule, notice.message, notice.suggestion) == (
        WRONG[body][0],
        WRONG[body][1],
        WRONG[body][2],
    )
    assert (claim.rule, report.suppressed) == ("CE201", ())
    assert notice.start.line == 1
    assert report.sources["a.md"][notice.start.offset : notice.end.offset] == notice.excerpt


@pytest.mark.parametrize(
    "body",
    [
        "claimlint is a tool",
        "see claims allowed",
        "TODO: allow CE201",
        "prettier-ignore",
        "vale off",
        "clean: on",
        "",
    ],
)
def test_other_comments_are_nobodys_business(body: str, pack: RulePack, known: RulePack) -> None:
    assert said(check(f"<!-- {body} -->\n\nText.\n", "a.md", pack, known).findings) == []


@pytest.mark.parametrize(
    "body",
    [
        "claimlint: allow CE201 — an em dash",
        "CLAIMLINT: Allow ce201 -- capitals",
        "claimlint:allow CE201--no spaces",
        "claimlint: allow\n  CE201\n  -- several lines",
        "claimlint: allow CE201 until 2026-11-22 -- its last day",
        "claimlint: allow CE201 HY301 -- no comma",
    ],
)
def test_directives_as_people_write_them(body: str, pack: RulePack, known: RulePack) -> None:
    source = f"<!-- {body} -->\nOur miracle patch cures gout.\n"

    assert "CE201" not in [rule for _, rule in said(check(source, "a.md", pack, known).findings)]


def test_what_is_idle_is_told_by_the_word_and_by_the_comment(pack: RulePack, known: RulePack) -> None:
    source = (
        "<!-- claimlint: allow CE201, HY301 -- advert -->\nOur patch cures gout.\n\n"
        "<!-- claimlint: allow HY301 -- advert -->\nOur patch is sold.\n\n"
        "<!-- claimlint: on HY301 -->\n"
    )
    report = check(source, "a.md", pack, known)

    assert [(one.rule, one.excerpt) for one in report.findings] == [
        ("SU005", "HY301"),
        ("SU005", "<!-- claimlint: allow HY301 -- advert -->"),
        ("SU005", "<!-- claimlint: on HY301 -->"),
    ]


def test_a_rule_that_did_not_run_leaves_no_directive_idle(pack: RulePack, known: RulePack) -> None:
    source = "<!-- claimlint: allow EV101 -- prescribed -->\nOur patch is sold.\n"

    assert check(source, "a.md", pack, known).findings == ()
    assert said(check(source, "a.md", known, known).findings) == [(1, "SU005")]


def test_a_finding_on_the_whole_page_is_allowed_anywhere_on_it(known: RulePack) -> None:
    whole = known.select(["DO901"])
    text = next(example.text for example in known.by_name("DO901").examples if example.fires)
    allowed = text + "\n\n<!-- claimlint: allow DO901 -- a leaflet -->\n"

    assert [rule for _, rule in said(check(text, "a.md", whole, known).findings)] == ["DO901"]
    assert (
        check(allowed, "a.md", whole, known).findings,
        len(check(allowed, "a.md", whole, known).suppressed),
    ) == ((), 1)


def test_a_directive_changes_no_fingerprint(pack: RulePack, known: RulePack) -> None:
    plain = check("Our patch cures gout.\n", "a.md", pack, known)
    allowed = check("Our patch cures gout. <!-- claimlint: allow CE201 -- advert -->\n", "a.md", pack, known)

    assert [one.fingerprint for one in plain.findings] == [one.fingerprint for one in allowed.suppressed]


X = "<!-- claimlint: allow CE201 -- advert -->"
LAYOUTS = {
    "a fence shows code": ("a.md", f"```html\n{X}\n```\n\nIt cures acne.\n", [(5, 4)], []),
    "code in a line": ("a.md", f"Write `{X}` here.\n\nIt cures acne.\n", [(3, 4)], []),
    "items of a list": (
        "a.md",
        f"- It cures acne. {X}\n- It cures gout.\n\n{X}\n- It cures flu.\n- It cures asthma.\n",
        [(2, 6), (6, 6)],
        [(1, 6), (5, 6)],
    ),
    "in front of an item": ("a.md", f"- {X}\n  It cures acne.\n- It cures gout.\n", [(3, 6)], [(2, 6)]),
    "in a quotation": ("a.md", f"> {X}\n> It cures acne.\n\nIt cures gout.\n", [(4, 4)], [(2, 6)]),
    "in a cell": (
        "a.md",
        f"| a | b |\n|---|---|\n| It cures acne. {X} | It cures flu. |\n",
        [(3, 65)],
        [(3, 6)],
    ),
    "a sentence over two lines, behind its first": (
        "a.md",
        f"We say that it {X}\ncures acne.\n",
        [],
        [(2, 1)],
    ),
    "a sentence over two lines, behind its last": (
        "a.md",
        f"We say that it\ncures acne. {X}\n",
        [],
        [(2, 1)],
    ),
    "two comments behind a line": ("a.md", f"It cures acne. {X} <!-- a note -->\n", [], [(1, 4)]),
    "old line ends": ("a.md", f"It cures acne. {X}\rIt cures gout.\r", [(2, 4)], [(1, 4)]),
    "a heading": ("a.md", f"{X}\n# Our patch cures gout\n\nIt cures flu.\n", [(4, 4)], [(2, 13)]),
    "HTML in one line": (
        "a.html",
        f"<p>It cures acne.</p>{X}<p>It cures gout.</p><p>It cures flu. {X}</p>",
        [(1, 7)],
        [(1, 69), (1, 90)],
    ),
    "code in HTML": (
        "a.html",
        f"<script>/* {X} */</script><p title='{X}'>It cures acne.</p>",
        [(1, 121)],
        [],
    ),
    "an element in MDX": (
        "a.mdx",
        "{/* claimlint: allow CE201 -- x */}\n\n<Note>It cures acne.</Note>\n\nIt cures gout.\n",
        [(5, 4)],
        [(3, 10)],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_directive_covers(name: str, pack: RulePack, known: RulePack) -> None:
    path, source, counted, suppressed = LAYOUTS[name]
    report = check(source, path, pack, known)

    assert [(one.start.line, one.start.column) for one in report.findings] == counted
    assert [(one.start.line, one.start.column) for one in report.suppressed] == suppressed
    assert {one.rule for one in report.findings} <= {"CE201"}


def spans(report: Report) -> list[TextSpan]:
    return [TextSpan(one.start.offset, one.end.offset) for one in report.findings if one.rule == "SU005"]


FIXED = {
    "alone on its line": (
        "One.\n\n<!-- claimlint: allow CE201 -- x -->\nTwo.\n",
        "One.\n\nTwo.\n",
    ),
    "at the end of a line": ("One. <!-- claimlint: allow CE201 -- x -->\nTwo.\n", "One.\nTwo.\n"),
    "inside a line": ("One. <!-- claimlint: allow CE201 -- x --> Two.\n", "One. Two.\n"),
    "one word of two": (
        "<!-- claimlint: allow HY301, CE201 -- x -->\nOur patch cures gout.\n",
        "<!-- claimlint: allow CE201 -- x -->\nOur patch cures gout.\n",
    ),
    "the last word of two": (
        "<!-- claimlint: allow CE201, HY301 until 2030-01-01 -- x -->\nOur patch cures gout.\n",
        "<!-- claimlint: allow CE201 until 2030-01-01 -- x -->\nOur patch cures gout.\n",
    ),
    "Windows line ends": (
        "One.\r\n\r\n<!-- claimlint: allow CE201 -- x -->\r\nTwo.\r\n",
        "One.\r\n\r\nTwo.\r\n",
    ),
    "a region": (
        "<!-- claimlint: off CE201 -- x -->\n\nOne.\n\n<!-- claimlint: on -->\n\nTwo.\n",
        "\nOne.\n\n\nTwo.\n",
    ),
    "nothing idle": (
        "<!-- claimlint: allow CE201 -- x -->\nOur patch cures gout.\n",
        "<!-- claimlint: allow CE201 -- x -->\nOur patch cures gout.\n",
    ),
}


@pytest.mark.parametrize("name", FIXED)
def test_what_is_idle_can_be_removed_and_nothing_else(name: str, pack: RulePack, known: RulePack) -> None:
    source, fixed = FIXED[name]
    for _ in range(2):
        source = without(source, spans(check(source, "a.md", pack, known)))

    assert source == fixed
    assert spans(check(source, "a.md", pack, known)) == []
