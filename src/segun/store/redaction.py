"""A ledger without somebody who is to be forgotten, and words without that name.

In: a ledger, what is barred. Out: the ledger without that person, without what the person said, did or owes, and with black blocks in
place of the name wherever it stood; all offsets stay as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

import msgspec
from msgspec.structs import replace

from segun.language.folding import fold
from segun.ledger import Actor, Document, Ledger, Mention, Span
from segun.store.barring import WORD, Bar, words_of
from segun.store.pruning import without

BLOCK = "█"


def masked(text: str, bar: Bar, address: str = "", surnames: Collection[str] = ()) -> str:
    """`text` with blocks in place of barred names, and of `surnames` (folded) where they are written as names."""
    spans = {span for name in bar.names_in(text, address) for span in name}
    return _blocked(text, [*spans, *_words_among(text, surnames)])


def redacted(ledger: Ledger, bar: Bar, address: str = "") -> Ledger:
    """`ledger` without all that is barred; the very same where nothing is.

    Args:
        address: that of the article.
    """
    if not bar:
        return ledger
    gone = [one for one in ledger.actors if _is_barred(one, bar, address)]
    document = ledger.document
    named = [name for part in _words(document) for name in bar.names_in(part, address)]
    if not gone and not named:
        return ledger
    surnames = _surnames(document, bar, address)
    bare = without(ledger, _records_of({one.id for one in gone}, ledger))
    text = masked(document.text, bar, address, surnames)
    text = _blocked(text, [Span(m.start, m.end) for one in gone for m in one.mentions if m.type == "name"])
    told = replace(bare, document=replace(document, text=""))
    clean = _cleaned(told, bar, address, surnames)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    told_document = replace(clean.document, id=document.id, text=text, sha256=digest)
    return replace(clean, document=told_document, actors=tuple(_renamed(one, text) for one in clean.actors))


def _is_barred(actor: Actor, bar: Bar, address: str) -> bool:
    """Whether an actor is a person with a barred name: that one or a longer form of it; of one word, just that one."""
    if actor.kind != "person":
        return False
    names = {actor.name, *actor.aliases, *(one.text for one in actor.mentions if one.type == "name")}
    longer = any(len(found) > 1 for name in names for found in bar.names_in(name, address))
    return longer or any(bar.bars(" ".join(words_of(name)), address) for name in names)


def _records_of(people: set[str], ledger: Ledger) -> set[str]:
    """The people, and what they said, did, suffered, owe or are owed."""
    said = {one.id for one in ledger.statements if one.speaker in people}
    done = {one.id for one in ledger.events if not people.isdisjoint((*one.actors, *one.recipients))}
    owed = {one.id for one in ledger.commitments if not people.isdisjoint((*one.parties, one.beneficiary))}
    return {*people, *said, *done, *owed}


def _words(document: Document) -> list[str]:
    return [one for one in (document.text, document.title, document.url, document.publisher, *document.authors) if one]


def _surnames(document: Document, bar: Bar, address: str) -> set[str]:
    """The family names of barred people whom this article names in full: there, they stand for them alone."""
    found: set[str] = set()
    for name in bar.names_in(document.text, address):
        words = [span.of(document.text) for span in name]
        family = words[-2:] if len(words) > 2 else words[-1:]
        found.update(fold(word) for word in family if word[0].isupper())
    return found


def _words_among(text: str, wanted: Collection[str]) -> list[Span]:
    """Words written as names that are among the folded ones."""
    if not wanted:
        return []
    return [span for span in _capitalised(text) if fold(span.of(text)) in wanted]


def _capitalised(text: str) -> list[Span]:
    return [Span(*one.span()) for one in WORD.finditer(text) if one[0][0].isupper()]


def _blocked(text: str, spans: Iterable[Span]) -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = [BLOCK if sign.isalnum() or sign == BLOCK else sign for sign in signs[start:end]]
    return "".join(signs)


def _cleaned(ledger: Ledger, bar: Bar, address: str, surnames: Collection[str]) -> Ledger:
    """Every text of every record without the name."""

    def clean(value: object) -> object:
        if isinstance(value, str):
            return masked(value, bar, address, surnames)
        if isinstance(value, dict):
            return {key: clean(one) for key, one in value.items()}
        return [clean(one) for one in value] if isinstance(value, list | tuple) else value

    return msgspec.convert(clean(msgspec.to_builtins(ledger)), Ledger)


def _renamed(actor: Actor, text: str) -> Actor:
    """Mentions say what stands in the text now."""
    mentions = tuple(_mention(one, text) for one in actor.mentions)
    return replace(actor, mentions=mentions)


def _mention(one: Mention, text: str) -> Mention:
    return one if one.type == "elided" else replace(one, text=text[one.start : one.end])
