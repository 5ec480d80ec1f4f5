"""Where: the places of one document, with country and coordinates.

In: a parse, `doc._.mentions`, `doc._.actors` and `doc._.layout`. Out: `doc._.places`, a list of `PlaceMention` by position. A
name is a place where its words say so (`place_evidence.py`); namesakes are told apart by the countries that the document
speaks of (`place_choice.py`). A capital that acts for its government is no place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.place_words import place_words
from segun.reading.cast import Cast
from segun.reading.mention import Mention
from segun.reading.place_choice import PlaceChoice
from segun.reading.place_name import PlaceName
from segun.reading.place_names import PlaceNames
from segun.reading.place_options import Option, PlaceKind
from segun.reading.syntax import Syntax, syntax_of
from segun.text.layout import Layout

__all__ = ["PlaceKind", "PlaceMention", "PlaceReader", "read_places"]

_DATELINE = 2  # mentions that a dateline counts for


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name that stands as a place.

    `first` and `last` are tokens, both inclusive, without preposition and article. `name` is the gazetteer's, else the words
    as they stand; `country` is alpha-3, `lat` and `lon` are WGS 84 degrees, a country's those of its capital, `None` where
    they are not known. `kind` is "site" for a street, a square or a river, which the gazetteer does not have.
    """

    first: int
    last: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    kind: PlaceKind
    population: int | None = None


def read_places(
    syntax: Syntax, mentions: list[Mention], cast: Cast | None, layout: Layout | None, language: str = "es"
) -> list[PlaceMention]:
    """The places of a document, by position; none overlap.

    Args:
        syntax: the parse.
        mentions: its mentions of actors; who acts is no place.
        cast: its actors, whose countries tell namesakes apart.
        layout: its lines, for the dateline; `None` where they are not known.
        language: folder under `segun/language` that holds `place_words.yaml`.
    """
    dateline = _dateline(syntax, layout)
    names = list(PlaceNames(syntax, mentions, dateline, language).read())
    choice = PlaceChoice(_spoken_of(names, cast), _full_names(names), place_words(language).table.home)
    beside = {syntax.words_of(n.first, n.last + 1): n.beside for n in names if n.beside and n.options}
    return [_mention(syntax, name, _chosen(syntax, name, choice, beside)) for name in names]


class PlaceReader:
    """Reads the places of a document.

    Args:
        language: the folder under `segun/language` to read by.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        doc._.places = read_places(syntax_of(doc), doc._.mentions or [], doc._.actors, doc._.layout, self.language)
        return doc


@Language.factory("segun_places", assigns=["doc._.places"], requires=["doc._.mentions", "doc._.actors"])
def make_places(nlp: Language, name: str) -> PlaceReader:
    """The component that writes `doc._.places`."""
    return PlaceReader(nlp.lang or "")


def _dateline(syntax: Syntax, layout: Layout | None) -> tuple[int, int] | None:
    """First and past token of the place in the dateline."""
    if layout is None or layout.dateline is None or layout.dateline.place_span is None:
        return None
    start, end = layout.dateline.place_span
    return bisect_left(syntax.starts, start), bisect_left(syntax.starts, end)


def _spoken_of(names: list[PlaceName], cast: Cast | None) -> Counter[str]:
    """How often the document speaks of each country: through its actors and through places that lie only there."""
    found: Counter[str] = Counter()
    for member in cast.actors if cast else ():
        if member.country:
            found[member.country] += len(member.mentions)
    for name in names:
        if name.country:
            found[name.country] += _DATELINE if name.dateline else 1
    return found


def _full_names(names: list[PlaceName]) -> set[str]:
    """The names of places that only one place bears."""
    return {name.options[0].name for name in names if len(name.options) == 1}


def _chosen(syntax: Syntax, name: PlaceName, choice: PlaceChoice, beside: dict[str, str]) -> Option | None:
    """The option that is meant: the country that stands beside the name once holds for all of the document."""
    country = name.beside or beside.get(syntax.words_of(name.first, name.last + 1))
    return choice.best(name.options, country, name.wanted or "") if name.options else None


def _mention(syntax: Syntax, name: PlaceName, option: Option | None) -> PlaceMention:
    if option is None:
        text = syntax.words_of(name.first, name.last + 1)
        return PlaceMention(name.first, name.last, text, name.beside, None, None, name.wanted or "site")
    kind, population = option.kind, option.population
    if kind == "city" and name.wanted == "region":  # the gazetteer has only the city that the region is called after
        kind, population = "region", None
    return PlaceMention(name.first, name.last, option.name, option.country, option.lat, option.lon, kind, population)
