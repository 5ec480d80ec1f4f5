"""Statements as a tree: a report within a report stands under the one that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from segun.ledger import Statement


@dataclass(frozen=True, slots=True)
class Node:
    """A statement with those nested in it; `number` counts from 1 in the order of the ledger, `depth` from 0."""

    number: int
    depth: int
    statement: Statement
    children: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        """This node, then all below it, in text order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(statements: tuple[Statement, ...]) -> list[Node]:
    """The outermost statements, in text order, each with those nested in it.

    A `reported_by` that points at nothing, or in a circle, counts as none, so that no statement is ever left out.
    """
    known = {s.id: s for s in statements}
    numbers = {s.id: n for n, s in enumerate(statements, start=1)}
    below: dict[str | None, list[Statement]] = {}
    for statement in statements:
        below.setdefault(_parent(statement, known), []).append(statement)

    def grow(parent: str | None, depth: int) -> tuple[Node, ...]:
        return tuple(Node(numbers[s.id], depth, s, grow(s.id, depth + 1)) for s in below.get(parent, ()))

    return list(grow(None, 0))


def _parent(statement: Statement, known: dict[str, Statement]) -> str | None:
    above, seen = statement.reported_by, {statement.id}
    parent = above if above in known else None
    while above in known:
        if above in seen:
            return None
        seen.add(above)
        above = known[above].reported_by
    return parent
