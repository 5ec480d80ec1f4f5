"""Who is in a document by name: one actor a name, and the states that a text names or implies.

In: the mentions of a document. Out: `Registry`, which the resolver and the readers of plurals ask for actors.
"""

from __future__ import annotations

from segun.knowledge.countries import countries
from segun.ledger import Kind
from segun.reading.cast import Cast, CastMember
from segun.reading.mention import Mention
from segun.reading.name_clusters import NameCluster, NameClusters
from segun.reading.syntax import Syntax

_OUTER = 4  # mentions back to the one that may hold a name
PERSONS: tuple[Kind, ...] = ("person", "unnamed")


class Registry:
    """The cast while it fills, the clusters of names, and the mentions that stand beside a name."""

    def __init__(self, syntax: Syntax, mentions: list[Mention], names: NameClusters) -> None:
        """`names` are the clusters of `mentions`; they are only read."""
        self.syntax = syntax
        self.mentions = mentions
        self.cast = Cast(syntax, mentions)
        self.names = names
        self.named_beside = _named_beside(mentions)
        self.actor_of_cluster: dict[int, int] = {}
        self.state_of: dict[str, int] = {}

    def name(self, index: int) -> int | None:
        """The actor of a mention by name; `None` for a name of which nothing is known and that does nothing."""
        cluster = self.names.of[index]
        found = self.actor_of_cluster.get(cluster)
        return self._new_named(cluster) if found is None else found

    def state(self, country: str) -> int:
        """The actor of a country; made where the text has only implied it."""
        if country not in self.state_of:
            clusters = self.names.clusters
            named = [n for n, c in enumerate(clusters) if c.kind == "state" and c.country == country and c.mentions]
            actor = self._new_named(named[0]) if named and not self._region(clusters[named[0]]) else None
            member = CastMember(kind="state", name=countries().name(country), country=country, sector="GOV")
            self.state_of[country] = self.cast.add(member) if actor is None else actor
        return self.state_of[country]

    def described(self, index: int) -> int:
        """A new actor for whom only a description stands."""
        mention = self.mentions[index]
        return self.cast.add(
            CastMember(
                kind=mention.kind,
                name=self.syntax.words_of(mention.first, mention.last + 1),
                gender=mention.gender,
                number=mention.number,
                country=mention.country,
                sector=mention.sector,
                mentions=[index],
            )
        )

    def _new_named(self, number: int) -> int | None:
        cluster = self.names.clusters[number]
        if not self._worth(cluster):
            return None
        known = (
            self.state_of.get(cluster.country or "") if cluster.kind == "state" and not self._region(cluster) else None
        )
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
        return (
            described or any(m.part in ("subject", "source") for m in each) or any(map(self._served, cluster.mentions))
        )

    def _served(self, index: int) -> bool:
        """Whether a name says whom somebody works or speaks for: "un portavoz de Lumen"."""
        name = self.mentions[index]
        outer = (self.mentions[i] for i in range(max(0, index - _OUTER), index))
        return any("spokesperson" in m.flags and m.last == name.last and m.head + 2 == name.first for m in outer)

    def _named_member(self, cluster: NameCluster) -> CastMember:
        each = [self.mentions[i] for i in cluster.mentions]
        texts = [m.name for m in each]
        known = countries()
        name = max(texts, key=lambda t: (known.by_name(t) is not None, not t.isupper() or " " not in t, len(t)))
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
    _pass_on(mentions, found)
    return found


def _pass_on(mentions: list[Mention], found: dict[int, int]) -> None:
    """Give the name beside one of two joined offices to the other."""
    pairs = [(i, m.appositive) for i, m in enumerate(mentions) if m.type == "role" and m.appositive is not None]
    for one, other in [*pairs, *reversed(pairs)]:
        for a, b in ((one, other), (other, one)):
            if a in found and b not in found and mentions[b].type == "role":
                found[b] = found[a]
