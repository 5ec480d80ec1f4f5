"""Whose words are whose: every speaker of a ledger gets a number, by which a view chooses a colour."""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Actor, Ledger, Statement
from segun.view.visible import one_line
from segun.view.wording import Wording

UNKNOWN = 0
"""The number of the voice that nothing identifies."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: `number` counts from 1 in the order of their first statements, 0 is nobody in particular."""

    number: int
    name: str
    actor: Actor | None

    @property
    def office(self) -> str:
        """The first role that the name does not tell already, with the country; "" where neither is known."""
        if self.actor is None:
            return ""
        role = next((r.title for r in self.actor.roles if r.title.casefold() not in self.name.casefold()), "")
        country = self.actor.country or next((r.country for r in self.actor.roles if r.country), None)
        return one_line(", ".join(part for part in (role, country) if part))


def voices(ledger: Ledger, wording: Wording) -> dict[str, Voice]:
    """The voice of each statement, by the statement's id.

    A speaker who is no actor of the ledger is known by the words that express the source, if there are any.
    """
    actors = {a.id: a for a in ledger.actors}
    numbers: dict[str, int] = {}
    found: dict[str, Voice] = {}
    for statement in ledger.statements:
        actor = actors.get(statement.speaker or "")
        name = one_line(actor.name) if actor else _words(statement, ledger.document.text)
        key = f"id {actor.id}" if actor else name.casefold()
        number = numbers.setdefault(key, len(numbers) + 1) if name else UNKNOWN
        found[statement.id] = Voice(number, name or wording.unknown_speaker, actor)
    return found


def _words(statement: Statement, text: str) -> str:
    return one_line(statement.speaker_span.of(text)) if statement.speaker_span else ""
