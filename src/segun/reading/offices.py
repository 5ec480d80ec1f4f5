"""What an office tells of its holder: the roles that a text gives a person, counterparts, whose a document is.

In: a mention by description and the cast so far. Out: offices in the cast, or the actor whom the description means by its
form alone.
"""

from __future__ import annotations

from segun.language.office_titles import OfficeTitles
from segun.ledger import Kind
from segun.reading.cast import Office
from segun.reading.mention import Mention
from segun.reading.office_names import office_name, without_country
from segun.reading.registry import PERSONS, Registry

_ISSUERS: tuple[Kind, ...] = ("person", "organisation", "group", "state", "unnamed")


class Offices:
    """Gives and compares offices in one cast."""

    def __init__(self, registry: Registry, titles: OfficeTitles) -> None:
        self.titles = titles
        self.syntax = registry.syntax
        self.mentions = registry.mentions
        self.cast = registry.cast

    def give(self, actor: int, index: int) -> None:
        """Write the role of a person down, and what it tells of sector, country and gender."""
        mention, member = self.mentions[index], self.cast.actors[actor]
        member.sector = member.sector or mention.sector
        if member.kind == "person" and "institution" in mention.flags:
            member.kind = "organisation"  # "Lumen calló. La compañía …": one word told nothing of what it names
        member.gender = member.gender or (mention.gender if member.kind in PERSONS else "")
        if "role" not in mention.flags or mention.number == "p" or member.kind not in PERSONS:
            member.country = member.country or mention.country
            return
        office = self._shared_office(actor, index) if "counterpart" in mention.flags else None
        office = office or self._office(index)
        known = {(o.lemma, o.organisation) for o in member.offices}
        if (office.lemma, office.organisation) not in known:
            member.offices.append(office)
        member.country = member.country or mention.country

    def _office(self, index: int) -> Office:
        """The office that a description gives."""
        m = self.mentions[index]
        name = office_name(m, self.titles)
        return Office(m.role, m.title, m.organisation, m.country, index, m.also, name)

    def issuer(self, index: int) -> int | None:
        """Whose the document is: "los cálculos de los gremios" speak for the unions."""
        mention = self.mentions[index]
        paper = mention.sourcing == "document" or ("generic" in mention.flags and mention.part == "source")
        if not paper or not mention.organisation:
            return None
        for i in range(index + 1, len(self.mentions)):
            inner = self.mentions[i]
            if inner.first > mention.last:
                return None
            if inner.last == mention.last and inner.first > mention.head and inner.kind in _ISSUERS:
                return self.cast.of_mention(i)
        return None

    def predicated(self, index: int) -> int | None:
        """The subject of "X es el presidente de …"."""
        head = self.mentions[index].head
        if self.syntax.child(head, "cop") is None:
            return None
        subject = self.syntax.child(head, "nsubj")
        actor = None if subject is None else self.cast.actor_at(subject)
        return actor if actor is not None and self.cast.actors[actor].kind in PERSONS else None

    def counterpart(self, index: int) -> int | None:
        """The person known to hold the same office in the other country."""
        mention = self.mentions[index]
        owner = self._owner(mention)
        if owner is None:
            return None
        offices = self._titles(owner)
        for actor in self.cast.recent(mention.first, number="s", kinds=PERSONS, limit=20):
            member = self.cast.actors[actor]
            same = offices & self._titles(actor)
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
        organisation = without_country(office.organisation) if office.name else ""
        title = without_country(office.title) or office.title
        return Office(office.lemma, title, organisation, mention.country, index, office.also, office.name)

    def _titles(self, actor: int) -> set[str]:
        """The offices of somebody by noun, and by the name in the list of offices."""
        offices = self.cast.actors[actor].offices
        return {o.lemma for o in offices} | {o.name for o in offices if o.name}

    def _owner(self, mention: Mention, other: int | None = None) -> int | None:
        """Who "su" means: the person with an office mentioned last."""
        for actor in self.cast.recent(mention.first, number="s", kinds=("person",), limit=10):
            if actor != other and self.cast.actors[actor].offices:
                return actor
        return None
