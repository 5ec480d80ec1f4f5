"""Which mentions are one actor.

In: `doc._.mentions`. Out: `doc._.actors`, a `Cast`. Names are brought together over the whole document first; then every
other mention is resolved in the order in which a reader meets it, inner phrases before outer ones.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from segun.knowledge.countries import countries
from segun.language.mention_words import mention_words
from segun.ledger import Kind
from segun.reading.antecedents import Antecedents
from segun.reading.cast import Cast, CastMember, Office
from segun.reading.mention import Mention
from segun.reading.name_clusters import NameCluster, NameClusters
from segun.reading.syntax import Syntax, syntax_of

if not Doc.has_extension("actors"):
    Doc.set_extension("actors", default=None)

_PERSONS: tuple[Kind, ...] = ("person", "unnamed")


class IdentityComponent:
    """Writes `doc._.actors`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.language = nlp.lang

    def __call__(self, doc: Doc) -> Doc:
        doc._.actors = read_cast(syntax_of(doc), doc._.mentions or [], self.language)
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
    return _Resolver(syntax, mentions, language).resolve()


class _Resolver:
    """Builds one cast."""

    def __init__(self, syntax: Syntax, mentions: list[Mention], language: str) -> None:
        self.syntax = syntax
        self.mentions = mentions
        self.table = mention_words(language).table
        self.cast = Cast(syntax, mentions)
        self.names = NameClusters(mentions)
        self.antecedents = Antecedents(self.cast, self.table)
        self.actor_of_cluster: dict[int, int] = {}
        self.state_of: dict[str, int] = {}
        self.named_beside = _named_beside(mentions)
        self.open_pairs: list[int] = []

    def resolve(self) -> Cast:
        order = sorted(range(len(self.mentions)), key=lambda i: (self.mentions[i].last, -self.mentions[i].first))
        for index in order:
            self._one(index)
        for index in self.open_pairs:
            self._pair(index, self._pair_meant_later(self.mentions[index]))
        return self.cast

    def _one(self, index: int) -> None:
        mention = self.mentions[index]
        if mention.members:
            self._coordination(index)
        elif mention.type == "name":
            self._name(index)
        elif mention.type == "pronoun":
            self._pronoun(index)
        elif mention.both:
            self._both(index)
        elif "state" in mention.flags:
            self._state_noun(index)
        else:
            self._role(index)

    # Names

    def _name(self, index: int) -> int | None:
        cluster = self.names.of[index]
        found = self.actor_of_cluster.get(cluster)
        if found is None:
            found = self._new_named(cluster)
        return found

    def _new_named(self, number: int) -> int | None:
        cluster = self.names.clusters[number]
        if not self._worth(cluster):
            return None
        known = self.state_of.get(cluster.country or "") if cluster.kind == "state" and not self._region(cluster) else None
        if known is not None:  # implied before it is named
            for index in cluster.mentions:
                self.cast.attach(known, index)
        actor = self.cast.add(self._named_member(cluster)) if known is None else known
        self.actor_of_cluster[number] = actor
        if cluster.kind == "state" and cluster.country and not self._region(cluster):
            self.state_of.setdefault(cluster.country, actor)
        return actor

    def _region(self, cluster: NameCluster) -> bool:
        return all(self.mentions[i].vague and not self.mentions[i].sector for i in cluster.mentions)

    def _worth(self, cluster: NameCluster) -> bool:
        """Names of which nothing is known count only where one of them acts or is described."""
        each = [self.mentions[i] for i in cluster.mentions]
        if not all(m.vague for m in each) or cluster.kind in ("state", "person"):
            return True
        described = any(i in self.named_beside or self.mentions[i].appositive is not None for i in cluster.mentions)
        return described or any(m.part in ("subject", "source") for m in each)

    def _named_member(self, cluster: NameCluster) -> CastMember:
        each = [self.mentions[i] for i in cluster.mentions]
        texts = [m.name for m in each]
        name = max(texts, key=lambda t: (not t.isupper() or " " not in t, len(t)))
        sure = [m for m in each if not m.vague] or each
        kind = sure[0].kind if cluster.kind != "person" else "person"
        return CastMember(
            kind=kind,
            name=name,
            gender=cluster.gender if kind == "person" else "",
            number="s" if kind != "group" else "p",
            country=cluster.country,
            sector=next((m.sector for m in each if m.sector), "GOV" if cluster.kind == "state" else ""),
            aliases=list(dict.fromkeys(t for t in texts if t != name)),
            mentions=sorted(cluster.mentions),
        )

    # Descriptions

    def _role(self, index: int) -> None:
        mention = self.mentions[index]
        name = self.named_beside.get(index)
        if name is not None:
            actor = self._name(name)
            if actor is not None:
                self.cast.attach(actor, index)
                self._give_office(actor, index)
                return
        actor = self._predicated(index)
        if actor is None and "counterpart" in mention.flags:
            actor = self._counterpart(index)
        if actor is None and self._looks_back(mention):
            actor = self.antecedents.find(mention, self.cast.inside(index))
        if actor is not None:
            self.cast.attach(actor, index)
            self._give_office(actor, index)
        elif self._stands(mention):
            self._new_described(index)

    def _looks_back(self, mention: Mention) -> bool:
        """Whether the description can mean somebody known: definite ones, and bare plurals that repeat."""
        if mention.determination == "indefinite" or mention.quantity:
            return mention.partitive and "source" in mention.flags
        return True

    def _stands(self, mention: Mention) -> bool:
        """Whether a description stands for somebody; a bare singular one only where it acts ("es médico")."""
        if mention.determination or mention.number == "p" or mention.kind == "organisation" or mention.quantity:
            return True
        return mention.part in ("subject", "source") or "source" in mention.flags

    def _new_described(self, index: int) -> int:
        mention = self.mentions[index]
        member = CastMember(
            kind=mention.kind,
            name=self.syntax.words_of(mention.first, mention.last + 1),
            gender=mention.gender,
            number=mention.number,
            country=mention.country,
            sector=mention.sector,
            mentions=[index],
        )
        actor = self.cast.add(member)
        self._give_office(actor, index)
        return actor

    def _give_office(self, actor: int, index: int) -> None:
        """Write the role of a person down, and what it tells of sector, country and gender."""
        mention, member = self.mentions[index], self.cast.actors[actor]
        member.sector = member.sector or mention.sector
        member.gender = member.gender or (mention.gender if member.kind in _PERSONS else "")
        if "role" not in mention.flags or mention.number == "p" or member.kind not in _PERSONS:
            member.country = member.country or mention.country
            return
        office = Office(mention.role, mention.title, mention.organisation, mention.country, index)
        if "counterpart" in mention.flags:
            office = self._shared_office(actor, index) or office
        known = {(o.lemma, o.organisation) for o in member.offices}
        if (office.lemma, office.organisation) not in known:
            member.offices.append(office)
        member.country = member.country or mention.country

    def _predicated(self, index: int) -> int | None:
        """The subject of "X es el presidente de …"."""
        head = self.mentions[index].head
        if self.syntax.child(head, "cop") is None:
            return None
        subject = self.syntax.child(head, "nsubj")
        actor = None if subject is None else self.cast.actor_at(subject)
        return actor if actor is not None and self.cast.actors[actor].kind in _PERSONS else None

    def _counterpart(self, index: int) -> int | None:
        """The person known to hold the same office in the other country."""
        mention = self.mentions[index]
        owner = self._owner(mention)
        if owner is None:
            return None
        offices = {o.lemma for o in self.cast.actors[owner].offices}
        for actor in self.cast.recent(mention.first, number="s", kinds=_PERSONS, limit=20):
            member = self.cast.actors[actor]
            same = offices & {o.lemma for o in member.offices}
            if actor != owner and same and member.country == mention.country:
                return actor
        return None

    def _shared_office(self, actor: int, index: int) -> Office | None:
        """The office of the one whose counterpart the mention names, in the counterpart's country."""
        mention = self.mentions[index]
        owner = self._owner(mention, actor)
        if owner is None:
            return None
        office = self.cast.actors[owner].offices[0]
        return Office(office.lemma, office.title, "", mention.country, index)

    def _owner(self, mention: Mention, other: int | None = None) -> int | None:
        """Who "su" means: the person with an office mentioned last."""
        for actor in self.cast.recent(mention.first, number="s", kinds=("person",), limit=10):
            if actor != other and self.cast.actors[actor].offices:
                return actor
        return None

    # States

    def _state_noun(self, index: int) -> None:
        """"ese país", "su país", "el Estado"."""
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
                return self._state(country)
        return None

    def _state(self, country: str) -> int:
        """The actor of a country; made where the text has only implied it."""
        if country not in self.state_of:
            member = CastMember(kind="state", name=countries().name(country), country=country, sector="GOV")
            named = [n for n, c in enumerate(self.names.clusters) if c.kind == "state" and c.country == country and c.mentions]
            actor = self._new_named(named[0]) if named and not self._region(self.names.clusters[named[0]]) else None
            self.state_of[country] = self.cast.add(member) if actor is None else actor
        return self.state_of[country]

    # Plurals of two

    def _both(self, index: int) -> None:
        mention = self.mentions[index]
        members = self._two_states(mention) if "state" in mention.flags else ()
        if not members:
            members = tuple(self.cast.recent(mention.first, number="s", kinds=self._pair_kinds(mention), limit=2))
        if len(members) == 2:
            self._pair(index, members)
        else:
            self.open_pairs.append(index)

    def _pair_kinds(self, mention: Mention) -> tuple[Kind, ...]:
        if "state" in mention.flags:
            return ("state",)
        if "side" in mention.flags:
            return ("state", "organisation", "group", "person")
        return _PERSONS if "role" in mention.flags else ("organisation", "state", "group")

    def _pair(self, index: int, members: tuple[int, ...]) -> None:
        if len(members) != 2:
            self._new_described(index)
            return
        actor = self.cast.group_of(members)
        self.cast.attach(actor, index)
        mention = self.mentions[index]
        if len(self.cast.actors[actor].mentions) == 1:
            self.cast.actors[actor].name = self.syntax.words_of(mention.first, mention.last + 1)

    def _pair_meant_later(self, mention: Mention) -> tuple[int, ...]:
        """The two that a plural means which comes before them: a pair met later, else the first two of the kind."""
        kinds = self._pair_kinds(mention)
        for actor in self.cast.actors:
            if len(actor.members) == 2 and self._was_both(actor):
                if all(self.cast.actors[m].kind in kinds for m in actor.members):
                    return actor.members
        kinds = ("person",) if "person" in kinds else kinds
        fitting = [i for i, a in enumerate(self.cast.actors) if a.kind in kinds and a.number == "s" and not a.members]
        return tuple(fitting[:2])

    def _two_states(self, mention: Mention) -> tuple[int, ...]:
        """Those meant before; those whom two persons spoken of together serve; those named side by side."""
        for actor in reversed(self.cast.actors):
            kinds = {self.cast.actors[m].kind for m in actor.members}
            if len(actor.members) == 2 and kinds == {"state"} and self._was_both(actor):
                return actor.members
        for actor in reversed(self.cast.actors):
            codes = [self.cast.actors[m].country for m in actor.members if self.cast.actors[m].kind == "person"]
            if len(codes) == 2 and codes[0] and codes[1] and codes[0] != codes[1]:
                return self._state(codes[0]), self._state(codes[1])
        return self._side_by_side(mention)

    def _was_both(self, actor: CastMember) -> bool:
        return any(self.mentions[m].both for m in actor.mentions)

    def _side_by_side(self, mention: Mention) -> tuple[int, ...]:
        """The last two states that a conjunction joins."""
        before = [i for i, m in enumerate(self.mentions) if m.kind == "state" and m.type == "name" and m.last < mention.first]
        for a, b in zip(reversed(before[:-1]), reversed(before), strict=False):
            gap = self.syntax.lower[self.mentions[a].last + 1 : self.mentions[b].first]
            first, second = self.cast.of_mention(a), self.cast.of_mention(b)
            joined = len(gap) == 1 and gap[0] in self.table.conjunctions
            if joined and first is not None and second is not None and first != second:
                return first, second
        return ()

    # Coordinations and pronouns

    def _coordination(self, index: int) -> None:
        members = [self.cast.of_mention(m) for m in self.mentions[index].members]
        known = [m for m in members if m is not None]
        if len(known) > 1:
            actor = self.cast.group_of(known)
            self.cast.attach(actor, index)
            mention = self.mentions[index]
            if self.cast.actors[actor].mentions == [index]:
                self.cast.actors[actor].name = self.syntax.words_of(mention.first, mention.last + 1)

    def _pronoun(self, index: int) -> None:
        mention = self.mentions[index]
        if mention.antecedent is not None:
            actor = self.cast.of_mention(mention.antecedent)
        else:
            kinds: tuple[Kind, ...] = ("group", "unnamed") if mention.number == "p" else _PERSONS
            found = self.cast.recent(mention.first, mention.gender, mention.number, kinds, 1)
            actor = found[0] if found else None
        if actor is not None:
            self.cast.attach(actor, index)


def _named_beside(mentions: list[Mention]) -> dict[int, int]:
    """Each described mention with the mention by name that it stands beside."""
    found: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        other = mention.appositive
        if other is None:
            continue
        if mention.type == "name" and mentions[other].type == "role":
            found.setdefault(other, index)
        elif mention.type == "role" and mentions[other].type == "name":
            found.setdefault(index, other)
    return found
