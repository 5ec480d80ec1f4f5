"""Text that may be shown: what would steer a terminal or turn the reading direction is made visible.

An article is somebody else's text. An escape sequence in it could rewrite the screen, a bidirectional override could show
words in another order than they stand; each such character becomes U+FFFD, one for one, so that offsets stay true.
"""

from __future__ import annotations

_STEERING = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)]
_HARMLESS = {0x09, 0x0A}
_TABLE = {code: "\ufffd" for code in _STEERING if code not in _HARMLESS}


def visible(text: str) -> str:
    """`text`, as long as before, with control characters other than tab and line feed as U+FFFD."""
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    """`visible(text)` with every run of white space as one space."""
    return " ".join(visible(text).split())
