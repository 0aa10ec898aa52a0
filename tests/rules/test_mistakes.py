"""What a rule author is told about each mistake: the place, the problem, the way out."""

from pathlib import Path

import pytest

from claimlint.errors import RuleError
from claimlint.ruleset.read import read_rule

RULE = """\
id: HY901
name: wonder-word
kind: phrase
summary: A word of wonder is used for a medicine.
why: Readers expect more than medicine can do.
severity: {default: warning}
triggers:
  - group: wonder
    phrases: ["wonder {drug|cure}"]
shields: [NEG]
exceptions: ["wonder why"]
message: "'{trigger}' promises wonders."
suggestion: Say what was measured.
sources: [{key: FDA-FRAUD, title: "Tip-offs"}]
examples:
  fires: [{id: F1, text: "Zinc is a wonder drug."}, {id: F2, text: "A wonder cure for colds."}]
  silent: [{id: P1, text: "Zinc is no wonder drug.", why: NEG}, {id: P2, text: "We wonder why."}]
"""

MISTAKES = {
    "a misspelt key": (
        "severity: {default",
        "severty: {default",
        "6:1: unknown key “severty” (did you mean “severity”?)",
    ),
    "an unknown key in a list": (
        "phrases: [",
        "phrase: [",
        "9:5: unknown key “phrase” (did you mean “phrases”?)",
    ),
    "nothing near": (
        "{default: warning}",
        "{default: warning, xyz: 1}",
        "6:30: unknown key “xyz” (known here: default, modifiers, when)",
    ),
    "a missing key": ("why: Readers expect more than medicine can do.\n", "", "1:1: “why” is missing"),
    "a level that is none": (
        "default: warning",
        "default: warn",
        "6:21: “warn” is not known as “default” (did you mean “warning”?)",
    ),
    "a kind that is none": (
        "kind: phrase",
        "kind: regex",
        "3:7: “regex” is not known as “kind” (one of: phrase, claim, evidence, number, breadth, document, consistency)",
    ),
    "a shield that is none": (
        "[NEG]",
        "[NEG, HEGDE]",
        "10:16: “HEGDE” is not known as “shields” (did you mean “HEDGE”?)",
    ),
    "a shield twice": ("[NEG]", "[NEG, NEG]", "10:10: “shields” has an entry twice"),
    "an unknown condition": (
        "{default: warning}",
        "{default: warning, when: [{tpye: SUPP, level: error}]}",
        "6:38: unknown key “tpye” (did you mean “type”?)",
    ),
    "a condition on an unknown type": (
        "{default: warning}",
        "{default: warning, when: [{type: [SUP], level: error}]}",
        "6:45: “SUP” is not known as “type” (did you mean “SUPP”?)",
    ),
    "a condition without a level": (
        "{default: warning}",
        "{default: warning, when: [{quoted: true, block: title}]}",
        "6:37: “level” is missing",
    ),
    "a condition on an unknown group": (
        "{default: warning}",
        "{default: warning, when: [{group: wander, level: error}]}",
        "6:45: unknown trigger group “wander” (did you mean “wonder”?)",
    ),
    "an id out of form": (
        "id: HY901",
        "id: hype1",
        "1:5: “hype1” will not do (a rule id is two to four capitals and three digits, such as CE202)",
    ),
    "a name out of form": (
        "name: wonder-word",
        "name: Wonder word",
        "2:7: “Wonder word” will not do (a name is written in lower case with hyphens, such as guaranteed-outcome)",
    ),
    "a name that is advice": (
        "name: wonder-word",
        "name: avoid-wonder",
        "2:7: name “avoid-wonder” is advice (name the bad thing, so that “allow …” reads well)",
    ),
    "a name that forbids": (
        "name: wonder-word",
        "name: no-wonder",
        "2:7: name “no-wonder” is advice (name the bad thing, so that “allow …” reads well)",
    ),
    "a name that is a number": ("name: wonder-word", "name: 12", "2:7: “name” must be a text (quote it)"),
    "a pattern that is not closed": (
        '["wonder {drug|cure}"]',
        '["fine", "wonder {drug|cure"]',
        "9:23: pattern “wonder {drug|cure”: “{” is not closed (see the notation in docs/how-it-works.md)",
    ),
    "a slot that is none": (
        "wonder {drug|cure}",
        "wonder $TTG",
        "9:15: unknown slot “$TTG” (did you mean “$TGT”?)",
    ),
    "a slot in an exception": (
        '["wonder why"]',
        '["wonder $DISESE"]',
        "11:14: unknown slot “$DISESE” (did you mean “$DISEASE”?)",
    ),
    "a phrase twice": (
        '["wonder {drug|cure}"]',
        '["fine", "fine"]',
        "9:23: phrase “fine” is there twice (first in line 9)",
    ),
    "a field that is none": (
        "'{trigger}' promises",
        "'{triger}' promises",
        "12:10: unknown field {triger} in “message” (did you mean “trigger”?)",
    ),
    "a brace on its own": (
        "'{trigger}' promises",
        "'{trigger' promises",
        "12:10: “message”: expected '}' before end of string (write {{ and }} for braces)",
    ),
    "a format in a field": (
        "'{trigger}' promises",
        "'{trigger!r}' promises",
        "12:10: field {trigger} in “message” takes no format (write {trigger})",
    ),
    "a template without a trigger": (
        "shields: [NEG]",
        'shields: [NEG]\ntemplate: ["Zinc is good."]',
        "11:12: the template has no {trigger}",
    ),
    "no source": (
        'sources: [{key: FDA-FRAUD, title: "Tip-offs"}]',
        "sources: []",
        "14:10: “sources” needs at least 1, and has 0",
    ),
    "a source without a title": (', title: "Tip-offs"', "", "14:11: “title” is missing"),
    "one example": (
        ', {id: F2, text: "A wonder cure for colds."}',
        "",
        "16:10: “fires” needs at least 2, and has 1",
    ),
    "an example id twice": ("id: F2", "id: F1", "16:16: example id “F1” is there twice"),
    "a flag that is not in the text": (
        "A wonder cure for colds.",
        'A wonder cure.", flag: "wondrous cure',
        "16:92: “wondrous cure” is not in the text of example F2 (a flag is the exact excerpt)",
    ),
    "a flag on a silent example": (
        "why: NEG",
        "flag: Zinc",
        "17:54: “flag” does not belong here (an example on which the rule is silent reports nothing)",
    ),
    "an example without a text": (
        '{id: F2, text: "A wonder cure for colds."}',
        "{id: F2}",
        "16:53: example F2 needs a text or a file (one of the two)",
    ),
    "an example file elsewhere": (
        'text: "A wonder cure for colds."',
        "file: ../x.md",
        "16:68: example file “../x.md” is not in examples/ beside the rule",
    ),
    "an example file that is not there": (
        'text: "A wonder cure for colds."',
        "file: examples/x.md",
        "16:68: cannot read the example file “examples/x.md”",
    ),
    "a frame in a document rule": (
        "kind: phrase",
        "kind: document\nframe: {claim: true}",
        "4:1: “frame” does not belong here (a rule of kind document has none)",
    ),
    "options of another kind": (
        "shields: [NEG]",
        "shields: [NEG]\noptions: {min_claims: 3}",
        "11:11: unknown key “min_claims” (known here: against)",
    ),
    "an option that is none": (
        "kind: phrase",
        "kind: document\noptions: {min_clams: 3}",
        "4:11: unknown key “min_clams” (did you mean “min_claims”?)",
    ),
    "a phrase rule without triggers": (
        'triggers:\n  - group: wonder\n    phrases: ["wonder {drug|cure}"]\n',
        "",
        "1:1: “triggers” is missing",
    ),
    "an untested phrase that is none": (
        "shields: [NEG]",
        "shields: [NEG]\nuntested: [{trigger: wonder drug, reason: odd}]",
        "11:22: “wonder drug” is no trigger of this rule (did you mean “wonder {drug|cure}”?)",
    ),
    "a successor of a living rule": (
        "kind: phrase",
        "kind: phrase\nreplaced_by: HY301",
        "4:1: “replaced_by” does not belong here (only a retired rule is replaced)",
    ),
    "a key twice": (
        "kind: phrase",
        "kind: phrase\nkind: phrase",
        "4:1: key “kind” is there twice (keep one of the two)",
    ),
    "an anchor": ("id: HY901", "id: &a HY901", "1:5: anchor “&a” is not allowed (write the value out)"),
    "an alias": (
        "name: wonder-word",
        "name: *a",
        "2:7: alias “*a” is not allowed (write the value out)",
    ),
    "a tag": (
        "id: HY901",
        "id: !!str HY901",
        "1:5: tag “tag:yaml.org,2002:str” is not allowed (quote the value instead)",
    ),
    "a list that is not closed": ("[NEG]", "[NEG", "11:11: not YAML: expected ',' or ']', but got ':'"),
    "two documents": (
        "id: HY901",
        "id: HY902\n---\nid: HY901",
        "2:1: a rule file holds one document (one rule, one file)",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "wonder-word.yaml"
    assert RULE.count(old) == 1
    path.write_text(RULE.replace(old, new), encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        read_rule(path, shown="wonder-word.yaml")

    assert str(caught.value) == f"wonder-word.yaml:{said}"


def test_the_rule_without_mistakes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wonder-word.yaml"
    path.write_text(RULE, encoding="utf-8")

    assert read_rule(path).id == "HY901"


def test_all_mistakes_are_said_the_first_in_the_file_leads(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(RULE.replace("summary", "sumary").replace("[NEG]", "[NEGG]"), encoding="utf-8")

    with pytest.raises(RuleError) as caught:
        read_rule(path, shown="x.yaml")

    assert [str(caught.value), *caught.value.__notes__] == [
        "x.yaml:4:1: unknown key “sumary” (did you mean “summary”?)",
        "x.yaml:10:11: “NEGG” is not known as “shields” (did you mean “NEG”?)",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "x.yaml:1:1: the file holds no rule (start with “id:”)"),
        (b"- a\n", "x.yaml:1:1: the file holds no rule (start with “id:”)"),
        (b"id: \xff\n", "x.yaml: the rule file is not UTF-8"),
        (b"{a: b}: 1\n", "x.yaml:1:1: a key must be a word (quote a text that begins with “{” or “[”)"),
        (b"a: " + b"[" * 40 + b"]" * 40, "x.yaml:1:16: nested too deeply for a rule file"),
    ],
)
def test_a_file_that_is_no_rule(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)

    with pytest.raises(RuleError) as caught:
        read_rule(path, shown="x.yaml")

    assert str(caught.value) == said


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot read the rule file: No such file"):
        read_rule(tmp_path / "x.yaml")
