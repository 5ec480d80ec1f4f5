"""Language packs name their model, its version and its licence; a wrong name says which there are."""

from __future__ import annotations

import pytest

from segun.errors import DataError, SegunError
from segun.language import pack as module
from segun.language.pack import languages, pack


def test_the_spanish_pack_is_pinned_and_licensed():
    model = pack("es").model
    assert model.pip[0] == "--no-deps"
    assert model.pip[1] == f"{model.package}=={model.version}"
    assert model.licence == "GPL-3.0"
    assert "es" in languages()


def test_an_unknown_language_names_those_there_are():
    with pytest.raises(SegunError, match="there are: es"):
        pack("xx")
    with pytest.raises(SegunError):
        pack("../es")


def test_a_package_that_is_not_there_is_not_installed():
    model = module.Model(package="no-such-package-segun", version="1", licence="-", pip=(), credits="")
    assert model.installed() is None


def test_a_typo_in_a_pack_is_told_with_its_file(tmp_path, monkeypatch):
    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "pack.toml").write_text('language = "qq"\nnam = "Q"\n')
    monkeypatch.setattr(module, "_FOLDER", tmp_path)
    with pytest.raises(DataError, match=r"qq.pack\.toml"):
        pack("qq")
