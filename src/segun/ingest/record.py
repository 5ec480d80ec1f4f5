"""A record of a table to an article.

In comes a row and the options, out goes its item, or the reason why there is none.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping

from segun.errors import SegunError
from segun.ingest.address import canonical
from segun.ingest.columns import find_columns, shown
from segun.ingest.item import Fault, Item
from segun.ingest.markup import article_of_markup, is_markup, one_line
from segun.ingest.names import name_of_url
from segun.ingest.options import Options
from segun.ingest.place import Place
from segun.ingest.problem import SourceError
from segun.ingest.row import BadRow, Row, kind_told
from segun.ledger import TextWarning
from segun.text.article import Article
from segun.text.dates import day_of

STDIN = "-"

_TELLING = ("name", "title", "value", "text", "#text", "id")
"""Keys that hold the words of a record inside a record, as in `"source": {"id": null, "name": "El Faro"}`."""

_LINE_END = re.compile("\r\n?")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_AUTHORS = re.compile(r"\s*[;\n|]\s*")
_LONGEST_LANGUAGE = 35
_NAME_IT = "name the column or key that holds it, as in --map text=NAME"


def of_row(row: Row | BadRow, place: Place, options: Options) -> Item | Fault:
    """What a row of the table at `place` gives."""
    at = f"{place.address}:{row.line}"
    if isinstance(row, BadRow):
        return Fault.of(row.problem, at, place.origin, "decode")
    try:
        values = _values(row.values, options)
        article = _article(values, row, at)
    except SegunError as problem:
        return Fault.of(problem, at, place.origin, "decode")
    return _record_place(place, values, row.number, article).item(article, options, present=False)


def _values(record: Mapping[str, object], options: Options) -> dict[str, object]:
    """The record by field, without those that hold nothing; an empty text stays, since it was found."""
    columns = find_columns(record.keys(), options.columns)
    found = {field: _looked_up(record, column) for field, column in columns.items()}
    return {field: value for field, value in found.items() if field == "text" or value not in (None, "", [], {})}


def _looked_up(record: Mapping[str, object], column: str) -> object:
    """The value under a key, or under keys inside one another, joined by dots."""
    if column in record:
        return record[column]
    value: object = record
    for key in column.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _article(values: Mapping[str, object], row: Row, where: str) -> Article:
    url = _address(_words(values.get("url")))
    text = _text(values, row, where)
    found = article_of_markup(text, where, url) if is_markup(text) else Article(text)
    title, publisher = _words(values.get("title")), _words(values.get("publisher"))
    language = (_words(values.get("language")) or "")[:_LONGEST_LANGUAGE]
    return dataclasses.replace(
        found,
        title=(one_line(title) if title else None) or found.title,
        published=day_of(values.get("published")) or found.published,
        url=url or found.url,
        publisher=publisher or found.publisher,
        authors=_authors(values.get("authors")) or found.authors,
        language=language or found.language,
        warnings=(*row.warnings, *_undated(values), *found.warnings),
    )


def _text(values: Mapping[str, object], row: Row, where: str) -> str:
    """The text of the record, with line ends and NULs as every text of the ledger has them.

    Raises:
        SourceError: there is none.
    """
    value = values.get("text")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if value is None:
        there = shown(name for name, held in row.values.items() if held not in (None, ""))
        raise SourceError(f"the record has no text; it has: {there or 'nothing'}", where, _NAME_IT)
    if not isinstance(value, str):
        raise SourceError(f"what should be the text is {kind_told(value)}", where, _NAME_IT)
    text = _clean(_LINE_END.sub("\n", value))
    if not text.strip():
        raise SourceError("the record's text is empty", where, "if another column or key holds it, --map text=NAME")
    return text


def _undated(values: Mapping[str, object]) -> tuple[TextWarning, ...]:
    """A warning where there is a date that cannot be read, so that it is not passed over in silence."""
    value = values.get("published")
    if value is None or day_of(value):
        return ()
    return (TextWarning(kind="no_date", span=None, message=f"{_clean(str(value))[:60]!r} tells no day"),)


def _record_place(place: Place, values: Mapping[str, object], number: int, article: Article) -> Place:
    """By its id; else by its address on the web; else by its number, or, where a number means nothing, by what it says."""
    ident = _words(values.get("id"))
    if ident:
        return place.at(f"{place.address}#{ident}", ident)
    if article.url:
        return place.at(article.url, name_of_url(article.url))
    if place.address == STDIN:
        digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()[:16]
        return place.at(f"{STDIN}#{digest}", f"{place.name}-{digest}")
    return place.at(f"{place.address}#row{number}", f"{place.name}-{number}")


def _address(url: str | None) -> str | None:
    """The canonical form of the record's address; one that is none is left out."""
    try:
        return canonical(url) if url else None
    except SourceError:
        return None


def _authors(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else _AUTHORS.split(_words(value) or "")
    return tuple(dict.fromkeys(name for part in parts if (name := _words(part))))


def _words(value: object) -> str | None:
    """The value as words on one line: those of text and numbers, of the telling key of a record, of the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = next((value[key] for key in _TELLING if value.get(key)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(_clean(str(value)).split()) or None


def _clean(text: str) -> str:
    return _LONE_SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")
