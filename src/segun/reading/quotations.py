"""Where quotation marks open and close, and which only mark a term.

In: `syntax_of(doc)`. Out: `doc._.quotations`, outermost quotations by position. Straight marks are told apart by the
spaces around them; a mark left open ends with its paragraph; a dash at the start of a paragraph opens speech until the
next dash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from segun.reading.syntax import Syntax, syntax_of

_STRAIGHT = frozenset({'"', "''", "``"})
_OPEN = frozenset({"«", "“", "„"})
_CLOSE = frozenset({"»", "”"})
DASHES = frozenset({"—", "–", "--", "―"})
_TERM = 3  # words: up to so many, without a verb, mark a term and not speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `first` and `last` are the tokens inside the marks, inclusive; `opening` and `closing` the tokens of the marks, which
    are `None` where the text has none. `term` says that the marks only set off a term.
    """

    first: int
    last: int
    opening: int | None
    closing: int | None
    term: bool

    def holds(self, token: int) -> bool:
        return self.first <= token <= self.last

    @property
    def outer(self) -> tuple[int, int]:
        """First and last token with the marks."""
        return (
            self.first if self.opening is None else self.opening,
            self.last if self.closing is None else self.closing,
        )


@Language.component("segun_quotations", assigns=["doc._.quotations"])
def segun_quotations(doc: Doc) -> Doc:
    """Write `doc._.quotations`."""
    doc._.quotations = read_quotations(syntax_of(doc))
    return doc


if not Doc.has_extension("quotations"):
    Doc.set_extension("quotations", default=None)


def read_quotations(syntax: Syntax) -> list[Quotation]:
    """The outermost quotations of a document."""
    found: list[Quotation] = []
    before = -1
    for first, past in paragraphs(syntax):
        if syntax.words[first] in DASHES:
            found.extend(_dash_speech(syntax, first, past))
            before = -1
            continue
        marked = _marked(syntax, first, past)
        if found and marked and _goes_on(syntax, found[-1], marked[0], before, first):
            marked[0] = replace(marked[0], first=found[-1].first, opening=found[-1].opening, term=False)
            found.pop()
        found.extend(marked)
        before = first
    return found


def _goes_on(syntax: Syntax, last: Quotation, following: Quotation, before: int, first: int) -> bool:
    """Whether speech that opens the paragraph before, and is left open there, goes on behind the mark at the start of this."""
    if last.closing is not None or following.opening != first or last.opening is None:
        return False
    if last.opening != before and syntax.words[last.opening - 1] != ":":
        return False
    return all(syntax.words[i].isspace() for i in range(last.last + 1, first))


def paragraphs(syntax: Syntax) -> list[tuple[int, int]]:
    """`(first, past_last)` tokens of the lines of text, blanks left out."""
    out: list[tuple[int, int]] = []
    first = 0
    for i, word in enumerate([*syntax.words, "\n"]):
        if "\n" in word:
            if i > first:
                out.append((first, i))
            first = i + 1
    return out


def _marked(syntax: Syntax, first: int, past: int) -> list[Quotation]:
    """Quotations by their marks; a mark inside an open quotation nests."""
    found: list[Quotation] = []
    opened: list[int] = []
    for i in range(first, past):
        word = syntax.words[i]
        opens = (
            word in _OPEN
            or (i == first and word in _CLOSE)
            or (word in _STRAIGHT and _looks_open(syntax, i, first, past, bool(opened)))
        )
        if opens:
            opened.append(i)
        elif opened and (word in _CLOSE or word in _STRAIGHT):
            start = opened.pop()
            if not opened:
                found.extend(_quotation(syntax, start, i, start + 1, i - 1))
    if opened:
        found.extend(_quotation(syntax, opened[0], None, opened[0] + 1, past - 1))
    return found


def _looks_open(syntax: Syntax, i: int, first: int, past: int, inside: bool) -> bool:
    """Whether the straight mark at `i` opens: a space or bracket before it and none after it."""
    before = i == first or syntax.ends[i - 1] < syntax.starts[i] or syntax.words[i - 1] in "([—¿¡-"
    after = i + 1 < past and syntax.starts[i + 1] == syntax.ends[i]
    if before == after and not inside:
        return True
    if before and not after:
        return not inside
    return before and after


def _quotation(syntax: Syntax, opening: int | None, closing: int | None, first: int, last: int) -> list[Quotation]:
    if last < first:
        return []
    words = sum(1 for i in range(first, last + 1) if syntax.words[i][0].isalnum())
    verb = any(syntax.pos[i] in ("VERB", "AUX") for i in range(first, last + 1))
    return [Quotation(first, last, opening, closing, words <= _TERM and not verb)]


def _dash_speech(syntax: Syntax, first: int, past: int) -> list[Quotation]:
    """Speech after a dash; an aside between dashes that begins in lower case belongs to the reporter."""
    found: list[Quotation] = []
    opening, speaking = first, True
    for i in range(first + 1, past + 1):
        if i < past and syntax.words[i] not in DASHES:
            continue
        if speaking:
            found.extend(_quotation(syntax, opening, i if i < past else None, opening + 1, i - 1))
            aside = i + 1 < past and syntax.words[i + 1][0].islower()
            speaking = not aside
        else:
            speaking = True
        opening = i
    return found
