"""`Reader`: texts in, ledgers out.

The parser runs over windows of the repaired text, many at a time; the parses of one document are joined, and the components of
this folder read the whole. Every span is mapped back through the document's `Shadow`.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from segun.errors import ModelError, SegunError
from segun.language.pack import pack
from segun.ledger import Ledger, TextWarning
from segun.reading import components
from segun.reading.binding import bind
from segun.text.article import Article
from segun.text.layout import Layout, layout
from segun.text.quality import inspect
from segun.text.repair import Repaired, repair
from segun.text.windows import windows

WINDOW = 10_000
"""Characters a window: long enough to keep articles whole, short enough that memory stays flat on a book."""

LONGEST = 3_000_000
"""Characters of one document that are read; the rest is left out with a warning."""

Source = str | Article


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document before the parser: the article, its shadow, its layout, and how many windows it takes."""

    article: Article
    repaired: Repaired
    layout: Layout
    pieces: tuple[str, ...]
    warnings: tuple[TextWarning, ...]


class Reader:
    """Reads articles of one language.

    Args:
        language: BCP 47 code of an installed language pack.

    Raises:
        SegunError: there is no such pack.
        ModelError: the language's model is not installed.

    >>> from segun import Reader
    >>> ledger = Reader("es").read("La ministra Ana Robles dijo que no habrá recortes.", published="2024-05-03")
    >>> ledger.statements[0].act
    'deny'
    """

    def __init__(self, language: str = "es") -> None:
        self.language = language
        self._parser = load_parser(language)
        self._components = [self._parser.create_pipe(name) for name in components.NAMES]

    def read(self, source: Source, *, published: dt.date | str | None = None) -> Ledger:
        """The ledger of one article.

        Args:
            source: plain text, or an `Article` with what is known of it.
            published: publication date (ISO 8601 where a string), over the article's own.

        Raises:
            SegunError: `published` is no date, or the text holds nothing to read.
        """
        article = as_article(source)
        if published is not None:
            article = replace(article, published=as_date(published))
        return next(self.pipe([article]))

    def pipe(self, sources: Iterable[Source], *, batch_size: int = 32) -> Iterator[Ledger]:
        """The ledgers of many articles, in their order, as a stream.

        Args:
            sources: texts or articles.
            batch_size: windows that the parser takes at a time.
        """
        pieces = ((piece, prepared) for source in sources for prepared, piece in self._pieces(as_article(source)))
        gathered: list[Doc] = []
        stream = cast(
            "Iterator[tuple[Doc, _Prepared]]", self._parser.pipe(pieces, as_tuples=True, batch_size=batch_size)
        )
        for doc, prepared in stream:
            gathered.append(doc)
            if len(gathered) == len(prepared.pieces):
                yield self._ledger(prepared, gathered)
                gathered = []

    def _pieces(self, article: Article) -> Iterator[tuple[_Prepared, str]]:
        prepared = prepare(article, self.language)
        for piece in prepared.pieces:
            yield prepared, piece

    def _ledger(self, prepared: _Prepared, docs: list[Doc]) -> Ledger:
        doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
        doc._.published = prepared.article.published
        doc._.layout = prepared.layout
        for component in self._components:
            doc = component(doc)
        return bind(doc, prepared.article, prepared.repaired.shadow, prepared.layout, prepared.warnings, self.language)


def prepare(article: Article, language: str) -> _Prepared:
    """Repair, layout and windows of an article."""
    found = list(article.warnings)
    if len(article.text) > LONGEST:
        article, warning = _cut(article)
        found.append(warning)
    repaired = repair(article.text[:LONGEST], language)
    shape = layout(repaired.shadow.text, language)
    found.extend(repaired.warnings)
    found.extend(inspect(article.text[:LONGEST], language))
    bounds = windows(repaired.shadow.text, shape.paragraphs, WINDOW)
    pieces = tuple(repaired.shadow.text[a:b] for a, b in bounds)
    return _Prepared(article, repaired, shape, pieces or ("",), tuple(found))


def as_article(source: Source) -> Article:
    """Plain text as an article of which nothing else is known; line ends and characters that JSON cannot hold made plain."""
    article = Article(source) if isinstance(source, str) else source
    text = article.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    text = text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text
    return article if text == article.text else replace(article, text=text)


def as_date(value: dt.date | str) -> dt.date:
    """A date, also from ISO 8601.

    Raises:
        SegunError: the string is no date.
    """
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError as problem:
        raise SegunError(f"{value!r} is no date", remedy="write it as 2024-11-02") from problem


def load_parser(language: str) -> Language:
    """The language's model as Según uses it: no names, own sentence starts, lemmas on demand.

    Raises:
        ModelError: it is not installed.
    """
    model = pack(language).model
    with warnings.catch_warnings():
        # the model was trained under an older spaCy; `segun doctor` tests that it reads well under this one
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(model.package.replace("-", "_"), exclude=["ner", "senter"], disable=["lemmatizer"])
        except OSError as problem:
            raise ModelError(
                f"the model {model.package} is not installed", remedy=f"run: segun models install {language}"
            ) from problem
    nlp.add_pipe("segun_sentences", before="parser")
    return nlp


def _cut(article: Article) -> tuple[Article, TextWarning]:
    from segun.ledger import Span

    warning = TextWarning(
        kind="truncated",
        span=Span(LONGEST, len(article.text)),
        message=f"only the first {LONGEST:,} characters were read",
    )
    return article, warning
