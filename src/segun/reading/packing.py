"""The layers of a document as bytes, so that spaCy can send documents between processes and keep them on disk.

In: the values that stand in `Doc.user_data`. Out: what msgpack can write, and the values again. The parse as lists and the cast
are left out: they are made anew from the document when somebody asks for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import srsly

from segun.reading.cast import Cast
from segun.reading.deed import Deed
from segun.reading.mention import Mention
from segun.reading.places import PlaceMention
from segun.reading.pledge import Pledge
from segun.reading.quantities import QuantityMention
from segun.reading.quotations import Quotation
from segun.reading.syntax import Syntax
from segun.reading.tie import Tie
from segun.reading.times import TimeMention
from segun.reading.utterance import Utterance
from segun.text.layout import Layout

Chain = Callable[[object], object] | None

_KEPT: dict[str, type] = {
    kept.__name__: kept
    for kept in (
        TimeMention,
        Mention,
        PlaceMention,
        QuantityMention,
        Quotation,
        Utterance,
        Deed,
        Pledge,
        Tie,
        Layout,
        dt.date,
    )
}
_MARK = "segun"


def register() -> None:
    """Tell srsly, by which spaCy writes and reads documents, how the layers are packed."""
    srsly.msgpack_encoders.register(_MARK, func=_packed)
    srsly.msgpack_decoders.register(_MARK, func=_unpacked)


def _packed(value: object, chain: Chain = None) -> object:
    if isinstance(value, Syntax | Cast):
        return None
    name = type(value).__name__
    if _KEPT.get(name) is type(value):
        return {_MARK: name, "value": msgspec.to_builtins(value)}
    return value if chain is None else chain(value)


def _unpacked(value: object, chain: Chain = None) -> object:
    if isinstance(value, dict) and value.get(_MARK) in _KEPT:
        return msgspec.convert(value["value"], _KEPT[value[_MARK]])
    return value if chain is None else chain(value)
