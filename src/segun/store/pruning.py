"""A ledger without some of its records, and without what would point at them.

In: a ledger and ids. Out: a ledger that is whole in itself.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from segun.ledger import Actor, Commitment, Event, Ledger, Statement


def without(ledger: Ledger, gone: Collection[str]) -> Ledger:
    """`ledger` without the records whose ids are in `gone`; those that named one of them name nobody instead.

    >>> from segun import Reader
    >>> ledger = Reader("es").read("La ministra Ana Robles dijo que no habrá recortes.")
    >>> without(ledger, {ledger.actors[0].id}).statements[0].speaker is None
    True
    """
    if not gone:
        return ledger
    return replace(
        ledger,
        actors=tuple(_actor(one, gone) for one in ledger.actors if one.id not in gone),
        statements=tuple(_statement(one, gone) for one in ledger.statements if one.id not in gone),
        events=tuple(_event(one, gone) for one in ledger.events if one.id not in gone),
        commitments=tuple(_commitment(one, gone) for one in ledger.commitments if one.id not in gone),
        links=tuple(one for one in ledger.links if one.source not in gone and one.target not in gone),
    )


def _actor(one: Actor, gone: Collection[str]) -> Actor:
    return replace(one, members=_kept(one.members, gone))


def _statement(one: Statement, gone: Collection[str]) -> Statement:
    lost = one.speaker in gone
    return replace(
        one,
        speaker=None if lost else one.speaker,
        speaker_span=None if lost else one.speaker_span,
        addressees=_kept(one.addressees, gone),
        reported_by=None if one.reported_by in gone else one.reported_by,
    )


def _event(one: Event, gone: Collection[str]) -> Event:
    return replace(
        one,
        actors=_kept(one.actors, gone),
        recipients=_kept(one.recipients, gone),
        attributed_to=_kept(one.attributed_to, gone),
    )


def _commitment(one: Commitment, gone: Collection[str]) -> Commitment:
    beneficiary = None if one.beneficiary in gone else one.beneficiary
    return replace(one, parties=_kept(one.parties, gone), beneficiary=beneficiary)


def _kept(ids: tuple[str, ...], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in gone)
