"""Both languages say everything, with the same places to fill in."""

from __future__ import annotations

import string
from typing import get_args

import msgspec
import pytest

from segun.store.entry import Stance
from segun.store.hits import Matter
from segun.view.answers.words import answer_words
from segun.view.wording import Ui


def _texts(value: object, path: str = "") -> dict[str, str]:
    if isinstance(value, str):
        return {path: value}
    assert isinstance(value, dict)
    return {key: text for name, inner in value.items() for key, text in _texts(inner, f"{path}.{name}").items()}


@pytest.mark.parametrize("ui", get_args(Ui))
def test_every_stance_and_matter_has_a_word(ui: Ui):
    assert set(answer_words(ui).stance) == set(get_args(Stance))
    assert set(answer_words(ui).matter) == set(get_args(Matter))
    assert answer_words(ui).language == ui


def test_both_languages_have_the_same_places_to_fill_in():
    es, en = (_texts(msgspec.to_builtins(answer_words(ui))) for ui in ("es", "en"))
    assert es.keys() == en.keys() and all(es.values()) and all(en.values())
    for key in es:
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (es[key], en[key])]
        assert places[0] == places[1], key
