"""Real findings in awkward articles: every format has as many, at the same places, as the JSON."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimlint.cli.main import main
from claimlint.report.table import REPORTERS
from tests.unit.report.awkward import READERS, Seen

ARTICLES = {
    "a b/Süße #1 100%.md": "---\r\ntitle: Zinc cures colds\r\n---\r\n\r\n🦴🦴 Our **patch** cures\r\narthritis | `100 %` ::error::guaranteed.\r\n",
    "c,d.html": "<p>Caf&eacute; 🦴 &amp; @octocat: zinc <b>cures</b>\n  colds &lt;b&gt;for good&lt;/b&gt;. It is completely\nsafe.</p>",
    "e.txt": "Studies show that \x07zinc cures colds.\n\nStudies show that zinc cures colds.\n",
    "f.md": "Our patch cures arthritis. <!-- claimlint: allow CE201 -- a test, with 100% | `reason` -->\n",
    "clean.md": "Knees are joints.\n",
}


def test_real_findings_are_the_same_in_every_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b").mkdir()
    for name, text in ARTICLES.items():
        Path(name).write_bytes(text.encode())
    Path("z ü.md").write_bytes(b"caf\xe9 cures")
    targets = [part for name in REPORTERS for part in ("--format", f"{name}:out.{name}")]
    result = CliRunner().invoke(main, ["check", ".", *targets])

    assert result.exit_code == 3
    read = {name: READERS[name](Path(f"out.{name}").read_text(encoding="utf-8")) for name in REPORTERS}
    wanted, failed = read["json"]
    assert {seen.path for seen in wanted} >= {"a b/Süße #1 100%.md", "c,d.html", "e.txt"}
    assert any(seen.start[0] != seen.end[0] for seen in wanted)
    assert failed == ["z ü.md"]
    for name, (found, failures) in read.items():
        assert [_short(one) for one in sorted(found)] == [_short(one) for one in sorted(wanted)], name
        assert failures == failed, name
    for name in ("sarif", "gitlab", "junit"):
        assert sorted(read[name][0]) == sorted(wanted), name
    total = f"{len(wanted)} findings"
    for name in ("text", "markdown"):
        assert re.search(
            rf"5 files checked \(\d+ words\), {total}: ", Path(f"out.{name}").read_text(encoding="utf-8")
        )


def _short(seen: Seen) -> tuple[str, str, str, int]:
    return seen.path, seen.rule, seen.severity, seen.start[0]
