"""Both languages say everything, with the same places to fill in."""

from __future__ import annotations

import string
from typing import get_args

import msgspec
import pytest

from segun.view.wording import Ui, Wording, wording


def _texts(value: object, path: str = "") -> dict[str, str]:
    if isinstance(value, str):
        return {path: value}
    assert isinstance(value, dict)
    return {key: text for name, inner in value.items() for key, text in _texts(inner, f"{path}.{name}").items()}


@pytest.mark.parametrize("ui", get_args(Ui))
def test_every_code_of_the_ledger_has_a_word(ui):
    say = wording(ui)
    for field in msgspec.structs.fields(Wording):
        words = getattr(say, field.name)
        if isinstance(words, dict):
            assert set(words) == set(get_args(get_args(field.type)[0])), field.name
            assert all(words.values()), field.name


def test_both_languages_have_the_same_places_to_fill_in():
    es, en = (_texts(msgspec.to_builtins(wording(ui))) for ui in ("es", "en"))
    assert es.keys() == en.keys()
    for key in es:
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (es[key], en[key])]
        assert places[0] == places[1], key
