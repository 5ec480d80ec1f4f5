"""What is one across articles, measured against gold: entities, stories, events, claims.

In: clusters of gold and of a prediction, in the form of `segun export --format links` (docs/linking.md). Out: a `Linking` for each kind,
with floors beside it. Entities, stories and events are measured by B³ (Bagga and Baldwin 1998) over gold's members; a member that the
prediction has not is alone. Claims are measured over pairs of statements in one claim, right where both stances are right too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from segun.errors import RecordError
from segun.evaluation.report import f1
from segun.store.words import terms

KINDS = ("entity", "story", "event", "claim")

Member = tuple[str, int, int]
"""A document and a span in it; of a story the document alone, with the span 0, 1."""

Clustering = Mapping[Member, Hashable]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of a clustering."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class Linking:
    """One kind of cluster measured: how many there are, how it came out, and what needs no linker, by name."""

    kind: str
    clusters: int
    members: int
    figures: Figures
    floors: Mapping[str, Figures]

    def __str__(self) -> str:
        beside = "; ".join(f"{name} {figures}" for name, figures in self.floors.items())
        return f"{self.kind:7} {self.figures}  ({self.clusters} clusters, {self.members} members; {beside})"


@dataclass(frozen=True, slots=True)
class _Assigned:
    """Where each member of gold stands, in gold and in the prediction, and with which stance."""

    gold: Clustering
    gold_stance: Mapping[Member, str]
    predicted: Clustering
    stance: Mapping[Member, str | None]


def measure(
    gold: Sequence[Mapping[str, object]], predicted: Sequence[Mapping[str, object]], texts: Mapping[str, str]
) -> list[Linking]:
    """Each kind of cluster that gold has.

    Args:
        gold, predicted: clusters with `kind`, `id`, `members`.
        texts: the articles' texts by id, for the floor "same words".

    Raises:
        RecordError: a cluster has another form.
    """
    found = []
    for kind in KINDS:
        own = [one for one in gold if one.get("kind") == kind]
        if own:
            assigned = _assign(own, [one for one in predicted if one.get("kind") == kind])
            found.append(_linking(kind, len(own), assigned, texts))
    return found


def _linking(kind: str, clusters: int, assigned: _Assigned, texts: Mapping[str, str]) -> Linking:
    members = list(assigned.gold)
    floors: dict[str, Clustering] = {
        "each alone": {one: one for one in members},
        "all together": dict.fromkeys(members, 0),
        "same words": {one: _words(kind, one, texts) for one in members},
    }
    told: Mapping[Member, str | None] = assigned.gold_stance
    score = _pairs if kind == "claim" else _b_cubed
    return Linking(
        kind,
        clusters,
        len(members),
        score(assigned, assigned.predicted, assigned.stance),
        {name: score(assigned, floor, told) for name, floor in floors.items()},
    )


def _words(kind: str, member: Member, texts: Mapping[str, str]) -> Hashable:
    """What is written: the words of the place as stems; of a story the first line of the text."""
    document, start, end = member
    text = texts.get(document, "")
    words = text.partition("\n")[0] if kind == "story" else text[start:end]
    return tuple(term.stem for term in terms(words)) or member


def _assign(gold: Sequence[Mapping[str, object]], predicted: Sequence[Mapping[str, object]]) -> _Assigned:
    """Each gold member to the predicted member that it shares most characters with; of two, the one nearest in length."""
    by_document: dict[str, list[tuple[int, int, str, str | None]]] = defaultdict(list)
    for cluster in predicted:
        for (document, start, end), stance in _members(cluster):
            by_document[document].append((start, end, str(cluster["id"]), stance))
    golds: dict[Member, Hashable] = {}
    gold_stance: dict[Member, str] = {}
    found: dict[Member, Hashable] = {}
    stances: dict[Member, str | None] = {}
    for cluster in gold:
        for member, stance in _members(cluster):
            golds[member], gold_stance[member] = str(cluster["id"]), stance or ""
            best = max(by_document[member[0]], key=_closeness(member), default=None)
            touched = best is not None and min(best[1], member[2]) > max(best[0], member[1])
            found[member] = ("one", best[2]) if best is not None and touched else ("alone", member)
            stances[member] = best[3] if best is not None and touched else None
    return _Assigned(golds, gold_stance, found, stances)


def _closeness(member: Member) -> Callable[[tuple[int, int, str, str | None]], tuple[int, int]]:
    _, start, end = member
    return lambda other: (min(other[1], end) - max(other[0], start), -abs((other[1] - other[0]) - (end - start)))


def _members(cluster: Mapping[str, object]) -> Iterable[tuple[Member, str | None]]:
    members = cluster.get("members")
    if not isinstance(members, list):
        raise RecordError("a cluster has no list of members", str(cluster.get("id", "")))
    for one in members:
        if isinstance(one, str):
            yield (one, 0, 1), None
        elif isinstance(one, list) and len(one) in (3, 4):
            yield (str(one[0]), int(one[1]), int(one[2])), str(one[3]) if len(one) > 3 else None
        else:
            raise RecordError("a member is a document, or [document, start, end, stance]", str(cluster.get("id", "")))


def _b_cubed(assigned: _Assigned, clustering: Clustering, _: Mapping[Member, str | None]) -> Figures:
    golds, found = Counter(assigned.gold.values()), Counter(clustering[one] for one in assigned.gold)
    both = Counter((assigned.gold[one], clustering[one]) for one in assigned.gold)
    count = len(assigned.gold)
    shared = [(both[assigned.gold[one], clustering[one]], one) for one in assigned.gold]
    return Figures(
        sum(n / found[clustering[one]] for n, one in shared) / count,
        sum(n / golds[assigned.gold[one]] for n, one in shared) / count,
    )


def _pairs(assigned: _Assigned, clustering: Clustering, stances: Mapping[Member, str | None]) -> Figures:
    in_gold = in_found = right = 0
    for a, b in combinations(assigned.gold, 2):
        same, found = assigned.gold[a] == assigned.gold[b], clustering[a] == clustering[b]
        in_gold += same
        in_found += found
        right += same and found and all(stances[one] == assigned.gold_stance[one] for one in (a, b))
    return Figures(right / max(1, in_found), right / max(1, in_gold))
