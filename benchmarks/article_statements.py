"""What the shared example article must yield of actors, statements and warnings: points 1, 4, 5, 7 and 8.

Which passage is meant comes from the gold at run time: a deny statement, the statement before it that it denies, a group with
members.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from article_match import Article, Check, touched
from segun.evaluation.gold import GoldActor
from segun.ledger import Role, Span, WarningKind


class StatementChecks(Article):
    """The checks on one article."""

    def checks(self) -> Iterator[Check]:
        yield from self.offices()
        yield from self.denial()
        yield from self.accusation()
        yield from self.groups()
        yield from self.persons()
        yield from self.capitals()
        yield from self.warnings()

    def offices(self) -> Iterator[Check]:
        """1: the two persons of a group hold the same office, each of their own country."""
        persons = [self.gold_actor(m) for m in self.pair_of("person").members]
        for person in persons:
            roles = [f"{r.title}/{r.country}" for r in self._roles(person)]
            holds = any(r.country == person.country for r in self._roles(person))
            yield Check(1, f"{person.id} holds an office of {person.country}", holds, f"roles: {roles}")
        titles = [{r.title for r in self._roles(p) if r.country == p.country} for p in persons]
        shared = len(titles) == 2 and bool(titles[0] & titles[1])
        yield Check(1, "both hold the same office", shared, f"titles: {[sorted(t) for t in titles]}")

    def denial(self) -> Iterator[Check]:
        """4: a denial and an avoidance, both tied to the statement before them."""
        target, denial, avoidance = self.denied
        yield self.found(4, "the statement that is denied later", target)
        yield self.found(4, "the denial", denial)
        yield self.tied(4, denial, "denies", f"@{target.content.start}", *self.ids_of(target))
        yield self.found(4, "the avoidance after it", avoidance)
        yield self.tied(4, avoidance, "not_denied", f"@{target.content.start}", *self.ids_of(target))

    def accusation(self) -> Iterator[Check]:
        """5: an accusation without evidence, and a second one by the same speaker."""
        twice = [s for s in self.gold.statements if s.act == "accuse"]
        first, second = next((a, b) for a, b in pairwise(twice) if a.speaker == b.speaker)
        yield self.found(5, "the accusation", first)
        read = self.read.get(first.record)
        evidence = [e.kind for e in read.evidence] if read else []
        yield Check(5, "no evidence was presented for it", evidence == ["none_presented"], f"evidence: {evidence}")
        yield self.found(5, "the second accusation", second, any_act=True)

    def groups(self) -> Iterator[Check]:
        """7: each mention of a group of two resolves to its members."""
        for group in self.pairs:
            actor = self.actor.get(group.id)
            members = [self.gold_id.get(m, m) for m in actor.members] if actor else []
            right = sorted(members) == sorted(group.members)
            yield Check(7, f"{group.id} has its two members", right, f"members: {members}")
            for n, form in enumerate(group.mentions, 1):
                yield self._mentioned(group, form, f"mention {n} of {group.id}")

    def persons(self) -> Iterator[Check]:
        """7: the descriptions of each person, and the subjects left out, belong to them."""
        for person in (a for a in self.gold.actors if a.kind == "person"):
            for n, form in enumerate(person.mentions, 1):
                yield self._mentioned(person, form, f"mention {n} of {person.id}")
        for statement in (s for s in self.gold.statements if s.cue and not s.speaker_text):
            yield self.found(7, "subject left out", statement, any_act=True)

    def capitals(self) -> Iterator[Check]:
        """7: a capital that acts is its government; where it is a place, it is no actor."""
        denial = next(s for s in self.gold.statements if s.act == "deny")
        name = denial.speaker_text
        acts = self.gold.text.index(name, max(0, denial.content.start - 100))
        stands = self.gold.text.index(name)
        actor = self.actor.get(denial.speaker)
        yield Check(7, "a capital that speaks is its state", actor is not None and touched(actor, acts, name))
        where = [a.name for a in self.ledger.actors if touched(a, stands, name)]
        yield Check(7, "the same capital as a place is nobody", acts != stands and not where, f"read as {where}")
        for state in (a for a in self.gold.actors if a.kind == "state"):
            for n, form in enumerate((m for m in state.mentions if m[:1].isupper()), 1):
                yield self._mentioned(state, form, f"mention {n} of {state.id}")

    def warnings(self) -> Iterator[Check]:
        """8: the doubled passage, the broken word, and the sentence that is broken in two."""
        text = self.gold.text
        lines = [at for at in range(1, len(text)) if text[at - 1] == "\n"]
        broken = next(at for at in lines if text[at].islower())
        first = Span(0, text.index("\n") - 1)
        again = text.index(first.of(text), first.end)
        yield self._warned("duplicate_passage", first, Span(again, again + first.end))
        yield self._warned("broken_word", Span(broken, broken + 1))
        cut = next(at for at in lines if text[at - 2] == ",")
        yield self._warned("broken_sentence", Span(cut - 5, cut + 1))
        after = next(s for s in self.gold.statements if s.cue and s.cue.start > cut)
        read = self.read.get(after.record)
        yield self.found(8, "the statement of the broken sentence", after)
        whole = read is not None and read.sentence_span.start < cut - 1 < read.sentence_span.end
        yield Check(8, "its sentence is one", whole)

    def _roles(self, person: GoldActor) -> tuple[Role, ...]:
        actor = self.actor.get(person.id)
        return actor.roles if actor else ()

    def _mentioned(self, gold: GoldActor, form: str, says: str) -> Check:
        """Whether some occurrence of a surface form is a mention of the actor."""
        actor = self.actor.get(gold.id)
        starts = [at for at in range(len(self.gold.text)) if self.gold.text.startswith(form, at)]
        holds = actor is not None and any(touched(actor, at, form) for at in starts)
        others = sorted(
            {a.name for a in self.ledger.actors for at in starts if a is not actor and touched(a, at, form)}
        )
        return Check(7, f"{says}, @{starts[0] if starts else '?'}", holds, f"read as {others}")

    def _warned(self, kind: WarningKind, *near: Span) -> Check:
        spans = [w.span for w in self.ledger.warnings if w.kind == kind]
        holds = any(span is not None and span.touches(place) for span in spans for place in near)
        return Check(8, f"warning {kind} @{near[0].start}", holds, f"at {spans}")
