"""Made-up articles, read with the real reader and connected by hand: what every format is tried on.

The articles hold what formats stumble on: quotation marks, tabs, line breaks inside sentences, characters beyond the
basic plane (where UTF-16 counts otherwise), a replacement character, an id that leads out of its folder, an actor who
is a formula, an article without date, address or records.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace as struct_replace

from segun.exchange import Wishes, find_format
from segun.ledger import Ledger
from segun.store.entry import Entity, Entry, Selection, Stance, Stand
from segun.text.article import Article

if TYPE_CHECKING:
    from segun.reading.reader import Reader

FORMULA = '=HYPERLINK("http://malo.example","ganga")'

PORT = (
    "😀 El presidente de Colombia, Darío Mansur, se reunió el lunes en Bogotá con la ministra de Defensa de España, "
    "Lucía Tekle. “No habrá tropas en el puerto 🚢”, dijo\nMansur.\n\n"
    "La portavoz Ana Beltrán\tnegó que el Gobierno haya enviado mil soldados a la frontera \ufffd. El canciller viajará "
    "a Quito el 20 de marzo de 2025. Colombia y España firmaron un tratado de defensa.\n"
)
SQUARE = (
    "El ministro Iván Roldán confirmó que el Gobierno envió mil soldados a la frontera. El ejército atacó un depósito "
    'en Cali, según la portavoz Ana Beltrán. Tekle acusó a Mansur de mentir: “Es «falso»; todo, "todo"”.\n'
)
NOTE = "Ayer llovió.\n"


@dataclass(frozen=True)
class Shelf:
    """A selection that stands in memory."""

    kept: tuple[Entry, ...]
    known: dict[str, Entity]

    def entries(self) -> Iterator[Entry]:
        return iter(self.kept)

    def entity(self, ident: str) -> Entity:
        return self.known[ident]


def connected(ledger: Ledger, copy_of: str | None = None, story: str | None = "story-1") -> Entry:
    """The ledger as a store would give it: people and states are known by name, deeds by type and mode."""
    named = [actor for actor in ledger.actors if actor.kind in ("person", "state")]
    sides: dict[str, Stance] = {"deny": "denies", "confirm": "confirms", "assert": "asserts"}
    return Entry(
        ledger=ledger,
        version=1,
        seen="2025-03-13T08:30:00+00:00",
        copy_of=copy_of,
        story=story,
        entities={actor.id: f"ent-{actor.name}" for actor in named},
        deeds={event.id: f"deed-{event.type}-{event.mode}" for event in ledger.events},
        claims={s.id: Stand("claim-1", sides[s.act]) for s in ledger.statements if s.act in sides},
        statements=ledger.statements,
        events=ledger.events,
    )


def entities(entries: tuple[Entry, ...]) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for entry in entries:
        for actor in entry.ledger.actors:
            ident = entry.entities.get(actor.id)
            if ident:
                names = (actor.name, *actor.aliases)
                entity = Entity(ident, actor.name, actor.kind, actor.country, actor.sector, actor.entity, names)
                found.setdefault(ident, entity)
    return found


def named(ledger: Ledger, ident: str, publisher: str | None) -> Ledger:
    url = f"https://{publisher.lower()}.example/nota?a=1&b=2" if publisher else None
    document = struct_replace(ledger.document, id=ident, title=f'Título "de" {ident}\t!', publisher=publisher, url=url)
    return struct_replace(ledger, document=document)


def renamed(ledger: Ledger, old: str, new: str) -> Ledger:
    actors = tuple(struct_replace(actor, name=new) if actor.name == old else actor for actor in ledger.actors)
    return struct_replace(ledger, actors=actors)


@pytest.fixture(autouse=True)
def ftm_is_here(request: pytest.FixtureRequest) -> None:
    """Skip what writes FollowTheMoney where its library is not installed, as on a machine without ICU."""
    params = getattr(request.node, "callspec", None)
    if params is not None and params.params.get("name") == "ftm" and "library" not in params.params:
        pytest.importorskip("followthemoney", reason="followthemoney is not installed: pip install 'segun[ftm]'")


@pytest.fixture(scope="session")
def shelf(reader: Reader) -> Shelf:
    day = dt.date(2025, 3, 12)
    port = reader.read(Article(PORT, published=day))
    square = renamed(reader.read(Article(SQUARE, published=day)), "Iván Roldán", FORMULA)
    note = reader.read(Article(NOTE))
    blank = struct_replace(note, actors=(), times=(), statements=(), events=(), commitments=(), links=(), warnings=())
    kept = (
        connected(named(port, "faro-0312", "Faro")),
        connected(named(port, "../copia/0313\0", "Eco"), copy_of="faro-0312"),
        connected(named(square, "Plaza=1\t" + "x" * 300, "Plaza")),
        connected(named(blank, "NUL", None), story=None),
    )
    return Shelf(kept, entities(kept))


@pytest.fixture(scope="session")
def empty() -> Shelf:
    return Shelf((), {})


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., bytes]:
    """Write a selection in a file format and give what was written."""

    def write(name: str, selection: Selection, wishes: Wishes | None = None) -> bytes:
        out = io.BytesIO()
        find_format(name).write(selection, out, wishes or Wishes())
        return out.getvalue()

    return write


@pytest.fixture
def unpack(tmp_path: Path) -> Callable[..., Path]:
    """Write a selection in a folder format and give the folder."""

    def write(name: str, selection: Selection, wishes: Wishes | None = None) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        find_format(name).write(selection, folder, wishes or Wishes())
        return folder

    return write


@pytest.fixture(scope="session")
def one_event(shelf: Shelf) -> Callable[..., Shelf]:
    """A selection whose first article keeps only its first event, with some fields changed."""

    def made(**changes: object) -> Shelf:
        entry = shelf.kept[0]
        event = struct_replace(entry.events[0], **changes)
        return replace(shelf, kept=(replace(entry, events=(event,), statements=()),))

    return made


@pytest.fixture(scope="session")
def wordless() -> Wishes:
    return Wishes(with_text=False)
