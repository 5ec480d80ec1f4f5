"""Items as every database can hold them.

In: an item or a fault. Out: the same without NULs and halves of characters, which file names and damaged sources bring.
"""

from __future__ import annotations

import dataclasses
import hashlib

from segun.ingest.item import Fault, Item
from segun.store.filters import sayable
from segun.text.article import Article

_LONGEST = 2_000
"""Bytes of an address."""


def storable(one: Item | Fault) -> Item | Fault:
    """`one` such that its words can be written down."""
    if isinstance(one, Fault):
        words = (_address(one.address), sayable(one.origin), sayable(one.reason), sayable(one.remedy))
        return Fault(*words, one.step)
    return Item(_article(one.article), _address(one.address), sayable(one.name), sayable(one.origin), one.present)


def _article(one: Article) -> Article:
    """The text is left to the reader, whose offsets count from it."""
    return dataclasses.replace(
        one,
        name=sayable(one.name),
        title=one.title and sayable(one.title),
        url=one.url and sayable(one.url),
        publisher=one.publisher and sayable(one.publisher),
        authors=tuple(map(sayable, one.authors)),
    )


def _address(address: str) -> str:
    """A long address by its beginning and a hash: an index of PostgreSQL takes no more than 2,704 bytes an entry."""
    plain = sayable(address)
    data = plain.encode("utf-8")
    if len(data) <= _LONGEST:
        return plain
    return f"{data[:_LONGEST].decode('utf-8', 'ignore')}…{hashlib.sha256(data).hexdigest()}"
