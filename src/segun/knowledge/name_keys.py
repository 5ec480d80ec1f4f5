"""When two spellings are one name.

In: names as texts write them. Out: keys that meet for "Zelenski" and "Zelensky", "Serguéi" and "Sergei", "Kim Jong-un" and
"Kim Jong Un", and the ways in which a short form belongs to a full one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from segun.language.folding import fold

_RULES = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"gu(?=[ei])", "g"),
        (r"qu(?=[ei])", "k"),
        (r"(?:tsch|tch|ch|sch|sh)", "x"),
        (r"ph", "f"),
        (r"(?:kh|j)", "h"),
        (r"(?:ck|c(?![eix]))", "k"),
        (r"[zç]", "s"),
        (r"c", "s"),
        (r"w", "v"),
        (r"y", "i"),
        (r"ou", "u"),
        (r"(?<=[^aeiou])([ao])e", r"\1"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1", r"\1"),
        (r"ii", "i"),
    )
]
_VOWELS = re.compile(r"[aeiou]")


@lru_cache(maxsize=20_000)
def word_key(word: str) -> str:
    """The key of one part of a name: the spellings of a transliterated sound meet in it."""
    key = fold(word)
    for pattern, to in _RULES:
        key = pattern.sub(to, key)
    return key


@lru_cache(maxsize=20_000)
def name_parts(name: str) -> tuple[str, ...]:
    """Keys of the parts of a name, hyphens taken as spaces; particles count as parts."""
    return tuple(word_key(part) for part in re.split(r"[\s\-()\"'.]+", name) if part)


def same_given(one: str, other: str) -> bool:
    """Whether two given names, as keys, may be one: equal, an initial of the other, or equal but for the vowels."""
    if one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1]):
        return True
    bones = _VOWELS.sub("", one), _VOWELS.sub("", other)
    return len(bones[0]) > 2 and bones[0] == bones[1]


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names (keys of at least two parts each) are one person's.

    One must be the other with parts left out from the middle or the end ("Ana Ruiz", "Ana María Ruiz Vega"), with the
    same first part.
    """
    short, long = sorted((one, other), key=len)
    if not same_given(short[0], long[0]):
        return False
    rest, at = long[1:], 0
    for part in short[1:]:
        while at < len(rest) and rest[at] != part and not (len(part) == 1 and rest[at][:1] == part):
            at += 1
        if at == len(rest):
            return False
        at += 1
    return True


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> int:
    """How well a short form fits a full name: 3 as its surname(s), 2 as its first part, 1 as another part, 0 not."""
    size = len(short)
    if size >= len(full):
        return 0
    if full[-size:] == short or (len(full) > 3 and full[-size - 1 : -1] == short):
        return 3
    if full[1 : 1 + size] == short:
        return 3
    if full[:size] == short:
        return 2
    return 1 if any(full[i : i + size] == short for i in range(len(full) - size + 1)) else 0


def initials(name: str) -> str:
    """Initials of the capitalised words of a name, in capitals."""
    return "".join(part[0] for part in re.split(r"[\s\-]+", name) if part[:1].isupper())


def stands_for(acronym: str, name: str) -> bool:
    """Whether `acronym` can be made of the initials of `name`, words left out allowed, none invented.

    Args:
        acronym: as written, with or without full stops.
        name: a name of several words.
    """
    letters = fold(acronym.replace(".", ""))
    whole = fold(initials(name))
    if len(letters) < 2 or len(whole) < 2:
        return False
    return letters == whole or (len(letters) > 2 and letters[0] == whole[0] and _subsequence(letters, fold(name)))


def begins(acronym: str, name: str) -> bool:
    """Whether `name` is all of what `acronym` stands for but its last word ("la Liga Popular", "LPS")."""
    letters = initials(name)
    return len(letters) > 1 and acronym.startswith(letters) and len(acronym) == len(letters) + 1


def _subsequence(letters: str, name: str) -> bool:
    """Whether the letters follow one another in the name, each word giving its first letters at most three."""
    starts = "".join(part[:3] for part in name.split() if len(part) > 2)
    at = 0
    for letter in letters:
        at = starts.find(letter, at) + 1
        if at == 0:
            return False
    return len(letters) >= sum(1 for part in name.split() if len(part) > 3) - 1
