"""The form under which a word is looked up: small letters, without accents.

In: any text. Out: its key. One function, shared by every table that is searched by a word of a text, so that "ASUNCION",
"Asunción" and "asunción" meet.
"""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """`text` in small letters and without diacritics ("Pekín" to "pekin", "España" to "espana").

    Case folding and canonical decomposition follow the Unicode Standard, sections 3.13 and 3.11.
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))
