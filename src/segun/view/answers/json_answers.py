"""Answers for a program: one JSON object each, on a line of its own, and one that ends the page.

In: answers of a store. Out: bytes. Every object has a `kind`: `statement`, `event`, `article`, `claim`, `deed`, `story_line` (of a list)
or `story`; the last is `page` and tells whether there is more, with which cursor to ask for it, and who was meant by each name. Fields
are those of `store.hits`; spans are `[start, end]` in code points of the article's text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from segun.store.entry import Stand
from segun.store.hits import Answer, ArticleHit, ClaimBoard, DeedHit, EventHit, Named, StatementHit, StoryHit, StoryLine

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_KINDS: dict[type[Answer], str] = {
    StatementHit: "statement",
    EventHit: "event",
    ArticleHit: "article",
    ClaimBoard: "claim",
    DeedHit: "deed",
    StoryLine: "story_line",
    StoryHit: "story",
}


def page_lines(answers: Sequence[Answer], names: Sequence[Named], cursor: str | None) -> Iterator[bytes]:
    """The lines of a page: its answers, and what ends it; `cursor` is `None` where there is no more."""
    for answer in answers:
        yield encoded({"kind": _KINDS[type(answer)], **_fields(answer)})
    told = {"answers": len(answers), "more": cursor is not None, "cursor": cursor, "named": _plain(tuple(names))}
    yield encoded({"kind": "page", **told})


def encoded(line: dict[str, object]) -> bytes:
    """One line of JSON Lines."""
    return msgspec.json.encode(line) + b"\n"


def _fields(value: DataclassInstance) -> dict[str, object]:
    return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _plain(value: object) -> object:
    """A value as JSON has it: the place in a claim by its fields, any other tuple as a list; records encode themselves."""
    if isinstance(value, Stand):
        return value._asdict()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields(value)
    return value
