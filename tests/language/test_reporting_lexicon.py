"""The reporting lexicon: how many entries, that each has an example of its own, and that the reader hears every one."""

from __future__ import annotations

import re
import time
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from segun.language.reporting import Reporting, reporting

if TYPE_CHECKING:
    from segun.language.cue import Cue
    from segun.ledger import Ledger, Statement
    from segun.reading.reader import Reader

ENTRIES = 300
SAME = 0.8  # of the words beside the cue's, in order: above it one sentence is the other with another verb
LOADING = 0.15  # seconds, from the compiled copy

# Entries whose example the rules cannot read yet, by what is missing.
UNREAD = {
    "a noun and a preposition before what it reports": (
        *("discrepancia", "silencio", "condena", "repulsa", "protesta", "elogio", "agradecimiento", "felicitación"),
        "disculpa",
    ),
    "a noun and an indirect question": ("pregunta", "interrogante"),
    "a phrase that holds its source": (
        *("a su|mi|nuestro juicio", "en su|mi|nuestra opinión", "a su|mi entender|parecer", "en sus propias palabras"),
    ),
}
CAUSE = {lemma: cause for cause, lemmas in UNREAD.items() for lemma in lemmas}

LEXICON = reporting("es")


def name(cue: Cue) -> str:
    """A test id: kind, act and lemma."""
    return f"{cue.kind}-{cue.act}-{cue.lemma.replace('|', '/').replace(' ', '_')}"


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Ledger]:
    """Every example with its ledger; read together, since that is faster than one by one."""
    examples = [cue.example for cue in LEXICON.cues]
    return dict(zip(examples, reader.pipe(examples), strict=True))


@pytest.mark.parametrize("cue", LEXICON.cues, ids=name)
def test_example_fires_its_entry(cue: Cue, readings: dict[str, Ledger]) -> None:
    ledger = readings[cue.example]
    text = ledger.document.text
    fired = [one for one in ledger.statements if explains(LEXICON, cue, one, text)]
    acts = {one.act for one in fired}
    contents = {one.content_span.of(text) for one in fired}
    heard = (cue.expect.act or cue.act) in acts and cue.expect.content in contents
    if cue.lemma in CAUSE:
        assert not heard, "read rightly now: take it out of UNREAD"
        pytest.xfail(CAUSE[cue.lemma])
    assert heard, f"{cue.example}\n  acts {acts}, contents {contents}"


def explains(lexicon: Reporting, cue: Cue, statement: Statement, text: str) -> bool:
    """Whether the words of the statement's cue are a form of this entry, of which a phrase may reach into the content.

    "Expresó su apoyo a los parados" is told by the whole phrase; its content begins with "su".
    """
    if statement.cue_span is None:
        return False
    inside = statement.cue_span.end < statement.content_span.start <= statement.cue_span.end + 1
    end = statement.content_span.end if inside and cue.kind == "support" else statement.cue_span.end
    words = re.findall(r"\w+", text[statement.cue_span.start : end].lower())
    if cue.kind == "verb":
        return any(cue in lexicon.verb(word) for word in words)
    if cue.kind == "noun":
        return any(cue == lexicon.noun(word) for word in words)
    found = (lexicon.phrase(words, at) for at in range(len(words)))
    return any(one is not None and one.cue == cue for one in found)


@pytest.mark.parametrize("cue", LEXICON.cues, ids=name)
def test_expectation_stands_in_its_example(cue: Cue) -> None:
    assert cue.expect.content in cue.example
    assert cue.expect.speaker in cue.example


def test_enough_entries_of_every_kind() -> None:
    kinds = Counter(cue.kind for cue in LEXICON.cues)
    assert len({(cue.kind, cue.lemma) for cue in LEXICON.cues}) >= 2 * ENTRIES
    assert kinds["verb"] >= ENTRIES
    assert min(kinds["noun"], kinds["support"], kinds["adverbial"]) >= 25


def test_every_example_is_its_own() -> None:
    """No example serves twice, also not with another verb put in."""
    frames = [(cue.lemma, beside(cue)) for cue in LEXICON.cues]
    alike = [(one, other) for (one, a), (other, b) in combinations(frames, 2) if likeness(a, b) >= SAME]
    assert alike == []


def beside(cue: Cue) -> tuple[str, ...]:
    """The words of an example without those of its cue."""
    words = re.findall(r"\w+", cue.example.lower())
    if cue.kind in ("verb", "noun"):
        heard = LEXICON.verb if cue.kind == "verb" else LEXICON.noun
        return tuple(word for word in words if not heard(word))
    own = {part for place in cue.lemma.split() for part in place.split("|")}
    return tuple(word for word in words if word not in own)


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of their words that two examples have in common, in order, 0..1."""
    if len(set(a) & set(b)) < SAME * min(len(set(a)), len(set(b))):
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def test_loads_fast_from_its_compiled_copy() -> None:
    taken = []
    for _ in range(3):  # the best of three: other tests run beside this one
        reporting.cache_clear()
        start = time.perf_counter()
        loaded = reporting("es")
        taken.append(time.perf_counter() - start)
    assert min(taken) < LOADING
    assert loaded.cues == LEXICON.cues


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("dijo", "decir"), ("diciéndole", "decir"), ("pidiéndoles", "pedir"), ("negarse", "negar"), ("prevén", "prever")],
)
def test_finds_a_verb_by_its_form(form: str, lemma: str) -> None:
    assert lemma in {cue.lemma for cue in LEXICON.verb(form)}


@pytest.mark.parametrize("word", ["instala", "instale", "resístete", "mesa", "ventana"])
def test_other_words_are_no_cues(word: str) -> None:
    assert not {cue.lemma for cue in LEXICON.verb(word)} - {"resistir"}


def test_a_support_verb_may_stand_apart_from_its_noun() -> None:
    words = ["la", "jueza", "hizo", "ayer", "mucho", "hincapié", "en", "el", "plazo"]
    found = LEXICON.phrase(words, 2)
    assert found is not None
    assert (found.cue.lemma, found.places) == ("hacer hincapié", (2, 5))
