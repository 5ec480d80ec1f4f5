"""The picture of the graph: nobody's name on another's, nothing outside, the many summed up, the same twice."""

from __future__ import annotations

import re

import msgspec
import pytest

from segun.view.events import deeds
from segun.view.label import label, width
from segun.view.picture import MOST, WIDTH, picture
from segun.view.voices import voices
from segun.view.wording import wording

SAY = wording("es")


def drawn(ledger):
    return picture(ledger, deeds(ledger, voices(ledger, SAY), SAY), SAY)


def crowd(ledger, size):
    """`ledger` with `size` actors of long names, each of whom does something to the next."""
    replace = msgspec.structs.replace
    actors = tuple(replace(ledger.actors[0], id=f"x{n}", name=f"Ministerio de Asuntos {n}") for n in range(size))
    one = ledger.events[5]
    events = tuple(replace(one, id=f"e{n}", actors=(f"x{n}",), recipients=(f"x{(n + 1) % size}",)) for n in range(size))
    return replace(ledger, actors=actors, events=events)


def test_lines_say_what_the_table_says(eventful):
    says = [line.says for line in drawn(eventful).lines]
    assert "Inés Bárcena → Tule: acusa (ocurrido) ×1" in says
    assert "Inés Bárcena – Tomás Urrutia: apoya (ocurrido), dialoga (ocurrido) ×2" in says
    assert "no se dice quién → doce manifestantes: coacciona (ocurrido) ×1" in says
    assert "Unas cuatrocientas personas: protesta (ocurrido) ×1" in says


def test_direction_and_status_show(eventful):
    lines = {line.says: line for line in drawn(eventful).lines}
    together = next(line for says, line in lines.items() if " – " in says)
    denied = next(line for says, line in lines.items() if "desmentido" in says)
    assert (together.mutual, together.head) == (True, "")
    assert (denied.actual, denied.quad) == (False, 4)
    assert denied.head


def test_no_picture_where_nobody_does_anything_to_anybody(eventful, sample):
    assert drawn(sample) is None
    assert drawn(msgspec.structs.replace(eventful, events=eventful.events[10:11])) is None


@pytest.mark.parametrize("size", [2, 5, 12, 30])
def test_names_do_not_overlap_and_all_is_inside(eventful, size):
    found = drawn(crowd(eventful, size))
    assert len(found.dots) == min(size, MOST)
    for dot in found.dots:
        reach = 11 + 13 * max(width(line) for line in dot.lines)
        assert 0 <= dot.at.x + dot.side * reach <= WIDTH
        assert found.top <= dot.at.y - 22 and dot.at.y + 22 <= found.top + found.height
        others = [o for o in found.dots if o is not dot and o.side == dot.side]
        assert all(abs(o.at.y - dot.at.y) >= 15 * max(len(o.lines), len(dot.lines)) for o in others)
    for line in found.lines:
        for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", line.path + " " + line.head):
            assert 0 <= float(x) <= WIDTH
            assert found.top - 40 <= float(y) <= found.top + found.height + 40


def test_more_than_fit_share_one_place(eventful):
    found = drawn(crowd(eventful, 30))
    assert found.rest == 30 - MOST + 1
    assert f"otros {found.rest}" in {dot.name for dot in found.dots}


def test_the_same_picture_twice(eventful):
    assert drawn(eventful) == drawn(eventful)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("OTAN", ("OTAN",)),
        ("los diplomáticos de Tule", ("los diplomáticos", "de Tule")),
        ("Supercalifragilisticoespialidoso", ("Supercalifragilis…",)),
        ("", ()),
    ],
)
def test_labels(name, lines):
    assert label(name) == lines


def test_a_label_never_grows_too_wide():
    for name in ("M" * 90, "W W " * 40, "外" * 60, "una organización de nombre larguísimo " * 4):
        assert len(label(name)) <= 3
        assert all(width(line) <= 9.4 for line in label(name))
