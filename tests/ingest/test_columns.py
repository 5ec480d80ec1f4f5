"""Which column holds what."""

from __future__ import annotations

import pytest

from segun.ingest.columns import check_columns, find_columns
from segun.ingest.problem import SourceError


def test_usual_names_are_found_whatever_their_case_and_accents():
    names = ["Titular", "CUERPO", "Fecha_de_publicación", "Autor/a", "Enlace", "Sección"]
    assert find_columns(names, {}) == {
        "text": "CUERPO", "title": "Titular", "published": "Fecha_de_publicación", "url": "Enlace",
        "authors": "Autor/a",
    }  # fmt: skip


def test_the_likelier_name_and_the_first_of_two_equal_ones_are_taken():
    assert find_columns(["content", "text"], {})["text"] == "text"
    assert find_columns(["Text", "TEXT"], {})["text"] == "Text"


def test_what_is_mapped_goes_before_what_is_usual():
    assert find_columns(["text", "cuerpo_limpio"], {"text": "cuerpo_limpio"}) == {"text": "cuerpo_limpio"}


def test_a_field_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(SourceError) as caught:
        check_columns({"titel": "x"})
    assert caught.value.remedy == "use title"
