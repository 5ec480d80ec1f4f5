"""Quotations without a cue: they go on with the last speaker.

In: a `Page` and the statements that have cues. Out: those and the ones without, by position.
"""

from __future__ import annotations

from segun.reading.clauses import SUBJECTS
from segun.reading.page import MARKS, Page
from segun.reading.quotations import Quotation
from segun.reading.rules import rule
from segun.reading.utterance import Utterance


def continued(page: Page, drafts: list[Utterance]) -> list[Utterance]:
    """`drafts` with the quotations that no cue brings in, where they stand as sentences of their own."""
    out = list(drafts)
    headline = headline_clause(page)
    if headline is not None and not any(one.content[0] <= headline.content[1] for one in drafts):
        out.append(headline)
    for quotation in page.quotations:
        if (
            quotation.term
            or quotation.first < page.skip
            or _is_heading(page, quotation)
            or any(_meets(quotation, u) for u in out)
        ):
            continue
        found = (
            headline_voice(page, quotation)
            or headline_quotation(page, quotation)
            or subject_speaks(page, quotation)
            or continued_quotation(page, quotation, out)
        )
        if found is not None:
            out = _joined(page, out, found)
    return out


def _is_heading(page: Page, quotation: Quotation) -> bool:
    """Words in capitals are a heading or a banner, not speech that goes on."""
    words = [w for w in page.syntax.words[quotation.first : quotation.last + 1] if w[0].isalpha()]
    return len(words) > 1 and all(w.isupper() for w in words)


def _meets(quotation: Quotation, one: Utterance) -> bool:
    first, last = quotation.outer
    if quotation.holds(one.head) and one.cue is not None:
        return False
    return one.content[0] <= last and first <= one.content[1]


@rule("statement.continued-quotation")
def continued_quotation(page: Page, quotation: Quotation, drafts: list[Utterance]) -> Utterance | None:
    """A quotation that opens a sentence and has no cue continues the speaker before it.

    Example: "No habrá recortes", aseguró la consejera. "Las plazas se cubrirán en otoño".
    """
    if not _opens_sentence(page, quotation):
        return None
    before = [u for u in drafts if u.head < quotation.first and u.actor is not None and u.outer is None]
    last = max(before, key=lambda u: (u.content[1] > u.head and u.head, u.head), default=None)
    if last is not None and _in_reach(page, last, quotation):
        return _quoted(page, quotation, last.actor, "statement.continued-quotation")
    sentence = page.syntax.sentence_of[quotation.outer[0]]
    actor = subject_person(page, sentence - 1) if sentence > 0 else None
    return None if actor is None else _quoted(page, quotation, actor, "statement.continued-quotation")


@rule("statement.subject-speaks")
def subject_speaks(page: Page, quotation: Quotation) -> Utterance | None:
    """A person who does something, a colon, and the words that go with it.

    Example: La abuela se encoge de hombros: «Yo ya no voto».
    """
    colon = quotation.outer[0] - 1
    if colon < 1 or page.syntax.words[colon] != ":":
        return None
    actor = subject_person(page, page.syntax.sentence_of[colon])
    return None if actor is None else _quoted(page, quotation, actor, "statement.subject-speaks")


def subject_person(page: Page, sentence: int) -> int | None:
    """The person who is the subject of the sentence's main clause."""
    first, past = page.syntax.sentences[sentence]
    for i in range(first, past):
        head = page.syntax.heads[i]
        if page.syntax.deps[i] in SUBJECTS and page.syntax.deps[head] == "ROOT" and i < head:
            actor = page.cast.actor_at(i)
            if actor is not None and page.cast.actors[actor].kind in ("person", "unnamed"):
                return actor
    return None


def _quoted(page: Page, quotation: Quotation, actor: int | None, name: str) -> Utterance:
    """The quotation as a statement of `actor` without a cue."""
    span = (quotation.first, _stripped(page, quotation))
    return Utterance(
        head=quotation.first, cue=None, lemma="", content=span, quotes=(span,), actor=actor, voice=None, form="direct",
        act="assert", rule=name,
    )  # fmt: skip


def _opens_sentence(page: Page, quotation: Quotation) -> bool:
    """Whether nothing but connectives stands before the quotation in its sentence."""
    begin = page.syntax.sentence(quotation.outer[0])[0]
    lead = page.after_connectives(begin, quotation.outer[0])
    return lead >= quotation.outer[0] or all(page.syntax.words[i] in MARKS for i in range(lead, quotation.outer[0]))


def _in_reach(page: Page, last: Utterance, quotation: Quotation) -> bool:
    """Whether at most two sentences stand between the last statement and the quotation."""
    end = max(last.head, last.content[1])
    return page.syntax.sentence_of[quotation.first] - page.syntax.sentence_of[min(end, quotation.first)] <= 3


def _stripped(page: Page, quotation: Quotation) -> int:
    last = quotation.last
    while last > quotation.first and (page.syntax.words[last] == "." or page.syntax.words[last].isspace()):
        last -= 1
    return last


@rule("statement.headline-voice")
def headline_voice(page: Page, quotation: Quotation) -> Utterance | None:
    """A name, a colon and a quotation, as headlines have it.

    Example: Irene Salas: "El hospital abrirá antes del verano"
    """
    colon = quotation.outer[0] - 1
    if colon < 1 or page.syntax.words[colon] != ":":
        return None
    begin = page.syntax.sentence(colon)[0]
    n = page.mention_from(begin)
    if n is None or page.mentions[n].last != colon - 1:
        return None
    mention = page.mentions[n]
    end = _stripped(page, quotation)
    return Utterance(
        head=quotation.first, cue=None, lemma="", content=(quotation.first, end), quotes=((quotation.first, end),),
        actor=page.cast.of_mention(n), voice=(mention.first, mention.last), form="direct", act="assert",
        rule="statement.headline-voice",
    )  # fmt: skip


@rule("statement.headline-quotation")
def headline_quotation(page: Page, quotation: Quotation) -> Utterance | None:
    """A quotation, a colon, and a headline whose subject is a person: that person said it.

    Example: "Me voy tranquila": Irene Salas deja la alcaldía de Olmeda
    """
    colon = quotation.outer[1] + 1
    if not _is_headline(page, quotation.outer[0]) or colon + 1 >= len(page.syntax) or page.syntax.words[colon] != ":":
        return None
    head = page.mention_head_near(colon + 1)
    mention = None if head is None else page.mention_of(head)
    if mention is None or not page.mentions[mention].is_person:
        return None
    return _said_in_headline(page, mention, (quotation.first, _stripped(page, quotation)), quoted=True)


@rule("statement.headline-clause")
def headline_clause(page: Page) -> Utterance | None:
    """A name, a colon and a clause without marks, as headlines have it.

    Example: Irene Salas: el hospital abrirá antes del verano
    """
    n = page.mention_from(0) if len(page.syntax) else None
    if n is None or not _is_headline(page, 0) or page.skip or page.mentions[n].type != "name" or page.mentions[n].vague:
        return None
    colon, last = page.mentions[n].last + 1, page.body(0)[1]
    if colon + 1 >= last or page.syntax.words[colon] != ":" or colon + 1 in page.opened_at:
        return None
    if not any(page.is_main_verb(i, colon + 1) for i in range(colon + 1, last + 1)):
        return None
    return _said_in_headline(page, n, (colon + 1, last), quoted=False)


def _is_headline(page: Page, token: int) -> bool:
    """Whether the token begins a first sentence that no full stop ends."""
    first, past = page.syntax.sentence(token)
    last = page.trim(first, past - 1)
    return token == first == 0 and all(page.syntax.words[i] not in {".", "…"} for i in range(last, past))


def _said_in_headline(page: Page, mention: int, content: tuple[int, int], *, quoted: bool) -> Utterance:
    voice = page.mentions[mention]
    return Utterance(
        head=content[0], cue=None, lemma="", content=content, quotes=(content,) if quoted else (),
        actor=page.cast.of_mention(mention), voice=(voice.first, voice.last), form="direct" if quoted else "indirect",
        act="assert", rule="statement.headline-quotation" if quoted else "statement.headline-clause",
    )  # fmt: skip


def _joined(page: Page, drafts: list[Utterance], found: Utterance) -> list[Utterance]:
    """Neighbouring quotations of one speaker with nothing between them are one statement."""
    if drafts and drafts[-1].rule == found.rule == "statement.continued-quotation":
        last = drafts[-1]
        between = range(last.content[1] + 1, found.content[0])
        if all(page.syntax.words[i] in MARKS or page.syntax.words[i] in {".", ","} for i in between):
            joined = Utterance(
                head=last.head, cue=None, lemma="", content=(last.content[0], found.content[1]),
                quotes=last.quotes + found.quotes, actor=last.actor, voice=None, form="direct", act="assert", rule=last.rule,
            )  # fmt: skip
            return [*drafts[:-1], joined]
    return [*drafts, found]
