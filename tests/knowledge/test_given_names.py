from __future__ import annotations

import pytest

from segun.knowledge.folding import fold
from segun.knowledge.given_names import given_names


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        *(("María", "f"), ("José", "m"), ("Begoña", "f"), ("Íñigo", "m"), ("Serguéi", "m"), ("Liudmila", "f")),
        *(("Jean", "m"), ("Giulia", "f"), ("Jürgen", "m"), ("Kim", "u"), ("João", "m")),
    ],
)
def test_gender(name: str, gender: str) -> None:
    assert given_names()[fold(name)] == gender


def test_form() -> None:
    names = given_names()
    assert len(names) > 5000
    assert set(names.values()) == {"f", "m", "u"}
    assert all(fold(name) == name and " " not in name for name in names)
    assert "del" not in names
