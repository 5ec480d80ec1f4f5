"""Which statement denies, confirms, repeats or points at which.

In: `doc._.statements` with their actors, and the events. Out: `doc._.links`, `Tie`s between statements by index, and from them
to events (`deed_links`). A rule takes a statement and
gives the earlier (seldom the next) statement that it is about; how the two are related, the cue tells.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from segun.ledger import LinkType
from segun.reading.deed_links import deed_ties
from segun.reading.rules import rule
from segun.reading.said_before import Record, relation
from segun.reading.statements import page_of
from segun.reading.tie import Tie
from segun.reading.verdicts import is_bare, judged, verdict_of

Found = tuple[LinkType, int]


@Language.factory("segun_links", assigns=["doc._.links"], requires=["doc._.statements", "doc._.events"])
class LinkComponent:
    """Writes `doc._.links`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._language = nlp.lang or ""

    def __call__(self, doc: Doc) -> Doc:
        statements = doc._.statements
        if not statements:
            doc._.links = []
            return doc
        record = Record(page_of(doc, self._language), statements)
        ties = read_links(record)
        doc._.links = [*ties, *deed_ties(record, ties, doc._.events)]
        return doc


def read_links(record: Record) -> list[Tie]:
    """All links of a document, by the statement they start from; the first rule that finds one decides."""
    ties: list[Tie] = []
    for n in range(len(record.statements)):
        for name, find in _RULES:
            found = find(record, n)
            if found is not None:
                record.tie(n, found[1])
                ties.append(Tie(found[0], n, found[1], name))
                break
        record.contents.add(n)
    return ties


@rule("link.nested-report")
def nested_report(record: Record, n: int) -> Found | None:
    """A denial, confirmation or comment whose object is a report that is told within it.

    Example: El alcalde negó los rumores de que dejará el cargo.
    """
    target = record.report_inside(n)
    return None if target is None else (relation(record, n, record.pointers[n]), target)


@rule("link.anaphoric-noun")
def anaphoric_noun(record: Record, n: int) -> Found | None:
    """A noun for something said ("estas afirmaciones", "la denuncia") as the object of a denial, confirmation or comment.

    Example: El sindicato acusó a la empresa de ocultar datos. La empresa negó esas acusaciones.
    """
    pointer = record.pointers[n]
    if pointer is None or not pointer.is_noun:
        return None
    target = record.by_noun(n, pointer)
    if target is None and pointer.owners:
        target = record.said_next(n, pointer)
    return None if target is None else (relation(record, n, pointer), target)


@rule("link.anaphoric-pronoun")
def anaphoric_pronoun(record: Record, n: int) -> Found | None:
    """A neuter pronoun as the object of a denial or confirmation: what somebody else said right before.

    Example: Un vecino contó que la presa tiene grietas. El ingeniero jefe lo desmintió.
    """
    pointer = record.pointers[n]
    if pointer is None or pointer.is_noun or pointer.gender != "n" or not record.takes_side(n):
        return None
    kind = relation(record, n, pointer)
    target = record.last_claim(n) if kind != "refers_to" else None
    return None if target is None else (kind, target)


@rule("link.anaphoric-chain")
def anaphoric_chain(record: Record, n: int) -> Found | None:
    """A pronoun for a noun that itself stands for something said: both point at the same statement.

    Example: La oposición denunció que hubo fraude. El Gobierno negó estas acusaciones, pero el fiscal no se opuso a ellas.
    """
    pointer = record.pointers[n]
    if pointer is None or pointer.is_noun or pointer.gender == "n" or not record.takes_side(n):
        return None
    target = record.through_noun(n, pointer)
    return None if target is None else (relation(record, n, pointer), target)


@rule("link.called-false")
def called_false(record: Record, n: int) -> Found | None:
    """Words that only call something said false or true ("Es mentira", "Esa acusación es falsa").

    Example: El diputado sostiene que hubo sobornos. «Es mentira», contestó la consejera Luisa Prado.
    """
    one = record.statements[n]
    verdict = verdict_of(record.page, one)
    if verdict is None:
        return None
    pointer = judged(record.page, one)
    if pointer is not None:
        target = record.by_noun(n, pointer)
    else:
        target = record.last_claim(n) if is_bare(record.page, one) else None
    return None if target is None else (verdict, target)


@rule("link.same-words")
def same_words(record: Record, n: int) -> Found | None:
    """A statement about the same matter in much the same words: denied, confirmed, said again, or the contrary of it.

    Example: Según la naviera, el buque encalló de noche. La capitanía niega que el buque encallara.
    """
    return record.contents.alike(n) if record.pointers[n] is None else None


_RULES: tuple[tuple[str, Callable[[Record, int], Found | None]], ...] = (
    ("link.nested-report", nested_report),
    ("link.anaphoric-noun", anaphoric_noun),
    ("link.anaphoric-pronoun", anaphoric_pronoun),
    ("link.anaphoric-chain", anaphoric_chain),
    ("link.called-false", called_false),
    ("link.same-words", same_words),
)
