"""Small gold and ledgers, made by hand, for the tests of the scorer."""

from __future__ import annotations

from segun.evaluation.gold import Gold, GoldActor, GoldStatement
from segun.ledger import Actor, Document, Event, Kind, Ledger, Mention, Span, Statement

TEXT = (
    "El alcalde Juan Vidal dijo que la feria abrirá en mayo. Luego negó que haya deudas.\n"
    "La ingeniera Rosa Peña advirtió que el dique cederá. Según vecinos, el ruido molesta.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` stand first in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def gold_statement(speaker: str, cue: str, content: str, act: str = "assert", speaker_text: str = "x") -> GoldStatement:
    at = span(cue) if cue else None
    return GoldStatement("statements[0]", speaker, speaker_text, at, span(content), "indirect", act)  # type: ignore[arg-type]


def gold(doubts: tuple[Span, ...] = ()) -> Gold:
    actors = (
        GoldActor("v", "Juan Vidal", "person", mentions=("Juan Vidal", "El alcalde")),
        GoldActor("p", "Rosa Peña", "person", mentions=("La ingeniera", "Rosa Peña")),
        GoldActor("n", "vecinos", "unnamed", mentions=("vecinos",)),
    )
    statements = (
        gold_statement("v", "dijo", "la feria abrirá en mayo"),
        gold_statement("v", "negó", "haya deudas", "deny", ""),
        gold_statement("p", "advirtió", "el dique cederá", "warn"),
        gold_statement("n", "Según", "el ruido molesta"),
    )
    return Gold("feria", TEXT, None, actors, statements, doubts)


def actor(
    name: str, *mentions: str, id: str = "", kind: Kind = "person", members: tuple[str, ...] = (), text: str = TEXT
) -> Actor:
    spans = [span(m, text) for m in mentions]
    found = tuple(Mention(start=s.start, end=s.end, text=s.of(text), type="name") for s in spans)
    return Actor(
        id=id or name, name=name, kind=kind, country=None, sector="", entity=None, aliases=(), roles=(),
        members=members, mentions=found,
    )  # fmt: skip


def statement(speaker: str | None, cue: str, content: str, act: str = "assert", rule: str = "statement.x") -> Statement:
    return Statement(
        id=f"s{span(content).start}", speaker=speaker, speaker_span=None, cue_span=span(cue) if cue else None,
        content_span=span(content), quote_spans=(), form="indirect", act=act, addressees=(),  # type: ignore[arg-type]
        reported_by=None, sourcing="named", polarity=None, certainty="unknown", evidence=(), date=None,
        sentence_span=span(content), rule=rule, confidence=None,
    )  # fmt: skip


def ledger(
    actors: list[Actor], statements: list[Statement], events: tuple[Event, ...] = (), text: str = TEXT
) -> Ledger:
    document = Document(
        id="d", title=None, text=text, language="es", published=None, url=None, publisher=None, sha256="0" * 64
    )
    return Ledger(
        schema="segun/1", document=document, actors=tuple(actors), times=(), statements=tuple(statements),
        events=events, commitments=(), links=(), warnings=(),
    )  # fmt: skip


def perfect() -> Ledger:
    """A reading in which everything is right."""
    actors = [
        actor("Juan Vidal", "Juan Vidal"),
        actor("Rosa Peña", "Rosa Peña"),
        actor("vecinos", "vecinos", kind="unnamed"),
    ]
    return ledger(
        actors,
        [
            statement("Juan Vidal", "dijo", "la feria abrirá en mayo"),
            statement("Juan Vidal", "negó", "haya deudas", "deny"),
            statement("Rosa Peña", "advirtió", "el dique cederá", "warn"),
            statement("vecinos", "Según", "el ruido molesta"),
        ],
    )
