"""What fills the parts around a trigger: subject, object, complements by their preposition.

Values only; `arguments` finds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Arguments:
    """Head tokens by slot, in text order; a pronoun written onto the verb ("detenerlo") is the verb's own token.

    `open_subject` says that the verb wants a subject that its clause leaves out.
    """

    slots: dict[str, list[int]] = field(default_factory=dict)
    open_subject: bool = False

    def add(self, slot: str, *tokens: int) -> None:
        here = self.slots.setdefault(slot, [])
        here.extend(t for t in tokens if t not in here)

    def get(self, slot: str) -> list[int]:
        return self.slots.get(slot, [])
