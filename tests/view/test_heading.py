"""What a document is called that may have no title."""

from __future__ import annotations

import pytest

from segun.ledger import Document
from segun.view.heading import heading


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Sin\nacuerdo", "Nada.", "Sin acuerdo"),
        (None, "\n  Llovió toda la tarde.\nY más.", "Llovió toda la tarde."),
        (
            None,
            "uno dos tres cuatro cinco seis siete ocho nueve, diez",
            "uno dos tres cuatro cinco seis siete ocho nueve …",
        ),
        (None, " \n ", "Untitled"),
        ("", "\x1b[31mrojo", "\ufffd[31mrojo"),
    ],
)
def test_heading(title: str | None, text: str, expected: str) -> None:
    document = Document(
        id="d", title=title, text=text, language="es", published=None, url=None, publisher=None, sha256=""
    )
    assert heading(document, "Untitled") == expected
