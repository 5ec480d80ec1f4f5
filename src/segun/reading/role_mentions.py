"""Mentions by description: offices, groups, institutions, peoples, sources without a name.

In: `Syntax` and the proper names. Out: a `Mention` for every phrase whose head noun the lexicons know, for the subjects of
reporting verbs, and for what follows "según", whatever its head noun.
"""

from __future__ import annotations

from typing import Literal

from segun.language.actor_lexicon import RoleNoun
from segun.language.folding import fold
from segun.language.mention_words import Determination, Gender, MentionWords, Number
from segun.language.reporting import reporting
from segun.ledger import Kind
from segun.reading.mention import Mention
from segun.reading.names import Name
from segun.reading.noun_phrases import Phrase, PhraseReader
from segun.reading.nouns import Noun, Nouns
from segun.reading.syntax import Syntax

_NOUN_TAGS = ("NOUN", "PROPN")
QUOTES = frozenset({'"', "”", "»", "’"})
_THINGS = ("document", "anonymous")


class RoleReader:
    """Reads the descriptions in one document."""

    def __init__(self, syntax: Syntax, names: list[Name], words: MentionWords, nouns: Nouns, language: str) -> None:
        self.syntax = syntax
        self.words = words
        self.table = words.table
        self.nouns = nouns
        self.cues = reporting(language)
        self.name_at = {name.first: name for name in names}
        self.phrases = PhraseReader(syntax, words, nouns, {name.first: name.last for name in names})
        self.taken: set[int] = set()

    def read(self) -> list[Mention]:
        """The mentions, by the position of their head."""
        heads = sorted(set(self._lexical_heads()) | set(self._reporting_heads()))
        found: list[Mention] = []
        for head in heads:
            if head not in self.taken:
                found.append(self.mention(head))
        return found

    # Which nouns head a mention

    def _lexical_heads(self) -> list[int]:
        in_name, lower = self.phrases.in_name, self.syntax.lower
        return [i for i in range(len(self.syntax)) if i not in in_name and self._is_head(i, lower[i])]

    def _is_head(self, i: int, lower: str) -> bool:
        noun = self.nouns[lower]
        if noun.group and not noun.group.persons and self._portfolio(i):
            return False
        if lower in self.table.weak_nouns and not self._strong(i):
            return False
        if lower in self.table.state_nouns or lower in self.table.state_plurals or lower in self.table.side_nouns:
            return self._points_back(i)
        if lower in self.table.quantity_nouns and self._counts(i):
            return False
        if noun.acts:
            return self._nominal(i) and (self._person_noun(i, noun) or self._concrete(i, noun))
        return noun.demonym is not None and self._people(i)

    def _strong(self, i: int) -> bool:
        """Whether a noun that mostly names a thing is somebody here: it speaks, has a capital, or begins a longer entry."""
        words = self.syntax.words
        if self._speaks(i) or (words[i][:1].isupper() and i and self.syntax.words[i - 1].islower()):
            return True
        return any(self.nouns.is_group(" ".join(words[i:past])) for past in (i + 2, i + 3))

    def _portfolio(self, i: int) -> bool:
        """Whether the noun says what an office is for ("ministro de Defensa", "secretaria de seguridad")."""
        if (
            i < 2
            or self.syntax.lower[i - 1] not in self.table.genitives
            or self.syntax.lower[i - 1] in self.table.contracted
        ):
            return False
        role = self.nouns[self.syntax.lower[i - 2]].role
        return role is not None and role.class_ == "office"

    def _person_noun(self, i: int, noun: Noun) -> bool:
        """Whether the word is meant as the role that it can be, and not as a building or a work ("la presa")."""
        if noun.role is None:
            return False
        return not ("ambiguous" in noun.role.flags and (noun.place or noun.work)) or self._speaks(i)

    def _concrete(self, i: int, noun: Noun) -> bool:
        """Whether an institution or source is meant and not a matter: "la seguridad", not "razones de seguridad"."""
        if noun.source and not noun.group and noun.source.sourcing in _THINGS:
            return self._speaks(i) or self._introduces(i)
        if noun.number == "p" or (noun.group and noun.group.persons) or self.syntax.words[i][:1].isupper():
            return True
        return self._determined(i) or self._speaks(i) or i + 1 in self.name_at

    def _determined(self, i: int) -> bool:
        """Whether a determiner stands before the noun, adjectives left aside."""
        j = i - 1
        while j >= 0 and self.phrases.precedes(j) and self.syntax.lower[j] not in self.words.determiners:
            j -= 1
        return j >= 0 and self.syntax.lower[j] in self.words.determiners

    def _speaks(self, i: int) -> bool:
        """Whether the noun at `i` is the subject of a reporting verb, in its own clause or in a relative one."""
        syntax = self.syntax
        head = syntax.heads[i]
        if syntax.deps[i] in ("nsubj", "nsubj:pass") and self.cues.verb(syntax.lower[head]):
            return True
        if i and syntax.lower[i - 1] in self.table.according_to:
            return True
        if i and self.cues.verb(syntax.lower[i - 1]) and self._closes(i - 1):
            return True
        return any(
            syntax.deps[c] in ("acl", "acl:relcl") and self.cues.verb(syntax.lower[c]) for c in syntax.children[i]
        )

    def _points_back(self, i: int) -> bool:
        """ "ese país", "ambos países", "su país", "el país"; a bare or indefinite one is no mention."""
        before = self.syntax.lower[i - 1] if i else ""
        found = self.words.determiners.get(before)
        if before in self.table.two or before in self.table.prenominal:
            return True
        return found is not None and found.makes != "indefinite" and before not in self.table.contracted

    def _introduces(self, i: int) -> bool:
        """Whether the clause that the noun reports follows it: "los informes de que…"."""
        lower = self.syntax.lower
        return lower[i + 1 : i + 3] in self.table.clause_openers

    def _closes(self, verb: int, quotation: bool = False) -> bool:
        """Whether the verb follows what it reports: "…, recordaron fuentes del partido"."""
        words, before = self.syntax.words, verb - 1
        while before > 0 and self.syntax.pos[before] in ("PRON", "ADV", "AUX"):
            before -= 1
        if before > 0 and words[before] == "," and quotation:
            before -= 1
        return before > 0 and (words[before] in QUOTES or (words[before] == "," and not quotation))

    def _counts(self, i: int) -> bool:
        """Whether the noun at `i` only counts those who follow after "de"."""
        j = i + 1
        return (
            j + 1 < len(self.syntax)
            and self.syntax.lower[j] in self.table.genitives
            and (
                self.syntax.pos[j + 1] in ("NOUN", "DET", "ADJ")
                or self.nouns[self.syntax.lower[j + 1]].demonym is not None
            )
        )

    def _nominal(self, i: int) -> bool:
        """Whether the word at `i` is a noun here and no verb or adjective of the same form."""
        tag = self.syntax.pos[i]
        if tag in _NOUN_TAGS:
            if i + 1 < len(self.syntax) and self.syntax.lower[i + 1] in self.table.state_nouns:
                return False
            return not (self.syntax.deps[i] == "amod" and self._modifies(i))
        before = self.syntax.lower[i - 1] if i else ""
        if before in self.words.determiners:
            return tag in ("ADJ", "VERB", "DET", "PRON", "ADV") and not self._noun_follows(i)
        return tag == "ADJ" and not self._modifies(i) and before in self.table.complement

    def _modifies(self, i: int) -> bool:
        return i > 0 and self.syntax.pos[i - 1] in ("NOUN", "PROPN", "ADJ") and self.syntax.heads[i] < i

    def _beside_person(self, i: int) -> bool:
        """Whether the demonym at `i` says whose the office or institution right before it is ("la diplomática eritrea")."""
        before = self.nouns[self.syntax.lower[i - 1]] if i else self.nouns[""]
        return bool(before.role or before.group) and i - 1 not in self.phrases.in_name

    def _noun_follows(self, i: int) -> bool:
        """Whether the word at `i` is an adjective before its noun, as in "ese hermano país"."""
        j = i + 1
        if j < len(self.syntax) and self.nouns[self.syntax.lower[j]].demonym and self.nouns[self.syntax.lower[i]].acts:
            return False
        return j < len(self.syntax) and self.syntax.pos[j] == "NOUN" and self.syntax.heads[i] == j

    def _people(self, i: int) -> bool:
        """Whether the demonym at `i` stands for people and not for a quality of the noun beside it."""
        before = self.syntax.lower[i - 1] if i else ""
        if self._noun_follows(i) or self._modifies(i) or self._beside_person(i):
            return False
        if self.syntax.pos[i] == "NOUN":
            return True
        return self.syntax.pos[i] in ("ADJ", "PROPN") and (
            before in self.words.determiners or self.syntax.pos[i - 1] == "NUM"
        )

    def _reporting_heads(self) -> list[int]:
        """Subjects of reporting verbs and complements of "según" that no lexicon knows."""
        syntax = self.syntax
        found: list[int] = []
        for i, tag in enumerate(syntax.pos):
            if tag == "VERB" and self.cues.verb(syntax.lower[i]):
                found.extend(c for c in syntax.children[i] if syntax.deps[c] == "nsubj" and self._plain_noun(c))
                if self._closes(i, quotation=True) and (inverted := self._noun_after(i)) is not None:
                    found.append(inverted)
            elif syntax.lower[i] in self.table.according_to:
                head = self._noun_after(i)
                if head is not None:
                    found.append(head)
        return found

    def _plain_noun(self, i: int) -> bool:
        lower = self.syntax.lower[i]
        if self.syntax.pos[i] != "NOUN" or i in self.phrases.in_name or lower in self.table.calendar:
            return False
        return not (lower in self.table.quantity_nouns and self._counts(i))

    def _noun_after(self, i: int) -> int | None:
        """The head of the phrase that begins right after `i`."""
        syntax, past = self.syntax, self.syntax.sentence(i)[1]
        j = i + 1
        while j < past and j < i + 6 and j not in self.phrases.in_name and not self._plain_noun(j):
            taken = syntax.lower[j] in self.table.genitives and syntax.lower[j - 1] in self.table.partitives
            if (
                not taken
                and syntax.pos[j] not in ("DET", "ADJ", "NUM", "PRON")
                and (syntax.lower[j] not in self.words.determiners)
            ):
                return None
            j += 1
        return j if j < past and self._plain_noun(j) else None

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
    if before >= phrase.first and lower[before] in reader.table.prenominal:
        found = reader.nouns.longest_role(lower, before)
        if found and found[1] > phrase.head:
            return found[0]
    if phrase.last == phrase.head:
        return None
    found = reader.nouns.longest_role(lower, phrase.head)
    return found[0] if found and found[1] <= phrase.last + 1 else None


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
