"""The shared example article, read and annotated: which record of the ledger is which of the gold.

In: the article's gold and its ledger. Out: `Article`, which the checks ask, and `Check`.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.evaluation.alignment import align, match
from segun.evaluation.events import touches
from segun.evaluation.gold import Gold, GoldActor, GoldEvent, GoldStatement
from segun.evaluation.statements import overlap
from segun.ledger import Actor, Event, Ledger, LinkType, Span, Statement


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold; `detail` says what was read instead where it does not."""

    point: int
    says: str
    holds: bool
    detail: str = ""

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail and not self.holds else ""
        return f"{'holds' if self.holds else 'FAILS'}  {self.point}. {self.says}{detail}"


class Article:
    """Gold and ledger, matched."""

    def __init__(self, gold: Gold, ledger: Ledger) -> None:
        self.gold = gold
        self.ledger = ledger
        self.gold_id = align(gold.actors, ledger.actors)
        read_id = {g: p for p, g in self.gold_id.items()}
        by_id = {a.id: a for a in ledger.actors}
        self.actor = {g.id: by_id[read_id[g.id]] for g in gold.actors if g.id in read_id}
        self.read = {
            gold.statements[i].record: ledger.statements[j]
            for i, j in match(gold.statements, ledger.statements, _same).items()
        }
        self.event = {
            gold.events[i].record: ledger.events[j] for i, j in match(gold.events, ledger.events, _same_deed).items()
        }
        self.speaker = {s.id: self.gold_id.get(s.speaker or "") for s in ledger.statements}
        self.pairs = [g for g in gold.actors if len(g.members) == 2]

    def gold_actor(self, actor: str) -> GoldActor:
        """The gold's actor of this id."""
        return next(a for a in self.gold.actors if a.id == actor)

    def pair_of(self, kind: str) -> GoldActor:
        """The group of two whose members are of this kind."""
        return next(g for g in self.pairs if all(self.gold_actor(m).kind == kind for m in g.members))

    @property
    def denied(self) -> tuple[GoldStatement, GoldStatement, GoldStatement]:
        """The statement that the first denial denies, the denial, and the avoidance behind it."""
        at = next(i for i, s in enumerate(self.gold.statements) if s.act == "deny")
        return self.gold.statements[at - 1], self.gold.statements[at], self.gold.statements[at + 1]

    def ids_of(self, *records: GoldStatement | GoldEvent) -> list[str]:
        """Ids under which the records were read, those that were."""
        found = (self.read.get(r.record) or self.event.get(r.record) for r in records)
        return [record.id for record in found if record is not None]

    def names(self, actors: tuple[str, ...]) -> list[str]:
        """Read actors as ids of the gold, by their own names where it does not know them."""
        own = {a.id: a.name for a in self.ledger.actors}
        return sorted(self.gold_id.get(a, own[a]) for a in actors)

    def found(self, point: int, what: str, statement: GoldStatement, any_act: bool = False) -> Check:
        """Whether a gold statement was read, with its speaker and, unless any will do, its act."""
        read = self.read.get(statement.record)
        says = f"{what}: {statement.act} by {statement.speaker}, @{statement.content.start}"
        if read is None:
            return Check(point, says, False, "not read")
        speaker = self.gold_id.get(read.speaker or "")
        right = speaker == statement.speaker and (any_act or read.act == statement.act)
        return Check(point, says, right, f"read as {read.act} by {speaker}, rule {read.rule}")

    def tied(self, point: int, source: GoldStatement, kind: LinkType, what: str, *targets: str) -> Check:
        """Whether a link of this kind leads from a statement to one of the records `targets`."""
        read = self.read.get(source.record)
        ties = [link for link in self.ledger.links if read and link.source == read.id]
        holds = any(link.type == kind and link.target in targets for link in ties)
        seen = ", ".join(f"{link.type} {link.target}" for link in ties)
        return Check(point, f"link {kind} from @{source.content.start} to {what}", holds, f"links: {seen}")


def touched(actor: Actor, start: int, words: str) -> bool:
    """Whether the words that begin at `start` are a mention of the actor."""
    place = Span(start, start + len(words))
    return any(Span(m.start, m.end).touches(place) for m in actor.mentions if m.type != "elided")


def _same(gold: GoldStatement, read: Statement) -> float:
    """Statements are the same where their contents overlap; the cue decides between several."""
    same_cue = bool(gold.cue and read.cue_span and gold.cue.touches(read.cue_span))
    shared = overlap(gold.content, read.content_span)
    return shared + same_cue if shared > 0.25 else 0.0


def _same_deed(gold: GoldEvent, read: Event) -> float:
    """Events are the same where the trigger is; the type decides between several."""
    return touches(gold, read) * (1.0 + (gold.type == read.type))
