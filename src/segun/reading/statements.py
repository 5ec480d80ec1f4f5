"""Who said what.

In: syntax, quotations, mentions, actors and times of a `Doc`. Out: `doc._.statements`, `Utterance`s in text order. Each cue is
given its content, its source and its act (`drafts`); answers of an interview are the interviewee's; then quotations without a
cue go on with the last speaker, and statements inside the content of another hang on it.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.grammar import grammar
from segun.language.reporting import reporting
from segun.reading.acts import acted
from segun.reading.continuations import continued
from segun.reading.cues import CueHit
from segun.reading.drafts import draft
from segun.reading.factuality import weighed
from segun.reading.interviews import Interview, interview_of
from segun.reading.nesting import nested
from segun.reading.page import Page
from segun.reading.speakers import Turn
from segun.reading.syntax import syntax_of
from segun.reading.utterance import Utterance

if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=None)


@Language.factory("segun_statements", assigns=["doc._.statements"], requires=["doc._.actors", "doc._.quotations"])
class StatementComponent:
    """Writes `doc._.statements`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._language = str(nlp.lang)

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
    talk = interview_of(page)
    told = [*_from_cues(page, talk), *talk.answers]
    told = [one for one in continued(page, told) if not talk.asks(one.head)]
    return weighed(page, nested(acted(page, told)))


def _from_cues(page: Page, talk: Interview) -> list[Utterance]:
    """The statements that have a cue; who said the last ones is known to those whose speaker is left out."""
    drafts: list[Utterance] = []
    turns: list[Turn] = []
    for hit in page.hits:
        if hit.head < page.skip or not _is_third_person(page, hit) or talk.asks(hit.head):
            continue
        drafted = draft(page, hit, turns)
        if drafted is None:
            continue
        drafted = _addressed_again(page, hit, drafted, drafts)
        drafts.append(drafted)
        if drafted.actor is not None and hit.group is not None:
            inside = any(o.content[0] <= hit.head <= o.content[1] for o in drafts[:-1] if o.content[1] > hit.head)
            quoted = page.quotation_of[hit.head] >= 0
            turns.append(Turn(page.syntax.sentence_of[hit.head], hit.head, drafted.actor, not inside and not quoted))
    return drafts


def _addressed_again(page: Page, hit: CueHit, one: Utterance, before: list[Utterance]) -> Utterance:
    """ "Le recordó que…": the pronoun is whom the same speaker spoke to in the sentence before."""
    last = before[-1] if before else None
    clitics = hit.group.clitics if hit.group else ()
    pronoun = next((c for c in clitics if "Dat" in page.syntax.features[c].get("Case", "")), None)
    if last is None or pronoun is None or one.addressees or one.actor is None or len(last.addressees) != 1:
        return one
    near = page.syntax.sentence_of[one.head] - page.syntax.sentence_of[last.head] <= 1
    plural = page.syntax.features[pronoun].get("Number") == "Plur"
    same = last.actor == one.actor and (page.cast.actors[last.addressees[0]].number == "p") == plural
    return replace(one, addressees=last.addressees) if near and same else one


def _is_third_person(page: Page, hit: CueHit) -> bool:
    """A first or second person is the reporter's or part of what is quoted, not a report."""
    if hit.group is None or hit.group.finite is None:
        return True
    return page.syntax.features[hit.group.finite].get("Person", "3") == "3"
