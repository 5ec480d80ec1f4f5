"""A ledger with some of its statements and events alone.

In: a ledger, the numbers of records. Out: a ledger in which nothing points at what is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from segun.ledger import Actor, Event, Ledger, Span, Statement


class Narrowed(NamedTuple):
    """A ledger, and those of its statements and events that were asked for; others are in it because these refer to them."""

    ledger: Ledger
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]


def narrowed(ledger: Ledger, statements: Collection[int], events: Collection[int]) -> Narrowed:
    """The ledger with the statements and events of these numbers, the statements through which they are known, whoever speaks, acts or
    is named in what is said, times in the same sentences, and links between them. Commitments belong to neither and are left out.
    """
    wanted = tuple(one for n, one in enumerate(ledger.statements) if n in statements)
    deeds = tuple(one for n, one in enumerate(ledger.events) if n in events)
    said = _with_voices(ledger, wanted, deeds)
    sentences = [*(one.sentence_span for one in said), *(one.sentence_span for one in deeds)]
    there = {*(one.id for one in said), *(one.id for one in deeds)}
    made = replace(
        ledger,
        actors=_actors(ledger.actors, said, deeds),
        times=tuple(one for one in ledger.times if any(span.touches(one.span) for span in sentences)),
        statements=said,
        events=deeds,
        commitments=(),
        links=tuple(one for one in ledger.links if {one.source, one.target} <= there),
    )
    return Narrowed(made, wanted, deeds)


def _with_voices(ledger: Ledger, wanted: Sequence[Statement], deeds: Sequence[Event]) -> tuple[Statement, ...]:
    """The statements, and those through which they or the events are known."""
    known = {one.id: one for one in ledger.statements}
    found: set[str] = set()
    open_ = [*(one.id for one in wanted), *(ident for one in deeds for ident in one.attributed_to)]
    while open_:
        ident = open_.pop()
        if ident in known and ident not in found:
            found.add(ident)
            above = known[ident].reported_by
            open_ += [above] if above is not None else []
    return tuple(one for one in ledger.statements if one.id in found)


def _actors(actors: Sequence[Actor], said: Sequence[Statement], deeds: Sequence[Event]) -> tuple[Actor, ...]:
    """Whoever is referred to, with those that a plural stands for."""
    contents = [one.content_span for one in said]
    named = (one.id for one in actors if _named_in(one, contents))
    found = _with_members({*_referred(said, deeds), *named}, {one.id: one for one in actors})
    return tuple(one for one in actors if one.id in found)


def _referred(said: Iterable[Statement], deeds: Iterable[Event]) -> Iterable[str]:
    for statement in said:
        yield from (one for one in (statement.speaker, *statement.addressees) if one is not None)
    for event in deeds:
        yield from (*event.actors, *event.recipients)


def _named_in(actor: Actor, contents: Sequence[Span]) -> bool:
    return any(span.covers(Span(mention.start, mention.end)) for mention in actor.mentions for span in contents)


def _with_members(ids: set[str], actors: dict[str, Actor]) -> set[str]:
    found: set[str] = set()
    open_ = sorted(ids)
    while open_:
        ident = open_.pop()
        if ident in actors and ident not in found:
            found.add(ident)
            open_ += actors[ident].members
    return found
