"""A small store to ask: made-up articles of two papers on one strike in a port, one of them copied, with two people of one name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from naming_reader import NamingReader
from quick_reader import item
from segun.corpus.linker import link
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Item
from segun.store.store import Store

MONTES = "Clara Montes dijo que el puerto de Okara cerrará en marzo por las obras del dique nuevo."
ROBLES = "Ana Robles dijo que el puerto de Okara cerrará en marzo por las obras del dique."
DAM = "Pedro Montes dijo que Ana Robles viajará el jueves a la presa de Sirte."
STRIKE = "Bruno Lagos atacó a Ana Robles."
WIRE = f"{MONTES}\n{DAM}\n{STRIKE}\nLa sesión siguió hasta la noche sin más novedades en el pleno de la cámara baja."
PLAZA = f"Los pescadores de la lonja esperaban otra cosa desde hace semanas.\n{ROBLES}\nNo hubo preguntas.\n{STRIKE}"
HOSTILE = "Elena Prados dijo que \x1b[2J\x07\u202eel canal se abrirá pronto."


def note(text: str, day: int, publisher: str, title: str) -> Item:
    """An article of May 2029."""
    address = f"https://{publisher.split()[-1].lower()}.example/{day}"
    return item(text, address, url=address, publisher=publisher, published=dt.date(2029, 5, day), title=title)


ARTICLES = (
    note(WIRE, 3, "El Faro", "Okara cierra su puerto en marzo"),
    note(WIRE, 4, "El Eco", "El puerto de Okara cierra en marzo"),
    note(PLAZA, 5, "La Plaza", "Robles confirma el cierre del puerto de Okara"),
    note(HOSTILE, 6, "La Plaza", "El canal \x1b]0;x\x07 se abre"),
)


def fill(path: Path, *items: Item) -> Path:
    """Read items into a new store at `path`."""
    with Store(f"sqlite:///{path}", create=True) as store:
        list(ingest(items, store, Desk(NamingReader(), "one", link, lambda: "2029-05-14T09:00:00Z")))
    return path
