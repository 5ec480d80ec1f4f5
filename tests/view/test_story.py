"""The marked article is the article: every word once, in order, whatever spans a ledger brings."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from segun.ledger import Ledger, Span
from segun.view.story import story
from segun.view.voices import voices
from segun.view.wording import wording

SAMPLE = msgspec.json.decode((Path(__file__).parent.parent / "data" / "view" / "sample.json").read_bytes(), type=Ledger)
SIZE = len(SAMPLE.document.text)
SPANS = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE)).map(lambda pair: Span(min(pair), max(pair)))


def told(ledger):
    return story(ledger, voices(ledger, wording("en")))


@settings(max_examples=40)
@given(st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=6))
def test_every_word_once_and_every_anchor_once(spans):
    statements = tuple(
        msgspec.structs.replace(SAMPLE.statements[n], content_span=a, cue_span=b, quote_spans=(c,))
        for n, (a, b, c) in enumerate(spans)
    )
    paragraphs = told(msgspec.structs.replace(SAMPLE, statements=statements))
    words = " ".join("".join(f.words for f in p.fragments) for p in paragraphs)
    assert words.split() == SAMPLE.document.text.split()
    anchors = sorted(n for p in paragraphs for f in p.fragments for n in f.anchors.statements)
    assert len(anchors) == len(set(anchors))
    visible = [n for n, (a, _, _) in enumerate(spans, 1) if SAMPLE.document.text[a.start :].strip()]
    assert set(visible) <= set(anchors)


def test_a_nested_content_has_its_own_voice_and_the_line_of_the_outer_one():
    classes = {f.words: f.classes.split() for p in told(SAMPLE) for f in p.fragments}
    assert {"s5", "s6", "i6", "v3", "o2"} <= set(classes["Solmar"])
    assert {"s5", "i5", "v2", "cue", "k3"} <= set(classes["sostienen"])


def test_the_headline_is_known():
    paragraphs = told(SAMPLE)
    assert [p.headline for p in paragraphs] == [True, *[False] * (len(paragraphs) - 1)]
