"""The quick reader with more in it, and articles for it, for questions to a store.

A mention of each actor wherever the name stands, so that statements are about somebody; "NAME negó que WORDS." denies; "Nunca: NAME atacó a
NAME2." denies a deed; "atacó a NAME2. Hubo 12 heridos." counts.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from quick_reader import item, read_quickly
from segun.ingest.item import Item
from segun.ledger import Actor, Event, Ledger, Mention, Quantity, Span, Statement
from segun.text.article import Article

_COUNTED = re.compile(r" Hubo (?P<count>\d+) (?P<what>\w+)\.")
_SAYS = {"dijo": ("assert", "+"), "negó": ("deny", "-")}


class NamingReader:
    """Reads what `quick_reader` reads, and a little more."""

    def read(self, article: Article) -> Ledger:
        """The ledger of one article."""
        alike = article.text.replace(" negó que ", " dijo que ")  # of the same length
        ledger = read_quickly(Article(alike, article.name, published=article.published))
        given = read_quickly(article).document
        return replace(
            ledger,
            document=given,
            actors=tuple(_everywhere(one, given.text) for one in ledger.actors),
            statements=tuple(_said(one, given.text) for one in ledger.statements),
            events=tuple(_done(one, given.text) for one in ledger.events),
        )

    def pipe(self, articles: Iterable[Article]) -> Iterator[Ledger]:
        """The ledgers of many."""
        return map(self.read, articles)


def _everywhere(actor: Actor, text: str) -> Actor:
    found = re.finditer(rf"\b{re.escape(actor.name)}\b", text)
    return replace(actor, mentions=tuple(Mention(*one.span(), actor.name, "name") for one in found))


def _said(one: Statement, text: str) -> Statement:
    act, polarity = _SAYS[one.cue_span.of(text) if one.cue_span else "dijo"]
    return replace(one, act=act, polarity=polarity)


def _done(one: Event, text: str) -> Event:
    counted = _COUNTED.match(text, one.sentence_span.end)
    never = text[: one.sentence_span.start].endswith("Nunca: ")
    number = int(counted["count"]) if counted else 0
    return replace(
        one,
        status="denied" if never else "actual",
        quantities=(Quantity(counted["what"], number, number, Span(*counted.span("count"))),) if counted else (),
    )


SCENES = (
    "El asalto al almacén de grano de Okara sorprendió a los guardas de la cooperativa.",
    "Okara vive pendiente de su almacén de grano, y la cooperativa calla desde el asalto.",
    "Sin luz quedó tras el asalto la cooperativa: perdió en el almacén de Okara todo el grano.",
)
"""One happening in the words of three papers, none of which copies another."""

TAIL = "La sesión siguió hasta la noche sin más novedades en el pleno de la cámara baja de la comarca."
"""An end of articles, long enough that two with the same words before it are a copy and its original."""


def note(text: str, day: int, publisher: str = "El Faro", title: str = "Nota") -> Item:
    """An article of May 2029; a paper has one a day, and another text for that day is a new version of it."""
    address = f"https://faro.example/{publisher[:4].strip()}-{day}"
    return item(text, address, url=address, publisher=publisher, published=dt.date(2029, 5, day), title=title)


_PAPERS = ("El Faro", "Papel", "La Ribera")
_PEOPLE = ("Ana Robles", "Bruno Lagos", "Clara Montes", "Diego Rivas", "Elena Prados", "Fabio Cuevas")
_TOPICS = (
    (
        "La riada anegó el polígono de Ferrol",
        "la presa aguantará otra crecida",
        "habrá ayudas para los talleres anegados",
    ),
    ("Los estibadores ocupan el muelle de Okara", "el puerto cerrará en marzo", "la estiba perderá cien empleos"),
    ("El hospital comarcal estrena quirófano", "dos plantas abrirán en otoño", "faltan anestesistas en la comarca"),
    (
        "La helada arruina los olivares de Jandía",
        "la cosecha se ha perdido entera",
        "el seguro agrario pagará la aceituna",
    ),
    ("Somorro inaugura su tranvía nuevo", "el tranvía costará el doble", "las vías invadirán la alameda"),
    ("Un apagón deja a oscuras Trasmonte", "la subestación ardió por un rayo", "la eléctrica ocultó la avería"),
    ("El museo de Belloso recupera un retablo", "el retablo fue expoliado", "la diócesis reclamará la tabla gótica"),
    ("Arranca el juicio por las vacunas falsas", "el laboratorio falsificó los lotes", "la fiscal pedirá nueve años"),
    (
        "La liga de remo estrena sede en Urdaneta",
        "la regata se aplazará al domingo",
        "los jueces favorecieron a Urdaneta",
    ),
    ("El glaciar de Peñarrasa retrocede", "el hielo desaparecerá en veinte años", "las sondas miden mal el espesor"),
)
"""Headlines of happenings, and what is said of each."""


def newsroom(count: int, seed: int = 1) -> list[Item]:
    """So many articles of three papers: what some say others deny, deeds with other numbers, copies, and one article in ten comes again."""
    chance = random.Random(seed)
    found: list[Item] = []
    for n in range(count):
        topic = chance.randrange(len(_TOPICS))
        day = dt.date(2029, 5, 1 + 2 * topic) + dt.timedelta(days=chance.randrange(3))
        address = chance.choice(found).address if found and n % 10 == 9 else f"https://faro.example/{n}"
        text = chance.choice(found).article.text if found and n % 6 == 4 else _news(chance, *_TOPICS[topic])
        paper = chance.choice(_PAPERS)
        article = Article(text, address, text.split(".")[0], day, address, publisher=paper)
        found.append(Item(article, address, f"faro-{n}", "mem:"))
    return found


def _news(chance: random.Random, headline: str, *said: str) -> str:
    lines = [f"{headline}."]
    for _ in range(chance.randint(2, 4)):
        one, other = chance.sample(_PEOPLE, 2)
        told = chance.random()
        if told < 0.5:
            lines.append(f"{one} {chance.choice(('dijo', 'negó'))} que {chance.choice(said)}.")
        elif told < 0.7:
            lines.append(f"{one} dijo que {other} sabe {chance.choice(('nada', 'todo'))} de que {chance.choice(said)}.")
        else:
            before = "Nunca: " if chance.random() < 0.3 else ""
            lines.append(f"{before}{one} atacó a {other}. Hubo {chance.randint(2, 9)} heridos.")
    return "\n".join(lines)
