"""Where a treaty, pact, truce or deal is named, and how far its name goes.

In: a `Page`. Out: `Naming`s in text order. A name in quotation marks is what stands between them; without marks it ends before
the parties, a participle or a clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from segun.knowledge.countries import countries
from segun.language.commitments import CommitmentWords, InstrumentNoun, NounFound
from segun.language.factuality import Factuality
from segun.language.mention_words import Determination, MentionWords
from segun.reading.clauses import VerbGroup, verb_group
from segun.reading.page import MARKS, Page
from segun.reading.syntax import Syntax
from segun.reading.utterance import Utterance

_NAME = 12  # words of a name in quotation marks, at most
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_PARTY = ("state", "person", "organisation", "group")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where an instrument is named; all positions are tokens, inclusive.

    `first` to `last` is the name, without marks; `begin` and `end` hold the determiner and the marks. `noun` is the lemma,
    `modifiers` the other words of the name in lower case.
    """

    head: int
    first: int
    last: int
    begin: int
    end: int
    noun: str
    kind: str
    plural: bool
    weak: bool
    generic: bool
    quoted: bool
    determination: Determination | str
    modifiers: frozenset[str]

    @property
    def definite(self) -> bool:
        """Whether the text takes it as known."""
        return self.determination in ("definite", "demonstrative", "possessive")


@dataclass(frozen=True)
class Desk:
    """What the readers of commitments look at: the page, the words for instruments, and where instruments are named."""

    page: Page
    words: CommitmentWords
    facts: Factuality
    determiners: MentionWords
    statements: Sequence[Utterance] = ()

    def teller(self, token: int) -> int | None:
        """The speaker of the innermost statement whose content holds `token`, an index into the cast."""
        inside = [s for s in self.statements if s.content[0] <= token <= s.content[1] and not s.in_cue(token)]
        return min(inside, key=lambda s: s.content[1] - s.content[0]).actor if inside else None

    @property
    def syntax(self) -> Syntax:
        return self.page.syntax

    @cached_property
    def plain(self) -> list[str]:
        """The words in lower case, contractions as their preposition."""
        written = self.page.words.contractions
        return [written.get(word, word) for word in self.syntax.lower]

    @cached_property
    def namings(self) -> list[Naming]:
        return list(_namings(self))

    @cached_property
    def _by_sentence(self) -> dict[int, list[Naming]]:
        found: dict[int, list[Naming]] = {}
        for one in self.namings:
            found.setdefault(self.syntax.sentence_of[one.head], []).append(one)
        return found

    def named_in(self, sentence: int) -> list[Naming]:
        """The instruments that a sentence names, left to right."""
        return self._by_sentence.get(sentence, [])

    def is_instrument(self, token: int) -> bool:
        """Whether the token is the noun of an instrument."""
        return any(one.head == token for one in self.named_in(self.syntax.sentence_of[token]))

    def lemma(self, i: int) -> str:
        """The lemma of a verb, by the lexicon's own forms first."""
        return self.words.verb(self.syntax.lower[i]) or self.syntax.lemmas[i]

    def group(self, verb: int) -> VerbGroup:
        return verb_group(self.syntax, verb, self.page.words)

    def starts(self, i: int, phrases: tuple[str, ...]) -> int:
        """How many tokens from `i` on the longest of the phrases takes; 0 for none."""
        best = 0
        for phrase in phrases:
            parts = phrase.split()
            if len(parts) > best and self.plain[i : i + len(parts)] == parts:
                best = len(parts)
        return best

    def is_verb(self, i: int) -> bool:
        return self.syntax.pos[i] in ("VERB", "AUX")

    def is_participle(self, i: int) -> bool:
        """A participle of what is done to an instrument ("firmado"), whatever the tagger takes it for."""
        return self.syntax.lower[i] in self.words.participles and self.syntax.pos[i] in ("VERB", "ADJ")

    def has_finite(self, first: int, past: int) -> bool:
        return any(self.page.is_finite_verb(i) for i in range(first, past))

    def clause_end(self, i: int) -> int:
        """The last word of the sentence of `i`, or of the part of it before a semicolon."""
        _, past = self.syntax.sentence(i)
        stop = next((k for k in range(i, past) if self.syntax.words[k] in (";", ":")), past)
        return self.page.trim(i, stop - 1)

    def condition_at(self, i: int) -> int:
        """Number of words of the conditional conjunction or phrase at `i`; 0 for none."""
        past = min(i + 7, self.syntax.sentence(i)[1])
        length = self.facts.condition(self.plain[i:past], 0)
        opener = " ".join(self.plain[i : i + length])
        return 0 if opener in self.facts.open_conditions else length


def _namings(desk: Desk) -> Iterator[Naming]:
    """The namings of a document; one within the name of another counts for that one's kind only."""
    syntax, done = desk.syntax, -1
    for i, word in enumerate(syntax.lower):
        if i <= done or word not in desk.words.firsts or syntax.pos[i] not in _NOMINAL:
            continue
        found = desk.words.noun_at(desk.plain, i)
        if found is not None and not _is_idiom(desk, i):
            one = _naming(desk, i, found)
            done = one.end
            if syntax.lower[one.begin] not in desk.words.table.any:
                yield one


def _is_idiom(desk: Desk, i: int) -> bool:
    """ "De acuerdo con", "de común acuerdo": the noun closes a phrase that is no instrument."""
    for idiom in desk.words.table.idioms:
        parts = idiom.split()
        first = i + 1 - len(parts)
        if first >= 0 and desk.syntax.lower[first : i + 1] == parts:
            return True
    return False


def _naming(desk: Desk, i: int, found: NounFound) -> Naming:
    first, last = i, i + found.length - 1
    head = _head(desk.syntax, first, last)
    marked = _in_marks(desk, first)
    if marked is not None:
        first, last, end = marked
    else:
        last = _name_end(desk, i, last)
        end = last
    begin, determination = _determined(desk, first if marked is None else first - 1)
    inner = _inner(desk, i + found.length, last)
    return Naming(
        head=head, first=first, last=last, begin=begin, end=end, noun=found.noun.noun, kind=(inner or found.noun).kind,
        plural=found.plural, weak=found.noun.weak and marked is None and (inner is None or inner.weak),
        generic=found.noun.generic, quoted=marked is not None, determination=determination,
        modifiers=_modifiers(desk.syntax, i + found.length, last),
    )  # fmt: skip


def _head(syntax: Syntax, first: int, last: int) -> int:
    """The token that the rest of the sentence hangs on: of "alto el fuego" the parser takes the last."""
    return next((k for k in range(first, last + 1) if not first <= syntax.heads[k] <= last), first)


def _in_marks(desk: Desk, first: int) -> tuple[int, int, int] | None:
    """First and last token of a name between quotation marks, and the closing mark."""
    quotation = desk.page.opened_at.get(first - 1)
    if quotation is None or quotation.closing is None or quotation.first != first:
        return None
    short = quotation.last - quotation.first < _NAME and not desk.has_finite(first, quotation.last + 1)
    return (quotation.first, quotation.last, quotation.closing) if short else None


def _name_end(desk: Desk, i: int, last: int) -> int:
    """The last token of a name without marks: adjectives, names, and nouns behind "de" that are no party."""
    syntax, past = desk.syntax, desk.syntax.sentence(i)[1]
    titled = syntax.words[i][0].isupper()
    complement = False
    while last + 1 < past:
        at = last + 1
        if _belongs(desk, at, titled):
            last = at
            continue
        step = _complement_at(desk, i, at, past, titled, complement)
        if step is None:
            break
        last, complement = step, True
    return last


def _belongs(desk: Desk, at: int, titled: bool) -> bool:
    """An adjective, a proper name or a number right behind the noun."""
    syntax = desk.syntax
    if desk.is_participle(at) or syntax.features[at].get("VerbForm") or desk.starts(at, desk.words.table.in_force):
        return False
    if syntax.pos[at] == "ADJ":
        return desk.page.mention_from(at) is None
    return syntax.pos[at] in ("PROPN", "NOUN", "NUM") and (
        titled or syntax.words[at][0].isupper() or syntax.deps[at] == "flat"
    )


def _complement_at(desk: Desk, start: int, at: int, past: int, titled: bool, complement: bool) -> int | None:
    """The last token of "de defensa", "del mar Rojo", "y cooperación", "de 1904"; `None` where the name that starts at `start`
    does not go on."""
    syntax, word = desk.syntax, desk.plain[at]
    genitive = word in desk.determiners.table.genitives
    joined = complement and word in desk.determiners.table.conjunctions
    if not genitive and not joined and not (titled and syntax.pos[at] == "ADP" and _is_titled(syntax, at, past)):
        return None
    noun = at + 1
    while noun < past and syntax.pos[noun] == "DET" and not joined:
        noun += 1
    while noun + 1 < past and syntax.pos[noun] in ("ADJ", "NUM") and syntax.pos[noun + 1] == "NOUN":
        noun += 1
    if noun >= past or syntax.pos[noun] not in (*_NOMINAL, "NUM"):
        return None
    found = desk.words.noun_at(desk.plain, noun)
    if found is not None and not joined:
        return noun + found.length - 1
    if joined and (syntax.words[noun][0].isupper() != titled or desk.is_participle(noun)):
        return None
    return None if _is_party(desk, start, noun, titled) else noun


def _is_titled(syntax: Syntax, at: int, past: int) -> bool:
    """ "Tratado sobre la Prohibición…": a preposition before a word with a capital letter, the genitive aside a rare one."""
    after = next((k for k in range(at + 1, min(at + 3, past)) if syntax.pos[k] != "DET"), None)
    return after is not None and syntax.words[after][0].isupper() and syntax.pos[after] == "NOUN"


def _is_party(desk: Desk, start: int, noun: int, titled: bool) -> bool:
    """Whether the noun is somebody, and not the town by which the instrument is called ("el Acuerdo de París")."""
    number = next((n for n in (desk.page.mention_of(noun),) if n is not None), None)
    if number is None:
        return False
    mention = desk.page.mentions[number]
    if mention.kind not in _PARTY or mention.first <= start or noun > mention.last:
        return False
    text = desk.syntax.words_of(mention.first, mention.last + 1)
    by_seat = mention.kind == "state" and countries().by_name(text) is None
    return not (by_seat and titled)


def _inner(desk: Desk, first: int, last: int) -> InstrumentNoun | None:
    """The instrument that a general one consists in: "acuerdo de alto el fuego"."""
    for k in range(first, last + 1):
        found = desk.words.noun_at(desk.plain, k) if desk.syntax.lower[k] in desk.words.firsts else None
        if found is not None:
            return found.noun
    return None


def _determined(desk: Desk, first: int) -> tuple[int, Determination | str]:
    """Where the phrase begins, and how known its determiner makes it; adjectives may stand between ("el nuevo tratado")."""
    syntax, at = desk.syntax, first
    start = syntax.sentence(max(first, 0))[0]
    for back in range(1, 4):
        at = first - back
        if at < start:
            break
        word = syntax.lower[at]
        if word in desk.page.words.contractions:
            return at + 1, "definite"
        if word in desk.determiners.determiners:
            return at, desk.determiners.determiners[word].makes
        if syntax.pos[at] not in ("ADJ", "NUM") and syntax.words[at] not in MARKS:
            break
    return max(first, start), ""


def _modifiers(syntax: Syntax, first: int, last: int) -> frozenset[str]:
    return frozenset(
        syntax.lower[k]
        for k in range(first, last + 1)
        if syntax.pos[k] in (*_NOMINAL, "NUM") and len(syntax.words[k]) > 2
    )
