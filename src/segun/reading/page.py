"""Everything that a rule about statements may look at: one document's layers side by side.

In: a `Doc` with syntax, quotations, mentions, actors and times. Out: `Page`, read-only, with the look-ups that several rules
share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from segun.language.grammar import Grammar
from segun.language.reporting import Reporting
from segun.reading.cast import Cast
from segun.reading.clauses import SUBJECTS
from segun.reading.cues import CueHit, find_cues
from segun.reading.mention import Mention
from segun.reading.quotations import Quotation
from segun.reading.syntax import Syntax
from segun.reading.times import TimeMention

FINAL = frozenset({".", "!", "?", "…", "...", ";", ":"})
BREAKS = frozenset({",", ";", "—", "–", "-", "--", "(", ")"})
_LOOSE = frozenset({"ADV", "ADP", "DET", "PUNCT", "SPACE", "NUM"})
REACH = 28
"""Words after a cue within which its content must open."""
MARKS = frozenset({'"', "«", "»", "“", "”", "''", "``", "'"})


@dataclass(frozen=True)
class Page:
    """One document as the statement rules see it; all indexes are tokens."""

    syntax: Syntax
    quotations: list[Quotation]
    mentions: list[Mention]
    cast: Cast
    lexicon: Reporting
    words: Grammar
    times: list[TimeMention]
    skip: int = 0
    language: str = "es"

    @cached_property
    def hits(self) -> list[CueHit]:
        return find_cues(self.syntax, self.lexicon, self.words)

    @cached_property
    def hit_at(self) -> dict[int, CueHit]:
        """Cues by every token of their span."""
        return {i: hit for hit in self.hits for i in range(hit.first, hit.last + 1)}

    @cached_property
    def quotation_of(self) -> list[int]:
        """For each token the index of the quotation it stands in (marks left out), -1 outside."""
        out = [-1] * len(self.syntax)
        for n, quotation in enumerate(self.quotations):
            out[quotation.first : quotation.last + 1] = [n] * (quotation.last + 1 - quotation.first)
        return out

    @cached_property
    def opened_at(self) -> dict[int, Quotation]:
        """Quotations by the token of their opening mark."""
        return {q.opening: q for q in self.quotations if q.opening is not None}

    @cached_property
    def closed_at(self) -> dict[int, Quotation]:
        """Quotations by the token of their closing mark, or their last token where they are left open."""
        return {q.outer[1]: q for q in self.quotations}

    def quotation(self, token: int) -> Quotation | None:
        """The quotation that `token` stands in."""
        n = self.quotation_of[token]
        return self.quotations[n] if n >= 0 else None

    def body(self, token: int) -> tuple[int, int]:
        """First and last word of the sentence of `token`: blanks and final marks left out; inside a quotation its part."""
        first, past = self.syntax.sentence(token)
        quotation = self.quotation(token)
        if quotation is not None:
            first, past = max(first, quotation.first), min(past, quotation.last + 1)
        return first, self.trim(first, past - 1)

    def last_word(self, token: int, own: int) -> int:
        """The last word of the sentence of `token`, or, for a cue inside quotation `own`, of that quotation's part."""
        past = self.syntax.sentence(token)[1]
        if own >= 0:
            past = min(past, self.quotations[own].last + 1)
        return self.trim(token, past - 1)

    def trim(self, first: int, last: int) -> int:
        """The last token, not before `first`, once trailing blanks, commas, stops and coordinators are dropped."""
        while last > first and self._hangs(last):
            last -= 1
        return last

    def _hangs(self, i: int) -> bool:
        word = self.syntax.words[i]
        if word.isspace() or word in {",", ";", ":", ".", "—", "–", "(", "-"}:
            return True
        return self.syntax.lower[i] in self.words.coordinators and self.syntax.pos[i] in ("CCONJ", "SCONJ", "CONJ")

    def mention_of(self, token: int) -> int | None:
        """The index of the mention whose head, or name, `token` is."""
        return self.cast.mention_at(token)

    @cached_property
    def _mentions_by_first(self) -> dict[int, int]:
        return {m.first: n for n, m in reversed(list(enumerate(self.mentions)))}

    def mention_from(self, first: int) -> int | None:
        """The index of the mention that begins at token `first`."""
        return self._mentions_by_first.get(first)

    @cached_property
    def _mentions_by_token(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for m in self.mentions:
            for i in range(m.first, m.last + 1):
                found.setdefault(i, []).append(m)
        return found

    def mentions_near(self, token: int) -> list[Mention]:
        """The mentions that hold a token."""
        return self._mentions_by_token.get(token, [])

    def mention_holding(self, token: int) -> int | None:
        """The index of the mention whose head stands next to `token` within it ("la enfermera jefa"), or which `token` counts
        ("centenares de vecinos", "uno de los heridos")."""
        for m in self.mentions_near(token):
            counts = token < m.head and (m.quantity != "" or m.partitive)
            if m.type != "pronoun" and (abs(m.head - token) == 1 or counts):
                return self.mention_of(m.head)
        return None

    def mention_is_quantity(self, token: int) -> bool:
        """Whether the token counts the noun of the mention that it stands in ("centenares de vecinos")."""
        return any(token < m.head and (m.quantity != "" or m.partitive) for m in self.mentions_near(token))

    def actor_around(self, token: int) -> int | None:
        """The actor whose mention has its head at `token`, or beside it, or is counted by it."""
        actor = self.cast.actor_at(token)
        holding = self.mention_holding(token) if actor is None else None
        return actor if holding is None else self.cast.of_mention(holding)

    def mention_head_near(self, first: int) -> int | None:
        """The head of the mention that begins at `first`, or behind an article, adverb or quotation mark there."""
        for i in range(first, min(first + 3, len(self.syntax))):
            n = self.mention_from(i)
            if n is not None:
                return self.mentions[n].head
            if self.syntax.pos[i] not in ("DET", "ADV", "PUNCT", "ADP", "NUM"):
                return None
        return None

    @cached_property
    def time_tokens(self) -> frozenset[int]:
        """All tokens of expressions of time."""
        return frozenset(i for t in self.times for i in range(t.first, t.last + 1))

    @cached_property
    def mention_tokens(self) -> frozenset[int]:
        """All tokens of mentions of actors."""
        return frozenset(i for m in self.mentions for i in range(m.first, m.last + 1))

    def is_filler(self, hit: CueHit, i: int) -> bool:
        """Whether the token can stand between a cue and its content: subject, addressee, time, place, adverbs, marks."""
        if i in self.mention_tokens or i in self.time_tokens:
            return not self.is_finite_verb(i)
        loose = self.syntax.pos[i] in _LOOSE or self.syntax.words[i] in BREAKS or self.syntax.deps[i] == "fixed"
        if loose:
            return self.syntax.words[i] not in {";", "."}
        return self.syntax.lower[i] in self.words.times_over or self._in_occasion(hit, i)

    def _in_occasion(self, hit: CueHit, i: int) -> bool:
        """Whether the token stands in a phrase with a preposition that tells on what occasion it was said."""
        tag = self.syntax.pos[i]
        if tag not in ("NOUN", "PROPN", "ADJ") or self.syntax.heads[i] == i:
            return False
        top = i
        for _ in range(4):
            if self.syntax.heads[top] == hit.head or self.syntax.heads[top] == top:
                break
            top = self.syntax.heads[top]
        begins = self.syntax.edges[top][0]
        return self.syntax.heads[top] == hit.head and begins >= hit.after and self.syntax.pos[begins] == "ADP"

    def all_filler(self, hit: CueHit, past: int) -> bool:
        """Whether only filler stands between the cue and token `past`."""
        return all(self.is_filler(hit, i) for i in range(hit.after, past))

    def is_parted(self, hit: CueHit) -> bool:
        """Whether a break or the end of a quotation stands right before the cue in its sentence."""
        before = hit.first - 1
        if before < self.syntax.sentence(hit.head)[0]:
            return False
        return self.syntax.words[before] in BREAKS or before in self.closed_at

    def follows_subject(self, hit: CueHit) -> bool:
        """Whether the cue has a subject of its own before it."""
        syntax = self.syntax
        return any(syntax.deps[c] in SUBJECTS and c < hit.first for c in syntax.children[hit.head])

    def plain(self, i: int) -> str:
        """The word in lower case, a contraction as its preposition ("al": "a")."""
        return self.words.contractions.get(self.syntax.lower[i], self.syntax.lower[i])

    def starts_with(self, i: int, phrases: tuple[str, ...]) -> int:
        """How many tokens from `i` on one of the phrases takes; 0 where none stands there."""
        best = 0
        for phrase in phrases:
            parts = phrase.split()
            if i + len(parts) <= len(self.syntax) and all(self.plain(i + n) == part for n, part in enumerate(parts)):
                best = max(best, len(parts))
        return best

    def is_pronoun(self, i: int) -> bool:
        """A pronoun that stands alone, no article or relative."""
        return self.syntax.pos[i] == "PRON" and self.syntax.features[i].get("PronType") in ("Prs", "Dem")

    def in_relative(self, first: int, verb: int) -> bool:
        """Whether a relative pronoun between `first` and `verb` opens the verb's clause."""
        syntax = self.syntax
        return any(syntax.lower[j] in self.words.relatives and syntax.pos[j] == "PRON" for j in range(first, verb))

    def is_main_verb(self, verb: int, begin: int) -> bool:
        """Whether a finite verb is the main one of the words from `begin` on: no relative or adverbial clause."""
        if not self.is_finite_verb(verb):
            return False
        head = self.syntax.heads[verb] if self.syntax.deps[verb] in ("cop", "aux") else verb
        if self.syntax.deps[head] == "acl":
            return False
        for i in range(verb - 1, begin - 1, -1):
            if self.syntax.words[i] == ",":
                return True
            if self.is_finite_verb(i):
                return True
            if self.syntax.pos[i] == "PRON" and self.syntax.lower[i] in self.words.relatives:
                return False
            if self.syntax.pos[i] == "SCONJ" and self.syntax.deps[i] == "mark":
                return False
        return True

    def ends_conjunction(self, i: int) -> bool:
        """Whether the "que" at `i` belongs to an adverb before it: "le pidió esperar luego que…"."""
        return self.syntax.pos[i - 1] == "ADV" and self.syntax.deps[i - 1] == "mark"

    def clause_begins(self, begin: int, past: int) -> bool:
        """Whether a main clause begins here: a finite verb that no relative, coordinator, subordinator or cue brings in."""
        opening = self.words.relatives | self.words.places | self.words.coordinators | self.words.subordinators
        if begin >= past or self.syntax.lower[begin] in opening or begin in self.hit_at:
            return False
        if self.syntax.features[begin].get("VerbForm") in ("Ger", "Part"):
            return False
        for i in range(begin, past):
            if self.syntax.lower[i] in self.words.relatives or (i in self.hit_at and self.hit_at[i].is_verbal):
                return False
            if self.is_finite_verb(i):
                return True
        return False

    def skip_marks(self, i: int) -> int:
        """The first token from `i` on, in its sentence, that is no quotation mark, comma or colon."""
        if i >= len(self.syntax):
            return i
        last = self.syntax.sentence(i)[1] - 1
        while i < last and self.syntax.words[i] in MARKS | {",", ":"}:
            i += 1
        return i

    def is_finite_verb(self, i: int) -> bool:
        """Whether the token carries person and number."""
        return self.syntax.pos[i] in ("VERB", "AUX") and self.syntax.features[i].get("VerbForm") == "Fin"

    def is_third_person_report(self, i: int) -> bool:
        """Whether the token is the head of a finite cue between dashes or commas that tells who speaks: "—No —dijo Ana"."""
        hit = self.hit_at.get(i)
        if hit is None or hit.head != i or not hit.is_finite or hit.first == 0:
            return False
        return self.syntax.words[hit.first - 1] in BREAKS - {",", ";"} and any(
            c.takes("parenthetical") for c in hit.cues
        )

    def after_connectives(self, first: int, last: int) -> int:
        """The first token from `first` on that is no connective ("además", "por ejemplo,") nor mark before the words."""
        lower, at = self.syntax.lower, first
        moved = True
        while moved and at < last:
            moved = False
            for length in (4, 3, 2, 1):
                if at + length <= last and " ".join(lower[at : at + length]) in self.words.connectives:
                    at, moved = at + length, True
                    break
            while at < last and (self.syntax.words[at] in BREAKS or self.syntax.words[at].isspace()):
                at, moved = at + 1, True
        return at
