"""What is told in the passive: "los cargos fueron rechazados por X", "la reforma, anunciada por X".

In: a `Page` and a cue that is a participle. Out: `Content`, the noun or clause that the participle says something of.
"""

from __future__ import annotations

from segun.reading.clauses import SUBJECTS, passive_agent
from segun.reading.content import Content
from segun.reading.cues import CueHit
from segun.reading.noun_contents import fitting
from segun.reading.page import BREAKS, Page
from segun.reading.rules import rule


@rule("statement.passive")
def passive(page: Page, hit: CueHit) -> Content | None:
    """A passive cue with its agent; what it reports is its subject, or the noun that the participle stands with.

    Example: Las quejas fueron rechazadas por la directora del instituto.
    """
    group, syntax = hit.group, page.syntax
    if group is None or group.form != "participle" or (group.finite is not None and not group.passive):
        return None
    agent = passive_agent(syntax, hit.head, page.words)
    if agent is None or page.mention_of(agent.token) is None:
        return None
    told = _told(page, hit)
    if told is None:
        return None
    clause = next((c for c in syntax.children[told] if c < told and syntax.lower[c] in page.words.complementiser), None)
    if clause is not None and clause == syntax.edges[told][0]:
        cue = next((c for c in hit.cues if c.takes("that-clause")), None)
        last = page.trim(clause + 1, hit.first - 1)
        return None if cue is None else Content(clause + 1, last, cue, "statement.passive", clause, after=False)
    cue = fitting(page, hit, told)
    if cue is None:
        return None
    first, last = _phrase(page, told, hit.first)
    return Content(first, last, cue, "statement.passive", None, noun=True, after=False)


def _told(page: Page, hit: CueHit) -> int | None:
    """The head of the passive's subject, or of the noun that a participle alone describes; no actor."""
    syntax = page.syntax
    found: int | None
    if hit.group is not None and hit.group.finite is not None:
        found = next(
            (c for c in syntax.children[hit.head] if syntax.deps[c] in (*SUBJECTS, "csubj") and c < hit.first), None
        )
    else:
        head = syntax.heads[hit.head]
        found = (
            head
            if head < hit.first and syntax.pos[head] == "NOUN" and syntax.deps[hit.head] in ("acl", "amod")
            else None
        )
    if found is None or syntax.lower[found] in page.words.relatives:
        return None
    mention = page.mention_of(found)
    return found if mention is None or page.mentions[mention].kind in ("unnamed", "group") else None


def _phrase(page: Page, head: int, past: int) -> tuple[int, int]:
    """The noun phrase of `head` before token `past`, without its preposition and without a relative clause or apposition."""
    syntax = page.syntax
    first = syntax.edges[head][0]
    while first < head and syntax.pos[first] in ("ADP", "PUNCT", "SPACE"):
        first += 1
    last = next((i - 1 for i in range(head + 1, past) if syntax.words[i] in BREAKS), past - 1)
    return first, page.trim(head, last)
