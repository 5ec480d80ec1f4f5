"""Deeds in the order of time: what happened, who tells it how, and on what the tellers differ.

In: deeds, a pen. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from segun.store.hits import DeedHit, Difference, EventHit, Version
from segun.view.answers.pen import LABEL, Pen, numbered, set_in
from segun.view.answers.records import deed_name, event_facts, event_words, parties
from segun.view.layout import Hanging
from segun.view.visible import one_line
from segun.view.wording import named as word_of


def deed_lines(deed: DeedHit, number: int, pen: Pen) -> Iterator[Hanging]:
    """A deed with all its tellings, and the matters on which they differ."""
    yield from numbered((_head(deed, pen), *(_differs(one, pen) for one in deed.differences)), number)
    for article, tellings in groupby(deed.tellings, key=lambda telling: telling.article):
        told = tuple(tellings)
        for line in (*_tellings(told, pen), pen.article(article, paper=False), *pen.also_in(told[-1].also_in)):
            yield set_in(line, 2 * LABEL)
    if deed.left_out:
        yield set_in(Text(pen.words.tellings_left_out.of(deed.left_out), style="dim"), 2 * LABEL)


def _head(deed: DeedHit, pen: Pen) -> Text:
    first = deed.tellings[0].event if deed.tellings else None
    name = deed_name(deed.type, first.mode if first else None, first.quad if first else None, pen)
    head = Text.assemble((one_line(deed.day), "bold"), "  ", name)
    return Text.assemble(head, " · ", parties(deed.tellings[0], pen)) if deed.tellings else head


def _tellings(told: Sequence[EventHit], pen: Pen) -> Iterator[Text]:
    """How one article tells it, in as many places as it does: the paper first, since one deed is told by many."""
    for hit in told:
        yield Text.assemble((pen.paper(hit.article), "bold"), " · ", event_facts(hit, pen))
        yield event_words(hit, pen)


def _differs(one: Difference, pen: Pen) -> Text:
    """On what they differ: "numbers: 3 (El Faro) | 5 (Agencia Sur)"."""
    matter = pen.words.differ.format(matter=pen.words.matter[one.matter])
    versions = " | ".join(_version(version, one, pen) for version in one.versions)
    return Text.assemble((f"{matter}: ", "bold yellow"), versions)


def _version(version: Version, of: Difference, pen: Pen) -> str:
    says = word_of(pen.say.status, version.says) if of.matter == "status" else None
    papers = ", ".join(dict.fromkeys(pen.paper(article) for article in version.articles))
    return f"{says or one_line(version.says)} ({papers})"
