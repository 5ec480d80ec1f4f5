"""Which nouns head the mention of somebody by description.

In: `Syntax`, the lexicons and where the proper names stand. Out: token indexes: nouns that the lexicons know and that mean
people here, the subjects of reporting verbs, and what follows "según", whatever the noun.
"""

from __future__ import annotations

from segun.language.mention_words import MentionWords
from segun.language.reporting import Reporting
from segun.reading.cue_phrases import CuePhrases
from segun.reading.noun_phrases import PhraseReader
from segun.reading.nouns import Noun, Nouns
from segun.reading.syntax import Syntax

QUOTES = frozenset({'"', "”", "»", "’"})
_NOUN_TAGS = ("NOUN", "PROPN")
_THINGS = ("document", "anonymous")


class RoleHeads:
    """Finds the heads in one document."""

    def __init__(
        self,
        syntax: Syntax,
        named: frozenset[int],
        words: MentionWords,
        nouns: Nouns,
        cues: Reporting,
        phrases: PhraseReader,
        said: CuePhrases,
    ) -> None:
        """`named` holds the first token of each proper name."""
        self.syntax = syntax
        self.named = named
        self.words = words
        self.table = words.table
        self.nouns = nouns
        self.cues = cues
        self.phrases = phrases
        self.said = said

    def read(self) -> list[int]:
        """The heads, by position."""
        return sorted({*self._lexical_heads(), *self._reporting_heads(), *self._acting_heads()})

    def _lexical_heads(self) -> list[int]:
        in_name, lower = self.phrases.in_name, self.syntax.lower
        return [i for i in range(len(self.syntax)) if i not in in_name and self._is_head(i, lower[i])]

    def _is_head(self, i: int, lower: str) -> bool:
        noun = self.nouns[lower]
        matter = (noun.group and not noun.group.persons) or self.syntax.words[i][:1].isupper()
        if matter and self._portfolio(i):
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

    def _points_back(self, i: int) -> bool:
        """ "ese país", "ambos países", "su país", "el país"; a bare or indefinite one is no mention."""
        before = self.syntax.lower[i - 1] if i else ""
        found = self.words.determiners.get(before)
        if before in self.table.two or before in self.table.prenominal:
            return True
        return found is not None and found.makes != "indefinite" and before not in self.table.contracted

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
        return self._determined(i) or self._speaks(i) or i + 1 in self.named or self._beside_name(i)

    def _beside_name(self, i: int) -> bool:
        """Whether the noun stands with a complement behind a name: "Lumen, concesionaria del puerto, …"."""
        syntax = self.syntax
        if i < 2 or syntax.words[i - 1] != "," or i - 2 not in self.phrases.in_name or i + 1 >= len(syntax):
            return False
        return syntax.lower[i + 1] in self.table.genitives

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
        if self._before_phrase(i) in self.said.openers:
            return True
        verb = self._before_phrase(i)
        if verb >= 0 and self.cues.verb(syntax.lower[verb]) and self._closes(verb):
            return True
        if verb > 0 and syntax.lower[verb] in self.table.agent_prepositions and self._is_told(verb - 1):
            return True
        if i + 1 in self.said.openers and any(word in self.words.relative for word in syntax.lower[i + 2 : i + 4]):
            return True
        return any(
            syntax.deps[c] in ("acl", "acl:relcl") and self.cues.verb(syntax.lower[c]) for c in syntax.children[i]
        )

    def _is_told(self, i: int) -> bool:
        """Whether the token is a participle by which something is told: "rechazada por la defensa"."""
        return self.syntax.features[i].get("VerbForm") == "Part" and bool(self.cues.verb(self.syntax.lower[i]))

    def _before_phrase(self, i: int) -> int:
        """The token before the phrase of the noun at `i`, determiners and adjectives left aside."""
        j = i - 1
        while j >= 0 and self.phrases.precedes(j):
            j -= 1
        return j

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
        j = i - 1
        while j > 0 and self.syntax.lower[j] in self.table.prenominal:
            j -= 1
        before = self.syntax.lower[j] if i else ""
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
            if i in self.said.supports:
                found.extend(c for c in syntax.children[i] if syntax.deps[c] == "nsubj" and self._plain_noun(c))
            elif tag == "VERB" and self.cues.verb(syntax.lower[i]):
                found.extend(self._written(i))
                found.extend(c for c in syntax.children[i] if syntax.deps[c] == "nsubj" and self._plain_noun(c))
                found.extend(c for c in syntax.children[i] if self._agent(c))
                inverted = self._noun_after(i)
                if inverted is not None and self._subject_behind(i, inverted):
                    found.append(inverted)
            elif tag == "NOUN" and self.cues.noun(syntax.lower[i]) and (agent := self._issuer(i)) is not None:
                found.append(agent)
            elif self.said.openers.get(i):
                head = self._noun_after(i + 1 if i + 1 < len(syntax) and self.cues.verb(syntax.lower[i + 1]) else i)
                if head is not None:
                    found.append(head)
        return found

    def _acting_heads(self) -> list[int]:
        """Nouns of no lexicon that end like nouns for people, where they do or suffer something: "por taladores"."""
        lower, endings = self.syntax.lower, self.table.person_endings
        return [
            i
            for i, tag in enumerate(self.syntax.pos)
            if tag in ("NOUN", "ADJ")
            and lower[i].endswith(endings)
            and self._plain_noun(i)
            and self._acts_or_suffers(i)
        ]

    def _acts_or_suffers(self, i: int) -> bool:
        """Whether a noun is an agent behind its preposition, an object with that of persons, or a subject in the plural."""
        syntax, noun, start = self.syntax, self.nouns[self.syntax.lower[i]], self._before_phrase(i)
        if noun.place or noun.work or noun.organisation or syntax.lower[i] in self.table.like_persons:
            return False
        head = syntax.heads[i]
        before = syntax.lower[start] if start >= 0 else ""
        plural = syntax.lower[i].endswith("s")
        if (
            before in self.table.agent_prepositions
            or syntax.lower[max(0, start - 2) : start + 1] in self.table.agent_phrases
        ):
            return plural or self._is_told(start - 1)
        if before in self.table.personal_prepositions and syntax.pos[head] == "VERB":
            return syntax.deps[i] in ("obj", "iobj", "obl") and head < start <= head + 2
        return plural and syntax.deps[i] in ("nsubj", "nsubj:pass") and syntax.pos[head] in ("VERB", "ADJ")

    def _written(self, verb: int) -> list[int]:
        """The text in which something stands: "se lee en la sentencia"."""
        if not any(c.subject == "document" for c in self.cues.verb(self.syntax.lower[verb])):
            return []
        after = self.syntax.lower[verb + 1] if verb + 1 < len(self.syntax) else ""
        head = self._noun_after(verb + 1) if after in self.table.place_prepositions else None
        return [] if head is None else [head]

    def _issuer(self, i: int) -> int | None:
        """Whoever a report is by: "el anuncio por parte de la naviera"."""
        for phrase in self.table.agent_phrases:
            end = i + 1 + len(phrase)
            if self.syntax.lower[i + 1 : end] == phrase:
                return self._noun_after(end - 1)
        return None

    def _agent(self, c: int) -> bool:
        """Whether the token at `c` is by whom something was said or done in the passive: "acusado por tres ahorristas"."""
        start = self._before_phrase(c)
        return (
            self.syntax.deps[c] in ("obl", "obl:agent")
            and self._plain_noun(c)
            and start >= 0
            and (self.syntax.lower[start] in self.table.agent_prepositions and self._like_person(c))
        )

    def _like_person(self, i: int) -> bool:
        """Whether a noun of no lexicon ends like a noun for somebody."""
        return self.syntax.lower[i].endswith(self.table.person_endings)

    def _subject_behind(self, verb: int, noun: int) -> bool:
        """Whether the noun behind a verb speaks: after a quotation any does, after a clause a noun for a person; behind a gerund
        none (“…”, elogiando el papel de X)."""
        if self.syntax.features[verb].get("VerbForm", "Fin") != "Fin":
            return False
        if self._closes(verb, quotation=True):
            return True
        return self._closes(verb) and self._like_person(noun)

    def _plain_noun(self, i: int) -> bool:
        lower = self.syntax.lower[i]
        if (
            not (self.syntax.pos[i] == "NOUN" or self._made_noun(i))
            or i in self.phrases.in_name
            or lower in self.table.calendar
        ):
            return False
        return not (lower in self.table.quantity_nouns and self._counts(i))

    def _made_noun(self, i: int) -> bool:
        """Whether a determiner makes a noun of an adjective: "la premiada"."""
        if self.syntax.pos[i] != "ADJ" or not i or self.syntax.lower[i - 1] not in self.words.determiners:
            return False
        after = i + 1
        return after >= len(self.syntax) or self.syntax.pos[after] not in ("NOUN", "PROPN", "ADJ")

    def _noun_after(self, i: int) -> int | None:
        """The head of the phrase that begins right after `i`."""
        syntax, past = self.syntax, self.syntax.sentence(i)[1]
        j = i + 1
        while j < past and j < i + 6 and j not in self.phrases.in_name and not self._plain_noun(j):
            taken = syntax.lower[j] in self.table.genitives and syntax.lower[j - 1] in self.table.partitives
            if (
                not taken
                and syntax.pos[j] not in ("DET", "ADJ", "NUM", "PRON", "ADV")
                and (syntax.lower[j] not in self.words.determiners)
            ):
                return None
            j += 1
        return j if j < past and self._plain_noun(j) else None
