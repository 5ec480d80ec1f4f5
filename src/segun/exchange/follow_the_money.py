"""`ftm`: entities of FollowTheMoney as JSON lines, for Aleph and OpenSanctions' tools.

In: a selection. Out: an `Article` for each article; those who are named, as `Person`, `Organization`, `PublicBody` (a
state) or `LegalEntity` (a group), and a `Mention` for each of them in each article; those without a name who speak or
act, as `LegalEntity`; a `Note` for each statement, which hangs on its speaker; an `Event` for each deed that is told as
having happened, and an `UnknownLink` between every two of its participants, both with the sources in `description`.
Denied, possible and planned deeds are left out: in a graph of interests they would read as facts.

A name that a text uses as one is an `alias`, any other form ("el canciller") a `weakAlias`, by which nobody is matched.
Ids are hashes of our own ids by the library's key function. What several articles tell of one deed, or call somebody,
has one id and several lines, which `ftm aggregate` makes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from segun.exchange.cast import Actors, Cast, Who
from segun.exchange.coded import pairs
from segun.exchange.country_codes import country_codes
from segun.exchange.days import told_day
from segun.exchange.extras import extra
from segun.exchange.lines import printable, words, write_json
from segun.exchange.wishes import Wishes
from segun.ledger import Event, Statement
from segun.store.entry import Entry, Selection

if TYPE_CHECKING:
    from followthemoney import EntityProxy

_SCHEMATA = {"person": "Person", "organisation": "Organization", "state": "PublicBody"}
_KEY = "segun"
_WIKIDATA = re.compile(r"Q\d+")


def write_ftm(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the entities; returns how many lines.

    Raises:
        SegunError: followthemoney is not installed.
    """
    with extra("ftm"):
        import followthemoney  # noqa: F401
    cast, met, count = Cast(selection), dict[str, set[str]](), 0
    for entry in selection.entries():
        for proxy in _Proxies(entry, cast.of(entry)).all(met):
            write_json(out, proxy.to_dict())
            count += 1
    return count


def _proxy(schema: str, *key: str, **values: str | tuple[str, ...] | None) -> EntityProxy:
    """An entity with an id from `key` and these properties; a value that the library takes for none of its type is
    left out."""
    from followthemoney import model

    proxy = model.make_entity(schema, key_prefix=_KEY)
    proxy.id = _id(*key)
    for name, value in values.items():
        proxy.add(name, value, quiet=True)
    return proxy


def _id(*key: str) -> str:
    """The id that a key has: the library's hash, of the parts as JSON, since it joins them without a mark between."""
    from followthemoney.util import make_entity_id

    return str(make_entity_id(msgspec.json.encode(key).decode(), key_prefix=_KEY))


def _party_id(who: Who) -> str:
    return _id("entity" if who.known else "actor", who.id)


def _party(who: Who, names: Set[str]) -> EntityProxy:
    """Somebody who acts or speaks, and forms that are `names`; `wikidataId` only where the knowledge base's id is one."""
    wikidata = who.entity if who.entity and _WIKIDATA.fullmatch(who.entity) else None
    forms = [name for name in dict.fromkeys((*who.names, *sorted(names))) if name and name != who.name]
    proxy = _proxy(
        _SCHEMATA.get(who.kind, "LegalEntity"),
        *("entity" if who.known else "actor", who.id),
        name=printable(who.label),
        alias=tuple(printable(name) for name in forms if name in names),
        weakAlias=tuple(printable(name) for name in forms if name not in names),
        country=country_codes(who.country).alpha2.lower() or None,
        sector=who.sector or None,
        wikidataId=wikidata,
    )
    if not proxy.has("name"):
        proxy.add("name", who.kind)
    return proxy


class _Proxies:
    """The entities of one entry."""

    def __init__(self, entry: Entry, actors: Actors) -> None:
        self._entry = entry
        self._actors = actors
        self._document = entry.ledger.document
        self._article = _id("article", self._document.id)
        self._statements = {statement.id: statement for statement in entry.ledger.statements}

    def all(self, met: dict[str, set[str]]) -> Iterator[EntityProxy]:
        """All of them; those whose names are in `met` are not told again, the others are added to it."""
        yield self._article_proxy()
        yield from self._parties(met)
        for statement in self._entry.statements:
            yield self._note(statement)
        for event in self._entry.events:
            if event.status == "actual":
                yield self._event(event)
                yield from self._links(event)

    def _parties(self, met: dict[str, set[str]]) -> Iterator[EntityProxy]:
        """Those who are named, and those without a name to whom another entity refers."""
        needed, mentioned = self._needed(), set[str]()
        for actor in self._entry.ledger.actors:
            who = self._actors.who(actor.id)
            if who.kind == "unnamed" and who.id not in needed:
                continue
            names = {mention.text for mention in actor.mentions if mention.type == "name" and mention.text}
            if who.id not in met or not names <= met[who.id]:
                yield _party(who, names)
            met.setdefault(who.id, set()).update(names)
            if who.kind != "unnamed" and who.name and who.id not in mentioned:
                mentioned.add(who.id)
                yield self._mention(who)

    def _needed(self) -> set[str]:
        """The ids of those who speak or take part in what is written."""
        speakers = [self._actors.who(s.speaker).id for s in self._entry.statements if s.speaker]
        events = (event for event in self._entry.events if event.status == "actual")
        parties = (self._actors.parties((*event.actors, *event.recipients)) for event in events)
        return {*speakers, *(who.id for found in parties for who in found)}

    def _article_proxy(self) -> EntityProxy:
        document = self._document
        return _proxy(
            "Article",
            "article",
            document.id,
            title=_optional(document.title),
            author=tuple(map(printable, document.authors)),
            publisher=_optional(document.publisher),
            publishedAt=document.published,
            sourceUrl=document.url,
            bodyText=_optional(document.text),
            retrievedAt=self._entry.seen,
        )

    def _mention(self, who: Who) -> EntityProxy:
        return _proxy(
            "Mention",
            "mention",
            self._document.id,
            who.id,
            document=self._article,
            name=printable(who.name),
            resolved=_party_id(who),
            detectedSchema=_SCHEMATA.get(who.kind, "LegalEntity"),
        )

    def _note(self, statement: Statement) -> EntityProxy:
        speaker = _party_id(self._actors.who(statement.speaker)) if statement.speaker else None
        return _proxy(
            "Note",
            "statement",
            self._document.id,
            statement.id,
            name=statement.act,
            description=_optional(words(self._document.text, statement.content_span)),
            entity=speaker,
            proof=self._article,
            sourceUrl=self._document.url,
            keywords=(statement.act, statement.form, statement.certainty),
        )

    def _deed(self, event: Event) -> tuple[str, ...]:
        deed = self._entry.deeds.get(event.id)
        return ("deed", deed) if deed else ("event", self._document.id, event.id)

    def _event(self, event: Event) -> EntityProxy:
        place, parties = event.place, self._actors.parties((*event.actors, *event.recipients))
        return _proxy(
            "Event",
            *self._deed(event),
            name=_label(event),
            summary=_optional(words(self._document.text, event.sentence_span)),
            date=_day(event),
            location=_optional(place.name) if place else None,
            country=country_codes(place.country).alpha2.lower() or None if place else None,
            involved=tuple(map(_party_id, parties)),
            description=self._voices(event),
            keywords=(event.type, *event.contexts),
            proof=self._article,
            sourceUrl=self._document.url,
        )

    def _voices(self, event: Event) -> str | None:
        """Through whom the article knows of the deed, outermost first: `Mansur: deny; Roldán: assert`."""
        told = [self._statements[ident] for ident in event.attributed_to if ident in self._statements]
        voices = (f"{self._actors.who(s.speaker).label}: {s.act}" if s.speaker else s.act for s in told)
        return _optional("; ".join(voices))

    def _links(self, event: Event) -> Iterator[EntityProxy]:
        for source, target in pairs(event, self._actors):
            if source is not None and target is not None:
                yield _proxy(
                    "UnknownLink",
                    *self._deed(event),
                    "link",
                    source.id,
                    target.id,
                    subject=_party_id(source),
                    object=_party_id(target),
                    role=_label(event),
                    description=self._voices(event),
                    date=_day(event),
                    proof=self._article,
                    sourceUrl=self._document.url,
                )


def _label(event: Event) -> str:
    return f"{event.type}/{event.mode}" if event.mode else event.type


def _day(event: Event) -> str | None:
    """The day that the text gives; none is taken from the day of publication."""
    found = told_day(event.date)
    return found.isoformat() if found else None


def _optional(text: str | None) -> str | None:
    return printable(text) if text else None
