"""The words of an answer with the marks on them: what is said, by which word, what happens, what was searched for.

In: quotations from one article. Out: one line of text in which cue, content, trigger and mention show, by colour or by the signs that
`segun read` uses (`[content]`, `_cue_`, `*trigger*`, and so `*mention*`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.text import Text

from segun.ledger import Span
from segun.store.hits import Quote
from segun.view.pieces import Mark, Piece, pieces
from segun.view.visible import visible

_BLANKS = re.compile(r"\s+")
_GAP = " … "


def stretches(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotations in the order of the text, those that overlap or touch joined.

    >>> stretches([Quote(Span(4, 8), "dijo"), Quote(Span(0, 8), "Ana dijo"), Quote(Span(6, 11), "jo no")])
    [Quote(span=Span(start=0, end=11), words='Ana dijo no')]
    """
    found: list[Quote] = []
    for quote in sorted(quotes, key=lambda one: (one.span.start, -one.span.end)):
        if found and quote.span.start <= found[-1].span.end:
            known = found.pop()
            more = quote.words[known.span.end - quote.span.start :]
            quote = Quote(Span(known.span.start, max(known.span.end, quote.span.end)), known.words + more)
        found.append(quote)
    return found


def marked(quotes: Iterable[Quote], marks: Sequence[Mark], *, coloured: bool, trigger: str = "reverse") -> Text:
    """The words of `quotes`, with an ellipsis where words are left out between them.

    Args:
        quotes: stretches of one article.
        marks: what to mark in them, by places in the article.
        coloured: whether colours mark; else signs do.
        trigger: the style of a trigger.
    """
    out = Text()
    for n, stretch in enumerate(stretches(quotes)):
        out.append(_GAP if n else "", style="dim")
        shown = visible(stretch.words)
        for piece in pieces(stretch.span, marks):
            words = _unbroken(shown[piece.span.start - stretch.span.start : piece.span.end - stretch.span.start])
            out.append(words, _style(piece, trigger)) if coloured else out.append(_signed(words, piece))
    return out


def _unbroken(words: str) -> str:
    """The words with every run of white space as one space, also at their edges.

    >>> _unbroken(" dijo\\n\\nAna")
    ' dijo Ana'
    """
    return _BLANKS.sub(" ", words)


def _style(piece: Piece, trigger: str) -> str:
    kinds = {mark.kind for mark in piece.marks}
    styles = ["bold underline"] if "cue" in kinds else ["italic"] if "quote" in kinds else []
    styles += ["cyan"] if "content" in kinds else []
    styles += ["bold reverse"] if "mention" in kinds else []
    return " ".join([*styles, *([trigger] if "trigger" in kinds else [])])


def _signed(words: str, piece: Piece) -> str:
    kinds = {mark.kind for mark in piece.marks}
    words = f"*{words}*" if {"trigger", "mention"} & kinds else words
    words = f"_{words}_" if "cue" in kinds else words
    contents = [mark.span for mark in piece.marks if mark.kind == "content"]
    opening = "[" * sum(span.start == piece.span.start for span in contents)
    return opening + words + "]" * sum(span.end == piece.span.end for span in contents)
