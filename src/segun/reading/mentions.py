"""Which words name somebody: by name, by role, as a group, by a pronoun.

In: `syntax_of(doc)`. Out: `doc._.mentions`, a list of `Mention` by position, outer before inner. There is no entity
recogniser: mentions come from tags, capitals, the lexicons and the tables of names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.mention_words import MentionWords, mention_words
from segun.language.reporting import Reporting, reporting
from segun.reading.apposition import appositions
from segun.reading.coordination import coordinations
from segun.reading.cue_phrases import cue_phrases
from segun.reading.mention import Mention
from segun.reading.name_mentions import name_mentions
from segun.reading.names import read_names
from segun.reading.nouns import nouns
from segun.reading.parts import part_of
from segun.reading.pronouns import pronoun_mentions
from segun.reading.role_mentions import RoleReader
from segun.reading.syntax import Syntax, syntax_of
from segun.text.layout import Layout

__all__ = ["Mention", "MentionsComponent", "read_mentions"]

if not Doc.has_extension("mentions"):
    Doc.set_extension("mentions", default=None)


@Language.factory("segun_mentions", assigns=["doc._.mentions"])
class MentionsComponent:
    """Writes `doc._.mentions`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.language = str(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        syntax = syntax_of(doc)
        doc._.mentions = read_mentions(syntax, self.language, _dateline(syntax, doc._.layout))
        return doc


def _dateline(syntax: Syntax, layout: Layout | None) -> range:
    """The tokens of the dateline."""
    if layout is None or layout.dateline is None:
        return range(0)
    start, end = layout.dateline.span
    return range(bisect_left(syntax.starts, start), bisect_left(syntax.starts, end))


def read_mentions(syntax: Syntax, language: str, dateline: range = range(0)) -> list[Mention]:
    """The mentions of a document, by position, a phrase before those inside it.

    Args:
        syntax: the parsed document.
        language: BCP 47 code of its language.
        dateline: the tokens that tell where, when and by whom the report was written; nobody there is spoken of.
    """
    words, known = mention_words(language), nouns(language)
    names = read_names(syntax, language)
    cues = reporting(language)
    said = cue_phrases(syntax, cues)
    openers = said.openers
    roles = RoleReader(syntax, names, words, known, cues, said).read()
    found = [*name_mentions(syntax, names, words, known, cues, openers), *roles]
    mentions = _ordered([m for m in found if m.head not in dateline])
    mentions = _with_appositions(syntax, mentions, words)
    mentions = _with_pronouns(syntax, mentions, words)
    mentions = _with_coordinations(syntax, mentions, words, openers)
    return [_with_part(m, syntax, cues, openers) for m in mentions]


def _with_part(mention: Mention, syntax: Syntax, cues: Reporting, openers: Container[int]) -> Mention:
    """The mention with the part that it plays; names and descriptions bring theirs with them."""
    if mention.type != "pronoun" and not mention.members:
        return mention
    return replace(mention, part=part_of(syntax, mention.first, mention.head, cues, openers))


def _ordered(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.first, -m.last))


def _with_appositions(syntax: Syntax, mentions: list[Mention], words: MentionWords) -> list[Mention]:
    pairs = appositions(syntax, mentions, words)
    return [replace(m, appositive=pairs[i]) if i in pairs else m for i, m in enumerate(mentions)]


def _with_pronouns(syntax: Syntax, mentions: list[Mention], words: MentionWords) -> list[Mention]:
    """The mentions with the pronouns among them."""
    added = [replace(pronoun, antecedent=at) for pronoun, at in pronoun_mentions(syntax, mentions, words)]
    return _merge(mentions, added)


def _with_coordinations(
    syntax: Syntax, mentions: list[Mention], words: MentionWords, openers: Container[int]
) -> list[Mention]:
    """The mentions with one more for each coordinated subject."""
    added = [_coordinated(mentions, chain, syntax) for chain in coordinations(syntax, mentions, words, openers)]
    whole = {chain.members[-1]: len(mentions) + n for n, chain in enumerate(added)}
    continued = [_of_all(m, whole) for m in mentions]
    return _merge(continued, added)


def _of_all(mention: Mention, whole: dict[int, int]) -> Mention:
    """A relative pronoun in the plural behind a coordination continues all its members: "Ana y Luis, quienes …"."""
    if mention.antecedent in whole and mention.type == "pronoun" and mention.number == "p":
        return replace(mention, antecedent=whole[mention.antecedent])
    return mention


def _coordinated(mentions: list[Mention], chain: tuple[int, ...], syntax: Syntax) -> Mention:
    members = [mentions[i] for i in chain]
    last = max(m.last for m in members)
    genders = {m.gender for m in members}
    same = genders == {"f"}
    return Mention(
        first=members[0].first,
        last=max([last, *(m.last for m in mentions if m.appositive == chain[-1])]),
        head=members[0].head,
        type="name" if all(m.type == "name" for m in members) else "role",
        kind="group",
        gender="f" if same else "m",
        number="p",
        flags=("coordination",),
        members=chain,
    )


def _merge(mentions: list[Mention], added: list[Mention]) -> list[Mention]:
    """All mentions by position, the indexes between them moved along; those of `added` count in `mentions`."""
    if not added:
        return mentions
    order = sorted(
        range(len(mentions) + len(added)),
        key=lambda i: _place(mentions[i] if i < len(mentions) else added[i - len(mentions)], i < len(mentions)),
    )
    moved = {old: new for new, old in enumerate(order)}
    everything = [*mentions, *added]
    return [_reindexed(everything[old], moved) for old in order]


def _place(mention: Mention, old: bool) -> tuple[int, int, bool]:
    return mention.first, -mention.last, old


def _reindexed(mention: Mention, moved: dict[int, int]) -> Mention:
    if mention.appositive is None and mention.antecedent is None and not mention.members:
        return mention
    return replace(
        mention,
        appositive=None if mention.appositive is None else moved[mention.appositive],
        antecedent=None if mention.antecedent is None else moved[mention.antecedent],
        members=tuple(moved[i] for i in mention.members),
    )
