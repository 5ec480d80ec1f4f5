"""Which mentions are one actor.

In: `doc._.mentions`. Out: `doc._.actors`, a `Cast`. Names are brought together over the whole document first; then every
other mention is resolved in the order in which a reader meets it, inner phrases before outer ones.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.mention_words import mention_words
from segun.language.office_titles import office_titles
from segun.ledger import Kind
from segun.reading.antecedents import Antecedents
from segun.reading.cast import Cast
from segun.reading.cataphora import Cataphora
from segun.reading.mention import Mention
from segun.reading.name_clusters import NameClusters
from segun.reading.office_holders import OfficeHolders
from segun.reading.offices import Offices
from segun.reading.only_of_kind import OnlyOfKind
from segun.reading.plurals import Plurals
from segun.reading.registry import PERSONS, Registry
from segun.reading.syntax import Syntax, syntax_of

if not Doc.has_extension("actors"):
    Doc.set_extension("actors", default=None)


IMPLIED = "segun.implied"
"""In `Doc.user_data`: the states that later components have added to the cast, which a cast that is made anew must have too."""


class IdentityComponent:
    """Writes `doc._.actors`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.language = str(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        cast = read_cast(syntax_of(doc), doc._.mentions or [], self.language)
        for country in doc.user_data.get(IMPLIED, ()):
            cast.state(country)
        doc._.actors = cast
        return doc


@Language.factory("segun_identity", assigns=["doc._.actors"], requires=["doc._.mentions"])
def create_identity(nlp: Language, name: str) -> IdentityComponent:
    """The component under its name in a pipeline."""
    return IdentityComponent(nlp, name)


def read_cast(syntax: Syntax, mentions: list[Mention], language: str) -> Cast:
    """The actors of a document.

    Args:
        syntax: the parsed document.
        mentions: its mentions, as `read_mentions` gives them.
        language: BCP 47 code of its language.
    """
    table = mention_words(language).table
    names = NameClusters(mentions, table.genitives)
    cast = _Resolver(Registry(syntax, mentions, names), language, {}).resolve()
    known = OfficeHolders(syntax, mentions, cast, table).read()
    known |= OnlyOfKind(syntax, mentions, cast, table).read()
    return _Resolver(Registry(syntax, mentions, names), language, known).resolve() if known else cast


class _Resolver:
    """Builds one cast."""

    def __init__(self, registry: Registry, language: str, known: dict[int, int]) -> None:
        """`known` gives the mention by name of whom a mention by description means, where the whole text has shown it."""
        self.registry = registry
        self.known = known
        self.syntax = registry.syntax
        self.mentions = registry.mentions
        self.cast = registry.cast
        table, titles = mention_words(language).table, office_titles(language)
        self.offices = Offices(registry, titles)
        self.cataphora = Cataphora(registry, titles)
        self.plurals = Plurals(registry, table)
        self.antecedents = Antecedents(self.cast, table, titles)

    def resolve(self) -> Cast:
        order = sorted(range(len(self.mentions)), key=lambda i: (self.mentions[i].last, -self.mentions[i].first))
        for index in order:
            self._one(index)
        self.plurals.close()
        return self.cast

    def _one(self, index: int) -> None:
        mention = self.mentions[index]
        if mention.members:
            self.plurals.coordination(index)
        elif mention.type == "name":
            self.registry.name(index)
        elif mention.type == "pronoun":
            self._pronoun(index)
        elif mention.both:
            self.plurals.both(index)
        elif "state" in mention.flags:
            self._state_noun(index)
        else:
            self._role(index)

    # Descriptions

    def _role(self, index: int) -> None:
        actor = self._meant(index)
        if actor is not None:
            self.cast.attach(actor, index)
            self.offices.give(actor, index)
        elif self._stands(self.mentions[index]):
            self.offices.give(self.registry.described(index), index)

    def _meant(self, index: int) -> int | None:
        """The actor whom a description means: by the name beside it, by its form, or by what came before."""
        mention = self.mentions[index]
        name = self.known.get(index, self.registry.named_beside.get(index))
        actor = None if name is None else self.registry.name(name)
        if actor is None:
            actor = self.offices.issuer(index)
        if actor is None:
            actor = self.offices.predicated(index)
        if actor is None and "counterpart" in mention.flags:
            actor = self.offices.counterpart(index)
        if actor is None and mention.number == "p" and "role" in mention.flags:
            actor = self.plurals.colleagues(index)
        if actor is None and self._looks_back(mention):
            actor = self.antecedents.find(mention, self.cast.inside(index))
            ahead = self.cataphora.find(index) if actor is None else None
            actor = actor if ahead is None else self.registry.name(ahead)
        return actor

    def _looks_back(self, mention: Mention) -> bool:
        """Whether the description can mean somebody known: definite ones, and bare plurals that repeat."""
        if mention.determination == "indefinite" or mention.quantity or (mention.counted and not mention.determination):
            return mention.partitive and "source" in mention.flags
        if not mention.determination and mention.number == "s" and mention.kind == "unnamed":
            return mention.part in ("subject", "source") or self.syntax.sentence_of[mention.head] == 0
        return True

    def _stands(self, mention: Mention) -> bool:
        """Whether a description stands for somebody; a bare singular one only where it acts ("es médico")."""
        if mention.determination or mention.number == "p" or mention.kind == "organisation" or mention.quantity:
            return True
        return mention.part in ("subject", "source") or "source" in mention.flags

    # States

    def _state_noun(self, index: int) -> None:
        """ "ese país", "su país", "el Estado"."""
        mention = self.mentions[index]
        if self.syntax.words[mention.head][:1].isupper():
            self._role(index)
            return
        actor = self._own_state(mention) if mention.determination == "possessive" else None
        if actor is None:
            recent = self.cast.recent(mention.first, kinds=("state",), limit=1)
            actor = recent[0] if recent else None
        if actor is not None and mention.number == "s":
            self.cast.attach(actor, index)

    def _own_state(self, mention: Mention) -> int | None:
        for actor in self.cast.recent(mention.first, number="s", kinds=("person",), limit=1):
            country = self.cast.actors[actor].country
            if country:
                return self.registry.state(country)
        return None

    # Pronouns

    def _pronoun(self, index: int) -> None:
        mention = self.mentions[index]
        if mention.antecedent is not None:
            actor = self.cast.of_mention(mention.antecedent)
        else:
            kinds: tuple[Kind, ...] = ("group", "unnamed") if mention.number == "p" else PERSONS
            found = self.cast.recent(mention.first, mention.gender, mention.number, kinds, 5)
            last = mention.determination == "demonstrative" and mention.number == "s"
            actor = self._last_mentioned(found, mention) if last else found[0] if found else None
        if actor is not None:
            self.cast.attach(actor, index)

    def _last_mentioned(self, actors: list[int], mention: Mention) -> int | None:
        """Of several actors the one nearest before: "este" passes over the subject."""
        near: dict[int, int] = {}
        for actor in actors:
            before = [m for m in self.cast.actors[actor].mentions if self.mentions[m].last < mention.first]
            near[actor] = max(before, default=-1)
        return max(actors, key=lambda a: near[a], default=None)
