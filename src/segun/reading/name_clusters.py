"""Which names in a document are one name: full and short forms, acronyms, transliterations, nicknames.

In: the mentions of a document. Out: for every mention by name the number of its cluster. Namesakes stay apart: a short
form goes to the nearest full name that it fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from segun.knowledge.name_keys import begins, initials, is_short_for, name_parts, same_person, stands_for
from segun.language.mention_words import Gender
from segun.reading.mention import Mention


@dataclass(slots=True)
class NameCluster:
    """Mentions of one bearer: their indexes, and the keys of the distinct forms."""

    kind: str
    gender: Gender = ""
    country: str | None = None
    mentions: list[int] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)

    def add(self, index: int, mention: Mention) -> None:
        """Count the mention in."""
        self.mentions.append(index)
        parts = name_parts(mention.name)
        if parts not in self.forms:
            self.forms.append(parts)
        if mention.acronym:
            self.acronyms.add(mention.acronym)
        self.gender = self.gender or mention.gender
        self.country = self.country or mention.country


class NameClusters:
    """The clusters of one document."""

    def __init__(self, mentions: list[Mention], genitives: Iterable[str]) -> None:
        """`genitives` are the words that join a name and its complement ("de", "del")."""
        self.mentions = mentions
        self.links = tuple(f" {word} " for word in sorted(genitives))
        self.clusters: list[NameCluster] = []
        self.of: dict[int, int] = {}
        named = [i for i, m in enumerate(mentions) if m.type == "name" and not m.members]
        self._states([i for i in named if mentions[i].kind == "state"])
        self._persons([i for i in named if mentions[i].kind == "person"])
        self._organisations([i for i in named if mentions[i].kind not in ("state", "person")])
        self._join_appositions()

    def _new(self, index: int, kind: str) -> None:
        cluster = NameCluster(kind)
        cluster.add(index, self.mentions[index])
        self.of[index] = len(self.clusters)
        self.clusters.append(cluster)

    def _put(self, index: int, cluster: int) -> None:
        self.of[index] = cluster
        self.clusters[cluster].add(index, self.mentions[index])

    def _states(self, indexes: list[int]) -> None:
        """One cluster a country, whatever name or seat it goes by; a region is its own."""
        by_country: dict[str, int] = {}
        for index in indexes:
            mention = self.mentions[index]
            region = mention.vague and mention.sector == ""
            key = mention.name if region or not mention.country else mention.country
            if key in by_country:
                self._put(index, by_country[key])
            else:
                self._new(index, "state")
                by_country[key] = self.of[index]

    # Persons

    def _persons(self, indexes: list[int]) -> None:
        """Full names first, the longest before the shorter ones, then the short forms."""
        full = [i for i in indexes if len(name_parts(self.mentions[i].name)) > 1]
        persons: list[int] = []
        for index in sorted(full, key=lambda i: (-len(name_parts(self.mentions[i].name)), i)):
            self._full_name(index, persons)
        for index in indexes:
            if index not in self.of:
                self._short_name(index, persons)

    def _full_name(self, index: int, persons: list[int]) -> None:
        parts = name_parts(self.mentions[index].name)
        same = [c for c in persons if any(same_person(parts, form) for form in self.clusters[c].forms if len(form) > 1)]
        if not same:
            same = self._shortened(index, parts, persons)
        if same:
            self._put(index, self._nearest(index, same))
        else:
            self._new(index, "person")
            persons.append(self.of[index])

    def _shortened(self, index: int, parts: tuple[str, ...], persons: list[int]) -> list[int]:
        """Clusters of which a name of several parts is the surnames ("López Obrador")."""
        return [c for c in persons if self._fit(index, parts, c) == 3]

    def _fit(self, index: int, parts: tuple[str, ...], cluster: int) -> int:
        gender = self.mentions[index].gender
        if gender and self.clusters[cluster].gender not in ("", gender) and len(parts) > 1:
            return 0
        return max(is_short_for(parts, form) for form in self.clusters[cluster].forms)

    def _short_name(self, index: int, persons: list[int]) -> None:
        parts = name_parts(self.mentions[index].name)
        fits = {c: 4 if parts in self.clusters[c].forms else self._fit(index, parts, c) for c in persons}
        best = max(fits.values(), default=0)
        if best:
            self._put(index, self._nearest(index, [c for c in persons if fits[c] in (best, 4 if best == 3 else best)]))
        else:
            self._new(index, "person")
            persons.append(self.of[index])

    def _nearest(self, index: int, clusters: list[int]) -> int:
        """The cluster mentioned last before `index`, else the first after it."""

        def distance(cluster: int) -> tuple[bool, int]:
            before = [i for i in self.clusters[cluster].mentions if i < index]
            return (False, index - max(before)) if before else (True, min(self.clusters[cluster].mentions) - index)

        return min(clusters, key=distance)

    # Organisations, and names of which nothing is known

    def _organisations(self, indexes: list[int]) -> None:
        """Long names first, so that acronyms and short forms find them."""
        known: list[int] = []
        long = [i for i in indexes if " " in self.mentions[i].name]
        for index in [*long, *(i for i in indexes if " " not in self.mentions[i].name)]:
            same = self._same_organisation(index, known)
            if same is None:
                self._new(index, "organisation")
                known.append(self.of[index])
            else:
                self._put(index, same)

    def _same_organisation(self, index: int, known: list[int]) -> int | None:
        mention = self.mentions[index]
        parts = name_parts(mention.name)
        for c, cluster in enumerate(self.clusters):
            if parts in cluster.forms and cluster.kind != "state":
                return c
        if mention.acronym:
            for c in known:
                if mention.acronym in self.clusters[c].acronyms:
                    return c
        if " " in mention.name:
            return self._by_beginning(mention, known)
        return self._by_acronym(mention, known)

    def _by_beginning(self, mention: Mention, known: list[int]) -> int | None:
        """ "el Frente Patriótico" for "el Frente Patriótico del Sur", the only name that begins so and goes on with "de"."""
        fits = [c for c in known if any(self._goes_on(mention, self.mentions[i]) for i in self.clusters[c].mentions)]
        return fits[0] if len(fits) == 1 else None

    def _goes_on(self, short: Mention, full: Mention) -> bool:
        if full.country != short.country and (short.country or full.sector == "GOV"):
            return False  # "el Ministerio de Defensa" is that of the state which needs no name, not "el de Defensa de Chile"
        rest = full.name[len(short.name) :]
        return full.name.startswith(short.name) and rest.lower().startswith(self.links)

    def _by_acronym(self, mention: Mention, known: list[int]) -> int | None:
        name = mention.name
        capitals = sum(c.isupper() for c in name)
        if capitals < 2:
            return self._by_head(name, known)
        fits = [c for c in known if any(stands_for(name, self.mentions[i].name) for i in self.clusters[c].mentions)]
        if fits:
            return fits[0]
        if mention.acronym:
            return None
        fits = [c for c in known if self._nearly(name, self.clusters[c])]
        if len(fits) == 1:
            return fits[0]
        return next((c for c, cluster in enumerate(self.clusters) if self._person_initials(name, cluster)), None)

    def _nearly(self, acronym: str, cluster: NameCluster) -> bool:
        """Whether a name without an acronym so far lacks one word of what `acronym` stands for."""
        names = [self.mentions[i].name for i in cluster.mentions]
        return any(begins(acronym, name) for name in names) and not any(name.isupper() for name in names)

    def _by_head(self, name: str, known: list[int]) -> int | None:
        """ "la Coordinadora" for "la Coordinadora Agrícola del Sur", "Interior" for "el Ministerio del Interior"."""
        parts = name_parts(name)
        fits = [c for c in known if any(len(f) > 1 and f[:1] == parts for f in self.clusters[c].forms)]
        fits = fits or [
            c for c in known if any(self._office_of(name, self.mentions[i]) for i in self.clusters[c].mentions)
        ]
        return fits[-1] if len(fits) == 1 else None

    def _office_of(self, name: str, full: Mention) -> bool:
        """Whether `full` is an office of a government with the one-word portfolio `name`."""
        if full.sector != "GOV" or not full.name.endswith(" " + name):
            return False
        before = full.name[: -len(name)]
        return any(before.lower().endswith(link) for link in self.links) and before.count(" ") == 2

    def _person_initials(self, acronym: str, cluster: NameCluster) -> bool:
        if cluster.kind != "person" or len(acronym) < 3:
            return False
        return any(initials(self.mentions[i].name) == acronym for i in cluster.mentions)

    def _join_appositions(self) -> None:
        """Names side by side are one bearer's: acronyms in brackets, nicknames in quotation marks."""
        for index, mention in enumerate(self.mentions):
            other = mention.appositive
            if mention.type == "name" and other is not None and index in self.of and other in self.of:
                self._union(self.of[other], self.of[index])

    def _union(self, keep: int, drop: int) -> None:
        if keep == drop:
            return
        for index in self.clusters[drop].mentions:
            self._put(index, keep)
        self.clusters[keep].mentions.sort()
        self.clusters[drop].mentions = []
