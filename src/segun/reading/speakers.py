"""Who said it: the source of each cue, also where the sentence leaves it out.

In: a `Page`, a cue, its content and what was said before. Out: `Voice`. Inside the sentence the subject decides; where there is
none, the chain of speakers before it does: Spanish news names a speaker once and goes on without.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from segun.reading.clauses import SUBJECTS, Subject, is_plural, subject_of, verb_group
from segun.reading.content import Content
from segun.reading.cues import CueHit, is_impersonal
from segun.reading.page import BREAKS, Page

_BEHIND = 14  # tokens behind a cue in which its subject begins
_CHAIN = 8  # sentences back that an unnamed speaker can be looked for
_SPEAKING = frozenset({"person", "organisation", "state", "group", "unnamed"})
_PERSONS = frozenset({"person"})
_PEOPLE = frozenset({"person", "unnamed", "group"})


@dataclass(frozen=True, slots=True)
class Voice:
    """The source of a statement: its actor, the tokens that express it here (`None` where elided)."""

    actor: int | None
    span: tuple[int, int] | None
    mention: int | None = None

    @property
    def elided(self) -> bool:
        return self.span is None


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn in the chain: the sentence, the actor, whether the reporter told it."""

    sentence: int
    token: int
    actor: int
    outermost: bool


def voice_of(page: Page, hit: CueHit, content: Content, turns: list[Turn]) -> Voice:
    """The source of a verbal cue."""
    joined = page.syntax.lower[hit.first - 1] in page.words.coordinators
    overt = overt_voice(page, hit, content, leading=not joined)
    if overt is not None:
        return overt
    if is_impersonal(hit):
        return Voice(None, None)
    if hit.group is not None and hit.group.passive:
        return Voice(None, None)
    actor = elided_actor(page, hit, turns)
    leading = _leading(page, hit, content) if joined and actor is None else None
    if leading is not None and (voice := voice_at(page, leading)) is not None:
        return voice
    return Voice(_subject_of_content(page, hit, content) if actor is None else actor, None)


def _subject_of_content(page: Page, hit: CueHit, content: Content) -> int | None:
    """ "La vecina oyó dos disparos, contó ayer": where nobody is named before, the person of whom the report tells."""
    if content.after or content.noun or page.quotation_of[content.first] >= 0:
        return None
    subjects = (i for i in range(content.first, content.last + 1) if page.syntax.deps[i] == "nsubj")
    actor = next((page.cast.actor_at(i) for i in subjects), None)
    if actor is None or page.cast.actors[actor].kind not in ("person", "unnamed"):
        return None
    return actor if _agrees(page, hit, actor) else None


def _is_quoted_apart(page: Page, hit: CueHit, token: int) -> bool:
    """ "Dijo que es «el final», recordando…": what stands in marks is no subject of a gerund outside them."""
    return page.quotation_of[token] not in (-1, page.quotation_of[hit.head])


def overt_voice(page: Page, hit: CueHit, content: Content, *, leading: bool = True) -> Voice | None:
    """The source that the sentence itself gives, as a subject, an agent or an antecedent.

    A subject that names nobody ("lo que permite…") gives a voice without an actor; `None` is an elided subject.

    Args:
        leading: where the parser found no subject, a phrase that leads to the cue counts.
    """
    if hit.group is None:
        return None
    subject = subject_of(page.syntax, hit.group, page.words)
    if subject is not None and hit.group.form == "gerund" and _is_quoted_apart(page, hit, subject.token):
        subject = None
    if subject is not None and content.first <= subject.token <= content.last and subject.via != "relative":
        subject = None
    before = subject is not None and subject.token < hit.head
    if subject is not None and subject.token < page.skip <= hit.head:
        below = (c for c in page.syntax.children[hit.head] if page.syntax.deps[c] in SUBJECTS and c >= page.skip)
        token = next(below, None)
        subject = None if token is None else Subject(token, "overt")
    if subject is not None and (_is_conjunction(page, subject.token) or _is_closed_off(page, hit, subject.token)):
        subject = None
    if subject is None and (written := written_source(page, hit)) is not None:
        return voice_at(page, written)
    if (
        subject is not None
        and subject.via == "relative"
        and (sure := _by_pronoun(page, hit, subject.token)) is not None
    ):
        return sure
    if subject is not None and (subject.via == "agent" or (before and subject.via in ("overt", "relative"))):
        return voice_at(page, subject.token) or Voice(None, (subject.token, subject.token))
    token = _inverted(page, hit, content)
    if token is None and subject is not None and voice_at(page, subject.token) is not None:
        token = subject.token
    if token is None and leading:
        token = _leading(page, hit, content)
    return None if token is None else voice_at(page, token)


def _is_conjunction(page: Page, token: int) -> bool:
    """A "que" that the parser takes for a subject and that continues nobody: "dijo que vino y que…"."""
    return page.syntax.lower[token] in page.words.complementiser and page.mention_of(token) is None


def _is_closed_off(page: Page, hit: CueHit, token: int) -> bool:
    """ "…entre Roma y París e insinuó": a coordinator parts the cue from the phrase before it, which is no subject of its."""
    before = hit.first - 1
    if before <= token or page.syntax.lower[before] not in page.words.coordinators:
        return False
    return any(m.last == before - 1 for m in page.mentions_near(token))


def written_source(page: Page, hit: CueHit) -> int | None:
    """ "Consta en el atestado que…", "se lee en la sentencia": the head of the text behind a cue of texts."""
    if not any(c.subject == "document" for c in hit.cues) or hit.after + 1 >= len(page.syntax):
        return None
    return page.mention_head_near(hit.after + 1) if page.plain(hit.after) in page.words.written else None


def _by_pronoun(page: Page, hit: CueHit, antecedent: int) -> Voice | None:
    """ "El hombre que filtró la nota, quien alega…": whom the pronoun continues, where the parser hangs it elsewhere."""
    for child in page.syntax.children[hit.head]:
        n = page.mention_from(child) if page.syntax.deps[child] in SUBJECTS and child < hit.head else None
        if n is None or page.mentions[n].antecedent is None:
            continue
        actor = page.cast.of_mention(n)
        if actor is not None and actor != page.cast.actor_at(antecedent):
            return Voice(actor, (child, child), n)
    return None


def voice_at(page: Page, token: int) -> Voice | None:
    """The voice of the mention whose head is `token`."""
    mention = page.mention_of(token)
    if mention is None:
        mention = page.mention_holding(token)
    if mention is None:
        return None
    m = page.mentions[mention]
    return Voice(page.cast.of_mention(mention), (m.first, m.last), mention)


def _inverted(page: Page, hit: CueHit, content: Content) -> int | None:
    """The subject behind its verb: the first phrase there without a preposition ("dijo a la prensa el alcalde")."""
    limit = page.syntax.sentence(hit.head)[1]
    if content.after:
        limit = min(limit, content.opener if content.opener is not None else content.first)
    elif content.first > hit.head:
        limit = min(limit, content.first)
    return subject_behind(page, hit, limit, after_content=not content.after)


def subject_behind(page: Page, hit: CueHit, past: int, *, after_content: bool) -> int | None:
    """The head of the first phrase behind a finite cue, before token `past`, that no preposition governs.

    Args:
        after_content: the cue follows what it reports; then a comma may stand behind the addressee.
    """
    if not hit.is_finite:
        return None
    limit = min(past, hit.after + _BEHIND)
    i, governed, addressed, past_governed, passed = hit.after, False, -1, -1, -1
    while i < limit:
        if (page.syntax.words[i] in BREAKS and i > hit.after and i != addressed) or page.is_finite_verb(i):
            return None
        n = page.mention_from(i)
        if n is None:
            governed = governed and page.syntax.lower[i] in page.words.coordinators
            i += 1
            continue
        mention = page.mentions[n]
        beside = mention.appositive is not None and (past_governed == i or mention.appositive == passed)
        governed = _governed(page, i) or governed or beside
        if not governed:
            return mention.head if mention.head < limit else None
        personal = page.plain(i - 1) in page.words.personal
        passed, i = n, mention.last + 1
        past_governed = i
        governed = i < limit and page.syntax.lower[i] in page.words.coordinators
        addressed = i if personal and after_content else -1
    return None


def _governed(page: Page, first: int) -> bool:
    """Whether a preposition stands right before the phrase."""
    return first > 0 and page.syntax.pos[first - 1] == "ADP"


def _leading(page: Page, hit: CueHit, content: Content) -> int | None:
    """Where the parser found no subject: a phrase right before the cue, or before its apposition or relative clause."""
    if not hit.is_finite or not content.after or has_parsed_subject(page, hit):
        return None
    if any(page.syntax.lower[i] in page.words.relatives for i in range(max(0, hit.first - 2), hit.first)):
        return None
    begin = page.syntax.sentence(hit.head)[0]
    begin = max(begin, page.skip) if page.skip <= hit.head else begin
    best: int | None = None
    i = begin
    while i < hit.first:
        n = page.mention_from(i)
        if n is None:
            if page.is_finite_verb(i) and not _relative_open(page, begin, i):
                best = None
            i += 1
            continue
        m = page.mentions[n]
        joined = m.last == hit.first - 2 and page.syntax.lower[hit.first - 1] in page.words.coordinators
        if best is None and not _governed(page, i) and m.type != "pronoun" and m.last < hit.first and not joined:
            best = m.head
        i = m.last + 1
    return best if best is not None and _agrees(page, hit, page.cast.actor_at(best)) else None


def _relative_open(page: Page, begin: int, verb: int) -> bool:
    return any(page.syntax.lower[j] in page.words.relatives for j in range(begin, verb))


def has_parsed_subject(page: Page, hit: CueHit) -> bool:
    """Whether the parser gave the cue a subject of its own, of whatever kind."""
    return any(page.syntax.deps[c] in SUBJECTS for c in page.syntax.children[hit.head])


def elided_actor(page: Page, hit: CueHit, turns: list[Turn]) -> int | None:
    """The actor that the reader is meant to carry on from before: the last speaker that agrees, else the last subject."""
    aside = _speaker_of_sentence(page, hit, turns)
    above = _subject_above(page, hit, turns) if aside is None else aside
    if above is not None:
        return above
    here = page.syntax.sentence_of[hit.head]
    joined = page.syntax.lower[hit.first - 1] in page.words.coordinators
    if joined and not (turns and turns[-1].sentence == here):
        main = _subject_between(page, here - 1, here + 1, hit, _SPEAKING)
        if main is not None:
            return main
    for turn in reversed(turns):
        if here - turn.sentence > _CHAIN:
            break
        if turn.token >= hit.head or not turn.outermost:
            continue
        nearer = _subject_between(page, turn.sentence, here, hit)
        if nearer is not None:
            return nearer
        if _agrees(page, hit, turn.actor):
            return turn.actor
    return _subject_between(page, max(-1, here - _CHAIN), here, hit, _PEOPLE)


def _speaker_of_sentence(page: Page, hit: CueHit, turns: list[Turn]) -> int | None:
    """ "Criticó la presa, a la que calificó de…": behind a comma a relative clause without subject is the speaker's too."""
    syntax, before = page.syntax, hit.first - 1
    while before > 0 and (syntax.lower[before] in page.words.relatives or syntax.pos[before] in ("DET", "ADP")):
        before -= 1
    if before == hit.first - 1 or syntax.words[before] != "," or not turns:
        return None
    last = turns[-1]
    same = last.sentence == syntax.sentence_of[hit.head] and last.outermost
    return last.actor if same and _agrees(page, hit, last.actor) else None


def _subject_above(page: Page, hit: CueHit, turns: list[Turn]) -> int | None:
    """The subject of the clause that a subordinate cue without subject hangs in: "leyó una carta en la que pide…", or
    whoever speaks with the cue above it: "recordó que había pedido…"."""
    syntax, at = page.syntax, hit.head
    here = syntax.sentence_of[at]
    speaking = {t.token: t.actor for t in takewhile(lambda t: t.sentence >= here, reversed(turns))}
    for _ in range(6):
        relation, head = syntax.deps[at], syntax.heads[at]
        if head == at:
            return None
        at = head
        if relation != "conj" and at in speaking and _agrees(page, hit, speaking[at]):
            return speaking[at]
        if relation == "conj" or syntax.pos[at] not in ("VERB", "AUX"):
            continue
        subject = subject_of(syntax, verb_group(syntax, at, page.words), page.words)
        if subject is not None:
            actor = page.cast.actor_at(subject.token)
            return actor if _agrees(page, hit, actor) else None
    return None


def _subject_between(page: Page, after: int, before: int, hit: CueHit, kinds: frozenset[str] = _PERSONS) -> int | None:
    """The subject of the latest main clause in the sentences between, if it is of these kinds and agrees with the cue."""
    for sentence in range(before - 1, after, -1):
        first, past = page.syntax.sentences[sentence]
        for i in range(first, min(past, hit.first)):
            if page.syntax.deps[i] not in SUBJECTS or page.quotation_of[i] != page.quotation_of[hit.head]:
                continue
            if _is_main(page, page.syntax.heads[i]):
                actor = page.actor_around(i)
                if actor is not None and page.cast.actors[actor].kind in kinds and _agrees(page, hit, actor):
                    return actor
    return None


def _is_main(page: Page, verb: int) -> bool:
    """The main verb of a sentence, or the first of a row without conjunctions, which the parser puts under the second."""
    relation = page.syntax.deps[verb]
    return relation == "ROOT" or (relation in ("ccomp", "parataxis") and page.syntax.heads[verb] > verb)


def _agrees(page: Page, hit: CueHit, actor: int | None) -> bool:
    """Number: a plural verb wants several, a singular one a single speaker."""
    if actor is None:
        return False
    plural = is_plural(page.syntax, hit.group) if hit.group is not None else None
    member = page.cast.actors[actor]
    return member.kind in _SPEAKING and (plural is None or plural == (member.number == "p"))
