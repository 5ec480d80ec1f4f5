"""What a question to the store leaves out: by whom, about whom, of which kind, when, where told.

In: wishes as a user has them, a name or several, a year or a day. Out: a `Filter` whose values are known to mean something.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal, TypedDict, Unpack, get_args

from segun.errors import StoreError
from segun.ledger import Act, Certainty, Sourcing, Status
from segun.store.entry import Stance

Many = str | Sequence[str]
"""One value, or several of which any will do."""

Asked = Literal["statements", "events", "articles"]
"""What is asked for."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Wanted(TypedDict, total=False):
    """The filters, as `Store.statements` and the other questions take them."""

    speaker: str | None
    about: str | None
    actor: str | None
    recipient: str | None
    source: Many
    act: Many
    stance: Many
    certainty: Many
    status: Many
    type: Many
    mode: Many
    country: Many
    publisher: Many
    since: str | None
    until: str | None
    text: str | None
    story: str | None
    claim: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is let through; every field narrows, one that is empty does not.

    Args:
        speaker: who says it, by name or by the entity's key.
        about: who is named inside what is said, likewise.
        actor: who does it, likewise.
        recipient: to whom it is done, likewise.
        source: kinds of source (`named`, `role`, `anonymous`, …).
        act: acts of speech.
        stance: sides that statements take in a claim.
        certainty: how certain the source is.
        status: whether a deed is told as done, denied, planned, …
        type: types of deeds.
        mode: modes of deeds.
        country: of the speaker, or where a deed was done (ISO 3166-1 alpha-3).
        publisher: who published it.
        since: first day (`2031`, `2031-03` or `2031-03-05`).
        until: last day, likewise; the whole year or month counts.
        text: a search (`segun.store.search`): in statements for their words, else in articles.
        story: key of a story.
        claim: key of a claim.

    Raises:
        StoreError: a value is none of those that there are.
    """

    speaker: str | None = None
    about: str | None = None
    actor: str | None = None
    recipient: str | None = None
    source: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None
    story: str | None = None
    claim: str | None = None

    def __post_init__(self) -> None:
        for name, known in _KNOWN.items():
            for value in getattr(self, name):
                _check_value(name, value, known)

    def given(self) -> tuple[str, ...]:
        """The fields that narrow."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) not in (None, ()))

    def fit_for(self, asked: Asked) -> Filter:
        """The filter itself.

        Raises:
            StoreError: it asks for something that what is asked for does not have.
        """
        strange = [name for name in self.given() if name not in FIELDS[asked]]
        if strange:
            other = next((one for one in FIELDS if strange[0] in FIELDS[one]), "statements")
            raise StoreError(f"{asked} have no {strange[0]}", remedy=f"{other} have one")
        return self


OF_STATEMENTS = ("speaker", "about", "source", "act", "stance", "certainty", "claim")
OF_EVENTS = ("actor", "recipient", "status", "type", "mode")
"""What statements alone have, and events alone."""

_ARTICLES = ("publisher", "since", "until", "text", "story")

FIELDS: Mapping[Asked, tuple[str, ...]] = {
    "statements": (*OF_STATEMENTS, "country", *_ARTICLES),
    "events": (*OF_EVENTS, "country", *_ARTICLES),
    "articles": _ARTICLES,
}
"""Which filters there are for what."""

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "source": get_args(Sourcing),
    "act": get_args(Act),
    "stance": get_args(Stance),
    "certainty": get_args(Certainty),
    "status": get_args(Status),
}


def filter_of(**wanted: Unpack[Wanted]) -> Filter:
    """The filter that wishes make.

    Raises:
        StoreError: a value is none of those that there are.
    """
    made: dict[str, object] = {name: _value(name, value) for name, value in wanted.items()}
    return Filter(**{name: value for name, value in made.items() if value not in (None, (), "")})  # type: ignore[arg-type]


def only(filter_: Filter, asked: Asked) -> Filter:
    """The part of a filter that what is asked for has."""
    return Filter(**{name: getattr(filter_, name) for name in filter_.given() if name in FIELDS[asked]})


def sayable(words: str) -> str:
    """Words as a database can be asked for them, and as they are stored: NUL as U+FFFD, halves of characters as `\\udcff`, so that two names
    that differ in them stay two.
    """
    return words.replace("\0", "\ufffd").encode("utf-8", "backslashreplace").decode("utf-8")


def _value(name: str, value: object) -> object:
    if value is None:
        return None
    if name in ("since", "until"):
        return whole_day(str(value), last=name == "until")
    if name not in _SEVERAL:
        return sayable(str(value)).strip()
    several = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else ()
    return tuple(dict.fromkeys(_cased(name, sayable(str(one)).strip()) for one in several))


_SEVERAL = ("source", "act", "stance", "certainty", "status", "type", "mode", "country", "publisher")


def _cased(name: str, value: str) -> str:
    """Codes are found however they are typed."""
    if name in ("type", "country"):
        return value.upper()
    return value if name in ("publisher", "mode") else value.lower()


def whole_day(text: str, *, last: bool) -> str:
    """The first or last day of a year, a month or a day.

    >>> whole_day("2031-02", last=True), whole_day("2031", last=False)
    ('2031-02-28', '2031-01-01')

    Raises:
        StoreError: it is none.
    """
    found = _DAY.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        first = dt.date(year or 0, month or 1, day or 1)
        if not last or day:
            return first.isoformat()
        month = month or 12
        after = dt.date(first.year + (month == 12), month % 12 + 1, 1) if first.year < dt.MAXYEAR else None
        return (after - dt.timedelta(days=1)).isoformat() if after else f"{first.year}-12-31"
    except ValueError as problem:
        raise StoreError(f"{text!r} is no date", remedy="write it as 2031, 2031-03 or 2031-03-05") from problem


def _check_value(name: str, value: str, known: Sequence[str]) -> None:
    if value in known:
        return
    near = difflib.get_close_matches(value, known, n=1)
    advice = f"nearest: {near[0]}" if near else f"there are: {', '.join(known)}"
    raise StoreError(f"{value!r} is no {name}", remedy=advice)
