"""XML from strangers: what could make it more than it is, is refused before it is read."""

from __future__ import annotations

import re

from segun.ingest.problem import SourceError

_ENTITY = re.compile(rb"<!ENTITY", re.I)


def refuse_entities(data: bytes, where: str) -> None:
    """Refuse XML that declares entities, by which it could grow without bound or read files; no feed or sitemap needs them.

    Args:
        data: the XML in any encoding in which ASCII stands for itself, or with NULs between.
        where: what messages call it.

    Raises:
        SourceError: it declares entities.
    """
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise SourceError("the XML declares entities, which is refused", where, "tell its publisher")
