"""Copies and versions."""

from __future__ import annotations

import datetime as dt

from quick_reader import read_quickly
from segun.corpus.linker import link
from segun.store.placing import Arrival
from segun.store.store import Store
from segun.text.article import Article

NEWS = (
    "Ana Robles dijo que el puerto de Villa Amelia cerrará sus muelles por el temporal que azota la costa desde el sábado. "
    "Los pescadores reclamaron ayudas a la gobernación y recordaron que el invierno pasado perdieron tres semanas de faena."
)


def put(store: Store, name: str, text: str) -> str | None:
    """Keep an article; the name of the article that it copies."""
    article = Article(text, published=dt.date(2030, 3, 5))
    store.put(Arrival(f"/{name}", name, "test", "2030-03-05T00:00:00Z", text), read_quickly(article), link)
    with store.selection() as chosen:
        return next(entry.copy_of for entry in chosen.entries() if entry.ledger.document.id == name)


def test_a_new_version_of_an_article_that_others_copied_is_no_copy() -> None:
    with Store("sqlite://", create=True) as store:
        assert put(store, "agn", NEWS) is None
        assert put(store, "faro", NEWS) == "agn"
        assert put(store, "agn", f"{NEWS} El muelle norte sigue abierto.") is None
        assert put(store, "vigia", NEWS) == "agn"
