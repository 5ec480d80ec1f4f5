"""Who said what.

In: syntax, quotations, mentions, actors and times of a `Doc`. Out: `doc._.statements`, `Utterance`s in text order. Each cue is
given its content (`contents`, `source_phrases`), its source (`speakers`), its act (`acts`); then quotations without a cue
go on with the last speaker, and statements inside the content of another hang on it.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.grammar import grammar
from segun.language.reporting import reporting
from segun.reading.acts import act_of, acted
from segun.reading.clauses import verb_group
from segun.reading.content import Content
from segun.reading.contents import content_of
from segun.reading.continuations import continued
from segun.reading.cues import CueHit
from segun.reading.factuality import weighed
from segun.reading.forms import form_of
from segun.reading.page import MARKS, Page
from segun.reading.source_phrases import inner_cue
from segun.reading.speakers import Turn, Voice, elided_actor, voice_at, voice_of
from segun.reading.syntax import syntax_of
from segun.reading.utterance import Utterance

if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=None)


@Language.factory("segun_statements", assigns=["doc._.statements"], requires=["doc._.actors", "doc._.quotations"])
class StatementComponent:
    """Writes `doc._.statements`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._language = nlp.lang

    def __call__(self, doc: Doc) -> Doc:
        doc._.statements = read_statements(page_of(doc, self._language)) if len(doc) else []
        return doc


def page_of(doc: Doc, language: str) -> Page:
    """The layers of `doc` side by side."""
    return Page(
        syntax_of(doc), doc._.quotations, doc._.mentions, doc._.actors, reporting(language), grammar(language),
        doc._.times or [], skipped_tokens(doc), language,
    )  # fmt: skip


def skipped_tokens(doc: Doc) -> int:
    """How many tokens at the head of the document are furniture: the headline above an agency's dateline repeats the lead."""
    layout = doc._.layout
    if layout is None or layout.dateline is None:
        return 0
    end = layout.dateline.span[1]
    return sum(1 for token in doc[: min(len(doc), 80)] if token.idx < end)


def read_statements(page: Page) -> list[Utterance]:
    """All statements of a document, in the order of their cues, nested ones pointing at the outer."""
    drafts: list[Utterance] = []
    turns: list[Turn] = []
    for hit in page.hits:
        if hit.head < page.skip or not _is_third_person(page, hit):
            continue
        drafted = _draft(page, hit, turns)
        if drafted is None:
            continue
        drafts.append(drafted)
        if drafted.actor is not None and hit.group is not None:
            inside = any(o.content[0] <= hit.head <= o.content[1] for o in drafts[:-1] if o.content[1] > hit.head)
            quoted = page.quotation_of[hit.head] >= 0
            turns.append(Turn(page.syntax.sentence_of[hit.head], hit.head, drafted.actor, not inside and not quoted))
    return weighed(page, _nested(acted(page, continued(page, drafts))))


def _is_third_person(page: Page, hit: CueHit) -> bool:
    """A first or second person is the reporter's or part of what is quoted, not a report."""
    if hit.group is None or hit.group.finite is None:
        return True
    return page.syntax.features[hit.group.finite].get("Person", "3") == "3"


def _draft(page: Page, hit: CueHit, turns: list[Turn]) -> Utterance | None:
    if not _reports(page, hit):
        return None
    content = content_of(page, hit)
    if content is None or not _told(page, hit, content):
        return None
    if hit.group is None:
        voice = _source_voice(page, hit, content, turns)
    else:
        voice = voice_of(page, hit, content, turns)
    if not _plausible(page, hit, content, voice):
        return None
    act = act_of(page, hit, content, voice.actor)
    first, last = _bare(page, content)
    quotes = _quotes(page, first, last)
    return Utterance(
        head=hit.head,
        cue=(hit.first, hit.last),
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
    if group.form == "infinitive" and page.quotation_of[hit.head] < 0:
        return bool(hit.governor) or _opener_of(page, hit) in page.words.report_infinitive
    return False


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
    if weak and page.quotation_of[hit.head] >= 0:
        return False
    if not weak and not content.noun and content.rule not in ("statement.infinitive", "statement.clause-before"):
        return True
    if voice.actor is None:
        return content.rule == "statement.clause-before" and not weak
    return voice.mention is None or not (weak and page.mentions[voice.mention].vague)


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
    """Actors behind "a" between cue and content, or, with a cue behind its content, behind the cue."""
    if hit.group is None:
        return ()
    stop = content.first if content.after else page.syntax.sentence(hit.head)[1]
    out: list[int] = []
    for i in range(hit.after, min(stop, hit.after + 14)):
        if page.syntax.words[i] in {",", ".", ";"}:
            break
        n = page.mention_from(i)
        if n is None or page.syntax.lower[i - 1] not in page.words.personal and page.syntax.lower[i] not in page.words.personal:
            continue
        actor = page.cast.of_mention(n)
        if actor is not None and actor != voice.actor and actor not in out:
            out.append(actor)
    return tuple(out)


def _nested(drafts: list[Utterance]) -> list[Utterance]:
    """Each statement with the index of the innermost one whose content holds it."""
    ordered = sorted(drafts, key=lambda u: (u.head, u.content))
    out: list[Utterance] = []
    for n, one in enumerate(ordered):
        holding = [
            k
            for k, other in enumerate(ordered)
            if k != n and other.content[0] <= one.head <= other.content[1] and _wider(other, one)
        ]
        best = min(holding, key=lambda k: ordered[k].content[1] - ordered[k].content[0], default=None)
        out.append(replace(one, outer=best))
    return out


def _wider(outer: Utterance, inner: Utterance) -> bool:
    """Whether the outer content holds the inner cue and its content, and not the other way round."""
    within = inner.content[0] <= outer.head <= inner.content[1]
    return not within and outer.content != inner.content
