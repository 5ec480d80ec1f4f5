"""Sources given without a verb: "según X", "de acuerdo con X", "para X".

In: a `Page` and a cue that is a phrase. Out: `Content`, with the head of its source.
"""

from __future__ import annotations

from segun.language.cue import Cue
from segun.reading.content import Content, cue_with
from segun.reading.cues import CueHit, is_impersonal
from segun.reading.extents import through_quotation
from segun.reading.page import BREAKS, Page
from segun.reading.rules import rule
from segun.reading.speakers import subject_behind


@rule("statement.source-phrase")
def source_phrase(page: Page, hit: CueHit) -> Content | None:
    """A preposition or adverbial with its source, before, behind or within the clause that it vouches for.

    Example: Según la dirección general de tráfico, el túnel reabrirá el lunes.
    """
    cue = cue_with(hit, "source-pp")
    if cue is None or _is_predicate(page, hit) or (cue.strength == "weak" and not _stands_apart(page, hit, cue)):
        return None
    source, end = _antecedent(page, hit) or _source(page, hit)
    if source is None and inner_cue(page, hit) is None:
        return None
    scope = _scope(page, hit, end)
    if scope is None:
        return None
    if cue.subject == "human" and (source is None or not _opinion(page, hit, end, source)):
        return None
    first, last = _whole_quotation(page, *scope)
    inner = inner_cue(page, hit)
    cue = (cue_with(inner, "that-clause", "parenthetical") if inner is not None else None) or cue
    return Content(first, last, cue, "statement.source-phrase", after=first > hit.head, source=source)


def _is_predicate(page: Page, hit: CueHit) -> bool:
    """ "No están de acuerdo con el fallo": the phrase says how somebody stands, and vouches for nothing."""
    before = hit.first - 1
    while before > 0 and page.syntax.pos[before] == "ADV":
        before -= 1
    return (
        before >= 0
        and page.syntax.lemmas[before] in page.words.agreeing
        and hit.first > page.syntax.sentence(hit.head)[0]
    )


def _stands_apart(page: Page, hit: CueHit, cue: Cue) -> bool:
    """Whether a break or the start of the sentence stands before the phrase, and nobody else vouches for what a document
    would: "«…», dijo el juez con base en un informe"."""
    begin, past = page.syntax.sentence(hit.head)
    if page.after_connectives(begin, hit.first) < hit.first and page.syntax.words[hit.first - 1] not in BREAKS:
        return False
    if cue.subject != "document":
        return True
    others = (page.hit_at.get(i) for i in range(begin, past))
    return not any(
        other is not None
        and (other.group is None or other.is_finite)
        and other.head != hit.head
        and _vouches(page, other)
        for other in others
    )


def _vouches(page: Page, other: CueHit) -> bool:
    """A phrase with a source, or a verb between commas or behind a quotation."""
    if other.group is None:
        return any(c.strength == "core" and c.takes("source-pp") for c in other.cues)
    before = other.first - 1
    parted = before >= 0 and (page.syntax.words[before] in BREAKS or before in page.closed_at)
    return parted and cue_with(other, "parenthetical") is not None


def inner_cue(page: Page, hit: CueHit) -> CueHit | None:
    """The finite cue right behind the phrase: "según explicó", "según ha podido saber"."""
    inner = page.hit_at.get(hit.after)
    if inner is None or inner.group is None or not inner.is_finite:
        return None
    bare = inner.group.first == inner.group.verb
    return None if bare and inner.is_weak else inner


def _antecedent(page: Page, hit: CueHit) -> tuple[int, int] | None:
    """ "Un informe según el cual…": the noun before the phrase is the source; with the last token of the phrase."""
    after, last = hit.after, page.body(hit.head)[1]
    if after < last and page.syntax.pos[after] == "DET" and page.syntax.lower[after + 1] in page.words.relatives:
        after += 1
    if after >= last or page.syntax.lower[after] not in page.words.relatives or hit.first == 0:
        return None
    before = _past_commas(page, hit.first - 1)
    if page.syntax.lower[before] in page.words.coordinators:  # "un informe que… y según el cual…"
        begin = page.syntax.sentence(before)[0]
        pronoun = next((i for i in range(before, begin, -1) if page.syntax.lower[i] in page.words.relatives), None)
        if pronoun is None:
            return None
        before = _past_commas(page, pronoun - 1)
    holding = [m for m in page.mentions_near(before) if m.last == before]
    return (max(holding, key=lambda m: m.last - m.first).head if holding else before, after)


def _past_commas(page: Page, i: int) -> int:
    while i > 0 and page.syntax.words[i] == ",":
        i -= 1
    return i


def _whole_quotation(page: Page, first: int, last: int) -> tuple[int, int]:
    """A content that begins or ends within a quotation takes in all its sentences."""
    if first in page.opened_at or first - 1 in page.opened_at:
        opening = first if first in page.opened_at else first - 1
        return page.opened_at[opening].first, max(last, page.opened_at[opening].last)
    return first, through_quotation(page, first, last, page.quotation_of[first])


def _source(page: Page, hit: CueHit) -> tuple[int | None, int]:
    """Head of the source noun behind the phrase, and the last token of the whole phrase with its apposition."""
    at = hit.after
    last = page.body(hit.head)[1]
    if at > last:
        return None, at
    verbal = inner_cue(page, hit)
    if verbal is not None:
        if verbal.after > last or page.syntax.words[verbal.after] in BREAKS or is_impersonal(verbal):
            return None, _phrase_end(page, hit, verbal.last)
        head = subject_behind(page, verbal, last + 1, after_content=True)
        if head is None and page.plain(verbal.after) not in page.words.personal:
            head = page.mention_head_near(verbal.after)
        return head, _phrase_end(page, hit, head if head is not None else verbal.last)
    mention = page.mention_head_near(at)
    if mention is not None and page.syntax.lower[mention] in page.words.scales:
        return None, at
    return mention, _phrase_end(page, hit, mention if mention is not None else at)


def _phrase_end(page: Page, hit: CueHit, head: int) -> int:
    """The last token of the source's phrase: to the comma behind which its clause begins, or the end of the sentence."""
    last = page.body(hit.head)[1]
    mention = page.mention_of(head)
    i = max(head, page.mentions[mention].last if mention is not None else head) + 1
    while i <= last:
        if page.syntax.words[i] == "," and not _apposition(page, hit, mention, i, last):
            return i - 1
        if page.syntax.words[i] in {";", ":"} or (page.is_finite_verb(i) and not _relative_before(page, head, i)):
            return (
                page.trim(head, i - 1)
                if page.syntax.words[i] in {";", ":"}
                else max(head, _before_clause(page, head, i))
            )
        i += 1
    return last


def _apposition(page: Page, hit: CueHit, source: int | None, comma: int, last: int) -> bool:
    """Whether the comma opens an apposition that another comma closes before the clause.

    Args:
        source: the mention of the source; a person is no apposition to several.
    """
    begin = comma + 1
    if begin > last:
        return False
    mention = page.mention_from(begin)
    several = source is not None and page.mentions[source].number == "p" and page.mentions[source].last == comma - 1
    if mention is not None and several:
        joined = page.syntax.lower[min(page.mentions[mention].last + 1, last)] in page.words.coordinators
        if page.mentions[mention].number == "s" and page.mentions[mention].kind == "person" and not joined:
            return False
    if mention is None or page.mentions[mention].type == "pronoun":
        opens = page.after_connectives(page.body(hit.head)[0], hit.first) >= hit.first
        genitive = page.plain(begin) in page.words.genitive and opens
        if page.syntax.features[begin].get("VerbForm") == "Part" or genitive:
            return _is_closed(page, begin, last)
        return page.syntax.lower[begin] in page.words.relatives
    closing = next(
        (i for i in range(page.mentions[mention].last + 1, last + 1) if page.syntax.words[i] in BREAKS), None
    )
    if closing is None:
        return not any(page.is_finite_verb(i) for i in range(begin, last + 1))
    return not any(page.is_finite_verb(i) for i in range(begin, closing)) and closing < last


def _is_closed(page: Page, begin: int, last: int) -> bool:
    """ "Según la encuesta, publicada en mayo, …", "…, de mayo, …": a comma ends what is told of the source."""
    closing = next((i for i in range(begin, last) if page.syntax.words[i] in BREAKS or page.is_finite_verb(i)), None)
    return closing is not None and page.syntax.words[closing] in BREAKS


def _relative_before(page: Page, head: int, verb: int) -> bool:
    return any(page.syntax.lower[j] in page.words.relatives for j in range(head, verb))


def _before_clause(page: Page, head: int, verb: int) -> int:
    """Where no comma parts the source from its clause: the source's own mention ends it."""
    mention = page.mention_of(head)
    return page.mentions[mention].last if mention is not None else head


def _scope(page: Page, hit: CueHit, end: int) -> tuple[int, int] | None:
    """First and last token of what the phrase vouches for."""
    begin, last = page.body(hit.head)
    first = page.after_connectives(begin, hit.first)
    if first >= hit.first or _opens_clause(page, hit):
        start = _skip_comma(page, end + 1, last)
        return (start, _until_attribution(page, start, last)) if start <= last else None
    if end >= last or page.syntax.words[min(end + 1, last)] == ";" or not _goes_on(page, first, hit.first, end, last):
        return first, page.trim(first, hit.first - 1)
    clause = page.syntax.heads[page.syntax.heads[hit.head]] if page.syntax.heads[hit.head] != hit.head else hit.head
    if page.syntax.deps[clause] in ("acl", "advcl", "ccomp", "conj") and page.syntax.words[hit.first - 1] == ",":
        start = _skip_comma(page, end + 1, last)
        right = _clause_right(page, hit, clause, start, last)
        if any(page.syntax.pos[i] in ("VERB", "AUX") for i in range(start, right + 1)):
            return start, right
        return first, page.trim(first, hit.first - 1)
    return first, _until_attribution(page, end + 1, last)


def _goes_on(page: Page, first: int, phrase: int, end: int, last: int) -> bool:
    """Whether the clause goes on behind the phrase, and not only the description of its source."""
    if any(i in page.opened_at for i in range(end + 1, last + 1)):
        return True
    if not any(page.is_main_verb(i, first) for i in range(first, phrase)):
        return True
    rest = range(end + 1, last + 1)
    if any(page.is_finite_verb(i) and not page.in_relative(end + 1, i) for i in rest):
        return True
    begin = next((i for i in rest if page.syntax.words[i] not in BREAKS), last)
    above = (begin, *page.syntax.ancestors(begin))
    return page.syntax.lower[begin] not in page.words.relatives and not any(phrase <= i <= end for i in above)


def _opens_clause(page: Page, hit: CueHit) -> bool:
    """Behind a relative pronoun, or a comma and a coordinator, the phrase vouches for that clause alone."""
    before = hit.first - 1
    if before > 0 and page.syntax.words[before] == "," and page.syntax.lower[before - 1] in page.words.coordinators:
        return True
    lower = page.syntax.lower[before]
    after = hit.after + (page.syntax.pos[hit.after] == "DET")
    if lower in page.words.relatives or page.syntax.lower[after] in page.words.relatives:
        return True
    return lower in page.words.coordinators and before > 0 and page.syntax.words[before - 1] in BREAKS


def _skip_comma(page: Page, i: int, last: int) -> int:
    while i <= last and page.syntax.words[i] in BREAKS:
        i += 1
    return i


def _until_attribution(page: Page, start: int, last: int) -> int:
    """Up to a later ", dijo X" that vouches for the whole."""
    for i in range(start + 1, last):
        other = page.hit_at.get(i + 1)
        if page.syntax.words[i] != "," or other is None or not other.is_finite or not cue_with(other, "parenthetical"):
            continue
        if page.syntax.lower[other.after] not in page.words.complementiser:
            return page.trim(start, i - 1)
    return last


def _clause_right(page: Page, hit: CueHit, clause: int, start: int, last: int) -> int:
    """The end of the subordinate clause that the phrase stands in."""
    for i in range(start + 1, last):
        if page.syntax.words[i] == "," and page.syntax.lower[i + 1] in page.words.subordinators:
            return page.trim(start, i - 1)
    return max(start, min(last, page.syntax.edges[clause][1]))


def _opinion(page: Page, hit: CueHit, end: int, source: int) -> bool:
    """ "Para el ministro, la medida es…": a person, a comma, and a judgement with a copula; else the phrase is a purpose."""
    mention = page.mention_of(source)
    begin, last = page.body(hit.head)
    if mention is None or page.mentions[mention].kind not in ("person", "organisation", "state", "unnamed", "group"):
        return False
    if page.after_connectives(begin, hit.first) < hit.first or end + 1 > last or page.syntax.words[end + 1] != ",":
        return False
    if page.skip_marks(end + 1) - 1 in page.opened_at:
        return True
    verb = next((i for i in range(end + 2, last + 1) if page.is_finite_verb(i)), None)
    return verb is not None and page.syntax.features[verb].get("Tense") != "Fut"
