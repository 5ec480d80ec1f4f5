"""Mentions by description: offices, groups, institutions, peoples, sources without a name.

In: `Syntax` and the proper names. Out: a `Mention` for every phrase whose head noun the lexicons know, for the subjects of
reporting verbs, and for what follows "según", whatever its head noun.
"""

from __future__ import annotations

from typing import Literal

from segun.language.actor_lexicon import RoleNoun
from segun.language.folding import fold
from segun.language.mention_words import Determination, Gender, MentionWords, Number
from segun.language.reporting import Reporting
from segun.ledger import Kind
from segun.reading.cue_phrases import CuePhrases
from segun.reading.mention import Mention
from segun.reading.names import Name
from segun.reading.noun_phrases import Phrase, PhraseReader
from segun.reading.nouns import Noun, Nouns
from segun.reading.parts import part_of
from segun.reading.role_heads import RoleHeads
from segun.reading.syntax import Syntax


class RoleReader:
    """Reads the descriptions in one document."""

    def __init__(
        self,
        syntax: Syntax,
        names: list[Name],
        words: MentionWords,
        nouns: Nouns,
        cues: Reporting,
        said: CuePhrases,
    ) -> None:
        self.syntax = syntax
        self.words = words
        self.table = words.table
        self.nouns = nouns
        self.cues = cues
        self.openers = said.openers
        self.name_at = {name.first: name for name in names}
        self.phrases = PhraseReader(syntax, words, nouns, {name.first: name.last for name in names})
        named = frozenset(self.name_at)
        self.heads = RoleHeads(syntax, named, words, nouns, cues, self.phrases, said)
        self.taken: set[int] = set()

    def read(self) -> list[Mention]:
        """The mentions, by the position of their head."""
        found: list[Mention] = []
        for head in self.heads.read():
            if head not in self.taken:
                found.append(self.mention(head))
        return found

    # What the mention says

    def mention(self, head: int) -> Mention:
        """The mention whose head noun is the token `head`."""
        phrase = self.phrases.phrase(head)
        self.taken.update(range(head, phrase.core + 1))
        noun = self.nouns[self.syntax.lower[head]]
        gender, number = self._agreement(phrase, noun)
        view = _View(self, phrase, noun, number)
        return Mention(
            first=phrase.first,
            last=phrase.last,
            head=head,
            type="role",
            kind=view.kind,
            role=view.lemma,
            title=self.syntax.words_of(self._after_determiners(phrase), phrase.core + 1),
            organisation=self._organisation(phrase),
            country=self._country(phrase, noun),
            sector=view.sector,
            gender=gender,
            number=number,
            determination=self._determination(phrase),
            quantity=self.syntax.words[phrase.quantity] if phrase.quantity is not None else "",
            also=view.also,
            flags=view.flags,
            sourcing=noun.source.sourcing if noun.source else "",
            modifiers=self._modifiers(phrase),
            part=part_of(self.syntax, phrase.first, head, self.cues, self.openers),
            both=self._both(phrase),
            partitive=phrase.partitive is not None,
            counted=any(self.syntax.pos[i] == "NUM" for i in range(phrase.first, phrase.head)),
        )

    def _agreement(self, phrase: Phrase, noun: Noun) -> tuple[Gender, Number]:
        determiner = phrase.determiner
        features = self.syntax.features[phrase.head]
        gender: Gender = noun.gender or (determiner.gender if determiner and determiner.number == "s" else "")
        gender = gender or _feature_gender(features)
        number: Number = noun.number or (determiner.number if determiner else "") or _feature_number(features)
        if phrase.quantity is not None:
            number = "p"
        if phrase.partitive is not None:
            found = self.words.determiners.get(self.syntax.lower[phrase.partitive])
            number = found.number if found else "s"
        return gender, number or "s"

    def _determination(self, phrase: Phrase) -> Determination | Literal[""]:
        if phrase.partitive is not None:
            return "indefinite"
        return phrase.determiner.makes if phrase.determiner else ""

    def _after_determiners(self, phrase: Phrase) -> int:
        i = phrase.first if phrase.partitive is None else phrase.head
        while i < phrase.head and (
            self.syntax.lower[i] in self.words.determiners or self.syntax.lower[i] in self.table.predeterminers
        ):
            i += 1
        return i

    def _organisation(self, phrase: Phrase) -> str:
        if phrase.complement is None:
            return ""
        i = phrase.complement
        while i < phrase.last and self.syntax.lower[i] in self.words.determiners:
            i += 1
        return self.syntax.words_of(i, phrase.last + 1)

    def _country(self, phrase: Phrase, noun: Noun) -> str | None:
        """From a demonym beside the head, else from a state that the complement names."""
        if noun.demonym and not noun.acts:
            return noun.demonym
        found = None
        for i in range(phrase.head + 1, phrase.last + 1):
            name = self.name_at.get(i)
            code = name.country if name and name.bearer in ("state", "seat", "organisation") else None
            if i not in self.phrases.in_name:
                code = self.nouns[self.syntax.lower[i]].demonym
            if code and i <= phrase.core:
                return code
            found = code or found
        return found

    def _modifiers(self, phrase: Phrase) -> frozenset[str]:
        """Folded content words beside the head noun; a country, by name or demonym, counts by its code."""
        found, i = set(), phrase.first
        while i <= phrase.last:
            name = self.name_at.get(i)
            if name and name.bearer in ("state", "seat") and name.country:
                found.add(name.country)
                i = name.last
            elif i != phrase.head and i != phrase.quantity and self._narrows(i):
                found.add(self.nouns[self.syntax.lower[i]].demonym or fold(self.syntax.lower[i]))
            i += 1
        return frozenset(found)

    def _narrows(self, i: int) -> bool:
        """Whether the word at `i` is a content word."""
        lower, table = self.syntax.lower[i], self.table
        if not lower[0].isalpha() or lower in self.words.determiners or self.syntax.pos[i] == "NUM":
            return False
        return not (lower in table.links or lower in table.prenominal or lower in table.function_words)

    def _both(self, phrase: Phrase) -> bool:
        before = self.syntax.lower[phrase.first : phrase.head]
        if any(word in self.table.predeterminers and self.syntax.pos[phrase.first] != "DET" for word in before[:2]):
            return False
        if any(word in self.table.both for word in before):
            return True
        if phrase.complement is not None:
            return False
        definite = phrase.determiner is not None and phrase.determiner.makes in ("definite", "demonstrative")
        if self.syntax.lower[phrase.head] in self.table.side_nouns and definite:
            return True
        return definite and any(word in self.table.two for word in before)


class _View:
    """What the lexicon entries of a head noun make of its phrase."""

    __slots__ = ("also", "flags", "kind", "lemma", "sector")

    def __init__(self, reader: RoleReader, phrase: Phrase, noun: Noun, number: Number) -> None:
        lower = reader.syntax.lower[phrase.head]
        self.flags: tuple[str, ...] = ()
        self.also: tuple[str, ...] = ()
        self.sector = ""
        self.kind: Kind = "group" if number == "p" else "unnamed"
        self.lemma = _bare_lemma(reader, phrase.head)
        table = reader.table
        if lower in table.state_nouns or lower in table.state_plurals:
            self.kind, self.lemma = ("group" if number == "p" else "state"), _singular(lower, table.state_nouns)
            self.flags = ("state",)
        elif lower in table.side_nouns:
            self.flags = ("side",)
        elif noun.role and not (noun.group and _as_group(reader, phrase, noun)):
            self._role(reader, phrase, noun)
        elif noun.group and not (noun.source and lower == noun.source.lemma != noun.group.lemma):
            self.lemma, self.sector, self.also = noun.group.lemma, noun.group.sector, noun.group.also
            self.kind = "group" if number == "p" else noun.group.kind
            self.flags = ("institution",) if not noun.group.persons else ("persons",)
        elif noun.source:
            self.lemma, self.sector = noun.source.lemma, noun.source.sector
            self.kind = noun.source.kind
            self.flags = ("source",)
        elif noun.demonym:
            self.flags = ("people",)
        else:
            self.flags = ("generic",)

    def _role(self, reader: RoleReader, phrase: Phrase, noun: Noun) -> None:
        role = _compound(reader, phrase) or noun.role
        if role is None:
            return
        self.lemma, self.sector = role.lemma, role.sector
        self.also, self.flags = role.also, ("role", role.class_, *role.flags)
        for other in phrase.coordinated:
            second = reader.nouns[reader.syntax.lower[other]].role
            if second:
                self.also += (second.lemma, *second.also)


def _compound(reader: RoleReader, phrase: Phrase) -> RoleNoun | None:
    """The longest role of several words around the head: "primer ministro", "jefe de Estado"."""
    lower = reader.syntax.lower
    before = phrase.head - 1
    while before > phrase.first and lower[before - 1] in reader.table.prenominal:
        before -= 1
    for start in range(before, phrase.head):
        found = reader.nouns.longest_role(lower, start) if start >= phrase.first else None
        if found and found[1] > phrase.head:
            return found[0]
    if phrase.last == phrase.head:
        return None
    found = reader.nouns.longest_role(lower, phrase.head)
    return found[0] if found else None


def _as_group(reader: RoleReader, phrase: Phrase, noun: Noun) -> bool:
    """ "la policía" is the force, "un policía" and "los policías" are persons."""
    if noun.group is None or noun.number == "p":
        return False
    if phrase.determiner is None or phrase.determiner.makes == "indefinite":
        return phrase.determiner is None
    return phrase.determiner.gender == noun.group.gender


def _bare_lemma(reader: RoleReader, head: int) -> str:
    return fold(reader.syntax.lemmas[head])


def _singular(word: str, singulars: frozenset[str]) -> str:
    """The listed singular that a listed plural begins like."""
    matches = [one for one in singulars if word.startswith(one[:-1]) or fold(word).startswith(fold(one)[:-1])]
    return max(sorted(matches), key=len, default=word)


def _feature_gender(features: dict[str, str]) -> Gender:
    value = features.get("Gender", "")
    return "m" if value == "Masc" else "f" if value == "Fem" else ""


def _feature_number(features: dict[str, str]) -> Number:
    value = features.get("Number", "")
    return "p" if value == "Plur" else "s" if value == "Sing" else ""
