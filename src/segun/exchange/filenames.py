"""Names of files for articles, whatever their ids hold.

In: the id of a document. Out: a name of at most 128 ASCII characters that is the same file on no disk as another
id's, be it one that knows no capitals or one that keeps names like CON for itself, and that never leads out of its
folder.
"""

from __future__ import annotations

import hashlib
import re

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|conin|conout|annotation|visual|tools|kb_shortcuts")
"""What Windows keeps for devices, and brat for its settings."""

_OTHER = re.compile(r"[^a-z0-9]+")


def filename(ident: str) -> str:
    """The name of the file of the document `ident`, without an ending.

    A short id of small letters, digits, `-` and `_` is its own name. All others become what is legible of them, `~`
    and half of their SHA-256, so that two ids never meet: no plain id has a `~`.

    >>> filename("faro-0312"), filename("../Faro")
    ('faro-0312', 'faro~20601a6341c3248c03cd68bf47bf3c9d')
    """
    if _PLAIN.fullmatch(ident) and not _RESERVED.fullmatch(ident):
        return ident
    legible = _OTHER.sub("-", ident.lower())[:60].strip("-")
    digest = hashlib.sha256(ident.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"{legible or 'id'}~{digest}"
