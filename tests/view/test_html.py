"""The page is whole, safe, connected and legible."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

import segun.view
from segun.ledger import Actor, Ledger, TextWarning
from segun.view.html import page
from view.markup import EVIL, Page, contrast


def evil(ledger: Ledger) -> Ledger:
    """`ledger` with hostile text in every field that is free text."""
    replace = msgspec.structs.replace
    text = EVIL + ledger.document.text[len(EVIL) :]
    fields = dict.fromkeys(("title", "publisher", "id", "language", "published"), EVIL)
    document = replace(ledger.document, text=text, url=f"javascript:{EVIL}", authors=(EVIL,), **fields)
    roles = tuple(replace(r, title=EVIL, organisation=EVIL, country=EVIL) for r in ledger.actors[0].roles)

    def spoil(a: Actor) -> Actor:
        return replace(a, name=EVIL, country=EVIL, sector=EVIL, roles=roles, members=(EVIL,))

    return replace(
        ledger,
        schema=EVIL,
        document=document,
        actors=tuple(spoil(a) for a in ledger.actors),
        statements=tuple(replace(s, rule=EVIL, addressees=(EVIL,)) for s in ledger.statements),
        times=tuple(replace(t, timex=EVIL, start=EVIL, end=EVIL) for t in ledger.times),
        links=tuple(replace(link, rule=EVIL, target=EVIL) for link in ledger.links),
        warnings=(TextWarning(kind="broken_word", span=ledger.warnings[0].span, message=EVIL),),
    )


@pytest.fixture
def drawn(sample):
    return page(sample, "es")


def test_hostile_text_stays_text(sample):
    text = page(evil(sample), "en")
    parsed = Page(text)
    assert not {tag for tag, _ in parsed.elements} & {"script", "img", "iframe", "object", "svg"}
    assert not [a for _, attrs in parsed.elements for a in attrs if a.startswith("on")]
    assert "javascript:" not in text
    assert "7*7" in text
    style = text[text.index("<style>") : text.index("</style>")]
    assert "alert" not in style


def test_asks_for_nothing(drawn):
    parsed = Page(drawn)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in parsed.elements}
    assert not [a for _, a in parsed.elements if "src" in a]
    assert not re.search(r"url\(|@import", drawn)
    assert "default-src 'none'" in drawn


def test_every_id_once_and_every_anchor_leads_somewhere(drawn):
    parsed = Page(drawn)
    ids = parsed.ids()
    assert len(ids) == len(set(ids))
    targets = [a["href"][1:] for tag, a in parsed.elements if tag == "a" and a.get("href", "").startswith("#")]
    assert len(targets) > 40
    assert set(targets) <= set(ids)


def test_text_and_cards_lead_to_each_other(sample, drawn):
    ids = set(Page(drawn).ids())
    for number in range(1, len(sample.statements) + 1):
        assert {f"s{number}", f"t{number}", f"tip{number}"} <= ids
        assert f'href="#s{number}"' in drawn
        assert f'href="#t{number}"' in drawn


def test_the_article_is_all_there(sample, drawn):
    parsed = Page(drawn)
    story = " ".join(parsed.words[i] for i, (tag, a) in enumerate(parsed.elements) if tag == "article")
    plain = re.sub(r"\d+|▲", "", story)
    for line in sample.document.text.split("\n")[2:]:
        assert "".join(re.sub(r"\d+", "", line).split()) in "".join(plain.split())


def test_a_card_says_who_how_and_by_whose_word(drawn):
    card = Page(drawn).text_of(id="s6")
    for words in ("los técnicos del muelle", "afirma", "según Universidad de Puerto Alto", "posible", "desmentida por",
                  "Inés Bárcena", "sostienen", "statement.verb"):  # fmt: skip
        assert words in card
    assert card in Page(drawn).text_of(id="s5")


def test_languages_and_landmarks(sample, drawn):
    parsed = Page(drawn)
    assert ("html", {"lang": "es"}) in parsed.elements
    article = next(a for tag, a in parsed.elements if tag == "article")
    assert article["lang"] == "es"
    tags = [tag for tag, _ in parsed.elements]
    assert tags.count("main") == tags.count("h1") == 1
    labelled = {a["aria-labelledby"] for tag, a in parsed.elements if tag == "section"}
    assert labelled <= set(parsed.ids())
    assert "Declaraciones" in drawn
    assert '<html lang="en">' in page(sample, "en")


def test_many_voices_fold_away_and_all_are_there(sample):
    one = sample.statements[0]
    actors = tuple(msgspec.structs.replace(sample.actors[0], id=f"v{n}", name=f"Voz {n}") for n in range(12))
    statements = tuple(msgspec.structs.replace(one, id=f"s{n}", speaker=f"v{n}") for n in range(12))
    parsed = Page(page(msgspec.structs.replace(sample, actors=actors, statements=statements, links=()), "es"))
    assert {f"voice{n}" for n in range(1, 13)} <= set(parsed.ids())
    folded = next(parsed.words[i] for i, (tag, _) in enumerate(parsed.elements) if tag == "details")
    assert folded.split()[:2] == ["+", "4"]
    assert "Voz 7" not in folded


def test_only_the_sections_that_are_asked_for(sample):
    ids = set(Page(page(sample, "es", ("times",))).ids())
    assert "h-times" in ids
    assert not {"h-statements", "h-actors", "h-links", "h-warnings", "s1", "t1", "x1"} & ids


def test_an_empty_ledger_makes_a_page(sample):
    document = msgspec.structs.replace(sample.document, text="", title=None, url=None, publisher=None, published=None)
    empty = msgspec.structs.replace(
        sample, document=document, actors=(), times=(), statements=(), links=(), warnings=()
    )
    assert "Sin título" in Page(page(empty, "es")).text_of(lang="es")


def test_the_same_page_twice(sample, drawn):
    assert page(sample, "es") == drawn


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_meets_wcag_aa(scheme):
    css = (Path(segun.view.__file__).parent / "page.css").read_text("utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light if scheme == "light" else dark.split("* {")[0]))
    pairs = [("text", "paper"), ("text", "card"), ("quiet", "paper"), ("quiet", "card"), ("alarm", "paper")]
    pairs += [("quiet", "tint-0"), ("alarm", "card")]
    for n in range(9):
        pairs += [(f"ink-{n}", "card"), (f"ink-{n}", "paper"), (f"ink-{n}", f"tint-{n}"), ("text", f"tint-{n}")]
    low = [
        (a, b, round(contrast(colours[a], colours[b]), 2)) for a, b in pairs if contrast(colours[a], colours[b]) < 4.5
    ]
    assert not low
