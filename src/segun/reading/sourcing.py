"""What kind of source vouches for a statement: one with a name, one known by its role, or one that nobody names.

In: a `Page` and a statement with its actor and the words that express it. Out: a `Sourcing`. The words at this place come
first ("fuentes de la embajada" are anonymous, whoever they belong to), then what is known of the actor.
"""

from __future__ import annotations

from segun.language.factuality import factuality
from segun.ledger import Sourcing
from segun.reading.cast import CastMember
from segun.reading.mention import Mention
from segun.reading.page import Page
from segun.reading.utterance import Utterance

_PRESS = "JRN"
_OWN: dict[str, Sourcing] = {"anonymous": "anonymous", "document": "document"}
_UNOFFICIAL = frozenset({"person", "civil", "kin", "generic"})


def sourcing_of(page: Page, one: Utterance) -> Sourcing:
    """The kind of source of the statement; without an actor only a name in its place names one."""
    if one.actor is None:
        named = one.voice is not None and page.syntax.pos[one.voice[0]] == "PROPN"
        return "named" if named else "anonymous"
    member = page.cast.actors[one.actor]
    here = _here(page, one, member)
    if here is not None and here.type == "role" and here.sourcing in _OWN:
        return _OWN[here.sourcing]
    kind = _of_member(page, member)
    return "anonymous" if kind == "role" and _hides(page, one) else kind


def _here(page: Page, one: Utterance, member: CastMember) -> Mention | None:
    """The mention that expresses the source at this place; for an elided one, the first description of it."""
    if one.voice is not None:
        first, last = one.voice
        index = page.mention_from(first)
        if index is not None and page.mentions[index].last <= last and page.mentions[index].type != "pronoun":
            return page.mentions[index]
    return next((page.mentions[m] for m in member.mentions if page.mentions[m].type != "pronoun"), None)


def _of_member(page: Page, member: CastMember) -> Sourcing:
    if member.members:
        return _shared({_of_member(page, page.cast.actors[m]) for m in member.members})
    mentions = [page.mentions[m] for m in member.mentions]
    named = any(m.type == "name" for m in mentions)
    if member.kind in ("organisation", "state"):
        return "media" if member.sector == _PRESS or _reports(page, mentions, named) else "institution"
    if named:
        return "named"
    described = next((m for m in mentions if m.type == "role"), None)
    return "role" if described is None else _of_description(described)


def _reports(page: Page, mentions: list[Mention], named: bool) -> bool:
    """Whether a noun for the press names the actor, alone or right beside its name ("la agencia" may take up any office)."""
    beside = {m.appositive for m in mentions if m.type == "name"}
    return any(m.sourcing == "media" and (not named or page.mentions.index(m) in beside) for m in mentions)


def _shared(kinds: set[Sourcing]) -> Sourcing:
    """The kind of several sources together: a name is a name, whoever stands beside it."""
    return "named" if len(kinds) > 1 and "named" in kinds else min(kinds)


def _of_description(mention: Mention) -> Sourcing:
    """People without a name: those whom a determiner singles out have a role, others are anybody."""
    if mention.sourcing == "media" or (mention.sector == _PRESS and mention.kind == "group"):
        return "media"
    if mention.sourcing in _OWN:
        return _OWN[mention.sourcing]
    if mention.sourcing == "institution":
        return "institution"
    if mention.determination in ("definite", "demonstrative", "possessive"):
        return "role"
    if mention.number == "p" or (not mention.sourcing and _UNOFFICIAL & set(mention.flags)):
        return "anonymous"
    return "role"


def _hides(page: Page, one: Utterance) -> bool:
    """Whether the sentence says, outside what is reported, that the source wants no name."""
    words = factuality(page.language)
    first, past = page.syntax.sentence(one.head)
    return any(
        words.anonymity(page.syntax.lower, i) for i in range(first, past) if not one.content[0] <= i <= one.content[1]
    )
