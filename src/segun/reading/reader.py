"""`Reader`: texts in, ledgers out.

The parser runs over windows of the repaired text, many at a time; the parses of one document are joined, and the components of
this folder read the whole. Every span is mapped back through the document's `Shadow`.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from segun.errors import ModelError, SegunError
from segun.language.pack import pack
from segun.ledger import Ledger, Span, TextWarning
from segun.ontology import Ontology, plover
from segun.reading import components
from segun.reading.binding import bind
from segun.text.article import Article
from segun.text.dateline import set_apart
from segun.text.layout import Layout, layout
from segun.text.quality import inspect
from segun.text.repair import Repaired, repair
from segun.text.windows import windows

WINDOW = 10_000
"""Characters a window: long enough to keep articles whole, short enough that memory stays flat on a book."""

LONGEST = 1_500_000
"""Characters of one document that are read, some 250,000 words; the rest is left out with a warning."""

BATCH = 6_000
"""Words and marks that the parser takes at a time, however short the texts: its working memory grows with them."""

_NO_TENSOR = np.zeros((0,), dtype="f")
"""The parser's vectors are no longer needed once a window is parsed; over a book they take most of the memory."""

_LINE_END = re.compile("\r\n?")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN = re.compile(r"\w+|[^\w\s]")

_SUFFIX = 50
"""Characters at the end of a token among which the tokenizer looks for marks to split off."""

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
        ontology: the kinds of deeds that are told apart; PLOVER where left out.

    Raises:
        SegunError: there is no such pack.
        ModelError: the language's model is not installed.

    >>> from segun import Reader
    >>> ledger = Reader("es").read("La ministra Ana Robles dijo que no habrá recortes.", published="2024-05-03")
    >>> ledger.statements[0].act
    'deny'
    """

    def __init__(self, language: str = "es", *, ontology: Ontology | None = None) -> None:
        self.language = language
        self.ontology = plover() if ontology is None else ontology
        self._parser = load_parser(language)
        self._components = [self._parser.create_pipe(name) for name in components.NAMES]

    def read(self, source: Source, *, published: dt.date | str | None = None) -> Ledger:
        """The ledger of one article.

        Args:
            source: plain text, or an `Article` with what is known of it.
            published: publication date (ISO 8601 where a string), over the article's own.

        Raises:
            SegunError: `published` is no date, or the text cannot be read.
        """
        article = as_article(source)
        if published is not None:
            article = replace(article, published=as_date(published))
        return next(self.pipe([article]))

    def pipe(self, sources: Iterable[Source], *, batch_size: int = 32) -> Iterator[Ledger]:
        """The ledgers of many articles, in their order, as a stream.

        Args:
            sources: texts or articles.
            batch_size: most windows that the parser takes at a time; fewer where they are long.

        Raises:
            SegunError: a text cannot be read; the stream ends with it.

        >>> from segun import Reader
        >>> [len(ledger.statements) for ledger in Reader("es").pipe(["El río creció.", "El alcalde negó que lloviera."])]
        [0, 1]
        """
        gathered: list[Doc] = []
        for batch in _batches(self._pieces(sources), batch_size):
            docs = self._parser.pipe([piece for _, piece in batch], batch_size=batch_size)
            for (prepared, _), doc in zip(batch, docs, strict=True):
                if len(prepared.pieces) > 1:
                    doc.tensor = _NO_TENSOR
                gathered.append(doc)
                if len(gathered) == len(prepared.pieces):
                    yield self._ledger(prepared, gathered)
                    gathered = []

    def _pieces(self, sources: Iterable[Source]) -> Iterator[tuple[_Prepared, str]]:
        for source in sources:
            prepared = prepare(as_article(source), self.language)
            for piece in prepared.pieces:
                yield prepared, piece

    def _ledger(self, prepared: _Prepared, docs: list[Doc]) -> Ledger:
        article = prepared.article
        try:
            doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
            docs.clear()  # the windows of a long text take as much memory as the whole
            doc._.published = article.published
            doc._.layout = prepared.layout
            for component in self._components:
                doc = component(doc)
            return bind(
                doc, article, prepared.repaired.shadow, prepared.layout, prepared.warnings, self.language, self.ontology
            )
        except SegunError:
            raise
        except Exception as fault:
            what = f"a fault in segun itself: {type(fault).__name__}: {fault}"
            raise SegunError(what, article.name, "please report it with this text") from fault


def _batches(pieces: Iterable[tuple[_Prepared, str]], most: int) -> Iterator[list[tuple[_Prepared, str]]]:
    """`pieces` in groups of at most so many, and of no more than about `BATCH` words and marks."""
    batch: list[tuple[_Prepared, str]] = []
    size = 0
    for one in pieces:
        weight = len(_TOKEN.findall(one[1]))
        if batch and (len(batch) >= most or size + weight > BATCH):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += weight
    if batch:
        yield batch


def prepare(article: Article, language: str) -> _Prepared:
    """Repair, layout and windows of an article."""
    found = list(article.warnings)
    cut = len(article.text) > LONGEST
    if cut:
        article, warning = _cut(article)
        found.append(warning)
    repaired = repair(article.text[:LONGEST], language)
    shape = layout(repaired.shadow.text, language)
    if shape.dateline:
        repaired = replace(repaired, shadow=set_apart(repaired.shadow, shape.dateline))
    found.extend(repaired.warnings)
    found.extend(w for w in inspect(article.text[:LONGEST], language) if not (cut and w.kind == "truncated"))
    bounds = windows(repaired.shadow.text, shape.paragraphs, WINDOW)
    pieces = tuple(repaired.shadow.text[a:b] for a, b in bounds)
    return _Prepared(article, repaired, shape, pieces or ("",), tuple(found))


def as_article(source: Source) -> Article:
    """Plain text as an article of which nothing else is known; line ends and what JSON cannot hold made plain.

    Raises:
        SegunError: it is neither a text nor an `Article`.
    """
    if not isinstance(source, str | Article):
        what = f"the reader takes a text or an Article, not {type(source).__name__}"
        raise SegunError(what, remedy="for bytes: segun.text.decode.decode(data, name)")
    article = Article(source) if isinstance(source, str) else source
    return replace(
        article,
        text=_LINE_END.sub("\n", _writable(article.text).replace("\0", "\ufffd")),
        title=article.title and _writable(article.title),
        url=article.url and _writable(article.url),
        publisher=article.publisher and _writable(article.publisher),
        authors=tuple(map(_writable, article.authors)),
    )


def _writable(text: str) -> str:
    """`text` with U+FFFD for each half of a character, which no file can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def as_date(value: dt.date | str) -> dt.date:
    """A date, also from ISO 8601.

    Raises:
        SegunError: the string is no date.
    """
    if isinstance(value, dt.datetime):
        return value.date()
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
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        tokenizer.suffix_search = _at_the_end(tokenizer.suffix_search)
    return nlp


def _at_the_end(search: Callable[[str], re.Match[str] | None]) -> Callable[[str], re.Match[str] | None]:
    """`search`, only ever over the end of a token: over all of it, time grows with the square of a row of brackets."""
    return lambda token: search(token[-_SUFFIX:])


def _cut(article: Article) -> tuple[Article, TextWarning]:
    warning = TextWarning(
        kind="truncated",
        span=Span(LONGEST, len(article.text)),
        message=f"only the first {LONGEST:,} characters were read",
    )
    return article, warning
