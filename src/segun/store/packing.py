"""A ledger as bytes in the store: JSON without the text, which has a column of its own, compressed.

In: a ledger or bytes. Out: the other.
"""

from __future__ import annotations

import zlib

import msgspec

from segun.ledger import Ledger

_LEVEL = 6
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Ledger)


def pack_ledger(ledger: Ledger) -> bytes:
    """`ledger` without its text."""
    bare = msgspec.structs.replace(ledger, document=msgspec.structs.replace(ledger.document, text=""))
    return zlib.compress(_encoder.encode(bare), _LEVEL)


def unpack_ledger(data: bytes, text: str) -> Ledger:
    """The ledger that `pack_ledger` packed, with its text."""
    bare = _decoder.decode(zlib.decompress(data))
    return msgspec.structs.replace(bare, document=msgspec.structs.replace(bare.document, text=text))
