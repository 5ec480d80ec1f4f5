"""Names in headlines that are written in capitals.

In: the names of the body. Out: the names in the capitals that the body or the tables know.
"""

from __future__ import annotations

from dataclasses import replace

from segun.language.folding import fold
from segun.reading.name_context import NameContext
from segun.reading.name_tables import LONGEST, Name, name_parts_of, with_known


def headline_names(context: NameContext, body: list[Name]) -> list[Name]:
    """The names in sentences written in capitals, by position.

    Args:
        context: the capitals of the document.
        body: the names in its other sentences.
    """
    known: dict[str, Name] = {}
    for name in body:
        known.setdefault(fold(name.text), name)
        if name.bearer == "person":
            for part in name_parts_of(name.text):
                known.setdefault(part, name)
    found: list[Name] = []
    for k in sorted(context.shouted):
        found.extend(_in_headline(context, *context.syntax.sentences[k], known))
    return found


def _in_headline(context: NameContext, first: int, past: int, known: dict[str, Name]) -> list[Name]:
    found: list[Name] = []
    i = first
    while i < past:
        name = _headline_name(context, i, past, known)
        if name:
            found.append(name)
            i = name.last
        i += 1
    return found


def _headline_name(context: NameContext, i: int, past: int, known: dict[str, Name]) -> Name | None:
    if not context.syntax.words[i][:1].isalpha() or context.syntax.lower[i] in context.words.table.function_words:
        return None
    for end in range(min(past, i + LONGEST), i, -1):
        text = context.syntax.words_of(i, end)
        same = known.get(fold(text))
        if same:
            return replace(same, first=i, last=end - 1, text=text)
        table = context.tables[text.title()] if len(text) > 3 else None
        if table and table.bearer in ("state", "seat"):
            return with_known(Name(i, end - 1, text, "unknown"), table)
    return None
