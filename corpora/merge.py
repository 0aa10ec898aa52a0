"""Make `gold.jsonl` of the raw annotations: `python corpora/merge.py`.

Reads `raw/annotator-X/SPLIT.jsonl`, where places are quotations, and writes `gold.jsonl` beside this file,
with offsets. A finding is *must* when all annotators of the split have the rule on the sentence and one of
them is sure, else *may*; claims go by sentence, labels of document rules by article. Prints how far two
annotators agree.
"""

import csv
import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from claimlint.model.text import TextSpan
from claimlint.nlp.pipeline import Analyser
from claimlint.source.reader import media_type_of, read

HERE: Final = Path(__file__).parent
LETTERS: Final = ("a", "b")
SPLITS: Final = ("dev", "test")
ANALYSE: Final = Analyser([])
Json = dict[str, Any]


class Article:
    """An article with its sentences in places of the file as written."""

    def __init__(self, name: str, about: Mapping[str, str]) -> None:
        self.name, self.about = name, about
        self.data = (HERE / name).read_bytes()
        document = read(self.data, media_type=media_type_of(name), path=name)
        self.source = document.source
        spans = [document.map.to_source(s.span) for s in ANALYSE(document).sentences]
        self.sentences = sorted({(span.start, span.end) for span in spans if len(span)})
        self._starts = [start for start, _ in self.sentences]

    def place(self, quote: str, nth: int) -> TextSpan:
        """Return where the nth occurrence of a quotation stands, without marks before a sentence in it."""
        at = -1
        for _ in range(nth):
            at = self.source.find(quote, at + 1)
            if at < 0:
                raise SystemExit(f"{self.name}: occurrence {nth} of “{quote}” is not there")
        markup = next((i for i, character in enumerate(quote) if character.isalnum()), 0)
        start = next((s for s in self._starts if at < s <= at + markup), at)
        return TextSpan(start, at + len(quote))

    def sentence(self, offset: int) -> int:
        """Return the sentence that holds an offset; between two it is the one before."""
        return max(bisect_right(self._starts, offset) - 1, 0)


def rows(path: Path) -> dict[str, Json]:
    """Return one annotator's records by file."""
    return {
        record["file"]: record for record in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }


def findings(article: Article, both: Sequence[Json]) -> Iterator[Json]:
    """Yield the findings of either annotator, one a rule and sentence."""
    said: dict[tuple[int, str], dict[int, tuple[TextSpan, str]]] = {}
    for number, record in enumerate(both):
        for finding in record["findings"]:
            span = article.place(finding["quote"], finding.get("nth", 1))
            key = (article.sentence(span.start), finding["rule"])
            before = said.setdefault(key, {}).get(number)
            if before is None or finding["sure"] == "sure":
                said[key][number] = (span, finding["sure"])
    for (sentence, rule), by in sorted(said.items()):
        span = next(iter(by.values()))[0]
        sures = [by[n][1] if n in by else None for n in range(len(both))]
        status = "must" if None not in sures and "sure" in sures else "may"
        yield {
            "rule": rule,
            "start": span.start,
            "end": span.end,
            "sent": sentence,
            "status": status,
            "annotations": sures,
        }


def claims(article: Article, both: Sequence[Json]) -> Iterator[Json]:
    """Yield the claims of each sentence, those of the two annotators side by side."""
    said: dict[int, list[list[Json]]] = {}
    for number, record in enumerate(both):
        for claim in record["claims"]:
            span = article.place(claim["quote"], claim.get("nth", 1))
            said.setdefault(article.sentence(span.start), [[] for _ in both])[number].append(
                {**claim, "span": span}
            )
    for sentence, pair in sorted(said.items()):
        for claims_here in zip_longest(*pair):
            known = [claim for claim in claims_here if claim]
            span = known[0]["span"]
            sure = any(claim["sure"] == "sure" for claim in known)
            status = "must" if all(pair) and sure else "may"
            by = {letter: _said(claim) for letter, claim in zip(LETTERS, claims_here, strict=False) if claim}
            yield {"start": span.start, "end": span.end, "sents": [sentence], "status": status, **by}


def _said(claim: Json) -> Json:
    return {key: claim[key] for key in ("intervention", "target", "certainty", "evidence", "polarity")}


def labels(both: Sequence[Json]) -> dict[str, str]:
    """Return the status of each document rule."""
    found = {}
    for rule in sorted(both[0]["document"]):
        said = [record["document"].get(rule, "no") for record in both]
        agreed = "no" not in said and "sure" in said
        found[rule] = "must" if agreed else "no" if set(said) == {"no"} else "may"
    return found


def agreement(records: Sequence[Json]) -> str:
    """Return how far the two annotators agree on sentences and on rules."""
    sentences = [
        {(r["file"], f["sent"]) for r in records for f in r["findings"] if f["annotations"][n]}
        for n in (0, 1)
    ]
    pairs = [
        {(r["file"], f["sent"], f["rule"]) for r in records for f in r["findings"] if f["annotations"][n]}
        for n in (0, 1)
    ]
    claimed = [
        {(r["file"], c["sents"][0]) for r in records for c in r["claims"] if letter in c}
        for letter in LETTERS
    ]
    return "\n".join(
        f"{name}: F1 {2 * len(one & other) / (len(one) + len(other)):.3f}"
        for name, (one, other) in {
            "flagged sentences": sentences,
            "rules on sentences": pairs,
            "claim sentences": claimed,
        }.items()
    )


def split_records(split: str, about: Mapping[str, Mapping[str, str]]) -> list[Json]:
    """Return the records of a split, from however many annotators it has."""
    paths = [HERE / "raw" / f"annotator-{letter}" / f"{split}.jsonl" for letter in LETTERS]
    annotations = [rows(path) for path in paths if path.is_file()]
    records = []
    for name in sorted(set.intersection(*(set(found) for found in annotations))):
        article, both = Article(name, about[name]), [found[name] for found in annotations]
        records.append({
            "id": Path(name).stem, "file": name, "sha256": hashlib.sha256(article.data).hexdigest(),
            "split": split, "kind": article.about["kind"], "topic": article.about["topic"],
            "words": int(article.about["words"]), "sents": article.sentences,
            "findings": list(findings(article, both)), "claims": list(claims(article, both)),
            "labels": labels(both),
        })  # fmt: skip
    if len(annotations) == len(LETTERS):
        print(f"{split}: {len(records)} articles\n{agreement(records)}")
    return records


def main() -> None:
    """Write the gold of all splits."""
    with (HERE / "articles.tsv").open(encoding="utf-8", newline="") as table:
        about = {row["file"]: row for row in csv.DictReader(table, delimiter="\t")}
    records = [record for split in SPLITS for record in split_records(split, about)]
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (HERE / "gold.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
