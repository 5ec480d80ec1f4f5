"""The codes that CAMEO has for kinds of actors, from the sectors of PLOVER.

In: a sector. Out: a CAMEO type code, "" where CAMEO has none. PLOVER took most of its sectors from CAMEO; only those
that differ stand here (CAMEO codebook 1.1b3, chapter 3; its `MED` is the media, whom PLOVER calls `JRN`).
"""

from __future__ import annotations

from segun.exchange.cast import Who

_DIFFERENT = {"JRN": "MED", "MED": "HLH", "SOC": "CVL", "PRE": "ELI", "PRM": "", "PTY": "", "REL": "", "UNK": ""}


def cameo_type(sector: str) -> str:
    """The CAMEO type code of a PLOVER sector.

    >>> cameo_type("GOV"), cameo_type("JRN")
    ('GOV', 'MED')
    """
    return _DIFFERENT.get(sector, sector)


def cameo_actor(who: Who) -> str:
    """The CAMEO code of somebody: country, then type."""
    return (who.country or "") + cameo_type(who.sector)
