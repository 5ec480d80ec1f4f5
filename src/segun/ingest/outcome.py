"""What came of an article on its way into the store.

In: nothing. Out: the value that the driver gives for each article, and the names of the steps on its way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from segun.store.placing import Outcome

Step = Literal["find", "read", "write", "link", "commit"]
"""What the driver is at: waiting for the sources, reading, writing rows, looking for what hangs together, making it last."""

OnStep = Callable[[Step, str], None]
"""What is told of each step as it begins, with the address of the article, "" for a whole batch."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is in the store: what was done, and whether it copies another one."""

    address: str
    name: str
    outcome: Outcome
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """An article that is not: what happened, where on its way, and what can be done about it."""

    address: str
    origin: str
    step: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Barred:
    """An article that somebody has had erased, and that is not taken in again."""

    address: str


Result = Kept | Lost | Barred
