"""In which form words are reported: direct, indirect, mixed, or by a noun that stands for something said.

In: a `Page`, a cue with its content, and the quoted words in it. Out: a `Form`.
"""

from __future__ import annotations

from segun.ledger import Act, Form
from segun.reading.acts import noun_head
from segun.reading.content import Content
from segun.reading.cues import CueHit
from segun.reading.page import MARKS, Page

Quotes = tuple[tuple[int, int], ...]
_STANCES: frozenset[Act] = frozenset({"deny", "reject", "decline"})
"""Acts that answer something said before, whatever noun stands for it."""
_NEW: frozenset[Act] = frozenset(
    {"announce", "promise", "propose", "order", "request", "thank", "praise", "condemn", "warn"}
)
"""Acts whose noun is what they say, not something said before."""
_WHOLE = 0.85  # share of the content's words in marks from which it counts as quoted whole


def form_of(page: Page, hit: CueHit, content: Content, bare: tuple[int, int], quotes: Quotes) -> Form:
    """The form of the statement that `hit` and `content` make.

    Args:
        page: the document.
        hit: the cue.
        content: what it reports.
        bare: first and last token of the content without outer marks.
        quotes: the quoted words inside it.
    """
    first, last = bare
    own = page.quotation_of[hit.head]
    spoken = tuple((a, b) for a, b in quotes if own < 0 or page.quotation_of[a] != own)
    if spoken:
        return _of_quoted(page, hit, content, (first, last), spoken)
    if hit.group is None and content.cue.kind == "noun":
        return "noun"
    return "noun" if content.noun and _stands_for_speech(page, content) else "indirect"


def _of_quoted(page: Page, hit: CueHit, content: Content, bare: tuple[int, int], quotes: Quotes) -> Form:
    """Direct where all is quoted, from the first word on; the names of things in marks leave a content indirect."""
    own = _gap(hit, bare, quotes)
    words = [
        i
        for i in range(bare[0], bare[1] + 1)
        if i not in own and page.syntax.words[i] not in MARKS and page.syntax.pos[i] not in ("PUNCT", "SPACE")
    ]
    quoted = [i for i in words if any(a <= i <= b for a, b in quotes)]
    if content.rule == "statement.target-content":
        return "mixed"
    if quoted and quoted[0] == words[0] and len(quoted) >= _WHOLE * len(words):
        return "direct"
    return "indirect" if all(_is_title(page, a, b) for a, b in quotes) else "mixed"


def _gap(hit: CueHit, bare: tuple[int, int], quotes: Quotes) -> range:
    """The tokens of a cue that interrupts its quotation, with its subject: between the marks before it and behind it."""
    before = [b for _, b in quotes if b < hit.first]
    behind = [a for a, _ in quotes if a > hit.last]
    if not (bare[0] < hit.first < bare[1] and before and behind):
        return range(0)
    return range(before[-1] + 1, behind[0])


def _is_title(page: Page, first: int, last: int) -> bool:
    """Whether marks only set off the name of a thing: capitals, no verb ("El Rodeo")."""
    words = page.syntax.words
    named = [i for i in range(first, last + 1) if page.syntax.words[i][0].isalpha()]
    if not named or any(page.is_finite_verb(i) for i in named):
        return False
    return all(words[i][0].isupper() for i in (named[0], named[-1])) and last - first < 8


def _stands_for_speech(page: Page, content: Content) -> bool:
    """Whether a noun content points at something said: a pronoun, a reporting noun, or what a stance is taken on."""
    head = noun_head(page, content)
    if content.cue.act in _STANCES:
        return True
    if page.syntax.pos[head] == "PRON" or (content.first == content.last and page.syntax.pos[content.first] == "PRON"):
        return True
    if content.cue.act in _NEW:
        return False
    if page.lexicon.noun(page.syntax.lower[head]) is not None or "speech" in page.lexicon.object_classes(
        page.syntax.lower[head]
    ):
        return True
    return page.syntax.features[content.first].get("PronType") == "Dem"
