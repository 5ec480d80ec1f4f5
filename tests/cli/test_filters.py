"""The options that narrow a question: what a verb declares, it passes on."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields
from typing import get_type_hints

import pytest

from segun.cli import filters as by
from segun.cli.main import app
from segun.store.filters import Filter

Verb = Callable[..., None]
OPTIONS = {field.name: getattr(by, field.name.capitalize()) for field in fields(Filter)}
"""The option for each filter of the store."""


def declared(verb: Verb) -> dict[str, str]:
    """The parameters of a verb that are filters, by the names of the filters."""
    hints = get_type_hints(verb, include_extras=True)
    return {name: given for given, hint in hints.items() for name, option in OPTIONS.items() if hint is option}


VERBS = [one.callback for one in app.registered_commands if one.callback is not None and declared(one.callback)]


class ReachedError(Exception):
    """The verb has told what it wishes."""


def test_the_verbs_that_ask_have_filters():
    names = {verb.__name__ for verb in VERBS}
    assert names == {"search", "who", "between", "claims", "timeline", "story", "export"}


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
def test_a_verb_passes_on_every_filter_that_it_declares(verb: Verb, monkeypatch: pytest.MonkeyPatch):
    told: dict[str, object] = {}

    def wanted(**wishes: object) -> None:
        told.update(wishes)
        raise ReachedError

    monkeypatch.setattr(by, "wanted", wanted)
    typed = {name: f"{name} as typed" for name in declared(verb)}
    given = {parameter: typed[name] for name, parameter in declared(verb).items()}
    parameters = inspect.signature(verb).parameters.values()
    needed = {one.name: ["x"] for one in parameters if one.default is inspect.Parameter.empty}
    with pytest.raises(ReachedError):
        verb(**needed, **given)
    assert {name: wish for name, wish in told.items() if wish is not None} == typed
