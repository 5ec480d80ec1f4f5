"""Everything that a rule about events may look at: the page, what was said on it, the words for deeds.

In: a `Doc` with all layers up to statements. Out: `Scene`, read-only, with the look-ups that several rules share.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from segun.language.factuality import Factuality, factuality
from segun.language.governors import Governors, governors
from segun.language.senses import Senses, senses
from segun.reading.cast import CastMember
from segun.reading.clauses import VerbGroup, verb_group
from segun.reading.page import Page
from segun.reading.places import PlaceMention
from segun.reading.quantities import QuantityMention
from segun.reading.statements import page_of
from segun.reading.syntax import Syntax
from segun.reading.utterance import Utterance

_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True)
class Scene:
    """One document as the event rules see it; all indexes are tokens unless said otherwise."""

    page: Page
    statements: list[Utterance]
    senses: Senses
    facts: Factuality
    governors: Governors
    places: list[PlaceMention]
    quantities: list[QuantityMention]
    published: dt.date | None = None

    @property
    def syntax(self) -> Syntax:
        return self.page.syntax

    @cached_property
    def cue_at(self) -> dict[int, int]:
        """The statement whose cue covers a token."""
        found: dict[int, int] = {}
        for n, one in enumerate(self.statements):
            if one.cue is not None:
                for i in range(one.cue[0], one.cue[1] + 1):
                    found.setdefault(i, n)
        return found

    @cached_property
    def _covering(self) -> dict[int, list[int]]:
        """The statements whose content holds a token, longest first."""
        found: dict[int, list[int]] = {}
        order = sorted(range(len(self.statements)), key=lambda n: self._length(n), reverse=True)
        for n in order:
            one = self.statements[n]
            for i in range(one.content[0], one.content[1] + 1):
                if not one.in_cue(i):
                    found.setdefault(i, []).append(n)
        return found

    def _length(self, n: int) -> int:
        first, last = self.statements[n].content
        return last - first

    def told_in(self, token: int) -> list[int]:
        """The statements whose content holds `token`, innermost last."""
        return self._covering.get(token, [])

    @cached_property
    def _groups(self) -> dict[int, VerbGroup]:
        return {}

    @cached_property
    def counted_by(self) -> dict[int, int]:
        """The noun that a number counts, by the tokens of the number ("millas de militares" too)."""
        return {i: q.head for q in self.quantities for i in range(q.first, q.head)}

    def group(self, verb: int) -> VerbGroup:
        """The verb with its auxiliaries; an adjective that is a participle counts as one."""
        known = self._groups.get(verb)
        if known is None:
            known = self._groups[verb] = self._group(verb)
        return known

    def _group(self, verb: int) -> VerbGroup:
        found = verb_group(self.syntax, verb, self.page.words)
        if self.syntax.pos[verb] in _VERBAL:
            return found
        copula = self.syntax.child(verb, "cop", "aux", "aux:pass")
        return VerbGroup(verb, copula if copula is not None else verb, copula, "participle", found.negated,
                         copula is not None, False, ())  # fmt: skip

    @cached_property
    def _shouted(self) -> list[bool]:
        return [self._is_all_capitals(first, past) for first, past in self.syntax.sentences]

    def _is_all_capitals(self, first: int, past: int) -> bool:
        words = [w for w in self.syntax.words[first:past] if w.isalpha() and len(w) > 1]
        return len(words) >= 3 and all(w.isupper() for w in words)

    def is_shouted(self, token: int) -> bool:
        """Whether `token` stands in a sentence all in capitals, whose words the tagger takes for names."""
        return self._shouted[self.syntax.sentence_of[token]]

    @cached_property
    def forms(self) -> list[str]:
        """The words in small letters, with the accents that capitals leave out."""
        lower = self.syntax.lower
        if not any(self._shouted):
            return lower
        return [self.senses.spelled(w) if self.is_shouted(i) else w for i, w in enumerate(lower)]

    def is_verb(self, token: int) -> bool:
        return self.syntax.pos[token] in _VERBAL

    @cached_property
    def _written_on(self) -> tuple[str, ...]:
        words = self.page.words
        pronouns = words.object_pronouns | words.dative_pronouns | words.reflexive
        return tuple(sorted(pronouns, key=lambda p: (-len(p), p)))

    def enclitic(self, token: int) -> str:
        """The last pronoun written onto an infinitive or gerund ("detenerlo": "lo"), "" for none."""
        if self.syntax.features[token].get("VerbForm") not in ("Inf", "Ger"):
            return ""
        form = self.syntax.lower[token]
        return next((p for p in self._written_on if form.endswith(p)), "")

    def member(self, token: int) -> CastMember | None:
        """The actor whose mention has its head at, or beside, `token`."""
        actor = self.page.actor_around(token)
        return None if actor is None else self.page.cast.actors[actor]


def scene_of(doc: Doc, language: str) -> Scene:
    """The layers of `doc` side by side."""
    return Scene(
        page_of(doc, language), doc._.statements or [], senses(language), factuality(language), governors(language),
        doc._.places or [], doc._.quantities or [], doc._.published,
    )  # fmt: skip
