"""How far the content of a statement reaches.

In: a `Page`, a cue and where its content begins. Out: the last token of the content. A reported clause runs on to the end of
its sentence unless something there hangs on the cue and not on the content: a second cue of the same speaker, a gerund
that reports, a later attribution, or words that say when and where it was said.
"""

from __future__ import annotations

from segun.reading.clauses import agree, is_plural, verb_form, verb_group
from segun.reading.cues import CueHit
from segun.reading.page import BREAKS, FINAL, Page

_LOOKAHEAD = 5  # words after a break among which a second cue's group begins


def clause_end(page: Page, hit: CueHit, start: int, *, narrow: bool = False) -> int:
    """The last token of a content that begins at `start`.

    Args:
        narrow: for the object of a cue: also a subordinate clause after a comma lies outside.

    Returns the token before `start` where the document ends there.
    """
    if start >= len(page.syntax):
        return start - 1
    own = page.quotation_of[hit.head]
    last = page.last_word(start, own)
    if (close := _before_main_clause(page, hit, start, last)) is not None:
        return close
    k = start
    while k <= last:
        inside = page.quotation_of[k]
        if inside >= 0 and inside != own:
            k = page.quotations[inside].last + 1
            if narrow and _occasion_behind(page, hit, inside, last):
                return page.quotations[inside].last
            continue
        if k > start and _speech_after_colon(page, k):
            return page.trim(start, k - 1)
        if narrow and k > start and (_gerund_cue(page, k) or _setting(page, hit, k)):
            return page.trim(start, k - 1)
        if k > start and _is_break(page, k) and _outside(page, hit, start, k, narrow):
            return page.trim(start, k - 1)
        k += 1
    return through_quotation(page, start, last, own)


def _speech_after_colon(page: Page, k: int) -> bool:
    """A colon with a quotation behind it: what is reported is told before it, the quotation is a statement of its own."""
    if page.syntax.words[k] != ":" or k + 1 not in page.opened_at:
        return False
    return not page.opened_at[k + 1].term


def _gerund_cue(page: Page, k: int) -> bool:
    """ "Ordenó la subida alegando…": the gerund of another cue ends an object."""
    other = page.hit_at.get(k)
    return other is not None and other.head == k and other.group is not None and other.group.form == "gerund"


def _setting(page: Page, hit: CueHit, k: int) -> bool:
    """ "Hizo un llamado desde el balcón": when or from where it was said, where the parser hangs it on the cue."""
    return page.syntax.lower[k] in page.words.settings and page.syntax.heads[page.syntax.heads[k]] == hit.head


def _occasion_behind(page: Page, hit: CueHit, quotation: int, last: int) -> bool:
    """ "…«casposo» tras su ataque": behind a quoted object, words of time and place hang on the cue."""
    after = page.quotations[quotation].outer[1] + 1
    return after <= last and page.syntax.lower[after] in page.words.occasions and _occasion(page, hit, after)


def _before_main_clause(page: Page, hit: CueHit, start: int, last: int) -> int | None:
    """The end of a content whose cue opens or interrupts a main clause: "Al anunciar que se retira, la pianista pidió…"."""
    main = _main_verb(page, hit, start, last)
    if main is None:
        return None
    commas = [k for k in range(start + 1, main) if page.syntax.words[k] == "," and page.quotation_of[k] < 0]
    bare = (k for k in commas if not any(_is_main(page, i, k) for i in range(k + 1, main)))
    end = next(bare, None)
    return None if end is None else page.trim(start, end - 1)


def _is_main(page: Page, verb: int, begin: int) -> bool:
    return page.is_finite_verb(verb) and not page.in_relative(begin, verb)


def _main_verb(page: Page, hit: CueHit, start: int, last: int) -> int | None:
    """The finite verb behind the content that the cue's own clause hangs on."""
    syntax = page.syntax
    if hit.group is None or (hit.is_finite and not _is_subordinate(page, hit)):
        return None
    at = hit.head
    for _ in range(6):
        relation, at = syntax.deps[at], syntax.heads[at]
        if start < at <= last:
            finite = at if page.is_finite_verb(at) else verb_group(syntax, at, page.words).finite
            if finite is None:
                finite = next((c for c in syntax.children[at] if syntax.deps[c] == "cop" and c > start), None)
            return finite if finite is not None and relation in ("advcl", "nsubj", "obl", "acl", "nmod") else None
        if syntax.heads[at] == at:
            return None
    return None


def _is_subordinate(page: Page, hit: CueHit) -> bool:
    """Whether the cue stands in a relative or adverbial clause."""
    syntax = page.syntax
    return any(
        c < hit.head and (syntax.lower[c] in page.words.relatives or syntax.deps[c] == "mark")
        for c in syntax.children[hit.head]
    )


def through_quotation(page: Page, start: int, last: int, own: int) -> int:
    """A content that ends inside a quotation runs to the quotation's end, over sentence ends."""
    n = page.quotation_of[last]
    if n >= 0 and n != own:
        quotation = page.quotations[n]
        if quotation.last > last:
            return page.trim(start, quotation.last)
    return last


def _is_break(page: Page, k: int) -> bool:
    return page.syntax.words[k] in BREAKS - {"(", ")"} or (
        page.syntax.lower[k] in page.words.coordinators and page.syntax.words[k - 1] not in BREAKS
    )


def _outside(page: Page, hit: CueHit, start: int, k: int, narrow: bool) -> bool:
    """Whether what follows the break at `k` belongs to the reporter's sentence and no longer to the content."""
    begin = _first_word(page, k)
    last = page.last_word(start, page.quotation_of[hit.head])
    if begin > last:
        return True
    if _other_person(page, hit, begin) or _second_cue(page, hit, k, begin, last):
        return True
    if page.syntax.words[k] not in BREAKS:
        return _coordinated_with_cue(page, hit, start, begin)
    if (
        _occasion(page, hit, begin)
        or _coordinated_with_cue(page, hit, start, begin)
        or _new_clause(page, k, begin, last)
    ):
        return True
    if not narrow:
        return False
    if page.syntax.features[begin].get("PronType") == "Dem" and page.syntax.pos[begin] == "PRON":
        return True
    if begin in page.time_tokens or _relative_cue(page, hit, begin):
        return True
    return page.syntax.lower[begin] in page.words.subordinators or page.clause_begins(begin, last + 1)


def _relative_cue(page: Page, hit: CueHit, begin: int) -> bool:
    """ ", a la que calificó de…": a relative clause in which the same speaker says something more."""
    i, syntax = begin, page.syntax
    while i < len(syntax) - 1 and syntax.pos[i] in ("ADP", "DET"):
        i += 1
    other = page.hit_at.get(i + 1) if i + 1 < len(syntax) else None
    if syntax.lower[i] not in page.words.relatives or i == begin or other is None or other.head <= hit.head:
        return False
    return other.is_finite and hit.is_finite and same_level(page, hit, other)


def _new_clause(page: Page, k: int, begin: int, last: int) -> bool:
    """Behind a semicolon the reporter goes on in their own voice, unless a conjunction carries the report on."""
    if page.syntax.words[k] != ";" or page.quotation_of[k] >= 0:
        return False
    if page.syntax.lower[begin] in page.words.complementiser:
        return False
    return any(page.is_finite_verb(i) and not page.in_relative(begin, i) for i in range(begin, last + 1))


def _other_person(page: Page, hit: CueHit, begin: int) -> bool:
    """A first or second person behind a third person's cue: whoever quotes goes on in their own voice."""
    if page.quotation_of[hit.head] < 0 or not page.is_finite_verb(begin):
        return False
    return page.syntax.features[begin].get("Person", "3") != "3"


def _first_word(page: Page, k: int) -> int:
    """The first token from the break on that is neither mark nor coordinator nor adverb."""
    i, past = k, page.syntax.sentence(k)[1]
    while i < past and (
        page.syntax.words[i] in BREAKS or page.syntax.lower[i] in page.words.coordinators or page.syntax.pos[i] == "ADV"
    ):
        if page.syntax.features[i].get("Polarity") == "Neg" or i in page.hit_at:
            break
        i += 1
    return i


def _second_cue(page: Page, hit: CueHit, k: int, begin: int, last: int) -> bool:
    """A cue right behind the break that is the same speaker's next report, or a later attribution of the whole."""
    other = page.hit_at.get(begin)
    if other is None or other.head <= hit.head or page.quotation_of[other.head] != page.quotation_of[hit.head]:
        return _subject_and_cue(page, hit, k, begin, last)
    comma = page.syntax.words[k] in BREAKS
    if other.group is None:
        adverbial = any(c.kind == "adverbial" and c.subject != "human" for c in other.cues)
        return page.syntax.words[k] == "," and adverbial and hit.group is not None
    if other.group.form == "gerund" or other.governor == "avoiding":
        return comma
    if other.group.finite is None:
        return False
    if page.syntax.lower[begin - 1] in page.words.complementiser:
        return False
    if comma and hit.group is not None and _is_parenthetical(page, other):
        return True
    return hit.group is not None and same_level(page, hit, other)


def _is_parenthetical(page: Page, other: CueHit) -> bool:
    """ ", dijo el ministro": its subject or nothing follows the cue, nothing that opens a content."""
    opens = page.words.complementiser | page.words.whether
    past = page.syntax.sentence(other.head)[1]
    if not any(c.takes("parenthetical") for c in other.cues):
        return False
    for i in range(other.last + 1, past):
        if page.syntax.lower[i] in opens or page.syntax.words[i] == ":" or i in page.opened_at:
            return False
        if page.syntax.words[i] in BREAKS or page.syntax.words[i] in FINAL:
            return True
        if not page.is_filler(other, i):
            return False
    return True


def _subject_and_cue(page: Page, hit: CueHit, k: int, begin: int, last: int) -> bool:
    """ ", y el canciller dijo que": a new subject and its cue, told by the reporter as the first one is."""
    if hit.group is None or not hit.is_finite:
        return False
    for i in range(begin, min(last, begin + 12)):
        other = page.hit_at.get(i)
        if other is not None and other.is_finite and other.group is not None:
            if page.syntax.lower[other.first - 1] in page.words.coordinators:
                return False
            clause_starts = all(page.syntax.lower[j] not in page.words.relatives for j in range(begin, other.first))
            return clause_starts and same_tense(page, hit, other) and _reports_clause(page, other)
        if page.is_finite_verb(i) or page.syntax.lower[i] in page.words.complementiser:
            return False
    return False


def _reports_clause(page: Page, other: CueHit) -> bool:
    after = page.syntax.lower[other.last + 1] if other.last + 1 < len(page.syntax) else ""
    return after in page.words.complementiser or after == ":"


def same_level(page: Page, hit: CueHit, other: CueHit) -> bool:
    """Whether two finite cues are told on one level: the same number and the same tense."""
    if hit.group is None or other.group is None:
        return False
    if hit.group.finite is None:
        return is_plural(page.syntax, other.group) is not True
    return agree(page.syntax, hit.group, other.group) and same_tense(page, hit, other)


def same_tense(page: Page, hit: CueHit, other: CueHit) -> bool:
    """Both told in a past tense, or both in the present."""
    return _is_past(page, hit) == _is_past(page, other)


def _is_past(page: Page, hit: CueHit) -> bool:
    if hit.group is None or hit.group.finite is None:
        return True
    features = page.syntax.features[hit.group.finite]
    return features.get("Tense") in ("Past", "Imp") or hit.group.finite != hit.group.verb


def _occasion(page: Page, hit: CueHit, begin: int) -> bool:
    """ ", tras visitar la planta": when or where it was said, by a word that opens such phrases and hangs on the cue."""
    if page.syntax.lower[begin] not in page.words.occasions:
        return False
    top = begin
    for _ in range(6):
        head = page.syntax.heads[top]
        if page.syntax.deps[top] in ("ccomp", "xcomp"):
            return False  # the clause that the words stand in is the content itself
        if head == top or head < begin:
            break
        top = head
    if page.syntax.heads[top] == hit.head:
        return True
    end = page.syntax.edges[top][1]
    return any(page.syntax.lemmas[i] in page.words.speech_occasions for i in range(begin, min(end, begin + 6) + 1))


def _like_content(page: Page, hit: CueHit, start: int, begin: int, verb: int) -> bool:
    """Whether the joined verb is told as the content's own verb is: "dijo que habló con él y le vio cansado"."""
    finite = verb_group(page.syntax, verb, page.words).finite
    own = next((i for i in range(start, begin) if page.is_finite_verb(i) and not page.in_relative(start, i)), None)
    if own is None or finite is None:
        return False
    a, b = page.syntax.features[own], page.syntax.features[finite]
    return all(a.get(f) == b.get(f) for f in ("Tense", "Mood", "Number", "Person"))


def _coordinated_with_cue(page: Page, hit: CueHit, start: int, begin: int) -> bool:
    """A verb of the reporter's own, joined to the cue: "dijo que vendrá y colgó el teléfono"."""
    if hit.group is None or not hit.is_finite:
        return False
    for child in page.syntax.children[hit.head]:
        if page.syntax.deps[child] == "conj" and child >= begin and page.syntax.pos[child] == "VERB":
            if verb_form(page.syntax, child) != "finite" or page.syntax.edges[child][0] > begin + _LOOKAHEAD:
                continue
            joined = CueHit(child, child, child, hit.cues, verb_group(page.syntax, child, page.words))
            told = page.syntax.edges[child][0] <= begin <= child and same_level(page, hit, joined)
            return told and not _like_content(page, hit, start, begin, child)
    return False
