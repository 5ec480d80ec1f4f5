"""One statement from one cue: its content, its source, its act and its form, if it reports at all.

In: a `Page`, a cue, and who spoke before. Out: an `Utterance`, or `None` where the cue tells of nothing said.
"""

from __future__ import annotations

from segun.language.act_words import act_words
from segun.reading.acts import act_of
from segun.reading.clauses import is_plural, passive_agent, verb_group
from segun.reading.content import Content
from segun.reading.contents import content_of
from segun.reading.cues import CueHit, is_impersonal
from segun.reading.forms import form_of
from segun.reading.page import MARKS, Page
from segun.reading.source_phrases import inner_cue
from segun.reading.speakers import Turn, Voice, elided_actor, voice_at, voice_of
from segun.reading.utterance import Utterance

_ADDRESSED = 14  # tokens behind a cue among which its addressee stands


def draft(page: Page, hit: CueHit, turns: list[Turn]) -> Utterance | None:
    if not _reports(page, hit):
        return None
    content = content_of(page, hit)
    if content is None or not _told(page, hit, content):
        return None
    verbal = hit.group is not None
    voice = voice_of(page, hit, content, turns) if verbal else _source_voice(page, hit, content, turns)
    if not _plausible(page, hit, content, voice):
        return None
    act = act_of(page, hit, content, voice.actor)
    first, last = _bare(page, content)
    quotes = _quotes(page, first, last)
    return Utterance(
        head=hit.head,
        cue=(hit.first, _cue_end(page, hit, content)),
        lemma=content.cue.lemma,
        content=(first, last),
        quotes=quotes,
        actor=voice.actor,
        voice=voice.span,
        form=form_of(page, hit, content, (first, last), quotes),
        act=act,
        rule=content.rule,
        noun=content.noun,
        negated=hit.group is not None and hit.group.negated,
        addressees=_addressees(page, hit, content, voice),
    )


def _cue_end(page: Page, hit: CueHit, content: Content) -> int:
    """The last token of the cue, with the verb in "según informó"; it ends before a content inside it ("no quiso negarlo")."""
    inside = hit.head < content.first <= hit.last or (hit.first < content.first == hit.head)
    inner = inner_cue(page, hit) if hit.group is None else None
    return content.first - 1 if inside else hit.last if inner is None else inner.last


def _source_voice(page: Page, hit: CueHit, content: Content, turns: list[Turn]) -> Voice:
    """The source that a phrase or noun gives; the last speaker for "según dijo"."""
    if content.source is not None:
        return voice_at(page, content.source) or Voice(None, (content.source, content.source))
    inner = inner_cue(page, hit)
    if inner is None or inner.group is None or inner.group.reflexive:
        return Voice(None, None)
    return Voice(elided_actor(page, inner, turns), None)


def _reports(page: Page, hit: CueHit) -> bool:
    """Whether the verb form tells of something said: finite, a gerund, or an infinitive that another verb or clause carries."""
    group = hit.group
    if group is None or group.form == "gerund":
        return True
    if group.finite is not None:
        return page.syntax.features[group.finite].get("Mood") != "Sub" or _real_subjunctive(page, hit)
    if group.form == "participle":
        agent = passive_agent(page.syntax, hit.head, page.words)
        return agent is not None and page.mention_of(agent.token) is not None
    if group.form != "infinitive" or page.quotation_of[hit.head] >= 0:
        return False
    opener = _opener_of(page, hit)
    if opener in act_words(page.language).without:
        return any(c.act in ("assert", "confirm") and c.strength != "weak" for c in hit.cues)
    return bool(hit.governor) or opener in page.words.report_infinitive


def _opener_of(page: Page, hit: CueHit) -> str:
    """The word that brings in an infinitive: the one before it, or before the first of a coordination that it ends."""
    verb = hit.head
    while page.syntax.deps[verb] == "conj" and page.syntax.heads[verb] < verb:
        verb = page.syntax.heads[verb]
    first = verb_group(page.syntax, verb, page.words).first if verb != hit.head else hit.first
    return page.syntax.lower[first - 1] if first > 0 else ""


def _real_subjunctive(page: Page, hit: CueHit) -> bool:
    """ "Después de que el ministro afirmara…" was said; "pidió que el ministro explicara…" was not."""
    for i in range(hit.first - 1, page.syntax.sentence(hit.head)[0], -1):
        if page.syntax.lower[i] in page.words.complementiser:
            return page.syntax.pos[i - 1] == "ADP"
        if page.is_finite_verb(i):
            return False
    return False


def _told(page: Page, hit: CueHit, content: Content) -> bool:
    """A noun is a report only where the cue is told as done: not to come, not merely a purpose, not denied."""
    if not content.noun and content.rule != "statement.infinitive":
        return True
    group = hit.group
    if group is None:
        return True
    if group.finite is not None:
        features = page.syntax.features[group.finite]
        if features.get("Tense") == "Fut" or features.get("Mood") == "Cnd":
            return False
        return not group.negated or content.cue.negated_act is not None or content.cue.only_negated
    opener = _opener_of(page, hit)
    if group.form == "gerund" or hit.governor != "" or opener in page.words.report_moment:
        return True
    return opener in page.words.purpose and content.cue.act == "request" and content.cue.strength != "weak"


def _plausible(page: Page, hit: CueHit, content: Content, voice: Voice) -> bool:
    """A noun is a report only of somebody who can speak; a weak cue needs a source that it can have."""
    weak = content.cue.strength == "weak"
    if weak and content.noun and content.cue.subject == "document" and hit.group and not _is_document(page, voice):
        return False
    if weak and page.quotation_of[hit.head] >= 0:
        return False
    if (content.noun or content.rule == "statement.infinitive") and _is_thing(page, voice):
        return False
    if not weak and not content.noun and content.rule not in ("statement.infinitive", "statement.clause-before"):
        return True
    if voice.actor is None and not weak and (_subjectless(page, hit) or (is_impersonal(hit) and not content.noun)):
        return True
    if voice.actor is None:
        return content.rule == "statement.clause-before" and not weak
    if weak and content.rule == "statement.clause-before":
        alone = voice.span is None and page.syntax.words[hit.after] in {".", "…"}
        return alone or (voice.span is not None and voice.span[0] > hit.head)
    return voice.mention is None or not (weak and page.mentions[voice.mention].vague)


def _is_document(page: Page, voice: Voice) -> bool:
    """Whether a text speaks: "los partes hablan de tres heridos"."""
    return voice.mention is not None and page.mentions[voice.mention].sourcing == "document"


def _is_thing(page: Page, voice: Voice) -> bool:
    """Whether the subject is a deed or a quality, by its ending: "la movilización amenaza con…", "la escasez obliga a…"."""
    mention = page.mentions[voice.mention] if voice.mention is not None else None
    if mention is None or "generic" not in mention.flags or mention.sourcing == "document":
        return False
    return page.syntax.lower[mention.head].endswith(page.words.abstract_endings)


def _subjectless(page: Page, hit: CueHit) -> bool:
    """ "Piden la dimisión del alcalde": a headline in the plural that names nobody."""
    first, past = page.syntax.sentence(hit.head)
    return hit.first == first == 0 and _is_plural_cue(page, hit) and page.syntax.words[past - 1] not in {".", "…"}


def _is_plural_cue(page: Page, hit: CueHit) -> bool:
    """Whether the cue is a finite verb in the plural."""
    return hit.is_finite and hit.group is not None and is_plural(page.syntax, hit.group) is True


def _bare(page: Page, content: Content) -> tuple[int, int]:
    """The content without outer marks, final stop and blanks."""
    words = page.syntax.words
    first, last = content.first, content.last
    while last > first and (words[last].isspace() or words[last] in {".", ",", ";", ":"}):
        last -= 1
    closing = page.closed_at.get(last)
    if closing is not None and words[last] in MARKS and closing.first <= first:
        last -= 1
        while last > first and words[last] == ".":
            last -= 1
    while first < last and words[first] in MARKS:
        first += 1
    return first, last


def _quotes(page: Page, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The quoted words inside the content."""
    return tuple(
        (max(first, q.first), min(last, q.last)) for q in page.quotations if q.first <= last and q.last >= first
    )


def _addressees(page: Page, hit: CueHit, content: Content, voice: Voice) -> tuple[int, ...]:
    """Actors behind "a" or "ante" between cue and content, behind a cue that follows its content, or set before the cue."""
    if hit.group is None:
        return ()
    stop = content.first if content.after else page.syntax.sentence(hit.head)[1]
    breaks = {".", ";"} if content.after else {",", ".", ";"}
    past = min(stop, hit.after + _ADDRESSED)
    past = next((i for i in range(hit.after, past) if page.syntax.words[i] in breaks), past)
    places = [*_fronted(page, hit), *range(hit.after, past)]
    found = (page.mention_from(i) for i in places if _is_addressed(page, i))
    actors = (page.cast.of_mention(n) for n in found if n is not None)
    return tuple(dict.fromkeys(a for a in actors if a is not None and a != voice.actor))


def _is_addressed(page: Page, i: int) -> bool:
    """Whether a preposition that brings in an addressee stands before the phrase that begins at `i`, or at its head."""
    return any(page.plain(j) in page.words.addressing for j in (i - 1, i) if j >= 0)


def _fronted(page: Page, hit: CueHit) -> list[int]:
    """Where phrases begin that name the addressee before the cue: "A la jueza le dijo…", "Ante la jueza, dijo…"."""
    syntax = page.syntax
    out: list[int] = []
    for child in syntax.children[hit.head]:
        first = syntax.edges[child][0]
        if child < hit.first and page.plain(first) in page.words.addressing and syntax.pos[first] == "ADP":
            doubled = page.plain(first) not in page.words.personal or (hit.group is not None and hit.group.clitics)
            out.extend([first, first + 1] if doubled else [])
    return out
