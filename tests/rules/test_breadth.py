r"""Each rule on many ways to say the same, and on careful text: `breadth/RULE.txt`, a text a line.

`+` must fire, be it under a rule that says the same, `-` must be silent for this rule, `\n` stands for a line break.
"""

from pathlib import Path

import pytest

from claimlint import check_text, load_rules
from claimlint.ruleset.rule import RulePack

FILES = sorted((Path(__file__).parent / "breadth").glob("*.txt"))


def texts(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(line[0], line[2:].replace("\\n", "\n")) for line in lines if line[:2] in {"+ ", "- "}]


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return load_rules()


@pytest.mark.parametrize(
    ("rule", "sign", "text"),
    [
        pytest.param(path.stem, sign, text, id=f"{path.stem}-{number}")
        for path in FILES
        for number, (sign, text) in enumerate(texts(path), 1)
    ],
)
def test_breadth(pack: RulePack, rule: str, sign: str, text: str) -> None:
    found = check_text(text, rules=pack)
    shown = {finding.rule for finding in found}
    beneath = {under.rule for finding in found for under in finding.related}

    assert rule in shown | beneath if sign == "+" else rule not in shown, text
