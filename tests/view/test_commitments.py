"""A commitment in words; what the text does not tell stays empty."""

from __future__ import annotations

import msgspec

from segun.view.commitments import pacts
from segun.view.wording import wording


def test_who_owes_what_to_whom(eventful):
    treaty, truce = pacts(eventful, wording("es"))
    assert (treaty.instrument, treaty.kind, treaty.signed) == ("tratado de defensa mutua", "tratado", "2029-05-18")
    assert [p.name for p in treaty.parties] == ["Arcadia", "Lemuria"]
    assert treaty.beneficiary and treaty.beneficiary.name == "Lemuria"
    assert (treaty.obligation, treaty.condition) == ("ayuda militar inmediata", "en caso de una agresión externa")
    assert (treaty.in_force, truce.in_force) == ("", "no")
    assert (truce.signed, truce.obligation, truce.condition, truce.beneficiary) == ("", "", "", None)
    assert truce.parties[0].name == "Los dos países (= Arcadia, Lemuria)"


def test_a_kind_of_the_language_data_is_called_by_its_word(eventful):
    other = msgspec.structs.replace(eventful.commitments[0], kind="compromiso")
    assert pacts(msgspec.structs.replace(eventful, commitments=(other,)), wording("en"))[0].kind == "compromiso"
