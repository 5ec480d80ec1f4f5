"""Where an article that was lost is looked for once more.

In come the address under which it failed and the source in which it was, out goes a source that is no larger than it must be.
"""

from __future__ import annotations

from segun.ingest.address import known_as
from segun.ingest.sources import on_web
from segun.ingest.standing import is_plain_file


def again(address: str, origin: str) -> tuple[str, bool]:
    """The source to read again, and whether all that it gives may be what failed, rather than what has this address only.

    A line of a table that could not be read comes back as a row with an address of its own, and a page under the address to which
    it leads: there, all is taken.

    Args:
        address: that of a fault.
        origin: the source as it was given.
    """
    if place := on_web(origin):
        if known_as(place[0]) == known_as(address):
            return origin, True
        return (address, True) if "://" in address else (origin, False)
    file = address if is_plain_file(address) else address.rpartition(":")[0]
    if not is_plain_file(file):  # a link may lead out of the folder that was given
        return origin, False
    return (origin if origin.lower().startswith("warc:") else file), True
