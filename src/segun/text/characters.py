"""Characters that look alike, made alike: quotation marks, dashes, spaces, letters in two parts, marks without width.

In comes a text, out goes its shadow in the characters on which parsers are trained. The lists are Unicode's (general
categories Pi, Pf, Zs, Cf and Cc), not those of a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from segun.text.shadow import Edit, Shadow, edited, mapped

_STRAIGHT = {'"': "„“”‟«»‹›〝〞〟＂″", "'": "‘’‚‛′＇", "-": "‐‑−"}
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x0c\r\x85\u2028\u2029"
_CONTROLS = "".join(chr(c) for c in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)))
_LIKE = {ord(old): new for new, olds in _STRAIGHT.items() for old in olds}
_LIKE |= dict.fromkeys(map(ord, _SPACES + _CONTROLS), " ") | dict.fromkeys(map(ord, _LINE_ENDS), "\n")
_UNLIKE = re.compile("[" + re.escape("".join(map(chr, _LIKE))) + "]")

_NO_WIDTH = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_ODD = re.compile(
    rf"(?P<nothing>[{_NO_WIDTH}]+\n?(?<=\u00ad\n)|[{_NO_WIDTH}]+)"
    r"|(?P<quote>''|``)"
    r"|(?P<letters>[^\W\d_][\u0300-\u036f]{1,4}|[\ufb00-\ufb06])"
    r"|(?P<dash>(?<!\w)[–―]|[–―](?!\w))"
)
_SIGNS = re.compile(rf"[{_NO_WIDTH}\u0300-\u036f\ufb00-\ufb06–―]|''|``")


def plain(text: str) -> Shadow:
    """The shadow of `text` with straight quotes, plain spaces and line ends, whole letters, and nothing invisible."""
    like = text.translate(_LIKE) if not text.isascii() or _UNLIKE.search(text) else text
    if not _SIGNS.search(like):
        return mapped(text, like)
    return edited(like, _odd(like))


def _odd(text: str) -> Iterator[Edit]:
    """The edits that change the length of `text`, and the dashes, which need to see what is beside them."""
    replacements = {"nothing": "", "quote": '"', "dash": "—"}
    for found in _ODD.finditer(text):
        kind = found.lastgroup or ""
        new = replacements.get(kind)
        yield Edit(found.start(), found.end(), unicodedata.normalize("NFKC", found[0]) if new is None else new)
