"""Who was meant by a name, told wherever that is not plain.

In: names as the store understood them. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from segun.store.hits import Known, Named
from segun.view.answers.pen import Pen
from segun.view.visible import one_line
from segun.view.wording import named as word_of

_MOST_NAMES = 8


def name_lines(names: Sequence[Named], pen: Pen, *, whole: bool = False) -> Iterator[Text]:
    """A line for each name that may mean several, or that is not the whole name of whom it was taken for.

    Args:
        names: as the store understood them.
        pen: with what to draw.
        whole: tell of each name, with the other names that the same one has.
    """
    for one in names:
        if one.meant is None:
            continue
        plain = not one.others and one.meant.entity.name.casefold() == " ".join(one.asked.split()).casefold()
        if whole or not plain:
            yield from _told(one, one.meant, pen, whole=whole)


def known_as(known: Known, pen: Pen) -> str:
    """Somebody by name, with what tells namesakes apart; the key can be asked for in place of the name."""
    entity = known.entity
    kind = word_of(pen.say.kind, entity.kind) or entity.kind
    told = [kind, entity.country or "", entity.sector, pen.words.articles.of(known.articles), entity.id]
    return f"{one_line(entity.name)} ({', '.join(one_line(part) for part in told if part)})"


def _told(one: Named, meant: Known, pen: Pen, *, whole: bool) -> Iterator[Text]:
    asked = one_line(one.asked)
    yield Text(pen.words.meant.format(asked=asked, who=known_as(meant, pen)), style="bold")
    others = [name for name in map(one_line, meant.entity.names) if name != one_line(meant.entity.name)]
    if whole and others:
        yield Text(pen.words.called.format(names=", ".join(others[:_MOST_NAMES])), style="dim")
    if one.others:
        yield Text(pen.words.namesakes.format(others="; ".join(known_as(other, pen) for other in one.others)))
