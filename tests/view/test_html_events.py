"""Events on the page: marked in the text, told in the table, drawn as a graph, and safe whatever they hold."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

import segun.view
from segun.ledger import Ledger
from segun.view.html import page
from view.markup import EVIL, Page, contrast


@pytest.fixture
def drawn(eventful):
    return page(eventful, "es")


def evil(ledger: Ledger) -> Ledger:
    """`ledger` with hostile text in every free field of its actors, events and commitments."""
    replace = msgspec.structs.replace
    place = replace(ledger.events[1].place, name=EVIL, country=EVIL)
    date = replace(ledger.events[1].date, timex=EVIL, start=EVIL, end=EVIL)
    many = tuple(replace(q, what=EVIL) for q in ledger.events[3].quantities)
    spoilt = {"mode": EVIL, "contexts": (EVIL,), "cameo": EVIL, "quad": EVIL, "place": place, "date": date}
    spoilt |= {"quantities": many, "sense": EVIL, "rule": EVIL}
    text = EVIL + ledger.document.text[len(EVIL) :]
    return replace(
        ledger,
        document=replace(ledger.document, text=text, title=EVIL),
        actors=tuple(replace(a, name=f"{EVIL}{n}") for n, a in enumerate(ledger.actors)),
        events=tuple(replace(e, type=EVIL, attributed_to=(EVIL,), **spoilt) for e in ledger.events),
        commitments=tuple(
            replace(c, instrument=EVIL, kind=EVIL, parties=(EVIL,), beneficiary=EVIL, rule=EVIL, signed=date)
            for c in ledger.commitments
        ),
    )


def test_hostile_text_stays_text(eventful):
    text = page(evil(eventful), "en")
    parsed = Page(text)
    assert not {tag for tag, _ in parsed.elements} & {"script", "img", "iframe", "object", "foreignobject"}
    assert not [a for _, attrs in parsed.elements for a in attrs if a.startswith("on")]
    style = text[text.index("<style>") : text.index("</style>")]
    assert "alert" not in style
    assert not re.search(r"url\(|@import|javascript:", text)


def test_every_id_once_and_every_anchor_leads_somewhere(drawn):
    parsed = Page(drawn)
    ids = parsed.ids()
    assert len(ids) == len(set(ids))
    targets = {a["href"][1:] for tag, a in parsed.elements if tag == "a" and a.get("href", "").startswith("#")}
    assert targets <= set(ids)
    assert {"g1", "g1-1", "g1-2", "g3-if", "g4-place", "g4-many1", "h1-name", "h1-duty", "h1-if", "z1"} <= targets


def test_triggers_and_later_mentions_lead_to_their_row(drawn):
    marks = [a for tag, a in Page(drawn).elements if tag == "a" and "deed" in a.get("class", "") and "title" in a]
    first = [a for a in marks if "e1" in a["class"].split()]
    assert [a["href"] for a in first] == ["#e1"] * 3
    assert ["retold" in a["class"] for a in first] == [False, True, True]
    denied = next(a for a in marks if a["href"] == "#e5")
    assert {"q4", "is-denied"} <= set(denied["class"].split())
    assert denied["title"] == "E5 sanciona (expulsión) · ✕ desmentido · Inés Bárcena"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("e1", ("firman", "firmaron", "firma", "apoya", "Inés Bárcena", "● ocurrido", "— el reportero")),
        ("e3", ("ayuda", "Arcadia", "→", "Lemuria", "◇ hipotético", "en caso de una agresión externa")),
        (
            "e4",
            (
                "moviliza",
                "movilización de tropas",
                "◐ posible",
                "la inteligencia de Tule",
                "estrecho de Lirio",
                "≥ 1000 soldados",
            ),
        ),
        ("e5", ("✕ desmentido",)),
        ("e9", ("▷ futuro", "2029-06")),
        ("e10", ("no se dice quién", "doce manifestantes", "un vecino", "según Julio Ferrán", "12 manifestantes")),
        ("e12", ("VEDA", "Los dos países (= Arcadia, Lemuria)")),
    ],
)
def test_a_row_says_who_what_whether_and_by_whose_word(drawn, row, words):
    told = " ".join(Page(drawn).text_of(id=row).split())
    assert [w for w in words if w not in told] == []


def test_the_article_is_all_there(eventful, drawn):
    parsed = Page(drawn)
    story = next(parsed.words[i] for i, (tag, _) in enumerate(parsed.elements) if tag == "article")
    plain = "".join(re.sub(r"\d+", "", story).split())
    for line in filter(None, eventful.document.text.split("\n")):
        assert "".join(re.sub(r"\d+", "", line).split()) in plain


def test_the_graph_has_a_text_of_its_own(drawn):
    parsed = Page(drawn)
    image = next(a for tag, a in parsed.elements if tag == "svg" and a.get("role") == "img")
    assert image["aria-labelledby"].split() == ["graph-title", "graph-says"]
    assert "Inés Bárcena → Tule: acusa (ocurrido) ×1" in parsed.text_of(id="graph-says")


def test_commitments_and_timeline(drawn):
    parsed = Page(drawn)
    assert "Lemuria" in parsed.text_of(id="pact1")
    assert "En vigor" not in parsed.text_of(id="pact1")
    assert "tregua pesquera" in parsed.text_of(id="pact2")
    times = " ".join(parsed.text_of(**{"aria-labelledby": "h-times"}).split())
    assert "2029-06 mes E9 visitará dialoga ▷ futuro" in times
    assert "todavía" in times
    assert "en junio" not in times


def test_a_link_to_an_event_leads_to_its_row(drawn):
    assert 'href="#e5"><span class="box">E5</span> expulsado' in drawn


def test_only_the_sections_that_are_asked_for(eventful):
    without = page(eventful, "es", ("statements", "times", "links"))
    assert not {"h-events", "h-commitments", "e1", "pact1", "graph-title"} & set(Page(without).ids())
    assert 'class="deed' not in without
    assert "en junio" in Page(without).text_of(**{"aria-labelledby": "h-times"})
    only = Page(page(eventful, "es", ("events",)))
    assert {"h-events", "e12", "graph-title"} <= set(only.ids())
    targets = {a["href"][1:] for tag, a in only.elements if tag == "a" and a.get("href", "").startswith("#")}
    assert targets <= set(only.ids())


def test_no_events_no_table(eventful):
    text = page(msgspec.structs.replace(eventful, events=(), commitments=(), links=()), "es")
    assert not {"h-events", "h-commitments", "graph-title"} & set(Page(text).ids())
    assert 'class="deed' not in text
    assert "happenings" not in text[text.index("</style>") :]


def test_columns_without_a_value_are_left_out(eventful):
    text = page(msgspec.structs.replace(eventful, events=eventful.events[5:6]), "en")
    heads = [w for i, w in Page(text).words.items() if Page(text).elements[i][0] == "th"]
    assert "Status" in heads
    assert not {"When", "Where", "How many", "Condition"} & set(heads)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quad_colours_meet_wcag_aa_and_differ_in_lightness(scheme):
    css = (Path(segun.view.__file__).parent / "page.css").read_text("utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light if scheme == "light" else dark.split("* {")[0]))
    quads = [colours[f"quad-{n}"] for n in range(1, 5)]
    assert not [q for q in quads for paper in ("paper", "card") if contrast(q, colours[paper]) < 4.5]
    assert not [(q, n) for q in quads for n in range(9) if contrast(q, colours[f"tint-{n}"]) < 3]
    ordered = sorted(contrast(q, colours["paper"]) for q in quads)
    assert all(b / a > 1.03 for a, b in pairwise(ordered)), ordered
