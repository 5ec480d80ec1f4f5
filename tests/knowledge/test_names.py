from __future__ import annotations

import pytest

from segun.knowledge.names import NameIndex, capitalised_like


@pytest.mark.parametrize(
    ("text", "spelling", "alike"),
    [
        ("La Moneda", "La Moneda", True),
        ("la Moneda", "La Moneda", True),
        ("La moneda", "La Moneda", False),
        ("LA MONEDA", "La Moneda", True),
        ("pan", "PAN", False),
        ("Pan", "PAN", False),
        ("PAN", "PAN", True),
        ("Elíseo", "Elíseo", True),
        ("elíseo", "Elíseo", False),
        ("talibanes", "talibanes", True),
    ],
)
def test_capitals(text: str, spelling: str, alike: bool) -> None:
    assert capitalised_like(text, spelling) is alike


def test_namesakes_keep_their_order_and_articles_fall() -> None:
    index = NameIndex([("El Faro", 1), ("Faro", 2), ("El Faro", 3)], ("el",))
    assert index.all("El Faro") == (1, 3)
    assert index.all("Faro") == (2,)
    assert index.find("la Faro") is None
    assert NameIndex([("Faro", 2)], ("el",)).find("el Faro") == 2
