"""Names that are safe as a file's name on any system, whatever a source calls its documents.

In comes an id, a path's stem or an address, out goes a short name without anything that a path could be made of.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_LONGEST = 80
"""Characters; and as many bytes again, since systems count those (255 a name, endings included)."""
_MOST_BYTES = 160

_UNSAFE = re.compile(r"[/\\:*?\"<>|#%\s\ufffd]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)
"""Devices on Windows, whatever their ending."""
_PAGE_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|amp)$", re.I)
_FRONT = re.compile(r"(?:index|default|amp)?", re.I)
_UNNAMED = "article"


def safe_name(text: str) -> str:
    """A name made of `text`: at most 80 characters, no slash, control or invisible character, no dot at either end.

    >>> safe_name("../../etc/passwd"), safe_name("Nota: ¿qué pasó?"), safe_name("...")
    ('etc-passwd', 'Nota-¿qué-pasó', 'article')
    """
    visible = "".join("-" if unicodedata.category(sign)[0] == "C" else sign for sign in text[: 20 * _LONGEST])
    name = unicodedata.normalize("NFC", _UNSAFE.sub("-", visible))
    name = re.sub(r"\.{2,}", ".", name)
    name = re.sub(r"-[-.]*-|-{2,}", "-", name)
    name = _short(name.strip("-. "))
    if _RESERVED.fullmatch(name):
        name = f"{name.partition('.')[0]}_"
    return name or _UNNAMED


def name_of_url(url: str) -> str:
    """Host and last part of the path, as far as they say anything.

    >>> name_of_url("https://www.elfaro.example/2029/05/14/puerto.html?a=1")
    'elfaro.example-puerto'
    """
    parts = urlsplit(url)
    steps = [_PAGE_ENDING.sub("", unquote(step)) for step in parts.path.split("/")]
    telling = [step for step in steps if not _FRONT.fullmatch(step)]
    host = (parts.hostname or "").removeprefix("www.")
    return safe_name("-".join([host, *telling[-1:]]))


def stem_of(name: str) -> str:
    """A file's name without its ending and without that of its packing."""
    bare = re.sub(r"\.gz$", "", name, flags=re.I)
    head, dot, _ = bare.rpartition(".")
    return head if dot and head else bare


def _short(name: str) -> str:
    cut = name[:_LONGEST]
    while len(cut.encode("utf-8")) > _MOST_BYTES:
        cut = cut[:-1]
    return cut.strip("-. ")
