"""A selection without the words of its articles, for those who may pass on what was read but not the text.

In: a selection. Out: another one, whose ledgers have all their records, codes and offsets, the names of actors and of
places that the gazetteer knows, and `sha256` of the text to know it by. Left out are the text, the words of mentions
that are no names, other places ("el sur"), titles of offices, what a number counts, the words for an instrument, the
word lists that fired, warnings' messages, and a headline that was taken from the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from msgspec.structs import replace

from segun.ledger import Actor, Commitment, Document, Event, Ledger, Mention, Place, TextWarning
from segun.store.entry import Entity, Entry, Selection


class Wordless:
    """`Selection` without words."""

    __slots__ = ("_whole",)

    def __init__(self, whole: Selection) -> None:
        self._whole = whole

    def entries(self) -> Iterator[Entry]:
        """The entries of the whole selection, each without words."""
        return map(wordless, self._whole.entries())

    def entity(self, ident: str) -> Entity:
        """The entity by its fullest name only, since its other forms may be descriptions."""
        whole = self._whole.entity(ident)
        return Entity(whole.id, whole.name, whole.kind, whole.country, whole.sector, whole.entity, (whole.name,))


def wordless(entry: Entry) -> Entry:
    """The entry without the words of its article."""
    return dataclasses.replace(entry, ledger=_ledger(entry.ledger), events=tuple(map(_event, entry.events)))


def _ledger(ledger: Ledger) -> Ledger:
    return replace(
        ledger,
        document=_document(ledger.document),
        actors=tuple(map(_actor, ledger.actors)),
        events=tuple(map(_event, ledger.events)),
        commitments=tuple(map(_commitment, ledger.commitments)),
        warnings=tuple(map(_warning, ledger.warnings)),
    )


def _document(document: Document) -> Document:
    own = document.title is not None and _flat(document.title) not in _flat(document.text)
    return replace(document, text="", title=document.title if own else None)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _actor(actor: Actor) -> Actor:
    roles = tuple(replace(role, title="", organisation=None) for role in actor.roles)
    return replace(actor, aliases=_names(actor), roles=roles, mentions=tuple(map(_mention, actor.mentions)))


def _names(actor: Actor) -> tuple[str, ...]:
    """The aliases that the text uses as names."""
    names = {mention.text for mention in actor.mentions if mention.type == "name"}
    return tuple(alias for alias in actor.aliases if alias in names)


def _mention(mention: Mention) -> Mention:
    return mention if mention.type == "name" else replace(mention, text="")


def _event(event: Event) -> Event:
    quantities = tuple(replace(quantity, what="") for quantity in event.quantities)
    return replace(event, quantities=quantities, place=event.place and _place(event.place), sense="")


def _place(place: Place) -> Place:
    """The place; one that has neither country nor coordinates is called by the words of the article only."""
    known = place.country is not None or place.lat is not None
    return place if known else replace(place, name="")


def _commitment(commitment: Commitment) -> Commitment:
    return replace(commitment, instrument="")


def _warning(warning: TextWarning) -> TextWarning:
    return replace(warning, message="")
