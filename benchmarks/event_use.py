"""What a survey says of events: how many of which type, by which rules and senses, and a draw to judge by hand.

In: a `Survey`. Out: lines of the report.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from segun.language.senses import senses
from survey import Survey
from tables import by_count, rate
from told import Told

DRAWN = 50


def rate_lines(events: list[Told], words: int) -> Iterator[str]:
    """Events in a thousand words, all and by type."""
    yield f"- {rate(len(events), words)} events per 1,000 words ({len(events)} in {words:,} words)"
    for type_, count in by_count(Counter(event.type for event in events)):
        yield f"- {rate(count, words)} {type_} ({count})"


def wrong_lines(survey: Survey, folder: str) -> Iterator[str]:
    """Every event of texts that hold none, with its sentence."""
    events = survey.of(folder)
    per = rate(len(events), survey.words[folder])
    texts, words = survey.texts[folder], survey.words[folder]
    head = (
        f"## Texts that hold no event: {per} events per 1,000 words ({len(events)} in {texts} texts, {words:,} words)"
    )
    yield from ("", head, "")
    for event in events:
        yield f"- {event.doc}: {event.title}, sense {event.sense}, {event.rule}: {event.roles}"
        yield f"  > {event.sentence}"


def sense_lines(survey: Survey, folders: Iterable[str], language: str) -> Iterator[str]:
    """How often rules and senses fired over the texts of `folders`, and the senses that never did."""
    events = [event for folder in folders for event in survey.of(folder)]
    yield from ("## Rules and senses of events", "", "By rule:", "")
    yield from (f"- {count} × `{rule}`" for rule, count in by_count(Counter(event.rule for event in events)))
    fired = Counter(f"{event.sense} ({event.type})" for event in events)
    yield from ("", "By sense:", "", ", ".join(f"{sense} {count}" for sense, count in by_count(fired)))
    silent = silent_senses(events, language)
    yield from ("", f"{sum(map(len, silent.values()))} senses never fired:", "")
    yield from (f"- {type_} ({len(lemmas)}): {', '.join(lemmas)}" for type_, lemmas in silent.items())


def share_line(survey: Survey, folders: Iterable[str], language: str) -> str:
    """The share of the senses that fire."""
    events = [event for folder in folders for event in survey.of(folder)]
    known = _known(language)
    fired = known & {(event.sense, event.type) for event in events}
    return (
        f"Of {len(known):,} senses (lemma and type) {len(fired):,} fire on the corpus: {len(fired) / len(known):.1%}."
    )


def silent_senses(events: Iterable[Told], language: str) -> dict[str, list[str]]:
    """Lemmas of the senses that stand behind none of `events`, by type."""
    silent = sorted(_known(language) - {(event.sense, event.type) for event in events})
    return {type_: [lemma for lemma, of in silent if of == type_] for type_ in sorted({of for _, of in silent})}


def _known(language: str) -> set[tuple[str, str]]:
    return {(sense.lemma, sense.type) for sense in senses(language).all}


def draw(events: Iterable[Told], count: int = DRAWN) -> list[Told]:
    """A draw that is the same on every machine, and of which those remain that are still read when the reader changes."""
    drawn = sorted(events, key=_lot)[:count]
    return sorted(drawn, key=lambda event: (event.doc, event.span, event.type))


def _lot(event: Told) -> str:
    return hashlib.sha256(f"{event.doc}:{event.span.start}-{event.span.end}".encode()).hexdigest()


def draw_lines(drawn: list[Told]) -> Iterator[str]:
    """The draw as a page on which a person ticks what is right."""
    yield from (f"# {len(drawn)} events to judge by hand", "", "Tick what is right.", "")
    for n, event in enumerate(drawn, 1):
        yield from (f"## {n}. {event.title}", "", f"> {event.sentence}", "")
        yield f"- {event.roles}"
        yield f"- {event.doc}@{event.span.start}, sense {event.sense}, {event.rule}"
        yield from ("- [ ] type [ ] actors [ ] recipients [ ] status [ ] source", "")
