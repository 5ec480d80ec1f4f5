"""What articles that tell of one deed do not agree on: how many, whether it happened, who did it.

In: tellings of a deed. Out: `Difference`s. Articles differ where nothing that one says can be true together with what the other says: "more
than ten" and "twelve" do not differ, nor do a country and its army, nor an article that gives both figures and one that gives either.
Silence is no difference, nor is a plan that has come true since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

from segun.ledger import Quantity, Status
from segun.store.hits import Cited, Difference, EventHit, Matter, Version, Voice
from segun.store.words import index_words

_TOLD: tuple[Status, ...] = ("actual", "denied", "possible")
_BLAMED = "material_conflict"

V = TypeVar("V", bound="tuple[object, ...] | str")


class _Told(NamedTuple, Generic[V]):
    """What an article says on a matter, and in which words; two with one key say the same."""

    key: str
    value: V
    says: str
    article: Cited


def differences(tellings: Sequence[EventHit]) -> tuple[Difference, ...]:
    """What the tellings differ on, numbers first."""
    return (*_numbers(tellings), *_status(tellings), *_blame(tellings))


def _numbers(tellings: Sequence[EventHit]) -> Iterator[Difference]:
    """One difference for each thing that is counted."""
    told: dict[str, list[_Told[tuple[float, float]]]] = {}
    for hit in tellings:
        for quantity, quote in zip(hit.event.quantities, hit.quantities, strict=True):
            if quantity.min is not None or quantity.max is not None:
                thing = told.setdefault(index_words(quantity.what), [])
                bounds = _bounds(quantity)
                thing.append(_Told(f"{bounds[0]}-{bounds[1]}", bounds, quote.words, hit.article))
    for rows in told.values():
        yield from _difference("numbers", rows, _overlap)


def _bounds(one: Quantity) -> tuple[float, float]:
    return one.min if one.min is not None else 0, one.max if one.max is not None else float("inf")


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _status(tellings: Sequence[EventHit]) -> Iterator[Difference]:
    told = ((hit.event.status, hit.article) for hit in tellings if hit.event.status in _TOLD)
    rows = [_Told(status, status, status, article) for status, article in told]
    return _difference("status", rows, lambda one, other: one == other)


def _blame(tellings: Sequence[EventHit]) -> Iterator[Difference]:
    """Of violence only: other deeds are told by a minister here and by his country there."""
    blamed = ((_blamed(hit), hit) for hit in tellings if hit.event.quad == _BLAMED)
    rows = [_Told(" ".join(map(_key, who)), who, _names(who), hit.article) for who, hit in blamed if who]
    return _difference("blame", rows, _akin)


def _blamed(hit: EventHit) -> tuple[Voice, ...]:
    """Those who are said to have done it and are known by name, in an order of their own."""
    known = (one for one in hit.actors if one.entity is not None and one.entity.kind != "unnamed")
    return tuple(sorted(known, key=_key))


def _names(who: Sequence[Voice]) -> str:
    return ", ".join(dict.fromkeys(one.name for one in who))


def _akin(some: tuple[Voice, ...], others: tuple[Voice, ...]) -> bool:
    return any(
        _key(one) == _key(other) or (_country(one) is not None and _country(one) == _country(other))
        for one in some
        for other in others
    )


def _key(one: Voice) -> str:
    return one.entity.id if one.entity is not None else one.name


def _country(one: Voice) -> str | None:
    return one.entity.country if one.entity is not None else None


def _difference(matter: Matter, told: Sequence[_Told[V]], agree: Callable[[V, V], bool]) -> Iterator[Difference]:
    """The versions in the order in which they were first told, each in its first words; nothing where all articles may be right."""
    by_article: dict[Cited, list[V]] = {}
    for one in told:
        by_article.setdefault(one.article, []).append(one.value)
    pairs = combinations(by_article.values(), 2)
    if not any(all(not agree(a, b) for a in some for b in others) for some, others in pairs):
        return
    versions: dict[str, tuple[str, dict[Cited, None]]] = {}
    for one in told:
        says = " ".join(one.says.split())
        versions.setdefault(one.key, (says, {}))[1][one.article] = None
    yield Difference(matter, tuple(Version(says, tuple(articles)) for says, articles in versions.values()))
