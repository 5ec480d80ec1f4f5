"""An event sense: a word or phrase that tells of a deed, with its type, its participants and what decides for it.

The values that the sense files may use stand here; `segun.language.senses` finds senses by their forms.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["verb", "noun", "phrase"]
Strength = Literal["core", "usual", "weak"]
Needs = Literal["", "actor", "recipient", "either", "both"]
Status = Literal["actual", "denied", "possible", "future", "hypothetical"]
Slots = tuple[str, ...]
Hints = dict[str, tuple[str, ...]]

OWN_SLOTS = frozenset({"subject", "object", "indirect", "clause-subject", "clause", "possessive", "adjective", "owner"})
"""Slots that are no preposition."""


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a sense's example that name each end; `None` where it names none."""

    actor: str | None = None
    recipient: str | None = None


class Sense(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sense of a verb, noun or phrase; the fields are explained in `senses/README.md`."""

    number: int
    lemma: str
    kind: Kind
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: Slots = ()
    recipient: Slots = ()
    mutual: bool = False
    with_: Hints = {}
    without: Hints = {}
    needs: Needs = ""
    strength: Strength = "usual"
    reflexive: bool | None = None
    status: Status | None = None
    example: str = ""
    expect: Expected = Expected()
