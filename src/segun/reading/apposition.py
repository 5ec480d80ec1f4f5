"""Which mentions stand beside each other for the same actor: "el canciller ruso, Iván Petrov", "Liga del Sur (LS)".

In: the mentions of a document by position. Out: for the later of two the index of the earlier.
"""

from __future__ import annotations

from segun.language.folding import fold
from segun.language.mention_words import MentionWords
from segun.reading.mention import Mention
from segun.reading.syntax import Syntax

_QUOTES = frozenset({'"', "'", "“", "”", "«", "»", "‘", "’"})
_STOPS = frozenset({",", ".", ";", ":", ")", "(", "-", "--", "—", "–", "...", "…", *_QUOTES})


def appositions(syntax: Syntax, mentions: list[Mention], words: MentionWords) -> dict[int, int]:
    """Index of the later mention of each pair to index of the earlier."""
    return _Pairing(syntax, mentions, words).read()


class _Pairing:
    def __init__(self, syntax: Syntax, mentions: list[Mention], words: MentionWords) -> None:
        self.syntax = syntax
        self.mentions = mentions
        self.words = words
        self.at: dict[int, int] = {}
        for index in range(len(mentions) - 1, -1, -1):
            self.at[mentions[index].first] = index  # the outermost, which comes first, wins

    def read(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for index, mention in enumerate(self.mentions):
            if mention.type == "pronoun":
                continue
            other = self._beside(mention)
            if other is not None and other not in found and found.get(index) != other:
                found[other] = index
        return found

    def _beside(self, a: Mention) -> int | None:
        """The mention that follows `a` in apposition."""
        words, after = self.syntax.words, self._past_place(a)
        if after >= self.syntax.sentence(a.last)[1]:
            return None
        if words[after] == "(":
            return self._bracketed(a, after + 1)
        alias = self._alias(a, after)
        if alias is not None:
            return alias
        if words[after] == ",":
            return self._after_comma(a, after + 1)
        if self.syntax.lower[after] in self.words.table.conjunctions:
            return self._second_role(a, after + 1)
        if words[after] in _QUOTES and after + 1 < len(words):
            return self._quoted(a, after + 1)
        return self._close(a, after)

    def _past_place(self, a: Mention) -> int:
        """The token after a description, after the place behind it too: "el jefe de la misión en Praga, Jan Roth"."""
        after, words = a.last + 1, self.syntax.words
        if (
            a.type != "role"
            or after + 1 >= len(words)
            or self.syntax.lower[after] not in self.words.table.place_prepositions
        ):
            return after
        i = after + 1
        while i < min(len(words), after + 5) and (
            words[i][:1].isupper() or self.syntax.lower[i] in self.words.table.links
        ):
            i += 1
        return i if i > after + 1 and i < len(words) and words[i] == "," and words[i - 1][:1].isupper() else after

    def _close(self, a: Mention, start: int) -> int | None:
        """ "el presidente Rojas", "el diario La Nave"."""
        index = self.at.get(start)
        if index is None or a.type != "role" or a.number == "p":
            return None
        b = self.mentions[index]
        return index if b.type == "name" and _fits(a, b) else None

    def _second_role(self, a: Mention, start: int) -> int | None:
        """A second office of the same person, without a determiner: "la alcaldesa de Lugo y exministra"."""
        index = self.at.get(start)
        if index is None or a.type != "role" or a.number != "s" or "role" not in a.flags:
            return None
        b = self.mentions[index]
        bare = b.type == "role" and b.determination == "" and b.number == "s" and "role" in b.flags
        return index if bare and not (a.gender and b.gender and a.gender != b.gender) else None

    def _alias(self, a: Mention, start: int) -> int | None:
        """Another name of somebody: "Luis Prado, alias Lobo", "el jefe de la banda, conocido como «el Lobo»"."""
        if a.number == "p" or not a.is_person:
            return None
        at = start + 1 if self.syntax.words[start] == "," else start
        table = self.words.table
        for phrase in (*([word] for word in sorted(table.aliases)), *table.alias_phrases):
            past = at + len(phrase)
            if self.syntax.lower[at:past] != phrase:
                continue
            while past < len(self.syntax) and past not in self.at and self._opens_alias(past):
                past += 1
            index = self.at.get(past)
            return index if index is not None and self.mentions[index].type == "name" else None
        return None

    def _opens_alias(self, i: int) -> bool:
        return self.syntax.words[i] in _QUOTES or self.syntax.lower[i] in self.words.table.articles

    def _quoted(self, a: Mention, start: int) -> int | None:
        """A name in quotation marks: a nickname after a name, the name of an institution after its noun."""
        index = self.at.get(start)
        if index is None:
            return None
        b = self.mentions[index]
        if b.type != "name" or b.last + 1 >= len(self.syntax) or self.syntax.words[b.last + 1] not in _QUOTES:
            return None
        if a.type == "name":
            return index if a.kind == "person" and b.kind != "state" else None
        return index if a.number != "p" and _fits(a, b) else None

    def _bracketed(self, a: Mention, start: int) -> int | None:
        """An acronym, or a role, in brackets after a name."""
        index = self.at.get(start)
        if index is None:
            return None
        b = self.mentions[index]
        if b.last + 1 >= len(self.syntax) or self.syntax.words[b.last + 1] != ")":
            return None
        if b.type == "name" and a.kind != "state":
            acronym = b.name.upper() == b.name or _initials(a, b) or _initials(b, a)
            return index if (acronym and b.kind in ("organisation", "group")) or _shortened(a, b) else None
        return index if a.type == "name" and b.type == "role" and _fits(b, a) else None

    def _after_comma(self, a: Mention, start: int) -> int | None:
        start = self._past_age(start)
        index = self.at.get(start)
        if index is None:
            return None
        b = self.mentions[index]
        if a.type == "role" and b.type == "name":
            fits = a.number != "p" and b.kind == "person" and _fits(a, b) and a.determination != "indefinite"
            return index if fits and self._closed(b.last + 1) else None
        if a.type == "name" and b.type == "role" and b.number != "p" and _fits(b, a):
            bare = b.determination == ""
            return index if bare or self._closed(b.last + 1) else None
        return index if self._presents(a, b) else None

    def _presents(self, a: Mention, b: Mention) -> bool:
        """Whether a second description leads to the name of whom the first one means: "Uno de los organizadores, el líder
        vecinal Blas Otero", "el presidente del club, el liberal Blas Otero, …".
        """
        named = self.at.get(b.last + 1)
        if named is None or self.mentions[named].kind != "person" or not a.number == b.number == "s":
            return False
        past = self.mentions[named].last + 1
        if b.determination != "definite" or not self._closed(past):
            return False
        return a.partitive or (_of_one(a, b) and not self._list_goes_on(past))

    def _list_goes_on(self, i: int) -> bool:
        """Whether a mark at `i` parts two of several: "el alcalde, el ministro Gil, y la jueza"."""
        after = i + 1
        if self.syntax.words[i : i + 1] != [","] or after >= len(self.syntax):
            return False
        return self.syntax.lower[after] in self.words.table.conjunctions or self.syntax.pos[after] == "DET"

    def _past_age(self, start: int) -> int:
        """Past "de 54 años," between a name and its apposition."""
        words, lower = self.syntax.words, self.syntax.lower
        for k in range(start, min(start + 4, len(words) - 1)):
            if lower[k] in self.words.table.age and words[k + 1] == ",":
                return k + 2
        return start

    def _closed(self, i: int) -> bool:
        """Whether the apposition ends at a mark and does not run on into a clause of its own."""
        return i >= self.syntax.sentence(i - 1)[1] or self.syntax.words[i] in _STOPS


def _fits(role: Mention, name: Mention) -> bool:
    """Whether a description can be of what bears the name."""
    if "role" in role.flags or ("people" in role.flags and role.kind == "unnamed"):
        return name.kind == "person" or (name.vague and name.kind != "state")
    if role.flags and role.flags[0] in ("institution", "source", "persons"):
        return name.kind in ("organisation", "group")
    return name.kind == "person" and role.flags == ("generic",) and role.kind == "unnamed"


def _of_one(a: Mention, b: Mention) -> bool:
    """Whether an office and a second description can be of one person."""
    if "role" not in a.flags or a.determination != "definite" or not {"role", "people"} & set(b.flags):
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    return a.role != b.role and not (a.country and b.country and a.country != b.country)


def _shortened(name: Mention, short: Mention) -> bool:
    """Whether a word in brackets is made of the beginnings of a longer name: "Naviera del Pacífico (Napasa)"."""
    if name.type != "name" or name.kind == "person" or " " in short.name or " " not in name.name:
        return False
    return not short.gender and fold(short.name)[:2] == fold(name.name)[:2]


def _initials(name: Mention, acronym: Mention) -> bool:
    letters = "".join(part[0] for part in name.name.split() if part[:1].isupper())
    return len(letters) > 1 and letters == acronym.name.replace(".", "").upper()
