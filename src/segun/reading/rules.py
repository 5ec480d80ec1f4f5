"""The names of the rules that fire: what each reads, with an example on which it must fire.

A rule is a function with a name (`statement.according-to`); its docstring says what it reads and ends in a line
`Example: …`, a Spanish sentence. `segun explain` prints both; a test runs every example.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from segun.errors import SegunError

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: what it reads, and a sentence on which it fires."""

    name: str
    says: str
    example: str


_RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[F], F]:
    """Register the decorated function's docstring as the rule `name`.

    Raises:
        ValueError: the docstring has no `Example:` line, or the name is taken.
    """

    def register(function: F) -> F:
        says, mark, example = (inspect.getdoc(function) or "").rpartition("Example:")
        if not mark or name in _RULES:
            raise ValueError(f"rule {name}: a docstring ending in `Example: …` and a name of its own are needed")
        _RULES[name] = Rule(name, says.strip(), " ".join(example.split()))
        return function

    return register


def all_rules() -> list[Rule]:
    """Every registered rule, by name."""
    return [_RULES[name] for name in sorted(_RULES)]


def find_rule(name: str) -> Rule:
    """The rule called `name`.

    Raises:
        SegunError: there is none; the message names the nearest ones.
    """
    if name in _RULES:
        return _RULES[name]
    near = difflib.get_close_matches(name, _RULES, n=3, cutoff=0.3)
    raise SegunError(
        f"no rule is called {name!r}", remedy="nearest: " + ", ".join(near) if near else "see `segun explain`"
    )
