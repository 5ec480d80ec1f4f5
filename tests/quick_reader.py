"""A reader for tests of the store that needs no model, and made-up articles for it.

It reads two kinds of sentences: "NAME dijo que WORDS." is a statement, "NAME atacó NAME2." an event. A text with the word ROTO is a
fault of ours, one with ILEGIBLE cannot be read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import re
from collections.abc import Iterable, Iterator

from segun.errors import TextError
from segun.ingest.item import Item
from segun.ledger import SCHEMA, Actor, Document, Event, Ledger, Mention, Span, Statement
from segun.text.article import Article

_NAME = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+(?: [A-ZÁÉÍÓÚÑ][a-záéíóúñ]+)*"
_SAID = re.compile(rf"(?P<who>{_NAME}) (?P<cue>dijo) que (?P<what>[^.\n]+)\.")
_DONE = re.compile(rf"(?P<who>{_NAME}) (?P<cue>atacó) a (?P<whom>{_NAME})\.")

_GIVEN = ("Ana", "Bruno", "Clara", "Diego", "Elena", "Fabio")
_FAMILY = ("Robles", "Montes", "Lagos", "Rivas", "Cuevas", "Prados")
_THINGS = ("el puerto", "la presa", "el tratado", "la frontera", "el hospital", "la reforma", "el canal", "la cosecha")
_FATES = (
    "cerrará en marzo",
    "no se tocará",
    "costará el doble",
    "queda en suspenso",
    "es un éxito",
    "se abrirá pronto",
)


class QuickReader:
    """Reads what `read_quickly` reads; counts what it was given."""

    def __init__(self) -> None:
        self.count = 0

    def read(self, article: Article) -> Ledger:
        """The ledger of one article."""
        self.count += 1
        return read_quickly(article)

    def pipe(self, articles: Iterable[Article]) -> Iterator[Ledger]:
        """The ledgers of many."""
        return map(self.read, articles)


def read_quickly(article: Article) -> Ledger:
    """A ledger of the statements and events that two patterns find."""
    text = re.sub("[\0\ud800-\udfff]", "\ufffd", article.text)
    if "ROTO" in text:
        raise IndexError("list index out of range")
    if "ILEGIBLE" in text:
        raise TextError("nothing in it can be read", article.name, "give another")
    people: dict[str, list[tuple[int, int]]] = {}
    for found in sorted([*_SAID.finditer(text), *_DONE.finditer(text)], key=lambda one: one.start()):
        for group in ("who", "whom"):
            if group in found.groupdict():
                people.setdefault(found[group], []).append(found.span(group))
    ids = {name: f"a{n}" for n, name in enumerate(people, 1)}
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = article.published.isoformat() if article.published else None
    return Ledger(
        schema=SCHEMA,
        document=Document(
            sha[:16],
            article.title,
            text,
            article.language or "es",
            published,
            article.url,
            article.publisher,
            sha,
            article.authors,
        ),
        actors=tuple(_actor(ids[name], name, spans) for name, spans in people.items()),
        times=(),
        statements=tuple(_statement(n, found, ids) for n, found in enumerate(_SAID.finditer(text), 1)),
        events=tuple(_event(n, found, ids) for n, found in enumerate(_DONE.finditer(text), 1)),
        commitments=(),
        links=(),
        warnings=(),
    )


def _actor(ident: str, name: str, spans: list[tuple[int, int]]) -> Actor:
    mentions = tuple(Mention(a, b, name, "name") for a, b in spans)
    return Actor(ident, name, "person", None, "", None, (), (), (), mentions)


def _statement(n: int, found: re.Match[str], ids: dict[str, str]) -> Statement:
    return Statement(
        id=f"s{n}", speaker=ids[found["who"]], speaker_span=Span(*found.span("who")), cue_span=Span(*found.span("cue")),
        content_span=Span(*found.span("what")), quote_spans=(), form="indirect", act="assert", addressees=(),
        reported_by=None, sourcing="named", polarity="+", certainty="certain", evidence=(), date=None,
        sentence_span=Span(*found.span()), rule="statement.said", confidence=None,
    )  # fmt: skip


def _event(n: int, found: re.Match[str], ids: dict[str, str]) -> Event:
    return Event(
        id=f"e{n}", type="ASSAULT", mode=None, contexts=(), cameo="190", quad="material_conflict", intensity=-10.0,
        actors=(ids[found["who"]],), recipients=(ids[found["whom"]],), trigger_span=Span(*found.span("cue")),
        mentions=(), status="actual", attributed_to=(), date=None, place=None, quantities=(), condition_span=None,
        sentence_span=Span(*found.span()), sense="", rule="event.verb", confidence=None,
    )  # fmt: skip


def item(text: str, address: str = "mem:nota", **known: object) -> Item:
    """An item with this text."""
    name = re.sub(r"\W+", "-", address).strip("-") or "nota"
    return Item(Article(text, address, **known), address, name, "mem:")  # type: ignore[arg-type]


def made_up(count: int, seed: int = 1) -> list[Item]:
    """So many articles; some copy an earlier one, and some come again changed at the same address."""
    chance = random.Random(seed)
    found: list[Item] = []
    for n in range(count):
        day = dt.date(2029, 5, 1) + dt.timedelta(days=n % 20)
        address = f"https://faro.example/{n}"
        text = _text(chance)
        if n % 13 == 7:
            text = "ILEGIBLE"
        elif found and n % 7 == 3:
            text = chance.choice(found).article.text
        elif found and n % 9 == 5:
            address = chance.choice(found).address
        article = Article(text, address, title=text.split(".")[0], published=day, url=address, publisher="El Faro")
        found.append(Item(article, address, f"faro-{n}", "mem:"))
    return found


def _text(chance: random.Random) -> str:
    lines = []
    for _ in range(chance.randint(3, 6)):
        who, whom = (f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}" for _ in range(2))
        said = f"{who} dijo que {chance.choice(_THINGS)} {chance.choice(_FATES)} tras la visita de {whom}."
        lines.append(said if chance.random() < 0.7 else f"{who} atacó a {whom}.")
    return "\n".join(lines)
